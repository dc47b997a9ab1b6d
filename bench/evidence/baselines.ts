import { lnGamma, mean, nelderMead } from '../../src/statistics/index.ts'
import { seenBy, type ActiveDays, type Row } from './protocol.ts'

/** Plain scores that anybody would try first; higher says more likely lost. */
export const plainScores: Readonly<Record<string, (row: Row) => number>> = {
  '30-day rule': ({ daysSince }) => (daysSince > 30 ? 1 : 0),
  'days since': ({ daysSince }) => daysSince,
  'gap / mean gap': ({ daysSince, gaps }) => daysSince / mean(gaps),
  // Half a day keeps a perfectly even rhythm from dividing by nothing.
  'z-score of gap': ({ daysSince, gaps }) => (daysSince - mean(gaps)) / (deviation(gaps) + 0.5),
}

function deviation(values: readonly number[]): number {
  const centre = mean(values)
  return Math.sqrt(values.reduce((sum, v) => sum + (v - centre) ** 2, 0) / Math.max(1, values.length - 1))
}

/** BG/NBD (Fader, Hardie & Lee 2005): purchases at a rate drawn from Gamma(r, alpha), an end after each with a chance from Beta(a, b). */
interface BgNbd { readonly r: number; readonly alpha: number; readonly a: number; readonly b: number }

/** Repeats, day of the last one and of now, counted from the first: all that the model needs. */
interface Summary { readonly x: number; readonly tx: number; readonly t: number }

/** More entities make the search slower, not better. Assumed. */
const MOST_FITTED = 3000

/** P(nothing in the horizon) by BG/NBD, fitted by maximum likelihood to what was known on the day. */
export function bgNbdScore(days: ActiveDays, asOf: number, horizonDays: number): (row: Row) => number {
  const summaries = [...days.values()].flatMap((own) => {
    const { count, first, daysSince } = seenBy(own, asOf)
    return count === 0 ? [] : [summaryOf(count, asOf - first, daysSince)]
  })
  const step = Math.max(1, summaries.length / MOST_FITTED)
  const sample = Array.from({ length: Math.min(summaries.length, MOST_FITTED) }, (_, i) => summaries[Math.floor(i * step)]).filter((s) => s !== undefined)
  const model = fit(sample)
  return ({ gaps, daysSince }) => {
    const span = gaps.reduce((sum, gap) => sum + gap, 0)
    return silent(model, summaryOf(gaps.length + 1, span + daysSince, daysSince), horizonDays)
  }
}

const summaryOf = (count: number, t: number, daysSince: number): Summary => ({ x: count - 1, tx: t - daysSince, t })

function fit(summaries: readonly Summary[]): BgNbd {
  const modelOf = (logs: readonly number[]): BgNbd => {
    const [r = 1, alpha = 1, a = 1, b = 1] = logs.map(Math.exp)
    return { r, alpha, a, b }
  }
  const cost = (logs: readonly number[]): number =>
    (logs.some((log) => Math.abs(log) > 9) ? Infinity : -summaries.reduce((sum, own) => sum + logLikelihood(modelOf(logs), own), 0))
  return modelOf(nelderMead(cost, [0.5, 20, 0.8, 2.5].map(Math.log), { tolerance: 1e-5, maxEvaluations: 800 }).x)
}

function logLikelihood({ r, alpha, a, b }: BgNbd, { x, tx, t }: Summary): number {
  const purchases = lnGamma(r + x) - lnGamma(r) + r * Math.log(alpha)
  const stayed = lnGamma(a + b) + lnGamma(b + x) - lnGamma(b) - lnGamma(a + b + x)
  const alive = -(r + x) * Math.log(alpha + t)
  if (x === 0) return purchases + stayed + alive
  const ended = Math.log(a / (b + x - 1)) - (r + x) * Math.log(alpha + tx)
  const larger = Math.max(alive, ended)
  return purchases + stayed + larger + Math.log(Math.exp(alive - larger) + Math.exp(ended - larger))
}

/** In logarithms, against overflow: methods.md 1 (a). */
function silent({ r, alpha, a, b }: BgNbd, { x, tx, t }: Summary, horizonDays: number): number {
  const odds = x === 0 ? 0 : (a / (b + x - 1)) * Math.exp((r + x) * Math.log((alpha + t) / (alpha + tx)))
  const alive = 1 / (1 + odds)
  return 1 - alive * -Math.expm1((r + x) * Math.log((alpha + t) / (alpha + t + horizonDays)))
}
