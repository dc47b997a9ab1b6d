import type { Detector } from '../detectors/index.ts'
import type { DetectorCase } from './cases.ts'
import { attempt } from './laws/law.ts'
import { laws as allLaws, type Judged, type Law, type Problem, type Subject } from './laws/index.ts'
import { createRandom } from './random.ts'
import { judge, situationOf, variationOf, type Detect } from './situations.ts'

/** A law that a detector breaks, and where. */
export interface Violation extends Problem {
  readonly law: string
  /** Id of the detector. */
  readonly detector: string
}

/** What the kit found, and how much it looked at: assert these lists too, or a run over nothing looks like success. */
export interface CheckReport {
  readonly violations: readonly Violation[]
  /** Number of cases. */
  readonly cases: number
  /** Number of situations judged: the cases and their random variations. */
  readonly situations: number
  /** Names of the laws that ran. */
  readonly laws: readonly string[]
  /** Ids of the detectors that were tried, in order. */
  readonly detectors: readonly string[]
}

/** How the kit runs. */
export interface CheckOptions {
  /** Seed of the random variations. @defaultValue 1 */
  readonly seed?: number
  /** Random variations of each case. @defaultValue 3 */
  readonly runs?: number
  /** The laws to hold; all of them when absent. */
  readonly laws?: readonly Law[]
  /** Ids of detectors that count by calendar months: for them a week later is not the same. */
  readonly calendarMonths?: readonly string[]
  /** Detectors to run beside the one that is tried; the other ones among the cases when absent. */
  readonly beside?: readonly Detector[]
  /** What runs a detector; the library's own when absent. */
  readonly detect?: Detect
}

/**
 * Tries detectors against the laws that every detector keeps, ours and third parties' alike. No test runner is inside: assert the
 * report with yours. The same seed gives the same report.
 *
 * @param cases - situations with the answers they must get; those of one detector are found by its id
 * @throws TypeError where there are no cases
 *
 * @example
 * const inputs = { asOf: '2026-03-09T09:00:00Z', recording: [{ from: '2025-01-01T00:00:00Z' }] }
 * const common = { detector: noticeGiven(), inputs }
 * const report = checkDetector([
 *   { ...common, name: 'notice', events: [contract('2026-03-02', { status: 'notice-given' })], expect: 'fired' },
 *   { ...common, name: 'no notice', events: [contract('2026-03-02')], expect: 'clear' },
 * ])
 * report.violations // => []
 * report.detectors // => ['notice-given']
 */
export function checkDetector(cases: readonly DetectorCase[], options: CheckOptions = {}): CheckReport {
  if (cases.length === 0) throw new TypeError('checkDetector: no cases; a run over nothing would look like success')
  const { laws = allLaws } = options
  const subjects = subjectsOf(cases, options)
  return {
    violations: subjects.flatMap(([detector, subject]) =>
      laws.flatMap((law) => [...law.check(subject)].map((problem): Violation => ({ law: law.name, detector, ...problem }))),
    ),
    cases: cases.length,
    situations: subjects.reduce((sum, [, { judged, failed }]) => sum + judged.length + failed.length, 0),
    laws: laws.map(({ name }) => name),
    detectors: subjects.map(([id]) => id),
  }
}

function subjectsOf(cases: readonly DetectorCase[], options: CheckOptions): [string, Subject][] {
  const byId = new Map<string, DetectorCase[]>()
  for (const one of cases) byId.set(one.detector.id, [...(byId.get(one.detector.id) ?? []), one])
  const detectors = [...byId.values()].flatMap(([one]) => (one === undefined ? [] : [one.detector]))
  return [...byId].map(([id, own]) => {
    const { seed = 1, detect = judge, calendarMonths = [], beside = detectors } = options
    const others = beside.filter((other) => other.id !== id)
    return [id, { ...judgeAll(own, options), cases: own, others, detect, seed, calendarMonths: calendarMonths.includes(id) }]
  })
}

/** Judges the cases and their variations, once for all laws. */
function judgeAll(cases: readonly DetectorCase[], { seed = 1, runs = 3, detect = judge }: CheckOptions) {
  const judged: Judged[] = []
  const failed: Problem[] = []
  for (const one of cases) {
    const random = createRandom(seed, `${one.detector.id}|${one.name}`)
    const variations = Array.from({ length: runs }, (_, i) => variationOf(one, random, i))
    for (const situation of [situationOf(one), ...variations]) {
      const finding = attempt(() => detect(situation.events, situation.detector, situation.inputs))
      if (typeof finding === 'string') failed.push({ case: situation.name, message: finding })
      else judged.push({ ...situation, finding })
    }
  }
  return { judged, failed }
}
