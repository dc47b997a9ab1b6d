import { incompleteBeta } from './beta.ts'

/** Above this many degrees of freedom the law is taken for the one at it; they differ by less than 1e-6. */
const MOST_DEGREES = 1e6

/**
 * P(T > t) for Student's t with `df > 0` degrees of freedom (not necessarily whole). Absolute error below 1e-10 up to
 * df = 100,000. For t > 0 it is half of I_x(df/2, 1/2) at x = df / (df + t²).
 *
 * @example
 * studentTSurvival(0, 5) // => 0.5
 * significant(studentTSurvival(2.015048, 5)) // => 0.05
 * significant(studentTSurvival(-2.015048, 5)) // => 0.95
 */
export function studentTSurvival(t: number, df: number): number {
  const n = Math.min(df, MOST_DEGREES)
  const u = (t / n) * t // t² / df; infinite for huge t, and both shares below still hold
  const tail = 0.5 * incompleteBeta(n / 2, 0.5, 1 / (1 + u), 1 / (1 + 1 / u))
  return t < 0 ? 1 - tail : tail
}
