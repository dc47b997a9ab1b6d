import { studentTSurvival } from './student-t.ts'

/**
 * What is normal for gaps in a population. ln gap ~ Normal with a mean drawn around `m` (worth `k` observations) and a
 * variance drawn around `s2` (worth `v` observations); after each occurrence the series ends for good with a chance drawn
 * from Beta(`a`, `b`). All are above 0, but `m`, which may have any sign.
 */
export interface GapNorms {
  /** Mean of ln(gap in days). */
  readonly m: number
  /** Weight of `m`, in observations. */
  readonly k: number
  /** Weight of `s2`, in observations (degrees of freedom). */
  readonly v: number
  /** Variance of ln(gap in days). */
  readonly s2: number
  /** Endings, as in Beta(a, b). */
  readonly a: number
  /** Continuations, as in Beta(a, b). */
  readonly b: number
}

/**
 * Middle of five real event sets, fitted on their development dates: the mean of `m`, the medians of `k`, `v` and `s2`, and of
 * a/(a + b) and a + b, since single sets lie far out (`v` 7 to 136, `b` 3 to 91) [measured: npm run bench:evidence].
 */
export const GAP_NORMS: GapNorms = { m: 3.074, k: 1.537, v: 35.05, s2: 1.204, a: 0.5856, b: 4.916 }

/** Three running sums over ln gaps, the newest weighing most, and the plain count: all that `silence` needs of a history. */
export interface GapSums {
  /** Sum of weights. */
  readonly w: number
  /** Weighted sum of ln gaps. */
  readonly s: number
  /** Weighted sum of squared ln gaps. */
  readonly q: number
  /** Number of gaps. */
  readonly x: number
}

/** The sums of an empty history. */
export const NO_GAPS: GapSums = { w: 0, s: 0, q: 0, x: 0 }

/** A gap weighs half as much after five more gaps [measured: methods (g), half-life 5 gaps]. */
const FADE = 0.5 ** (1 / 5)

/**
 * The sums after one more gap (in days; below 1 counts as 1).
 *
 * @example
 * addGap(NO_GAPS, 1) // => { w: 1, s: 0, q: 0, x: 1 }
 */
export function addGap(sums: GapSums, gapDays: number): GapSums {
  const y = Math.log(Math.max(gapDays, 1))
  return { w: sums.w * FADE + 1, s: sums.s * FADE + y, q: sums.q * FADE + y * y, x: sums.x + 1 }
}

/**
 * The sums of a history of gaps in days, oldest first.
 *
 * @example
 * sumGaps([7, 7, 14]).x // => 3
 */
export function sumGaps(gapsDays: readonly number[]): GapSums {
  return gapsDays.reduce(addGap, NO_GAPS)
}

/** What a silence of some days means after a history of gaps; all three are probabilities. */
export interface Silence {
  /** That the series has not ended for good. */
  readonly alive: number
  /** That nothing will occur within the horizon from now on: the score. */
  readonly silent: number
  /** That a gap of a living series lasts at least as long as this silence; at least 1e-9. */
  readonly survival: number
}

/**
 * Log-t renewal with drop-out (methods (a); measured: docs/evidence.md): how likely the silence goes on.
 *
 * ```
 * mean = s/w    ss = max(0, q − w mean²)    kn = k + w    df = v + w    loc = (k m + w mean)/kn
 * sc   = sqrt((v s2 + ss + (k w/kn)(mean − m)²)/df · (1 + 1/kn))
 * Sv(t) = P(Student-t_df > (ln max(t, 0.5) − loc)/sc), at least 1e-9
 * alive  = (b + x) Sv(g) / ((b + x) Sv(g) + a)          silent = 1 − alive (1 − Sv(g + H)/Sv(g))
 * ```
 *
 * `alive` and `survival` never rise with `daysSince`, `silent` never rises with `horizonDays`. With `daysSince` `silent`
 * grows, but for a dip of about 0.01 in the first days after an occurrence, where long gaps are normal.
 *
 * @param daysSince g, days since the last occurrence, at least 0
 * @param horizonDays H, days to look ahead, at least 0
 * @example
 * significant(silence(sumGaps([7, 7, 7, 14, 7, 7]), GAP_NORMS, 28, 60).silent) // => 0.354097
 * significant(silence(NO_GAPS, GAP_NORMS, 30, 60).alive) // => 0.774403
 */
export function silence(sums: GapSums, norms: GapNorms, daysSince: number, horizonDays: number): Silence {
  const { w, s, q, x } = sums
  const { m, k, v, s2, a, b } = norms
  const mean = w > 0 ? s / w : m
  const spread = Math.max(0, q - w * mean * mean)
  const kn = k + w
  const df = v + w
  const location = (k * m + w * mean) / kn
  const scale = Math.sqrt(((v * s2 + spread + ((k * w) / kn) * (mean - m) ** 2) / df) * (1 + 1 / kn))
  const outlasts = (days: number) => Math.max(1e-9, studentTSurvival((Math.log(Math.max(days, 0.5)) - location) / scale, df))

  const survival = outlasts(daysSince)
  const alive = ((b + x) * survival) / ((b + x) * survival + a)
  const goesOn = Math.min(1, outlasts(daysSince + horizonDays) / survival)
  return { alive, silent: 1 - alive * (1 - goesOn), survival }
}
