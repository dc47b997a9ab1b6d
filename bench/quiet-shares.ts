import { assessView, prepareScorecard } from '../src/assess/index.ts'
import type { AnyEvent } from '../src/events/index.ts'
import { recommended } from '../src/health/index.ts'
import { defaultNorms } from '../src/measures/index.ts'
import { createTimeline, createView, createZones } from '../src/timeline/index.ts'
import { simulate, type SimulateOptions } from '../src/testing/index.ts'
import { byClient } from './portfolio.ts'

/** How often one detector spoke up on clients without trouble. */
export interface QuietRow {
  id: string
  fired: number
  judged: number
  /** Clients on whom it fired at least once. */
  clients: number
  /** How many of its alarms named this cause. */
  causes: Map<string, number>
}

/** What all detectors said of quiet clients. */
export interface QuietShares {
  rows: QuietRow[]
  clientWeeks: number
  /** Assessments with a score of 80 or more, and those with none. */
  healthy: number
  unscored: number
  /** Clients, and those of them who score 80 or more in at least 95 % of their weeks. */
  clients: number
  healthyClients: number
}

/** A client is healthy where so many of its weeks are. The law's own share. */
const HEALTHY_WEEKS = 0.95

const WEEK = 7 * 86_400_000
const FROM = Date.parse('2022-01-03T00:00:00Z')
/** A year of history comes before what is counted, since most detectors answer `unknown` without one. */
const BEFORE = 52

/** What may be varied: how events arrive, never what happens. */
type Delivery = Pick<SimulateOptions, 'faults' | 'holes' | 'outages'>

/** Assesses simulated quiet clients as of every so many weeks of two years. */
export function quietShares(
  seed: number, clients: number, everyWeeks: number, progress: (done: number) => void = () => undefined, delivery: Delivery = {},
): QuietShares {
  const weeks = BEFORE + 104
  const quiet = simulate({ seed, clients, weeks, from: '2022-01-03', ...delivery })
  const profiles = new Map(quiet.profiles.map(({ clientId, ...profile }) => [clientId, profile]))
  const scorecard = prepareScorecard(recommended())
  // Signs of the whole agency are no part of any client's assessment.
  const ofClients = scorecard.detectors.filter(({ side }) => side !== 'agency-level')
  const rows = new Map(ofClients.map(({ id }): [string, QuietRow] => [id, { id, fired: 0, judged: 0, clients: 0, causes: new Map() }]))
  const shares: QuietShares = { rows: [...rows.values()], clientWeeks: 0, healthy: 0, unscored: 0, clients: 0, healthyClients: 0 }
  const zones = createZones()
  byClient<AnyEvent>(quiet.events).forEach((events, i) => {
    const timeline = createTimeline(events)
    const spoke = new Set<string>()
    const before = { weeks: shares.clientWeeks, healthy: shares.healthy }
    const first = Math.min(...events.map(({ at }) => Date.parse(at)))
    for (let week = BEFORE + everyWeeks; week <= weeks; week += everyWeeks) {
      const asOf = FROM + week * WEEK + 20 * 3_600_000
      if (asOf < first) continue
      const view = createView(timeline, { asOf, recording: quiet.recording, profile: profiles.get(timeline.clientId), agency: quiet.agency, zones })
      const { health, signals, clear, errors } = assessView(view, scorecard, defaultNorms)
      if (errors[0] !== undefined) throw new Error(`${errors[0].id}: ${errors[0].message}`)
      shares.clientWeeks += 1
      shares.healthy += health !== null && health >= 80 ? 1 : 0
      shares.unscored += health === null ? 1 : 0
      for (const id of [...clear, ...signals.map((signal) => signal.id)]) count(rows, id, (row) => { row.judged += 1 })
      for (const { id, evidence } of signals) {
        spoke.add(id)
        count(rows, id, (row) => {
          row.fired += 1
          for (const cause of evidence.causes) row.causes.set(cause, (row.causes.get(cause) ?? 0) + 1)
        })
      }
    }
    const ownWeeks = shares.clientWeeks - before.weeks
    shares.clients += 1
    shares.healthyClients += shares.healthy - before.healthy >= HEALTHY_WEEKS * ownWeeks ? 1 : 0
    for (const id of spoke) count(rows, id, (row) => { row.clients += 1 })
    progress(i + 1)
  })
  return shares
}

function count(rows: ReadonlyMap<string, QuietRow>, id: string, add: (row: QuietRow) => void): void {
  const row = rows.get(id)
  if (row !== undefined) add(row)
}
