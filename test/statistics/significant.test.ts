import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { significant } from '../../src/statistics/index.ts'

const finite = fc.double({ noNaN: true, noDefaultInfinity: true })

test('is within half a unit of the sixth digit, or of a whole unit', () => {
  fc.assert(fc.property(finite, (x) => {
    const size = Math.abs(x)
    const error = Math.abs(significant(x) - x)
    expect(error).toBeLessThanOrEqual(size >= 1e6 ? 0.5 : size * 5.01e-6 + Number.MIN_VALUE)
  }))
})

test('rounding twice changes nothing, the sign does not matter, and JSON carries it', () => {
  fc.assert(fc.property(finite, (x) => {
    const once = significant(x)
    expect(significant(once)).toBe(once)
    expect(significant(-x)).toBe(once === 0 ? 0 : -once)
    expect(JSON.parse(JSON.stringify(once))).toBe(once)
  }))
})

test('hides the last digits of floating point', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 999_999 }), fc.integer({ min: -12, max: 3 }), (digits, exponent) => {
    const x = digits * 10 ** exponent
    expect(significant(x * (1 + 1e-12))).toBe(significant(x))
  }))
})

test('keeps whole numbers', () => {
  fc.assert(fc.property(fc.maxSafeInteger(), (x) => { expect(significant(x)).toBe(x) }))
})

test('turns minus zero into zero, and refuses what JSON cannot carry', () => {
  expect(Object.is(significant(-0), 0)).toBe(true)
  for (const x of [Number.NaN, Infinity, -Infinity]) expect(() => significant(x)).toThrow(/not a finite number/)
})
