import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { cusum, dispersion, shrunkDispersion, shrunkMean } from '../../src/statistics/index.ts'

const counts = fc.array(fc.nat({ max: 200 }), { maxLength: 40 })
const options = fc.record({
  mean: fc.double({ min: 0, max: 300, noNaN: true }),
  dispersion: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 5, noNaN: true })),
  ratio: fc.constantFrom(0.25, 0.5, 2, 4),
})

/** A baseline of `weeks` weeks with `total` occurrences in all. */
const baseline = (weeks: number, total: number) => Array.from({ length: weeks }, (_, i) => (i === 0 ? total : 0))

test('reproduces the fall of the specification', () => {
  const mean = shrunkMean(baseline(26, 260), { mean: 6 })
  expect(mean).toBeCloseTo(9.4667, 4)
  const falling = { mean, dispersion: shrunkDispersion(0.1, 0.8), ratio: 0.5 }
  expect(cusum([2, 1, 2, 1, 2], falling).map((s) => s.toFixed(2))).toEqual(['1.00', '2.22', '3.22', '4.44', '5.44'])
  expect(Math.max(...cusum([6, 9, 8, 5, 10, 7, 8, 6, 7, 9, 6, 8], falling))).toBeCloseTo(0.35, 2)
})

test('reproduces the rise of the specification', () => {
  const mean = shrunkMean(baseline(26, 13), { mean: 2 })
  expect(mean).toBeCloseTo(0.7, 12)
  const rising = { mean, dispersion: shrunkDispersion(0.5, 0.8), ratio: 2 }
  expect(cusum([3, 4, 5, 4], rising).map((s) => s.toFixed(2))).toEqual(['0.87', '2.17', '3.91', '5.22'])
  expect(Math.max(...cusum([0, 3, 0, 1], rising))).toBeCloseTo(0.87, 2)
})

test('each step is the log likelihood ratio of two negative binomial laws', () => {
  const lnProbability = (x: number, m: number, a: number) => x * Math.log((a * m) / (1 + a * m)) - Math.log(1 + a * m) / a
  const mean = fc.double({ min: 0.1, max: 50, noNaN: true })
  const spread = fc.double({ min: 0.05, max: 3, noNaN: true })
  fc.assert(fc.property(fc.nat({ max: 50 }), mean, spread, (x, m, a) => {
    const expected = Math.max(0, lnProbability(x, 0.5 * m, a) - lnProbability(x, m, a))
    expect(cusum([x], { mean: m, dispersion: a, ratio: 0.5 })[0]).toBeCloseTo(expected, 9)
  }))
})

test('no dispersion is the limit of little dispersion', () => {
  fc.assert(fc.property(counts, options, (x, o) => {
    const poisson = cusum(x, { ...o, dispersion: 0 })
    const nearly = cusum(x, { ...o, dispersion: 1e-11 })
    poisson.forEach((s, i) => { expect(nearly[i]).toBeCloseTo(s, 3) })
  }))
})

test('is finite, at least 0, one value a count, and prefixes agree', () => {
  fc.assert(fc.property(counts, options, fc.nat({ max: 40 }), (x, o, length) => {
    const series = cusum(x, o)
    expect(series).toHaveLength(x.length)
    for (const s of series) expect(Number.isFinite(s) && s >= 0).toBe(true)
    expect(cusum(x.slice(0, length), o)).toEqual(series.slice(0, length))
    expect(cusum(x, { ...o, mean: x.map(() => o.mean) })).toEqual(series)
  }))
})

test('fewer occurrences never weaken the evidence of a drop', () => {
  fc.assert(fc.property(counts, options, fc.nat({ max: 10 }), (x, o, less) => {
    const drop = { ...o, ratio: 0.5 }
    const more = cusum(x, drop)
    const fewer = cusum(x.map((count) => Math.max(0, count - less)), drop)
    fewer.forEach((s, i) => { expect(s).toBeGreaterThanOrEqual((more[i] ?? 0) - 1e-9) })
  }))
})

test('an index lowers what is expected of a week', () => {
  const quiet = { dispersion: 0.5, ratio: 0.5 }
  expect(cusum([2], { ...quiet, mean: [2] })).toEqual([0])
  expect(cusum([2], { ...quiet, mean: [10] })[0]).toBeGreaterThan(0)
  expect(() => cusum([1, 2], { ...quiet, mean: [1] })).toThrow('1 means for 2 counts')
})

test('shrunkMean lies between the own mean and the prior; dispersion is finite and at least 0', () => {
  fc.assert(fc.property(counts, fc.double({ min: 0, max: 100, noNaN: true }), (x, prior) => {
    const own = x.length === 0 ? prior : x.reduce((a, b) => a + b, 0) / x.length
    const mean = shrunkMean(x, { mean: prior })
    expect(mean).toBeGreaterThanOrEqual(Math.min(own, prior) - 1e-9)
    expect(mean).toBeLessThanOrEqual(Math.max(own, prior) + 1e-9)
    expect(Number.isFinite(dispersion(x)) && dispersion(x) >= 0).toBe(true)
  }))
  expect(shrunkMean([], { mean: 3, weight: 0 })).toBe(3)
})
