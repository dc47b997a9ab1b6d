import { extendScorecard, type Policy, type Scorecard, type ScorecardChanges, type WeightEntry } from '../health/index.ts'
import { significant } from '../statistics/index.ts'
import { DAY_MS, toMs } from '../timeline/index.ts'
import type { BacktestResult, Provenance } from './backtest.ts'
import { chanceOn, isotonic, type CurvePoint } from './isotonic.ts'
import { fitLogistic, type Observed } from './logistic.ts'
import { probabilityFigures, type ProbabilityFigures } from './probabilities.ts'
import { averagePrecision, rocAuc, type Case } from './ranking.ts'
import { pointsOf, riskOf, type BacktestRow } from './replay.ts'

/** How much is fitted: one slope, a weight for each sign, or a curve besides. */
export type CalibrationMethod = 'slope' | 'logistic' | 'isotonic'

/** How to calibrate. */
export interface CalibrateOptions {
  /** The scorecard of the backtest. */
  scorecard: Scorecard
  /** Fits less than the losses allow. @defaultValue the most that they allow */
  method?: CalibrationMethod
  /** Dates up to this share of the backtest's span are fitted to, the later ones are judged by, 0 to 1. @defaultValue 0.67 */
  fitShare?: number
}

/** How risk did on dates that nothing was fitted to. */
export interface Check {
  rocAuc: number | null
  averagePrecision: number | null
  /** Null where there are no such dates. */
  probability: ProbabilityFigures | null
}

/** A scorecard fitted to what came, as changes to the one given, and how much better it is. */
export interface Calibration {
  schemaVersion: 1
  method: CalibrationMethod
  /** For `extendScorecard`: data, to be kept with your configuration. */
  changes: ScorecardChanges
  /** What to say instead of the risk that the changed scorecard claims, with `chanceOn`; null where no curve was fitted. */
  curve: CurvePoint[] | null
  /** What it was fitted to. */
  fitted: { from: string; to: string; dates: number; lostClients: number }
  /** What it was judged by: the first date lies a horizon after the last one that was fitted to. */
  checked: { from: string; to: string; dates: number; lostClients: number }
  /** On the dates it was judged by. */
  before: Check
  after: Check
  /** Weights that changed, those that changed most first. */
  weights: { id: string; before: number; after: number; fired: number }[]
  /** The backtest it comes from. */
  provenance: Provenance
}

/** Clients lost among the dates fitted to, from which on so much may be fitted. Published: methods.md 1 (f). */
const LEAST: Readonly<Record<CalibrationMethod, number>> = { slope: 30, logistic: 100, isotonic: 500 }
const METHODS: readonly CalibrationMethod[] = ['isotonic', 'logistic', 'slope']
/** Fewer losses among the dates judged by would prove nothing. Assumed. */
const LEAST_CHECKED = 10
/** A weight is believed to lie within half of itself before anything is seen. Assumed. */
const PRIOR_SHARE = 0.5
/** The largest weight that a scorecard takes. */
const MOST_WEIGHT = 10

/**
 * Fits risk to what came. From 30 lost clients on the base and one slope, from 100 a weight for each sign (L2-logistic, drawn to
 * the weights given, none below zero), from 500 a rising curve besides (isotonic). What it reports is out of sample: it fits to
 * the earlier dates and judges by the later ones, a horizon apart, so that no loss is in both. The scorecard that it gives back is
 * the one that was judged.
 *
 * Dates of one client overlap, so each counts as the part of a horizon that it stands for.
 *
 * @param result - of `backtest`, with outcomes
 * @throws RangeError where too few clients were lost, with the numbers
 * @throws TypeError where the backtest was a dry run, or of another scorecard than the one given
 */
