import { lnGamma } from './beta.ts'
import { GAP_NORMS, silence, sumGaps, type GapNorms, type GapSums } from './gaps.ts'
import { nelderMead } from './nelder-mead.ts'

/** One member of a population: its closed gaps in days, oldest first, and the days since its last occurrence. */
export interface GapHistory {
  readonly gapsDays: readonly number[]
  readonly daysSince: number
}

/** Norms that fit a population best. */
export interface GapFit {
  readonly norms: GapNorms
  /** Members with at least one gap: those that it rests on. */
  readonly members: number
  /** Both searches ended by themselves. */
  readonly converged: boolean
}

/** Older gaps say little of what is normal now [measured: methods 1 (a), "unweighted last 60 gaps"]. */
const NEWEST_GAPS = 60
/**
 * Logarithms of k, v, s2, a and b are looked for within ± 7, a factor of about a thousand: beyond it nothing changes [assumed].
 */
const WIDEST = 7

/**
 * Fits the six numbers of `silence` to a population (methods 1 (a)): first (m, k, v, s2) to the spread of ln gaps within and
 * between members, then (a, b) to how many have gone quiet for good. Both maximise a likelihood by Nelder–Mead on logarithms.
 *
 * ```
 * Σ lnΓ(vn/2) − lnΓ(v/2) + ½ ln(k/kn) + (v/2) ln(v s2) − (vn/2) ln(v s2 + ss + (k n/kn)(mean − m)²)      kn = k + n, vn = v + n
 * Σ lnB(a, b + x) − lnB(a, b) + ln(((b + x) Sv(g) + a)/(a + b + x))
 * ```
 *
 * @param start where the searches begin
 * @throws RangeError where nobody has a gap
 * @example
 * fitGaps([{ gapsDays: [7, 7, 8], daysSince: 3 }, { gapsDays: [30, 28], daysSince: 9 }]).members // => 2
 */
export function fitGaps(histories: readonly GapHistory[], start: GapNorms = GAP_NORMS): GapFit {
  const own = histories.filter(({ gapsDays }) => gapsDays.length > 0)
  if (own.length === 0) throw new RangeError('fitGaps: nobody has a gap; pass histories with at least two occurrences')
  const spreads = own.map(({ gapsDays }) => spreadOf(gapsDays.slice(-NEWEST_GAPS)))
  const rhythm = nelderMead(
    ([m = 0, ...logs]) => (outside(logs) ? Infinity : -rhythmLikelihood(spreads, m, logs.map(Math.exp))),
    [start.m, ...[start.k, start.v, start.s2].map(Math.log)],
  )
  const [m = start.m, ...rest] = rhythm.x
  const [k = start.k, v = start.v, s2 = start.s2] = rest.map(Math.exp)

  const sums = own.map(({ gapsDays, daysSince }) => ({ sums: sumGaps(gapsDays), daysSince }))
  // The survival of a silence does not depend on a and b, so it is worked out once.
  const waits = sums.map(({ sums, daysSince }) => ({
    x: sums.x,
    survival: survivalOf(sums, { ...start, m, k, v, s2 }, daysSince),
  }))
  const unlikely = (logs: readonly number[]): number => (outside(logs) ? Infinity : -leavingLikelihood(waits, logs.map(Math.exp)))
  // Where all members leave alike the best point lies on the edge, at which a simplex collapses early; a fresh one goes on from there.
  const leaving = nelderMead(unlikely, nelderMead(unlikely, [start.a, start.b].map(Math.log)).x)
  const [a = start.a, b = start.b] = leaving.x.map(Math.exp)
  return { norms: { m, k, v, s2, a, b }, members: own.length, converged: rhythm.converged && leaving.converged }
}

function outside(logs: readonly number[]): boolean {
  return logs.some((log) => Math.abs(log) > WIDEST)
}

interface Spread {
  readonly n: number
  readonly mean: number
  /** Sum of squared differences from the mean. */
  readonly squares: number
}

function spreadOf(gapsDays: readonly number[]): Spread {
  const logs = gapsDays.map((gap) => Math.log(Math.max(gap, 1)))
  const mean = logs.reduce((sum, y) => sum + y, 0) / logs.length
  return { n: logs.length, mean, squares: logs.reduce((sum, y) => sum + (y - mean) ** 2, 0) }
}

/** Marginal likelihood of ln gaps under a normal law whose mean and variance differ between members. */
function rhythmLikelihood(spreads: readonly Spread[], m: number, [k = 1, v = 1, s2 = 1]: readonly number[]): number {
  const common = 0.5 * v * Math.log(v * s2) - lnGamma(v / 2) + 0.5 * Math.log(k)
  return spreads.reduce((total, { n, mean, squares }) => {
    const [kn, vn] = [k + n, v + n]
    const spread = v * s2 + squares + ((k * n) / kn) * (mean - m) ** 2
    return total + common + lnGamma(vn / 2) - 0.5 * Math.log(kn) - 0.5 * vn * Math.log(spread)
  }, 0)
}

function survivalOf(sums: GapSums, norms: GapNorms, daysSince: number): number {
  return silence(sums, norms, daysSince, 0).survival
}

/** Likelihood of x occurrences without an ending, and then of the silence: ended, or still within its gap. */
function leavingLikelihood(
  waits: readonly { readonly x: number; readonly survival: number }[],
  [a = 1, b = 1]: readonly number[],
): number {
  const common = lnGamma(a + b) - lnGamma(b)
  return waits.reduce((total, { x, survival }) => {
    const stayed = lnGamma(b + x) - lnGamma(a + b + x) + common
    return total + stayed + Math.log(((b + x) * survival + a) / (a + b + x))
  }, 0)
}
