/** Severity from which a sign fires; below it is clear [assumed: a sign that has just appeared costs next to nothing]. */
export const FIRES_FROM = 0.05

/**
 * Severity of a measured value: 0 before `noticeable`, 0.05 at it, 1 at `severe` and beyond, a straight line between.
 * With `noticeable > severe` it rises as `x` falls. With both equal it is a step: 1 from there on.
 * NaN stays NaN, so that a value nobody could compute is never taken for a clear one.
 *
 * @returns 0, or 0.05 … 1
 * @example
 * ramp(14, 15, 60) // => 0
 * ramp(15, 15, 60) // => 0.05
 * ramp(60, 15, 60) // => 1
 * significant(ramp(30, 15, 60)) // => 0.366667
 * ramp(0.25, 0.5, 0) // => 0.525
 */
export function ramp(x: number, noticeable: number, severe: number): number {
  const share = x === severe ? 1 : (x - noticeable) / (severe - noticeable) // ±Infinity where both are equal
  return share < 0 ? 0 : Math.min(1, FIRES_FROM + (1 - FIRES_FROM) * share)
}

/**
 * `ramp` on the logarithm of all three, for ratios: from 2 to 8, a ratio of 4 lies half-way. Values below 0 count as 0.
 *
 * @returns 0, or 0.05 … 1
 * @example
 * significant(rampLog(4, 2, 8)) // => 0.525
 * rampLog(0, 2, 8) // => 0
 */
export function rampLog(x: number, noticeable: number, severe: number): number {
  return ramp(Math.log(Math.max(x, 0)), Math.log(noticeable), Math.log(severe))
}

/**
 * One severity from several causes of the same sign: the largest plus 0.3 of the sum of the rest, at most 1
 * [assumed: causes of one sign overlap]. The order of the parts does not matter; no parts give 0.
 *
 * @example
 * significant(blend([0.2, 0.6, 0.1])) // => 0.69
 * blend([]) // => 0
 * blend([1, 1]) // => 1
 */
export function blend(parts: readonly number[]): number {
  const [largest = 0, ...rest] = [...parts].sort((a, b) => b - a) // sorted, so that sums are equal to the last digit
  return Math.min(1, largest + 0.3 * rest.reduce((sum, part) => sum + part, 0))
}

/**
 * Severity of a one-off fact that fades: halved every `halfLifeDays`. An age below 0 counts as 0.
 *
 * @example
 * decay(0.8, 90, 90) // => 0.4
 * decay(0.8, 0, 90) // => 0.8
 */
export function decay(severity: number, ageDays: number, halfLifeDays: number): number {
  return severity * 2 ** (-Math.max(0, ageDays) / halfLifeDays)
}
