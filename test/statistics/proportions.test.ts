import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { netShare, shrunkShare } from '../../src/statistics/index.ts'

const count = fc.nat({ max: 10_000 })

test('reproduces the golden values', () => {
  const { n, positive, negative, net, se } = netShare(8, 1, 1)
  expect(n).toBe(13)
  expect([positive, negative, net, se].map((x) => x.toFixed(4))).toEqual(['0.6731', '0.1346', '0.5385', '0.1996'])
})

test('the interval holds the estimate, stays in −1 … 1, narrows with answers and mirrors', () => {
  fc.assert(fc.property(count, count, count, (p, q, d) => {
    const few = netShare(p, q, d)
    expect(few.low >= -1 && few.low <= few.net && few.net <= few.high && few.high <= 1).toBe(true)
    expect(netShare(4 * p + 10, 4 * q + 10, 4 * d + 10).se).toBeLessThan(few.se * 1.2)
    expect(netShare(d, q, p).net).toBeCloseTo(-few.net, 12)
    expect(netShare(p, q, d, 2.58).high).toBeGreaterThanOrEqual(few.high)
  }))
})

test('a shrunk share lies between the share seen and the prior', () => {
  const double = (max: number) => fc.double({ min: 0, max, noNaN: true })
  const prior = fc.record({ share: double(1), weight: double(50) })
  fc.assert(fc.property(count, count, prior, (k, others, p) => {
    const n = k + others
    const seen = n === 0 ? p.share : k / n
    const value = shrunkShare(k, n, p)
    expect(value).toBeGreaterThanOrEqual(Math.min(seen, p.share) - 1e-12)
    expect(value).toBeLessThanOrEqual(Math.max(seen, p.share) + 1e-12)
  }))
  const late = (k: number, n: number) => shrunkShare(k, n, { share: 0.15, weight: 2 }).toFixed(2)
  expect([late(4, 6), late(1, 12), late(2, 6)]).toEqual(['0.54', '0.09', '0.29'])
  expect(shrunkShare(0, 0, { share: 0.15, weight: 0 })).toBe(0.15)
})
