import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  alarmRates, averagePrecision, drawClusters, estimate, overlaps, precisionAtK, probabilityFigures, rocAuc, tallyOf, type Case, type Watch,
} from '../../src/backtest/metrics.ts'

const cases = (...pairs: [number, 0 | 1][]): Case[] => pairs.map(([score, lost]) => ({ score, lost: lost === 1 }))
const someCases = fc.array(
  fc.record({ score: fc.integer({ min: 0, max: 10 }).map((n) => n / 10), lost: fc.boolean() }), { minLength: 2, maxLength: 60 })

describe('ROC AUC', () => {
  test('counts pairs by hand', () => {
    // lost .9 .4, stayed .5 .1: of four pairs (.9,.5) (.9,.1) (.4,.1) are right
    expect(rocAuc(cases([0.9, 1], [0.5, 0], [0.4, 1], [0.1, 0]))).toBe(0.75)
  })
  test('equal scores count half', () => { expect(rocAuc(cases([1, 1], [1, 0], [1, 1]))).toBe(0.5) })
  test('nothing to compare is null', () => {
    expect(rocAuc(cases([1, 1]))).toBeNull()
    expect(rocAuc([])).toBeNull()
  })
  test('equals the share of pairs in the right order, and one minus that of turned scores', () => {
    fc.assert(fc.property(someCases, (some) => {
      const [lost, stayed] = [some.filter((one) => one.lost), some.filter((one) => !one.lost)]
      const auc = rocAuc(some)
      if (lost.length === 0 || stayed.length === 0) return auc === null
      const right = lost.flatMap((a) => stayed.map((b) => (a.score > b.score ? 1 : a.score === b.score ? 0.5 : 0)))
      expect(auc).toBeCloseTo(right.reduce<number>((sum, one) => sum + one, 0) / right.length, 10)
      expect(rocAuc(some.map((one) => ({ ...one, score: -one.score })))).toBeCloseTo(1 - (auc ?? 0), 10)
    }))
  })
  test('a weight counts as so many of the same', () => {
    fc.assert(fc.property(someCases, (some) => {
      const weighed = some.map((one, i) => ({ ...one, weight: i % 3 }))
      const repeated = some.flatMap((one, i) => Array.from({ length: i % 3 }, () => one))
      const [a, b] = [rocAuc(weighed), rocAuc(repeated)]
      expect(a === null).toBe(b === null)
      expect(a ?? 0).toBeCloseTo(b ?? 0, 10)
      expect(averagePrecision(weighed) ?? 0).toBeCloseTo(averagePrecision(repeated) ?? 0, 10)
    }))
  })
})

describe('average precision', () => {
  test('by hand: found at places 1 and 3 of 4', () => {
    expect(averagePrecision(cases([4, 1], [3, 0], [2, 1], [1, 0]))).toBeCloseTo((1 + 2 / 3) / 2, 12)
  })
  test('all scores equal: the base rate', () => { expect(averagePrecision(cases([1, 0], [1, 1], [1, 0], [1, 0]))).toBe(0.25) })
  test('the order of arrival never matters, and it lies above 0 up to 1', () => {
    fc.assert(fc.property(someCases, (some) => {
      const area = averagePrecision(some)
      expect(averagePrecision([...some].reverse())).toEqual(area)
      if (area !== null) expect(area > 0 && area <= 1 + 1e-12).toBe(true)
    }))
  })
})

describe('precision at k', () => {
  test('the highest ones', () => { expect(precisionAtK(cases([3, 1], [2, 0], [1, 1], [0, 0]), 3)).toBeCloseTo(2 / 3, 12) })
  test('equal scores at the edge count by their chance', () => {
    // place 1 is lost; place 2 is one of three of which one is lost
    expect(precisionAtK(cases([9, 1], [5, 0], [5, 1], [5, 0], [1, 1]), 2)).toBeCloseTo((1 + 1 / 3) / 2, 12)
  })
  test('with fewer than k, all of them', () => {
    expect(precisionAtK(cases([1, 1], [0, 0]), 10)).toBe(0.5)
    expect(precisionAtK([], 10)).toBeNull()
  })
})

