import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { mad, MAD_TO_SD, mean, median, quantile } from '../../src/statistics/index.ts'

const value = fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((x) => x + 0) // no -0: its place in an order is open
const values = fc.array(value, { minLength: 1, maxLength: 50 })
const share = fc.double({ min: 0, max: 1, noNaN: true })

test('agrees with R, type 7', () => {
  const x = [15, 20, 35, 40, 50]
  const expected = [[0, 15], [0.05, 16], [0.3, 23], [0.4, 29], [0.5, 35], [0.98, 49.2], [1, 50]] as const
  for (const [p, q] of expected) expect(quantile(x, p)).toBeCloseTo(q, 9)
})

test('quantiles lie between the ends, never fall with p, and ignore order', () => {
  fc.assert(fc.property(values, share, share, (x, p, q) => {
    expect(quantile(x, 0)).toBe(Math.min(...x))
    expect(quantile(x, 1)).toBe(Math.max(...x))
    expect(quantile(x, Math.min(p, q))).toBeLessThanOrEqual(quantile(x, Math.max(p, q)) + 1e-6)
    expect(quantile([...x].reverse(), p)).toBe(quantile(x, p))
  }))
})

test('as many values lie above the median as below', () => {
  fc.assert(fc.property(values, (x) => {
    const middle = median(x)
    expect(x.filter((one) => one < middle).length).toBeLessThanOrEqual(x.length / 2)
    expect(x.filter((one) => one > middle).length).toBeLessThanOrEqual(x.length / 2)
  }))
})

test('mad ignores shifts and a single wild value', () => {
  expect(mad([1, 1, 2, 2, 4, 6, 9])).toBe(1)
  expect(mad([1001, 1001, 1002, 1002, 1004, 1006, 9e9])).toBe(1)
  expect(mad([5])).toBe(0)
  expect(MAD_TO_SD).toBeCloseTo(1 / 0.6744897501960817, 4)
})

test('mean lies between the ends', () => {
  expect(mean([1, 2, 6])).toBe(3)
  fc.assert(fc.property(values, (x) => {
    expect(mean(x)).toBeGreaterThanOrEqual(Math.min(...x) - 1e-3)
    expect(mean(x)).toBeLessThanOrEqual(Math.max(...x) + 1e-3)
  }))
})

test('no values, or a share outside 0 … 1, is an error that says so', () => {
  for (const f of [mean, median, mad]) expect(() => f([])).toThrow(`${f.name}: there are no values`)
  expect(() => quantile([], 0.5)).toThrow('quantile: there are no values')
  for (const p of [-0.1, 1.1, Number.NaN]) expect(() => quantile([1], p)).toThrow('must lie in 0 … 1')
})
