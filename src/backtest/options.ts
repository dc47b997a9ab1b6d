import { outcomeSchema, assertInput, type AgencyProfile, type LocalDate, type Outcome, type RecordingSpan } from '../events/index.ts'
import { isLocalDate } from '../events/index.ts'
import type { ScorecardChoice } from '../assess/index.ts'
import { refuseUnknownKeys, type Scorecard } from '../health/index.ts'
import type { Norms } from '../measures/index.ts'
import type { ClientEntry, NamedProfile } from '../portfolio/index.ts'
import { DAY_MS, toIso, toMs } from '../timeline/index.ts'
import { knownUntil } from './fate.ts'

/** Where a backtest stands. */
export interface BacktestProgress {
  /** Clients judged so far, each date counted, and how many there will be. */
  readonly done: number
  readonly of: number
  /** The date and the client that come next. */
  readonly asOf: string
  readonly clientId: string
}

/** What is replayed, and what it is held against. */
export interface BacktestInputs {
  /** What became of clients. Absent: a dry run, which tells how many alarms to expect and nothing of their worth. */
  readonly outcomes?: readonly Outcome[]
  /** The last day on which every client that no outcome names is known to have been there. Absent: nothing is known of them. */
  readonly othersStayedUntil?: LocalDate
  /** The first date of judgement: RFC 3339 with an offset, or a Date. */
  readonly from: string | Date
  /** No date of judgement is later. */
  readonly to: string | Date
  /** Days between dates of judgement. @defaultValue 7 */
  readonly everyDays?: number
  /** A client counts as lost at a date where it left within so many days after it. Risk is worked out over the same span. */
  readonly horizonDays: number
  /** Norms fitted before `from`; `'fit'` fits them on the past of each quarter as it comes; the shipped ones when absent. */
  readonly norms?: Norms | 'fit'
  readonly recording?: readonly RecordingSpan[]
  readonly clients?: readonly ClientEntry[]
  readonly profiles?: readonly NamedProfile[]
  readonly agency?: AgencyProfile
  /** Whether to look for feeds on which everybody fell silent at once. @defaultValue true */
  readonly guardFeeds?: boolean
  /** How many clients can be called at one date: the k of precision at k. @defaultValue 10 */
  readonly capacity?: number
  /** Where the totals raise an alarm. @defaultValue below the second-best band, and the risk of as many points */
  readonly alarms?: AlarmLevels
  /** How often clients are drawn anew for intervals; 0 for none. @defaultValue 400 */
  readonly resamples?: number
  /** The draws follow from it. @defaultValue 1 */
  readonly seed?: number
  /** Told before each client is judged. */
  readonly onProgress?: (progress: BacktestProgress) => void
  /** Looked at before each client: an AbortSignal, or any object whose `aborted` becomes true. */
  readonly signal?: { readonly aborted: boolean }
}

/** Where the totals raise an alarm. */
export interface AlarmLevels {
  /** Health below this, 0 to 100. */
  readonly healthBelow?: number
  /** Risk of at least this, 0 to 1. */
  readonly riskFrom?: number
}

/** A scorecard spread out beside what is replayed, or named as `scorecard`: one for all, or a function of the client. */
export type BacktestOptions = BacktestInputs & (Scorecard | { readonly scorecard: ScorecardChoice })

/** Options that were checked, with their defaults. */
export interface Plan {
  readonly scorecard: ScorecardChoice
  /** Milliseconds since 1970, oldest first, evenly apart. */
  readonly dates: readonly number[]
  readonly everyDays: number
  readonly horizonDays: number
  /** By client id. */
  readonly outcomes: ReadonlyMap<string, Outcome>
  readonly dryRun: boolean
  readonly capacity: number
  readonly resamples: number
  readonly seed: number
}

const INPUTS = [
  'outcomes', 'othersStayedUntil', 'from', 'to', 'everyDays', 'horizonDays', 'norms', 'recording', 'clients', 'profiles', 'agency',
  'guardFeeds', 'capacity', 'alarms', 'resamples', 'seed', 'onProgress', 'signal',
] as const satisfies readonly (keyof BacktestInputs)[]
const POLICY = [
  'detectors', 'weights', 'groups', 'bands', 'minCoverage', 'baseRisk', 'horizonDays', 'riskSlope', 'combine',
] as const satisfies readonly (keyof Scorecard)[]