describe('chances', () => {
  test('Brier, skill, Murphy split, calibration error by hand', () => {
    // stated .2 for four of which one is lost, stated .6 for two of which one is lost
    const figures = probabilityFigures(cases([0.2, 0], [0.2, 0], [0.2, 0], [0.2, 1], [0.6, 1], [0.6, 0]))
    const base = 2 / 6
    const brier = (3 * 0.04 + 0.64 + 0.16 + 0.36) / 6
    expect(figures?.brier).toBeCloseTo(brier, 12)
    expect(figures?.skill).toBeCloseTo(1 - brier / (base * (1 - base)), 12)
    expect(figures?.murphy.reliability).toBeCloseTo((4 * 0.05 ** 2 + 2 * 0.1 ** 2) / 6, 12)
    expect(figures?.murphy.resolution).toBeCloseTo((4 * (0.25 - base) ** 2 + 2 * (0.5 - base) ** 2) / 6, 12)
    expect(figures?.murphy.uncertainty).toBeCloseTo(base * (1 - base), 12)
    expect(figures?.murphy.withinBins).toBeCloseTo(0, 12)
    expect(figures?.ece).toBeCloseTo((4 * 0.05 + 2 * 0.1) / 6, 12)
    expect(figures?.reliability.map(({ cases: n, observed }) => [n, observed])).toEqual([[4, 0.25], [2, 0.5]])
  })
  test('saying the base rate has no skill, saying what comes has all of it', () => {
    expect(probabilityFigures(cases([0.25, 1], [0.25, 0], [0.25, 0], [0.25, 0]))?.skill).toBeCloseTo(0, 12)
    expect(probabilityFigures(cases([1, 1], [0, 0]))?.skill).toBe(1)
    expect(probabilityFigures(cases([1, 1]))?.skill).toBeNull()
    expect(probabilityFigures([])).toBeNull()
  })
  test('the split always adds up, no case is lost to a bin, and equal chances share one', () => {
    fc.assert(fc.property(someCases, fc.integer({ min: 1, max: 12 }), (some, bins) => {
      const figures = probabilityFigures(some, bins)
      if (figures === null) throw new Error('there were cases')
      const { reliability, resolution, uncertainty, withinBins } = figures.murphy
      expect(reliability - resolution + uncertainty + withinBins).toBeCloseTo(figures.brier, 10)
      expect(figures.reliability.reduce((sum, bin) => sum + bin.cases, 0)).toBe(some.length)
      expect(figures.reliability.length).toBeLessThanOrEqual(bins)
      figures.reliability.slice(1).forEach((bin, i) => { expect(bin.from).toBeGreaterThan(figures.reliability[i]?.to ?? 1) })
    }))
  })
  test('a score that is no chance is refused', () => { expect(() => probabilityFigures(cases([40, 1]))).toThrow('40 is no chance') })
})

