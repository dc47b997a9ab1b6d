import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { betaQuantile, countAtMost, incompleteBeta, keptAt, normalBelow, rateInterval, shareInterval } from '../../src/statistics/index.ts'

describe('shares', () => {
  test("Jeffreys' interval of 5 in 20", () => {
    expect(shareInterval(5, 20).low).toBeCloseTo(0.1024, 3)
    expect(shareInterval(5, 20).high).toBeCloseTo(0.4642, 3)
  })
  test('none and all reach the ends', () => {
    expect(shareInterval(0, 10).low).toBe(0)
    expect(shareInterval(10, 10).high).toBe(1)
    expect(shareInterval(0, 10).high).toBeCloseTo(1 - shareInterval(10, 10).low, 9)
  })
  test('a quantile is where the law says', () => {
    fc.assert(fc.property(fc.double({ min: 0.5, max: 60, noNaN: true }), fc.double({ min: 0.5, max: 60, noNaN: true }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (a, b, p) => {
      expect(incompleteBeta(a, b, betaQuantile(a, b, p))).toBeCloseTo(p, 6)
    }), { numRuns: 100 })
  })
})

describe('rates', () => {
  test('Byar near the exact limits of 10 in one year: 4.795 to 18.39', () => {
    expect(rateInterval(10, 1).low).toBeCloseTo(4.795, 1)
    expect(rateInterval(10, 1).high).toBeCloseTo(18.39, 1)
    expect(rateInterval(10, 5).high).toBeCloseTo(18.39 / 5, 1)
  })
})

describe('counts', () => {
  test('negative binomial summed by hand: mean 10, dispersion ½ is size 2 at 1/6, (k + 1) (1/6)² (5/6)^k', () => {
    const terms = [0, 1, 2, 3].map((k) => (k + 1) * (1 / 36) * (5 / 6) ** k)
    expect(countAtMost(3, 10, 0.5)).toBeCloseTo(terms.reduce((a, b) => a + b, 0), 9)
    expect(countAtMost(0, 10, 0.5)).toBeCloseTo(36 ** -1, 9)
  })
  test('turns into Poisson: e⁻⁵ (1 + 5 + 12.5)', () => {
    expect(countAtMost(2, 5, 0)).toBeCloseTo(Math.exp(-5) * 18.5, 9)
    expect(countAtMost(2, 5, 1e-5)).toBeCloseTo(0.124652, 4)
    expect(countAtMost(-1, 5, 0.5)).toBe(0)
  })
})

test('normal law', () => {
  expect(normalBelow(1)).toBeCloseTo(0.8413447, 6)
  expect(normalBelow(-3)).toBeCloseTo(0.0013499, 6)
})

describe('staying', () => {
  const stay = (until: number, ended: boolean, enteredAt = 0) => ({ enteredAt, until, ended })
  test('textbook: 6-MP arm of Freireich 1963, share after 10 and 16 weeks', () => {
    const over = [6, 6, 6, 7, 10, 13, 16, 22, 23]
    const running = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    const kept = keptAt([...over.map((t) => stay(t, true)), ...running.map((t) => stay(t, false))], [6, 10, 16, 23])
    expect(kept.map(({ share }) => share?.toFixed(4))).toEqual(['0.8571', '0.7529', '0.6275', '0.4482'])
    expect(kept[0]?.atRisk).toBe(21)
    expect(kept[0]?.interval?.low).toBeCloseTo(0.6197, 3)
    expect(kept[0]?.interval?.high).toBeCloseTo(0.9516, 3)
  })
  test('who is known late enters late', () => {
    const stays = [stay(100, true), stay(500, false), stay(900, false, 400), stay(450, true, 300)]
    expect(keptAt(stays, [100, 450]).map(({ share }) => share)).toEqual([0.5, expect.closeTo(1 / 3, 9)])
  })
  test('an age that nobody was watched at is unknown', () => {
    expect(keptAt([stay(900, false, 400)], [100, 500]).map(({ share }) => share)).toEqual([null, null])
    expect(keptAt([stay(50, true)], [100])[0]?.share).toBe(0)
    expect(keptAt([], [100])[0]?.share).toBeNull()
  })
})
