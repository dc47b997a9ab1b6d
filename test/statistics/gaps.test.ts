import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultNorms } from '../../src/measures/index.ts'
import { addGap, GAP_NORMS, NO_GAPS, silence, sumGaps } from '../../src/statistics/index.ts'
import type { GapNorms } from '../../src/statistics/index.ts'

const seven = Array.from({ length: 12 }, () => 7)
/** The constants of methods.md 1 (a), which its golden values were worked out with; the shipped ones are fitted to other sets. */
const PRINTED: GapNorms = { m: 3.146, k: 1.564, v: 15.358, s2: 1.268, a: 0.519, b: 6.895 }
const mail: GapNorms = { ...PRINTED, m: 2.1 }

describe('golden values', () => {
  test.each([
    [[7, 7, 7, 14, 7, 7], 7, 0.940791, 0.14261],
    [[7, 7, 7, 14, 7, 7], 28, 0.829316, 0.323536],
    [[7, 7, 7, 14, 7, 7], 60, 0.626639, 0.566989],
    [[1, 2, 1, 1, 3, 1, 2, 1, 1, 1, 4, 1], 14, 0.772566, 0.285628],
    [[30, 31, 29, 30], 45, 0.875311, 0.451431],
    [[], 30, 0.851295, 0.506554],
  ])('gaps %j, %d days since', (gaps, days, alive, silent) => {
    const result = silence(sumGaps(gaps), PRINTED, days, 60)
    expect(Math.abs(result.alive - alive)).toBeLessThan(1e-6)
    expect(Math.abs(result.silent - silent)).toBeLessThan(1e-6)
  })

  const monthly = [30, 31, 29, 30, 30, 31]
  test.each([[seven, 14, 0.15], [seven, 30, 0.332], [seven, 45, 0.502], [seven, 60, 0.641], [monthly, 35, 0.377]])(
    'norms of mail, gaps %j, %d days since',
    (gaps, days, silent) => { expect(silence(sumGaps(gaps), mail, days, 60).silent).toBeCloseTo(silent, 3) },
  )
})

const days = fc.oneof(fc.double({ min: 0, max: 2000, noNaN: true }), fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }))
const history = fc.array(days, { maxLength: 40 })
const weight = fc.double({ min: 0.01, max: 100, noNaN: true })
const location = fc.double({ min: -3, max: 8, noNaN: true })
const norms = fc.record({ m: location, k: weight, v: weight, s2: weight, a: weight, b: weight })

test('gives probabilities for any history, norms and days', () => {
  fc.assert(fc.property(history, norms, days, days, (gaps, n, since, horizon) => {
    for (const p of Object.values(silence(sumGaps(gaps), n, since, horizon))) expect(p >= 0 && p <= 1).toBe(true)
  }))
})

test('a longer silence never speaks for being alive, a longer horizon never for silence', () => {
  fc.assert(fc.property(history, norms, days, days, days, (gaps, n, since, more, horizon) => {
    const sums = sumGaps(gaps)
    const now = silence(sums, n, since, horizon)
    const later = silence(sums, n, since + more, horizon)
    expect(later.alive).toBeLessThanOrEqual(now.alive + 1e-9)
    expect(later.survival).toBeLessThanOrEqual(now.survival + 1e-9)
    expect(silence(sums, n, since, horizon + more).silent).toBeLessThanOrEqual(now.silent + 1e-9)
  }))
})

test('nothing can happen within no time, and silence is no less likely than having left', () => {
  fc.assert(fc.property(history, norms, days, days, (gaps, n, since, horizon) => {
    const sums = sumGaps(gaps)
    expect(silence(sums, n, since, 0).silent).toBeCloseTo(1, 12)
    const { alive, silent } = silence(sums, n, since, horizon)
    expect(silent).toBeGreaterThanOrEqual(1 - alive - 1e-12)
  }))
})

test('under the shipped norms the score falls by no more than 0.02 as a silence goes on', () => {
  const gap = fc.integer({ min: 1, max: 120 })
  fc.assert(fc.property(fc.array(gap, { minLength: 3, maxLength: 20 }), fc.boolean(), (gaps, onMail) => {
    const middle = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0
    const sums = sumGaps(gaps)
    let highest = 0
    for (let since = 0; since <= 365; since += 5) {
      const { silent } = silence(sums, onMail ? defaultNorms.gaps : GAP_NORMS, since, Math.max(60, 2 * middle))
      expect(silent).toBeGreaterThan(highest - 0.02)
      highest = Math.max(highest, silent)
    }
  }))
})

test('the sums are those of a discounted history, and are not changed in place', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 30 }), (gaps) => {
    const weights = gaps.map((_, i) => 0.5 ** ((gaps.length - 1 - i) / 5))
    const logs = gaps.map((gap) => Math.log(Math.max(gap, 1)))
    const sum = (power: number) => weights.reduce((total, w, i) => total + w * (logs[i] ?? 0) ** power, 0)
    const sums = sumGaps(gaps)
    expect(sums.w).toBeCloseTo(sum(0), 9)
    expect(sums.s).toBeCloseTo(sum(1), 9)
    expect(sums.q).toBeCloseTo(sum(2), 8)
    expect(sums.x).toBe(gaps.length)
    expect(gaps.reduce(addGap, NO_GAPS)).toEqual(sums)
  }))
  expect(NO_GAPS).toEqual({ w: 0, s: 0, q: 0, x: 0 })
})

test('the shipped norms are the middle of the five sets, and those of mail differ in nothing but the shorter centre', () => {
  const { m, ...rest } = defaultNorms.gaps
  const { m: centre, ...middle } = GAP_NORMS
  expect(rest).toEqual(middle)
  expect(m).toBeLessThan(centre)
  expect(defaultNorms.mixedGapCentre).toBe(centre)
  expect(defaultNorms.asOf).toBeUndefined()
})

test('under the shipped norms of mail a weekly client is watched before it fires, and no week of silence is a sign', () => {
  const after = (days: number) => silence(sumGaps(seven), defaultNorms.gaps, days, 60).silent
  expect([7, 14, 45, 60].map((days) => Number(after(days).toFixed(3)))).toEqual([0.104, 0.174, 0.532, 0.667])
})
