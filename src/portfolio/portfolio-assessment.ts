import type { AgencyAssessment, Assessment } from '../assess/index.ts'
import type { Money } from '../events/index.ts'
import type { Norms } from '../measures/index.ts'
import type { SuspectFeed } from './suspect-feeds.ts'

/** One client as it stands among the others. */
export interface ClientStanding {
  clientId: string
  /** From the profile. */
  name: string | null
  /** Minor units a month, one for each currency; empty where the fee is unknown. */
  fees: Money[]
  /** What the fee was read from. */
  feeSource: 'contract' | 'invoices' | null
  assessment: Assessment
}

/** A client whose fee is known in the currency of the ranking. */
export interface RankedClient extends ClientStanding {
  /** 1 for the greatest expected loss. */
  rank: number
  /** Minor units a month. */
  monthlyFee: Money
  /** What a year's fee times the chance of leaving within the horizon comes to, in minor units. */
  expectedLoss: Money
}

/** A client that cannot be ranked by money. It is not worth nothing: nobody knows what it is worth. */
export interface UnrankedClient extends ClientStanding {
  /** `no-rate`: the fee is in another currency and no rate was given. */
  because: 'fee-unknown' | 'no-rate'
}

/** A sign to work on, and the first thing to do about it. */
export interface Reason {
  /** The detector. */
  id: string
  since: string
  /** Code of the first play that no worse sign of this client has named already; null where none is left. */
  play: string | null
}

/** One client to look after now. */
export interface WorkItem {
  clientId: string
  name: string | null
  /** By what it was placed, in minor units; null where no fee of the portfolio is known, and chance alone places it. */
  expectedLoss: Money | null
  /** Its own fee is unknown, so it was placed by the median fee of the others. */
  feeAssumed: boolean
  /** Chance of leaving within the horizon, 0 to 1. */
  risk: number
  /** Worst first, three at most. */
  reasons: Reason[]
}

/** All clients as judged at one moment: plain JSON, the same for the same inputs in any order. */
export interface PortfolioAssessment {
  schemaVersion: 1
  /** RFC 3339 in UTC. */
  asOf: string
  /** Of the ranking; null where no fee is known. */
  currency: string | null
  /** By expected loss, greatest first. */
  ranked: RankedClient[]
  /** By risk, highest first. */
  unranked: UnrankedClient[]
  /** Clients whose every contract has ended, by id: they are gone, and nothing is to be lost. */
  ended: ClientStanding[]
  /** Whom to look after first: clients that show a sign, as many as there is capacity for. */
  worklist: WorkItem[]
  /** Signs of the whole agency. They enter the health of no client. */
  agency: AgencyAssessment
  /** Feeds on which everybody fell silent at once, oldest first. Their days were taken for unrecorded. */
  suspectFeeds: SuspectFeed[]
  /** Ids of clients of which nothing is on record. */
  withoutEvents: string[]
  /** What was taken for normal. */
  norms: Norms
  /** Nobody said what was recorded; it was inferred from the events of all clients. */
  recordingInferred: boolean
}
