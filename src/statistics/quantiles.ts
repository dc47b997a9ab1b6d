/**
 * The value below which a share `p` of the values lies: type 7 of Hyndman & Fan 1996, linear between order statistics,
 * as in R and NumPy.
 *
 * @param p 0 … 1
 * @throws RangeError if there are no values, or `p` lies outside 0 … 1
 * @example
 * quantile([4, 1, 3, 2], 0.25) // => 1.75
 */
export function quantile(values: readonly number[], p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`quantile: p is ${p}; it must lie in 0 … 1`)
  const sorted = [...values].sort((a, b) => a - b)
  const position = (sorted.length - 1) * p
  const below = sorted[Math.floor(position)]
  const above = sorted[Math.ceil(position)]
  if (below === undefined || above === undefined) throw noValues('quantile')
  return below + (above - below) * (position - Math.floor(position))
}

/**
 * The middle value, or the mean of the two middle ones.
 *
 * @throws RangeError if there are no values
 * @example
 * median([9, 1, 3]) // => 3
 * median([4, 1, 3, 2]) // => 2.5
 */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw noValues('median')
  return quantile(values, 0.5)
}

/** Brings `mad` to the scale of a standard deviation under the normal law: 1 / 0.674490 [published: textbook]. */
export const MAD_TO_SD = 1.4826

/**
 * Median absolute deviation from the median, unscaled; times `MAD_TO_SD` it estimates a standard deviation.
 *
 * @throws RangeError if there are no values
 * @example
 * mad([1, 2, 3, 4, 100]) // => 1
 */
export function mad(values: readonly number[]): number {
  if (values.length === 0) throw noValues('mad')
  const middle = median(values)
  return median(values.map((value) => Math.abs(value - middle)))
}

/**
 * The arithmetic mean.
 *
 * @throws RangeError if there are no values
 * @example
 * mean([1, 2, 6]) // => 3
 */
export function mean(values: readonly number[]): number {
  if (values.length === 0) throw noValues('mean')
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function noValues(name: string): RangeError {
  return new RangeError(`${name}: there are no values; check the length before`)
}
