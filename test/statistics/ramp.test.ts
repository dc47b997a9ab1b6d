import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { blend, decay, FIRES_FROM, ramp, rampLog } from '../../src/statistics/index.ts'

const amount = fc.double({ min: -1e9, max: 1e9, noNaN: true })
const severity = fc.double({ min: 0, max: 1, noNaN: true })

test('starts at 0.05 exactly and ends at 1 exactly, rising and falling', () => {
  fc.assert(fc.property(amount, amount, (n, s) => {
    fc.pre(n !== s)
    expect(ramp(n, n, s)).toBe(FIRES_FROM)
    expect(ramp(s, n, s)).toBe(1)
    expect(ramp(n - (s - n), n, s)).toBe(0)
    expect(ramp(s + (s - n), n, s)).toBe(1)
  }))
})

test('never falls as the value moves towards severe, and is 0 or 0.05 … 1', () => {
  fc.assert(fc.property(amount, amount, amount, amount, (n, s, x, y) => {
    const [nearer, further] = (n <= s) === (x <= y) ? [x, y] : [y, x]
    expect(ramp(further, n, s)).toBeGreaterThanOrEqual(ramp(nearer, n, s))
    const value = ramp(x, n, s)
    expect(value === 0 || (value >= FIRES_FROM && value <= 1)).toBe(true)
  }))
})

test('is a step where both marks are equal, takes infinite values, and passes NaN on', () => {
  expect([1, 2, 3].map((x) => ramp(x, 2, 2))).toEqual([0, 1, 1])
  expect([ramp(Infinity, 1, 2), ramp(-Infinity, 1, 2), ramp(-Infinity, 2, 1)]).toEqual([1, 0, 1])
  expect(ramp(Number.NaN, 1, 2)).toBeNaN()
  expect(ramp(Number.NaN, 2, 2)).toBeNaN()
})

test('reproduces the severities of the specification', () => {
  expect(ramp(0.641, 0.58, 0.8)).toBeCloseTo(0.31, 2) // ghosting
  expect(rampLog(4.5, 2, 8)).toBeCloseTo(0.61, 2) // slow replies
  expect(ramp(-Math.log(0.16), -Math.log(0.6), -Math.log(0.1))).toBeCloseTo(0.75, 2) // contact drop
  expect(rampLog(20_000 / 12_000, 1.15, 2)).toBeCloseTo(0.69, 2) // budget cut
  expect(ramp(30, 15, 60)).toBeCloseTo(0.37, 2) // late payment
  expect(blend([ramp(0.5375, 0.45, 0.7), ramp(10, 5, 15)])).toBeCloseTo(0.64, 2) // missed deadlines
  expect(decay(0.6, 10, 90)).toBeCloseTo(0.56, 2) // low NPS
})

test('rampLog depends on ratios only, and takes 0 and less', () => {
  const above = fc.double({ min: 2.001, max: 100, noNaN: true }) // at the mark itself the last digit decides
  fc.assert(fc.property(above, fc.double({ min: 0.01, max: 100, noNaN: true }), (x, factor) => {
    expect(rampLog(x * factor, 2 * factor, 8 * factor)).toBeCloseTo(rampLog(x, 2, 8), 9)
  }))
  expect([rampLog(0, 2, 8), rampLog(-3, 2, 8), rampLog(0, 0.5, 0.1)]).toEqual([0, 0, 1])
})

test('blend ignores order, lies between the largest part and 1, and a part of 0 adds nothing', () => {
  fc.assert(fc.property(fc.array(severity), (parts) => {
    const value = blend(parts)
    expect(blend([...parts].reverse())).toBe(value)
    expect(blend([...parts, 0])).toBe(value)
    expect(value).toBeGreaterThanOrEqual(Math.max(0, ...parts))
    expect(value).toBeLessThanOrEqual(1)
  }))
})

test('decay halves with each half-life and never exceeds the severity', () => {
  const days = fc.double({ min: -10, max: 1e5, noNaN: true })
  fc.assert(fc.property(severity, days, fc.double({ min: 1, max: 1e4, noNaN: true }), (s, age, half) => {
    const value = decay(s, age, half)
    expect(value).toBeLessThanOrEqual(s)
    expect(decay(s, Math.max(0, age) + half, half)).toBeCloseTo(value / 2, 12)
  }))
})
