import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstWhere } from '../../src/statistics/index.ts'

const whole = fc.integer({ min: -100_000, max: 100_000 })

test('finds the first, in few calls', () => {
  fc.assert(fc.property(whole, whole, whole, (x, y, mark) => {
    const [lo, hi] = [Math.min(x, y), Math.max(x, y)]
    let calls = 0
    const first = firstWhere(lo, hi, (n) => {
      calls += 1
      return n >= mark
    })
    expect(first).toBe(mark > hi ? null : Math.max(lo, mark))
    expect(calls).toBeLessThanOrEqual(Math.ceil(Math.log2(hi - lo + 1)) + 1)
  }))
})

test('finds a crossing of any predicate that holds at the end', () => {
  fc.assert(fc.property(fc.array(fc.boolean(), { minLength: 1 }), (truth) => {
    const first = firstWhere(0, truth.length - 1, (n) => truth[n] ?? false)
    if (first === null) expect(truth.at(-1)).toBe(false)
    else expect([truth[first], first > 0 && truth[first - 1]]).toEqual([true, false])
  }))
})

test('takes limits that are not whole, and an empty range', () => {
  expect(firstWhere(0.5, 9.5, () => true)).toBe(1)
  expect(firstWhere(0.5, 9.5, (n) => n >= 9)).toBe(9)
  expect(firstWhere(3, 2, () => true)).toBeNull()
})
