import { runner } from '../src/assess/index.ts'
import { builtIn } from '../src/detectors/built-in.ts'
import type { Detector, Finding } from '../src/detectors/index.ts'
import type { AnyEvent, ClientProfile } from '../src/events/index.ts'
import { defaultNorms } from '../src/measures/index.ts'
import { median } from '../src/statistics/index.ts'
import { causeNames, simulate, type CauseName, type Simulation } from '../src/testing/index.ts'
import { createTimeline, createView, createZones } from '../src/timeline/index.ts'
import { byClient } from './portfolio.ts'

/** How often one planted cause was seen by the detector of the same name. */
export interface PlantedRow {
  cause: CauseName
  /** Clients with the cause. */
  planted: number
  /** Of them, those of whom the detector could say anything in that time. */
  judged: number
  /** Of them, those on whom the detector fired once the cause was at full strength and before the end. */
  found: number
  /** The same clients and weeks with nothing planted: on how many it fired all the same. */
  byChance: number
  /** Median days from the start of the cause to the first firing, of the found; null where none was. */
  days: number | null
}

const DAY = 86_400_000
const WEEK = 7 * DAY
/** A cause comes to its full strength within three weeks. */
const RAMP = 21 * DAY
const WEEKS = 104
/** Asked at eight on the evening before, in UTC. */
const EVENING = 4 * 3_600_000

/** Plants each cause alone in clients that all leave, and asks the detector of its name every week. */
export function plantedShares(seed: number, clients: number, causes: readonly CauseName[] = causeNames): PlantedRow[] {
  const common = { seed, clients, weeks: WEEKS, from: '2022-01-03' }
  const quiet = histories(simulate(common))
  return causes.map((cause) => {
    const detector = detectorOf(cause)
    const simulation = simulate({ ...common, losses: 1, withoutWarning: 0, causes: [cause] })
    const troubled = histories(simulation)
    const results = simulation.causes.map(({ clientId, from, to }) => {
      const [start, end] = [Date.parse(from), Date.parse(to)]
      const [seen, without] = [troubled, quiet].map((all) => answers(all.get(clientId), detector, start, end))
      return { seen: seen ?? [], byChance: without?.some(isFound) ?? false }
    })
    const found = results.filter(({ seen }) => seen.some(isFound))
    return {
      cause,
      planted: results.length,
      judged: results.filter(({ seen }) => seen.some(isJudged)).length,
      found: found.length,
      byChance: results.filter(({ byChance }) => byChance).length,
      days: found.length === 0 ? null : median(found.flatMap(({ seen }) => seen.find(({ status }) => status === 'fired')?.day ?? [])),
    }
  })
}

/** What the detector says so many days after the cause began. */
interface Answer {
  readonly day: number
  readonly status: Finding['status']
}

const isJudged = ({ day, status }: Answer): boolean => day * DAY >= RAMP && (status === 'fired' || status === 'clear')
const isFound = ({ day, status }: Answer): boolean => status === 'fired' && day * DAY >= RAMP

function detectorOf(cause: CauseName): Detector {
  const detector = builtIn.map((factory) => factory()).find(({ id }) => id === cause)
  if (detector === undefined) throw new Error(`no detector is named like the cause ${cause}`)
  return detector
}

/** Asks a detector about one client as of a moment. */
type Ask = (detector: Detector, asOf: number) => Finding['status']

function histories({ events, profiles, recording, agency }: Simulation): Map<string, Ask> {
  const zones = createZones()
  const profileOf = new Map(profiles.map(({ clientId, ...profile }): [string, ClientProfile] => [clientId, profile]))
  return new Map(byClient<AnyEvent>(events).map((own): [string, Ask] => {
    const timeline = createTimeline(own)
    const profile = profileOf.get(timeline.clientId)
    return [timeline.clientId, (detector, asOf) =>
      runner(createView(timeline, { asOf, recording, profile, agency, zones }), defaultNorms)(detector).status]
  }))
}

/** What the detector says week by week from the start of the cause up to the evening before the end. */
function answers(ask: Ask | undefined, detector: Detector, start: number, end: number): Answer[] {
  const weeks = Array.from({ length: Math.max(0, Math.ceil((end - start) / WEEK) - 1) }, (_, i) => (i + 1) * WEEK)
  return ask === undefined ? [] : weeks.map((since) => ({ day: since / DAY, status: ask(detector, start + since - EVENING) }))
}
