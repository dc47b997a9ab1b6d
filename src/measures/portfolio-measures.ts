import type { Calendar } from '../timeline/index.ts'
import { dailyClients, type DailyClients } from './daily-clients.ts'
import type { Measures } from './measures.ts'
import { npsVotes, type NpsVote } from './nps-votes.ts'

/** One client's measures among those of all. */
export interface ClientMeasures {
  readonly clientId: string
  /** Every contract of it has ended. */
  readonly over: boolean
  readonly measures: Measures
}

/** State derived from the events of all clients, for signs of the whole agency. */
export interface PortfolioMeasures {
  /** Every client by itself, by id. */
  readonly clients: readonly ClientMeasures[]
  /** Whom each person of the agency was in touch with on each of the last working days. */
  dailyClients(workingDays: number): DailyClients
  /** The latest NPS answer of each respondent of a side after `from` up to `to` (milliseconds since 1970), oldest first. */
  npsVotes(side: 'client' | 'agency', from: number, to: number): readonly NpsVote[]
}

/** The measures over all clients as one detector sees them. */
export function createPortfolioMeasures(clients: readonly ClientMeasures[], calendar: Calendar, asOf: number): PortfolioMeasures {
  return {
    clients,
    dailyClients: (workingDays) => dailyClients(clients, calendar, asOf, workingDays),
    npsVotes: (side, from, to) => npsVotes(clients, side, from, to),
  }
}
