/**
 * Logarithmic mean of two positive numbers, (x − y)/(ln x − ln y); x if both are equal. It lies between the geometric
 * and the arithmetic mean.
 *
 * @example
 * significant(logarithmicMean(12000, 20000)) // => 15660.9
 * logarithmicMean(7, 7) // => 7
 */
export function logarithmicMean(x: number, y: number): number {
  const r = Math.log(x / y)
  return r === 0 ? x : (y * Math.expm1(r)) / r // expm1: exact when x is close to y
}

/**
 * Splits the change of a product into one effect for each factor, without residual: LMDI-I, additive (Ang 2004;
 * methods (d)). Effect of factor i = L(B₁, B₀) ln(aᵢ/bᵢ); the effects add up to Πa − Πb.
 *
 * @param before the factors b, all above 0
 * @param after the factors a, in the same order
 * @returns one effect for each factor, in the unit of the product; null where no split exists: a factor is not a
 *   positive finite number, or the product leaves the range of numbers
 * @throws RangeError if the two lists differ in length
 * @example
 * lmdi([200, 100], [205, 12000 / 205])?.map((effect) => significant(effect, 4)) // => [386.7, -8387]
 * lmdi([200, 100], [0, 58]) // => null
 */
export function lmdi(before: readonly number[], after: readonly number[]): number[] | null {
  if (before.length !== after.length) {
    throw new RangeError(`lmdi: ${before.length} factors before and ${after.length} after; pass the same factors in one order`)
  }
  if (![...before, ...after].every((factor) => factor > 0)) return null
  const weight = logarithmicMean(product(after), product(before))
  const effects = after.map((factor, i) => weight * Math.log(factor / (before[i] ?? factor)))
  return effects.every(Number.isFinite) ? effects : null
}

function product(factors: readonly number[]): number {
  return factors.reduce((result, factor) => result * factor, 1)
}
