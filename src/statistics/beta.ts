/** Lanczos approximation, g = 7, nine terms (Godfrey 2001): relative error about 1e-15. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]
const HALF_LN_TWO_PI = 0.9189385332046727

/**
 * Natural logarithm of the gamma function, for `x > 0`.
 *
 * @example
 * significant(lnGamma(5)) // => 3.17805
 */
export function lnGamma(x: number): number {
  if (x < 0.5) return lnGamma(x + 1) - Math.log(x)
  const t = x + 6.5
  const series = LANCZOS.reduce((sum, c, i) => (i === 0 ? c : sum + c / (x - 1 + i)), 0)
  return HALF_LN_TWO_PI + (x - 0.5) * Math.log(t) - t + Math.log(series)
}

/**
 * Regularised incomplete beta function I_x(a, b), for `a, b > 0` and `x` in 0 … 1; absolute error below 1e-10 while a
 * and b stay below 50,000. Continued fraction, evaluated by Lentz's method (Press et al., Numerical Recipes, 6.4).
 *
 * @param y 1 − x, where the caller knows it more exactly than by subtraction
 * @example
 * significant(incompleteBeta(2, 3, 0.5)) // => 0.6875
 */
export function incompleteBeta(a: number, b: number, x: number, y = 1 - x): number {
  if (x <= 0) return 0
  if (y <= 0) return 1
  const front = Math.exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log(y))
  // The fraction converges fast on the side of the mean only; the other side is one minus the mirrored call.
  return x < (a + 1) / (a + b + 2)
    ? clamp((front * betaFraction(a, b, x)) / a)
    : clamp(1 - (front * betaFraction(b, a, y)) / b)
}

function clamp(p: number): number {
  return Math.min(1, Math.max(0, p))
}

function betaFraction(a: number, b: number, x: number): number {
  const tiny = 1e-300 // stands in for a zero denominator
  const safe = (value: number) => (Math.abs(value) < tiny ? tiny : value)
  let c = 1
  let d = 1 / safe(1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / safe(1 + even * d)
    c = safe(1 + even / c)
    fraction *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / safe(1 + odd * d)
    c = safe(1 + odd / c)
    fraction *= d * c
    if (Math.abs(d * c - 1) < 1e-15) break
  }
  return fraction
}
