import { incompleteBeta } from './beta.ts'

/** Both ends of an interval. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** Half width of a 95 % interval in standard errors [published: textbook]. */
export const Z95 = 1.96

/**
 * The value below which a share `p` of the Beta(a, b) law lies, by halving; exact to 1e-9.
 *
 * @param p 0 … 1
 * @example
 * significant(betaQuantile(1, 1, 0.3)) // => 0.3
 */
export function betaQuantile(a: number, b: number, p: number): number {
  let [low, high] = [0, 1]
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2
    if (incompleteBeta(a, b, middle) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/**
 * Central 95 % interval of a share: `k` of `n`, by Jeffreys' prior, Beta(k + ½, n − k + ½). Where none or all are counted the end
 * is 0 or 1 itself (Brown, Cai & DasGupta 2001).
 *
 * @example
 * shareInterval(0, 0) // => { low: 0, high: 1 }
 * significant(shareInterval(5, 20).low, 3) // => 0.102
 */
export function shareInterval(k: number, n: number): Interval {
  const quantile = (p: number): number => betaQuantile(k + 0.5, n - k + 0.5, p)
  return { low: k === 0 ? 0 : quantile(0.025), high: k === n ? 1 : quantile(0.975) }
}

/**
 * 95 % interval of a rate: `count` occurrences in `exposure` units of time, by Byar's approximation to the Poisson limits
 * (Breslow & Day 1987), good to a few per cent from one occurrence on.
 *
 * @param exposure above 0
 * @example
 * rateInterval(0, 2).low // => 0
 * significant(rateInterval(10, 1).low, 3) // => 4.79
 */
export function rateInterval(count: number, exposure: number): Interval {
  const cube = (c: number, z: number): number => c * (1 - 1 / (9 * c) + z / (3 * Math.sqrt(c))) ** 3
  return { low: count === 0 ? 0 : cube(count, -Z95) / exposure, high: cube(count + 1, Z95) / exposure }
}

/**
 * P(Z < z) of the standard normal law, by Abramowitz & Stegun 26.2.17; absolute error below 1e-7.
 *
 * @example
 * normalBelow(0) // => 0.5
 * significant(normalBelow(1.959964), 4) // => 0.975
 */
export function normalBelow(z: number): number {
  if (z === 0) return 0.5
  const t = 1 / (1 + 0.2316419 * Math.abs(z))
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series
  return z < 0 ? tail : 1 - tail
}