export function calibrate(result: BacktestResult, options: CalibrateOptions): Calibration {
  const { scorecard, fitShare = 0.67 } = options
  if (result.dryRun) throw new TypeError('calibrate: the backtest was a dry run; run it with outcomes')
  if (!(fitShare > 0 && fitShare < 1)) throw new TypeError(`calibrate: fitShare must lie between 0 and 1, got ${fitShare}`)
  refuseStrangers(result, scorecard)
  const { horizonDays, everyDays } = result.provenance
  const { fitted, checked } = split(result, fitShare)
  const method = methodOf(lostClients(fitted), options.method)
  if (lostClients(checked) < LEAST_CHECKED) {
    throw new RangeError(
      `calibrate: ${lostClients(checked)} clients were lost on the dates to judge by, and ${LEAST_CHECKED} are needed; ` +
      'take a longer stretch, or lower fitShare',
    )
  }
  const policy: Policy = { ...scorecard, horizonDays }
  const weight = Math.min(1, everyDays / horizonDays)
  const changes = method === 'slope' ? slopeOf(fitted, policy, weight) : weightsOf(fitted, policy, weight)
  const changed = extendScorecard({ ...scorecard, horizonDays }, changes)
  const claimed = (row: BacktestRow): number => claimOf(row, changed)
  const curve = method === 'isotonic' ? isotonic(casesOf(fitted, claimed, weight)) : null
  return {
    schemaVersion: 1,
    method, changes,
    curve: curve === null ? null : curve.map(({ claimed: from, chance }) => ({ claimed: significant(from), chance: significant(chance) })),
    fitted: stretch(fitted),
    checked: stretch(checked),
    before: checkOf(casesOf(checked, ({ risk }) => risk)),
    after: checkOf(casesOf(checked, (row) => (curve === null ? claimed(row) : chanceOn(curve, claimed(row))))),
    weights: changesOf(scorecard, changed, fitted),
    provenance: result.provenance,
  }
}

/** Signs that the scorecard does not know were judged by another one. */
function refuseStrangers(result: BacktestResult, { weights }: Scorecard): void {
  const stranger = result.detectors.find(({ id }) => !Object.hasOwn(weights, id))
  if (stranger !== undefined) {
    throw new TypeError(`calibrate: the backtest was of another scorecard: this one has no weight for ${JSON.stringify(stranger.id)}; give the same`)
  }
}

type Labelled = BacktestRow & { lost: boolean }

/** Earlier and later dates of which the end is known, so far apart that no loss lies within a horizon of both. */
function split({ rows, provenance }: BacktestResult, share: number): { fitted: Labelled[]; checked: Labelled[] } {
  const known = rows.filter((row): row is Labelled => row.lost !== null)
  const [from, to] = [toMs(provenance.from, 'from'), toMs(provenance.to, 'to')]
  const cut = from + share * (to - from)
  const horizon = provenance.horizonDays * DAY_MS
  return {
    fitted: known.filter(({ asOf }) => toMs(asOf, 'asOf') + horizon <= cut),
    checked: known.filter(({ asOf }) => toMs(asOf, 'asOf') > cut),
  }
}

function lostClients(rows: readonly Labelled[]): number {
  return new Set(rows.flatMap(({ clientId, lost }) => (lost ? clientId : []))).size
}

function methodOf(lost: number, wanted: CalibrationMethod | undefined): CalibrationMethod {
  const most = METHODS.find((method) => lost >= LEAST[method])
  const chosen = wanted ?? most ?? 'slope'
  if (lost >= LEAST[chosen]) return chosen
  throw new RangeError(
    `calibrate: ${lost} clients were lost on the dates to fit to, and ${LEAST[chosen]} are needed for ${chosen}; ` +
    'take a longer stretch, raise fitShare, or fit less',
  )
}

/** Base and slope: log-odds = base + slope × ln 2 × Q. */
function slopeOf(rows: readonly Labelled[], policy: Policy, weight: number): ScorecardChanges {
  const observed = rows.map(({ fired, lost }): Observed => ({ lost, weight, features: { points: pointsOf(fired, policy) * Math.LN2 } }))
  const { intercept, slopes } = fitLogistic(observed, new Map([['points', { mean: policy.riskSlope, sd: Infinity }]]))
  return { baseRisk: baseOf(intercept, policy, rows), riskSlope: significant(Math.min(MOST_WEIGHT, slopes.get('points') ?? 0)) }
}