describe('alarms', () => {
  const day = (n: number): number => n * 86_400_000
  const watch = (n: number, on: boolean | null, lost: boolean | null): Watch => ({ at: day(n), on, lost })

  test('one client by hand', () => {
    const tally = tallyOf(
      [watch(0, true, false), watch(7, false, false), watch(14, true, true), watch(21, null, true), watch(28, true, true)], day(30))
    expect(tally).toEqual({
      hits: 2, falseDates: 1, misses: 0, calmDates: 1, alarms: 2, falseAlarms: 1, judged: 4, dates: 5, stayedDates: 2, lostDates: 3,
      losses: 1, caught: 1, leadDays: 16,
    })
  })
  test('an alarm that is over before the horizon begins has not caught the loss', () => {
    const tally = tallyOf([watch(0, true, false), watch(7, false, false), watch(14, false, true)], day(20))
    expect(tally).toMatchObject({ losses: 1, caught: 0, leadDays: null })
  })
  test('one that began earlier and still holds has its whole lead', () => {
    expect(tallyOf([watch(0, true, false), watch(7, true, false), watch(14, true, true)], day(20)).leadDays).toBe(20)
  })
  test('lift is precision over the share lost', () => {
    const counts: Partial<Record<string, number>> = { hits: 2, misses: 2, falseDates: 2, lostDates: 6, stayedDates: 24 }
    const rates = alarmRates((count) => counts[count] ?? 0)
    expect(rates).toEqual({ recall: 0.5, precision: 0.5, lift: 2.5 })
    expect(alarmRates(() => 0)).toEqual({ recall: null, precision: null, lift: null })
  })
  test('every date with an answer is counted once', () => {
    const some = fc.array(fc.tuple(fc.constantFrom(true, false, null), fc.constantFrom(true, false, null)))
    fc.assert(fc.property(some, (dates) => {
      const tally = tallyOf(dates.map(([on, lost], i) => watch(i, on, lost)), day(99))
      const answered = dates.filter(([on, lost]) => on !== null && lost !== null).length
      expect(tally.hits + tally.falseDates + tally.misses + tally.calmDates).toBe(answered)
      expect(tally.alarms).toBeLessThanOrEqual(dates.filter(([on]) => on === true).length)
      expect(tally.caught).toBeLessThanOrEqual(tally.losses)
    }))
  })
  test('overlap is the share of dates with both, whatever the order of ids', () => {
    expect(overlaps([['b', 'a'], ['a', 'b'], ['b'], ['c', 'b', 'a']])[0]).toEqual({ a: 'a', b: 'b', both: 3, share: 0.75 })
    expect(overlaps([['a'], ['b']])).toEqual([])
    expect(overlaps([['__proto__', 'constructor']])).toHaveLength(1)
  })
})

describe('intervals', () => {
  const mean = (values: readonly number[]) => (counts: Float64Array): number =>
    values.reduce((sum, value, i) => sum + value * (counts[i] ?? 0), 0) / counts.reduce((sum, n) => sum + n, 0)

  test('the same seed draws the same, another one something else', () => {
    expect(drawClusters(20, 5, 1)).toEqual(drawClusters(20, 5, 1))
    expect(drawClusters(20, 5, 1)).not.toEqual(drawClusters(20, 5, 2))
  })
  test('a mean of 100: the interval agrees with the standard error', () => {
    const values = Array.from({ length: 100 }, (_, i) => i % 10)
    const { low, high } = estimate(drawClusters(100, 2000, 3), 100, mean(values)) ?? { low: 0, high: 0 }
    const se = Math.sqrt(8.25 / 100)
    expect(low ?? 0).toBeCloseTo(4.5 - 1.96 * se, 1)
    expect(high ?? 0).toBeCloseTo(4.5 + 1.96 * se, 1)
  })
  test('clusters are drawn whole: ten dates of one client are no more certain than one', () => {
    const values = Array.from({ length: 30 }, (_, i) => i % 3)
    const once = estimate(drawClusters(30, 400, 5), 30, mean(values))
    const tenTimes = estimate(drawClusters(30, 400, 5), 30, (counts) => {
      let [sum, n] = [0, 0]
      values.forEach((value, i) => {
        sum += 10 * value * (counts[i] ?? 0)
        n += 10 * (counts[i] ?? 0)
      })
      return sum / n
    })
    expect(tenTimes?.high).toBeCloseTo(once?.high ?? 0, 10)
  })
  test('where many resamples have no figure there is no interval', () => {
    const rare = estimate(drawClusters(10, 200, 1), 10, (counts) => ((counts[0] ?? 0) > 0 ? 1 : null))
    expect(rare).toEqual({ value: 1, low: null, high: null })
    expect(estimate([], 1, () => null)).toBeNull()
  })
})
