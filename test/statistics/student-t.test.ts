import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { incompleteBeta, lnGamma, studentTSurvival } from '../../src/statistics/index.ts'

/** P(T > t) without gamma functions: with t = √df tan θ the density is cos^(df−1) θ, up to its own integral. */
function byIntegration(t: number, df: number): number {
  const density = (angle: number) => Math.max(0, Math.cos(angle)) ** (df - 1)
  const half = simpson(density, 0, Math.PI / 2)
  return simpson(density, Math.atan(t / Math.sqrt(df)), Math.PI / 2) / (2 * half)
}

function simpson(f: (x: number) => number, from: number, to: number, steps = 20_000): number {
  const h = (to - from) / steps
  let sum = f(from) + f(to)
  for (let i = 1; i < steps; i++) sum += f(from + i * h) * (i % 2 === 1 ? 4 : 2)
  return (sum * h) / 3
}

test.each([1, 2, 3, 5, 8.25, 15.358, 23.1, 60, 250, 2000])('agrees with the integrated density to 1e-10, df %d', (df) => {
  for (const t of [-8, -3, -1, -0.2, 0, 1e-8, 0.05, 0.5, 1, 1.7, 2.6, 4, 7, 12]) {
    expect(Math.abs(studentTSurvival(t, df) - byIntegration(t, df))).toBeLessThan(1e-10)
  }
})

test('agrees with printed tables', () => {
  const table: [df: number, t: number, p: number][] = [
    [1, 6.313752, 0.05], [2, 2.919986, 0.05], [5, 3.36493, 0.01], [10, 1.812461, 0.05],
    [20, 2.84534, 0.005], [30, 1.310415, 0.1], [120, 1.657651, 0.05],
  ]
  for (const [df, t, p] of table) expect(studentTSurvival(t, df)).toBeCloseTo(p, 7)
})

test('has closed forms at 1 and 2 degrees of freedom', () => {
  fc.assert(fc.property(fc.double({ min: -50, max: 50, noNaN: true }), (t) => {
    expect(Math.abs(studentTSurvival(t, 1) - (0.5 - Math.atan(t) / Math.PI))).toBeLessThan(1e-12)
    expect(Math.abs(studentTSurvival(t, 2) - (0.5 - t / (2 * Math.sqrt(2 + t * t))))).toBeLessThan(1e-12)
  }))
})

test('is a probability for any t, symmetric, and never rises', () => {
  const any = fc.double({ noNaN: true })
  const degrees = fc.double({ min: 0.01, max: 1e9, noNaN: true })
  fc.assert(fc.property(any, any, degrees, (t, other, df) => {
    const p = studentTSurvival(t, df)
    expect(p >= 0 && p <= 1).toBe(true)
    expect(studentTSurvival(-t, df)).toBeCloseTo(1 - p, 12)
    expect(studentTSurvival(Math.max(t, other), df)).toBeLessThanOrEqual(studentTSurvival(Math.min(t, other), df) + 1e-12)
  }))
})

test('lnGamma knows factorials and the half', () => {
  let factorial = 1
  for (let n = 1; n <= 20; n++) {
    expect(lnGamma(n)).toBeCloseTo(Math.log(factorial), 11)
    factorial *= n
  }
  expect(lnGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14)
})

test('incompleteBeta agrees with binomial tails, and mirrors', () => {
  const trials = fc.integer({ min: 1, max: 30 })
  fc.assert(fc.property(trials, fc.nat({ max: 29 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, below, p) => {
    const k = Math.min(below, n - 1) + 1
    const tail = Array.from({ length: n - k + 1 }, (_, i) => binomial(n, k + i, p)).reduce((a, b) => a + b, 0)
    expect(Math.abs(incompleteBeta(k, n - k + 1, p) - tail)).toBeLessThan(1e-12)
    expect(Math.abs(incompleteBeta(n - k + 1, k, 1 - p, p) - (1 - tail))).toBeLessThan(1e-12)
  }))
})

function binomial(n: number, k: number, p: number): number {
  let ways = 1
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i
  return ways * p ** k * (1 - p) ** (n - k)
}