/** Checks the options; errors name the place and the remedy. */
export function planOf(options: BacktestOptions): Plan {
  refuseUnknownKeys(options, [...INPUTS, ...POLICY, 'scorecard'], 'backtest')
  const { everyDays = 7, horizonDays, capacity = 10, resamples = 400, seed = 1, outcomes, norms, alarms = {} } = options
  positive('everyDays', everyDays)
  positive('horizonDays', horizonDays)
  whole('capacity', capacity, 1)
  whole('resamples', resamples, 0)
  whole('seed', seed, 0)
  refuseUnknownKeys(alarms, ['healthBelow', 'riskFrom'], 'backtest: alarms')
  const dates = datesOf(toMs(options.from, 'from'), toMs(options.to, 'to'), everyDays)
  if (typeof norms === 'object') refuseFuture(norms, dates[0] ?? 0)
  const { othersStayedUntil } = options
  if (othersStayedUntil !== undefined && outcomes === undefined) {
    throw new TypeError('backtest: othersStayedUntil says what became of the others; give outcomes too')
  }
  if (othersStayedUntil !== undefined && !isLocalDate(othersStayedUntil)) {
    throw new TypeError(`backtest: othersStayedUntil ${JSON.stringify(othersStayedUntil)} is no day; write it YYYY-MM-DD`)
  }
  const byId = byClient(outcomes ?? [])
  if (outcomes !== undefined && knownUntil(byId.values(), othersStayedUntil) === null) {
    throw new TypeError(
      'backtest: the outcomes name who left and nobody who stayed, so that every alarm would look right; ' +
      'say with stayedUntil or othersStayedUntil until when the others are known to have been there',
    )
  }
  return {
    scorecard: scorecardOf(options),
    dates, everyDays, horizonDays, capacity, resamples, seed,
    outcomes: byId,
    dryRun: outcomes === undefined,
  }
}

function positive(name: string, value: number): void {
  if (!(value > 0 && Number.isFinite(value))) throw new TypeError(`backtest: ${name} must be above 0, got ${value}`)
}

function whole(name: string, value: number, least: number): void {
  if (!(Number.isInteger(value) && value >= least)) throw new TypeError(`backtest: ${name} must be a whole number from ${least} on, got ${value}`)
}

/** More dates than anybody means: a century of days. */
const MOST_DATES = 36_525

function datesOf(from: number, to: number, everyDays: number): number[] {
  if (from > to) throw new TypeError(`backtest: from (${toIso(from)}) is later than to (${toIso(to)}); swap them`)
  const count = Math.floor((to - from) / (everyDays * DAY_MS)) + 1
  if (count > MOST_DATES) throw new TypeError(`backtest: ${count} dates; raise everyDays or shorten from … to`)
  return Array.from({ length: count }, (_, i) => from + i * everyDays * DAY_MS)
}

function refuseFuture({ asOf }: Norms, first: number): void {
  if (asOf === undefined || toMs(asOf, 'norms.asOf') <= first) return
  throw new TypeError(
    `backtest: norms were fitted on data up to ${asOf}, later than the first date ${toIso(first)}: they would know the future; ` +
    "fit them on earlier data, or give norms: 'fit'",
  )
}

function byClient(outcomes: readonly Outcome[]): Map<string, Outcome> {
  const known = new Map<string, Outcome>()
  for (const [i, outcome] of outcomes.entries()) {
    assertInput<Outcome>(outcome, outcomeSchema, `outcomes[${i}]`)
    if (known.has(outcome.clientId)) {
      throw new TypeError(`outcomes[${i}]: client ${JSON.stringify(outcome.clientId)} has two outcomes; give the last one`)
    }
    known.set(outcome.clientId, outcome)
  }
  return known
}

/** The scorecard among the options. Its risk speaks of the horizon of the backtest, so that both are about the same thing. */
function scorecardOf(options: BacktestOptions): ScorecardChoice {
  const { horizonDays } = options
  if (!('scorecard' in options)) {
    const { detectors, weights, groups, bands, minCoverage, baseRisk, riskSlope, combine } = options
    return {
      detectors, weights, groups, bands, minCoverage, baseRisk, horizonDays, riskSlope, ...(combine === undefined ? {} : { combine }),
    }
  }
  const both = POLICY.find((key) => key in options && key !== 'horizonDays')
  if (both !== undefined) throw new TypeError(`backtest: give either scorecard or ${both}, not both`)
  const { scorecard } = options
  if (typeof scorecard !== 'function') return { ...scorecard, horizonDays }
  // One object for each that the function returns, since scorecards are checked once per object.
  const known = new Map<Scorecard, Scorecard>()
  return (client) => {
    const chosen = scorecard(client)
    const own = known.get(chosen) ?? { ...chosen, horizonDays }
    known.set(chosen, own)
    return own
  }
}
