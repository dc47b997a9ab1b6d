import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { lmdi, logarithmicMean } from '../../src/statistics/index.ts'

const factor = fc.double({ min: 0.01, max: 1000, noNaN: true })
const product = (factors: number[]) => factors.reduce((a, b) => a * b, 1)
const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)

test('the effects add up to the difference to 1e-9', () => {
  fc.assert(fc.property(fc.array(fc.tuple(factor, factor), { minLength: 1, maxLength: 4 }), (pairs) => {
    const before = pairs.map(([b]) => b)
    const after = pairs.map(([, a]) => a)
    const size = Math.max(1, product(before), product(after))
    expect(Math.abs(sum(lmdi(before, after) ?? []) - (product(after) - product(before))) / size).toBeLessThan(1e-9)
  }))
})

test('a factor that stays has no effect, one that alone changes has all of it, and time reversed turns the signs', () => {
  fc.assert(fc.property(factor, factor, factor, (v, p, w) => {
    const [ofV = Number.NaN, ofP] = lmdi([v, p], [w, p]) ?? []
    expect(ofP).toBe(0)
    expect(Math.abs(ofV - (w - v) * p)).toBeLessThan(1e-9 * Math.max(1, v * p, w * p))
    expect(lmdi([w, p], [v, p])?.[0]).toBeCloseTo(-ofV, 6)
  }))
})

test('splits the cut of the specification: 200 to 205 leads, 100 to 58.5 each', () => {
  const effects = lmdi([200, 100], [205, 12_000 / 205]) ?? []
  expect(effects.map(Math.round)).toEqual([387, -8387])
  expect(Math.abs(sum(effects) + 8000)).toBeLessThan(1e-9)
})

test('the logarithmic mean lies between the geometric and the arithmetic one, close to equality too', () => {
  fc.assert(fc.property(factor, fc.oneof(factor, fc.constantFrom(1, 1 + 1e-15, 1 + 1e-9, 1 - 1e-6)), (x, ratio) => {
    const y = x * ratio
    const value = logarithmicMean(x, y)
    expect(value).toBeGreaterThanOrEqual(Math.sqrt(x * y) * (1 - 1e-12))
    expect(value).toBeLessThanOrEqual(((x + y) / 2) * (1 + 1e-12))
    expect(logarithmicMean(y, x)).toBeCloseTo(value, 6)
  }))
})

test('says null where no split exists, never NaN', () => {
  for (const bad of [0, -1, Number.NaN, Infinity]) {
    expect(lmdi([1, bad], [2, 2])).toBeNull()
    expect(lmdi([1, 2], [bad, 2])).toBeNull()
  }
  expect(lmdi([1e300, 1e300], [1, 1])).toBeNull()
  expect(() => lmdi([1], [1, 2])).toThrow('1 factors before and 2 after')
})
