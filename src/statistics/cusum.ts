/**
 * Mean per period, drawn towards a prior mean that counts as `weight` periods: (Σx + weight · mean) / (n + weight)
 * (methods (b)). It never is 0 unless the prior is.
 *
 * @param prior.weight in periods [assumed: 4]
 * @example
 * significant(shrunkMean([10, 10, 10, 10], { mean: 6 })) // => 8
 * shrunkMean([], { mean: 6 }) // => 6
 */
export function shrunkMean(counts: readonly number[], prior: { readonly mean: number, readonly weight?: number }): number {
  const { mean, weight = 4 } = prior
  if (counts.length + weight === 0) return mean
  return (total(counts) + weight * mean) / (counts.length + weight)
}

/**
 * Over-dispersion A of counts by moments, where variance = m + A m²: (s² − m) / m², at least 0. Fewer than two counts, or
 * zeros only, give 0 (a Poisson law).
 *
 * @example
 * dispersion([0, 10, 0, 10, 0, 10]) // => 1
 * dispersion([5, 5, 5]) // => 0
 */
export function dispersion(counts: readonly number[]): number {
  const n = counts.length
  const mean = n === 0 ? 0 : total(counts) / n
  if (n < 2 || mean <= 0) return 0
  const variance = counts.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1)
  return Math.max(0, (variance - mean) / mean ** 2)
}

/**
 * Own dispersion drawn towards that of the population: two parts own, one part population (methods (b)).
 *
 * @example
 * significant(shrunkDispersion(0.1, 0.8)) // => 0.333333
 */
export function shrunkDispersion(own: number, population: number): number {
  return (2 * own + population) / 3
}

/** What the counts are tested against. */
export interface CusumOptions {
  /** Expected count per period, at least 0: one number, or one for each period (a mean times its index). */
  readonly mean: number | readonly number[]
  /** A in variance = m + A m², at least 0; 0 is Poisson. */
  readonly dispersion: number
  /** K, the factor to be found: below 1 a drop (0.5), above 1 a rise (2) [measured: methods (b)]. */
  readonly ratio: number
}

/**
 * One-sided negative-binomial CUSUM (Page 1954; Höhle & Paul 2008): after each period the evidence, as a log likelihood
 * ratio, that the level has changed by the factor K rather than stayed.
 *
 * ```
 * S ← max(0, S + x ln K − (x + 1/A) ln((1 + A m K)/(1 + A m)))          A → 0: S + x ln K − m (K − 1)
 * ```
 *
 * A threshold h gives at least e^h periods between false alarms (Lorden 1971). Leave missing periods out; do not pass 0.
 *
 * @returns S after each period, as long as `counts`, each at least 0
 * @throws RangeError if `mean` is a list of another length than `counts`
 * @example
 * cusum([2, 1], { mean: 9.467, dispersion: 1 / 3, ratio: 0.5 }).map((s) => significant(s, 3)) // => [1, 2.22]
 * cusum([], { mean: 3, dispersion: 0, ratio: 2 }) // => []
 */
export function cusum(counts: readonly number[], { mean, dispersion: a, ratio }: CusumOptions): number[] {
  if (typeof mean !== 'number' && mean.length !== counts.length) {
    throw new RangeError(`cusum: ${mean.length} means for ${counts.length} counts; pass one mean, or one for each count`)
  }
  let s = 0
  return counts.map((x, i) => {
    const m = typeof mean === 'number' ? mean : (mean[i] ?? 0)
    s = Math.max(0, s + logLikelihoodRatio(x, m, a, ratio))
    return s
  })
}

function logLikelihoodRatio(x: number, m: number, a: number, ratio: number): number {
  if (a < 1e-12) return x * Math.log(ratio) - m * (ratio - 1)
  // ln((1 + A m K)/(1 + A m)) in a form that holds for any size of A m
  const shift = Math.log1p((ratio - 1) / (1 + 1 / (a * m)))
  return x * Math.log(ratio) - (x + 1 / a) * shift
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, x) => sum + x, 0)
}