/** A weight for each sign that fired, its points counted as the families halve them; the slope stays. */
function weightsOf(rows: readonly Labelled[], policy: Policy, weight: number): ScorecardChanges {
  const one = slopeOf(rows, policy, weight)
  const slope = one.riskSlope ?? policy.riskSlope
  const ids = [...new Set(rows.flatMap(({ fired }) => Object.keys(fired)))].filter((id) => (policy.weights[id]?.weight ?? 0) > 0).sort()
  const observed = rows.map(({ fired, lost }): Observed => ({ lost, weight, features: stacked(fired, policy) }))
  const prior = { mean: slope, sd: Math.max(slope, 0.1) * PRIOR_SHARE }
  const { intercept, slopes } = fitLogistic(observed, new Map(ids.map((id) => [id, prior])))
  const entries = ids.map((id): [string, Partial<WeightEntry>] => {
    const was = policy.weights[id]?.weight ?? 0
    const is = slope === 0 ? was : Math.min(MOST_WEIGHT, (was * (slopes.get(id) ?? slope)) / slope)
    return [id, { weight: significant(is), basis: 'measured', reason: `Fitted to ${lostClients(rows)} lost clients of our own.` }]
  })
  return { baseRisk: baseOf(intercept, policy, rows), riskSlope: slope, weights: Object.fromEntries(entries) }
}

/** Points of each sign that fired, times ln 2, the second of a family halved. */
function stacked(fired: BacktestRow['fired'], { weights }: Policy): Record<string, number> {
  const signs = Object.entries(fired)
    .flatMap(([id, severity]) => { const entry = weights[id]; return entry === undefined ? [] : [{ id, family: entry.family, points: entry.weight * severity }] })
    .sort((a, b) => b.points - a.points || (a.id < b.id ? -1 : 1))
  const ranks = new Map<string, number>()
  return Object.fromEntries(signs.map(({ id, family, points }) => {
    const rank = ranks.get(family) ?? 0
    ranks.set(family, rank + 1)
    return [id, points * 0.5 ** rank * Math.LN2]
  }))
}

function baseOf(intercept: number, { horizonDays }: Policy, rows: readonly Labelled[]): Policy['baseRisk'] {
  return {
    // The schema asks for a chance strictly between 0 and 1.
    probability: Math.min(0.999, Math.max(0.0001, significant(1 / (1 + Math.exp(-intercept))))),
    days: horizonDays,
    basis: 'measured',
    reason: `Fitted to ${lostClients(rows)} lost clients of our own.`,
  }
}

/** The chance that a scorecard claims for a row: its formula, and decisive facts. */
function claimOf({ fired }: BacktestRow, policy: Policy): number {
  const floors = Object.entries(fired).flatMap(([id, severity]) => {
    const entry = policy.weights[id]
    return entry?.decisive !== undefined && entry.weight > 0 && severity >= 1 ? entry.decisive.riskAtLeast : []
  })
  return Math.max(riskOf(policy, pointsOf(fired, policy)), ...floors)
}

function casesOf(rows: readonly Labelled[], score: (row: BacktestRow) => number, weight = 1): Case[] {
  return rows.map((row) => ({ score: score(row), lost: row.lost, weight }))
}

function checkOf(cases: readonly Case[]): Check {
  const orNull = (x: number | null): number | null => (x === null ? null : significant(x))
  return { rocAuc: orNull(rocAuc(cases)), averagePrecision: orNull(averagePrecision(cases)), probability: probabilityFigures(cases) }
}

function stretch(rows: readonly Labelled[]): Calibration['fitted'] {
  const dates = [...new Set(rows.map(({ asOf }) => asOf))].sort()
  return { from: dates[0] ?? '', to: dates.at(-1) ?? '', dates: rows.length, lostClients: lostClients(rows) }
}

function changesOf(before: Scorecard, after: Scorecard, rows: readonly Labelled[]): Calibration['weights'] {
  return Object.entries(after.weights)
    .map(([id, { weight }]) => ({
      id, before: before.weights[id]?.weight ?? 0, after: weight, fired: rows.filter(({ fired }) => Object.hasOwn(fired, id)).length,
    }))
    .filter((one) => one.before !== one.after)
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before) || (a.id < b.id ? -1 : 1))
}
