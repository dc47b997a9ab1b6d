import { fitLogistic } from '../../src/backtest/logistic.ts'
import { doublings } from '../../src/health/combine.ts'
import { healthScore, type Policy, type ScoredFinding } from '../../src/health/index.ts'
import { mean, quantile } from '../../src/statistics/index.ts'
import { SIGNALS, type SignalName, type Signals } from './signals.ts'

/** What the signals of one row say, and what came. */
export interface Seen { readonly signals: Signals; readonly lost: boolean }

/** A rule: the chance of a loss, given the signals. */
export type Rule = (signals: Signals) => number

/** What one signal is worth by itself: severity rises from 0 at `low` to 1 at `high`; log-odds = intercept + slope × severity. */
interface Worth { readonly low: number; readonly high: number; readonly intercept: number; readonly slope: number }

/** Constants of a few sets, for use on another one. */
export interface Constants {
  readonly worth: ReadonlyMap<SignalName, Worth>
  /** Share lost. */
  readonly base: number
  /** Risk where nothing shows, so that the health formula says the share lost on average. */
  readonly start: number
}

export const OURS = 'health: one family, slope ½'
/** Severity runs between these quantiles, so that its ends do not hang on single rows. Assumed. */
const EDGE = 0.02
/** As in the recommended scorecard until it is calibrated. */
const SLOPE = 0.5
const NO_PRIOR = { mean: 0, sd: Infinity }

/** One logistic curve for each signal; every set counts the same, however many rows it has. */
export function constantsOf(sets: readonly (readonly Seen[])[]): Constants {
  const rows = sets.flatMap((own) => own.map((seen) => ({ ...seen, weight: 1000 / own.length })))
  const worth = new Map(SIGNALS.map((name): [SignalName, Worth] => {
    const values = rows.map(({ signals }) => signals[name])
    const [low, high] = [quantile(values, EDGE), quantile(values, 1 - EDGE)]
    const observed = rows.map(({ signals, lost, weight }) => ({ features: { severity: between(signals[name], low, high) }, lost, weight }))
    const { intercept, slopes } = fitLogistic(observed, new Map([['severity', NO_PRIOR]]))
    return [name, { low, high, intercept, slope: slopes.get('severity') ?? 0 }]
  }))
  const base = mean(sets.map((own) => own.filter(({ lost }) => lost).length / own.length))
  const shown = rows.map(({ signals, weight }) => ({ weight, odds: SLOPE * Math.LN2 * doublings(signsOf(worth, signals)) }))
  return { worth, base, start: sigmoid(startFor(shown, base)) }
}

/** The log-odds to start from, so that the mean chance is the share lost. */
function startFor(shown: readonly { readonly weight: number; readonly odds: number }[], base: number): number {
  const all = total(shown.map(({ weight }) => weight))
  let [low, high] = [-10, 10]
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (total(shown.map(({ weight, odds }) => weight * sigmoid(middle + odds))) / all < base) low = middle
    else high = middle
  }
  return high
}

/** Rules that know nothing of what came in the set they are used on. */
export function labelFreeRules({ worth, base, start }: Constants): Map<string, Rule> {
  const logOdds = (signals: Signals): number[] => [...worth].map(([name, own]) => own.intercept + own.slope * severityOf(own, signals[name]))
  const chances = (signals: Signals): number[] => logOdds(signals).map(sigmoid)
  const excess = (signals: Signals): number => total(logOdds(signals).map((x) => x - logit(base)))
  const none = (shares: readonly number[]): number => shares.reduce((product, p) => product * (1 - p), 1)
  const policy = policyOf(worth, start)
  return new Map<string, Rule>([
    ...SIGNALS.map((name, i): [string, Rule] => [`${name} alone`, (signals) => chances(signals)[i] ?? NaN]),
    ['max', (signals) => Math.max(...chances(signals))],
    ['noisy-OR', (signals) => 1 - none(chances(signals))],
    ['noisy-OR with leak', (signals) => 1 - (1 - base) * none(chances(signals).map((p) => Math.max(0, (p - base) / (1 - base))))],
    ['arithmetic mean', (signals) => mean(chances(signals))],
    ['sum of log-odds ratios (naive Bayes)', (signals) => sigmoid(logit(base) + excess(signals))],
    ['mean of log-odds', (signals) => sigmoid(mean(logOdds(signals)))],
    ['base + half the sum', (signals) => sigmoid(logit(base) + excess(signals) / 2)],
    [OURS, (signals) => healthScore(findingsOf(worth, signals), policy).risk.probability],
  ])
}

/** Rules that need labels of the set, of its development rows. */
export function fittedRules(development: readonly Seen[], { worth, base }: Constants): Map<string, Rule> {
  const ratio = (signals: Signals): Record<string, number> => Object.fromEntries([...worth].map(([name, own]) =>
    [name, own.intercept + own.slope * severityOf(own, signals[name]) - logit(base)]))
  const sum = (signals: Signals): number => total(Object.values(ratio(signals)))
  const fit = (features: (signals: Signals) => Record<string, number>, sd: number): Rule => {
    const names = development.slice(0, 1).flatMap(({ signals }) => Object.keys(features(signals)))
    const { intercept, slopes } = fitLogistic(
      development.map(({ signals, lost }) => ({ features: features(signals), lost, weight: 1 })), new Map(names.map((name) => [name, { mean: 0, sd }])))
    return (signals) => sigmoid(intercept + total(Object.entries(features(signals)).map(([name, x]) => (slopes.get(name) ?? 0) * x)))
  }
  return new Map([
    ['sum, one fitted slope', fit((signals) => ({ sum: sum(signals) }), Infinity)],
    ['L2-logistic on the log-odds', fit(ratio, 1)],
  ])
}

/** All five lie in one family, as contact does in the recommended scorecard: the second counts half, the third a quarter. */
function policyOf(worth: Constants['worth'], start: number): Policy {
  const [family, dimension, horizonDays] = ['contact', 'contact', 90]
  return {
    weights: Object.fromEntries([...worth].map(([name, { slope }]) =>
      [name, { weight: slope / Math.LN2, family, dimension, reason: 'one logistic curve on other sets', basis: 'measured' as const }])),
    groups: { [dimension]: 'client' },
    bands: [{ id: 'any', from: 0 }],
    minCoverage: 0,
    baseRisk: { probability: start, days: horizonDays, reason: 'other sets', basis: 'measured' },
    horizonDays,
    riskSlope: SLOPE,
  }
}

function findingsOf(worth: Constants['worth'], signals: Signals): Record<string, ScoredFinding> {
  return Object.fromEntries([...worth].map(([name, own]): [string, ScoredFinding] => {
    const severity = severityOf(own, signals[name])
    return [name, severity > 0 ? { status: 'fired', severity } : { status: 'clear' }]
  }))
}

const signsOf = (worth: Constants['worth'], signals: Signals): { id: string; family: string; weight: number; severity: number }[] =>
  [...worth].map(([id, own]) => ({ id, family: 'contact', weight: own.slope / Math.LN2, severity: severityOf(own, signals[id]) }))

const severityOf = ({ low, high }: Worth, value: number): number => between(value, low, high)
const between = (value: number, low: number, high: number): number => Math.min(1, Math.max(0, (value - low) / (high - low)))
const logit = (p: number): number => Math.log(p / (1 - p))
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))
const total = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0)
