/**
 * Rounds a number that leaves the library, so that the last digits of floating point, which may differ between engines
 * and orders of summing, never show. This is the one place where numbers are rounded.
 *
 * Six significant digits [assumed: finer than any threshold, coarser than any rounding error], but never coarser than a
 * whole unit: counts and amounts in minor units stay exact. Minus zero becomes zero. Rounding twice changes nothing.
 *
 * @throws RangeError if `x` is NaN or infinite: JSON cannot carry it, and no honest number can stand in for it.
 * @example
 * significant(0.1 + 0.2) // => 0.3
 * significant(2 / 3) // => 0.666667
 * significant(2345678) // => 2345678
 * significant(2345678.9) // => 2345679
 */
export function significant(x: number, digits = 6): number {
  if (!Number.isFinite(x)) {
    throw new RangeError(`significant: ${x} is not a finite number; check for empty input or a division by zero before`)
  }
  const rounded = Math.abs(x) < 10 ** digits ? x.toPrecision(digits) : x.toFixed(0)
  return Number(rounded) + 0 // + 0 turns -0 into 0
}
