import { incompleteBeta, lnGamma } from './beta.ts'

/** Below this dispersion the law is taken for Poisson's, from which it can hardly be told. */
const POISSON_BELOW = 1e-6

/**
 * P(X ≤ x) for counts with a mean and variance = mean + dispersion · mean²: negative binomial, Poisson at dispersion 0.
 *
 * @param mean above 0
 * @param dispersion A, at least 0
 * @example
 * significant(countAtMost(0, 10, 0)) // => 0.0000453999
 * significant(countAtMost(0, 10, 0.5)) // => 0.0277778
 */
export function countAtMost(x: number, mean: number, dispersion: number): number {
  if (x < 0) return 0
  if (dispersion < POISSON_BELOW) return poissonAtMost(Math.floor(x), mean)
  const size = 1 / dispersion
  return incompleteBeta(size, Math.floor(x) + 1, size / (size + mean), mean / (size + mean))
}

function poissonAtMost(x: number, mean: number): number {
  let sum = 0
  for (let k = 0; k <= x; k++) sum += Math.exp(k * Math.log(mean) - mean - lnGamma(k + 1))
  return Math.min(1, sum)
}
