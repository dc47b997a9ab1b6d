import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { gehanZ, kaplanMeierMedian, median, medianRatio } from '../../src/statistics/index.ts'
import type { Observation } from '../../src/statistics/index.ts'

const ended = (...values: number[]): Observation[] => values.map((value) => ({ value, censored: false }))
const open = (...values: number[]): Observation[] => values.map((value) => ({ value, censored: true }))

const observation = fc.record({ value: fc.nat({ max: 30 }), censored: fc.boolean() })
const group = fc.array(observation, { maxLength: 25 })

const usual = ended(1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 6, 6, 7, 8, 9, 12, 20)

test('reproduces the examples of the specification', () => {
  const slow = [...ended(6, 10, 14, 18, 22, 30, 40), ...open(50)]
  expect(gehanZ(slow, usual).toFixed(2)).toBe('3.27')
  expect(medianRatio(slow, usual)).toBe(4.5)
  const steady = [...ended(2, 3, 5, 6, 7, 9, 12), ...open(30)]
  expect(gehanZ(steady, usual).toFixed(2)).toBe('1.27')
  expect(medianRatio(steady, usual)).toBe(1.5)
})

/** The definition, written out: for every ending count who was still running. */
function gehanByDefinition(recent: Observation[], baseline: Observation[]): number {
  const all = [...recent, ...baseline]
  let sum = 0
  let variance = 0
  const endings = [...recent.map((o) => ({ ...o, g: 1 })), ...baseline.map((o) => ({ ...o, g: 0 }))].filter((o) => !o.censored)
  for (const { value, g } of endings) {
    const n = all.filter((o) => o.value >= value).length
    const p = recent.filter((o) => o.value >= value).length / n
    const w = n / all.length
    sum += w * (p - g)
    variance += w * w * p * (1 - p)
  }
  return variance === 0 ? 0 : sum / Math.sqrt(variance)
}

test('the fast Gehan test equals its definition, in any order', () => {
  fc.assert(fc.property(group, group, (recent, baseline) => {
    const z = gehanZ(recent, baseline)
    expect(z).toBeCloseTo(gehanByDefinition(recent, baseline), 9)
    expect(gehanZ([...recent].reverse(), [...baseline].reverse())).toBeCloseTo(z, 9)
    expect(gehanZ(baseline, recent)).toBeCloseTo(-z, 9)
  }))
})

test('depends on ranks only', () => {
  fc.assert(fc.property(group, group, (recent, baseline) => {
    const stretch = (observations: Observation[]) => observations.map((o) => ({ ...o, value: Math.expm1(o.value / 3) }))
    expect(gehanZ(stretch(recent), stretch(baseline))).toBeCloseTo(gehanZ(recent, baseline), 9)
  }))
})

test('is 0 where nothing can be told apart', () => {
  expect(gehanZ([], [])).toBe(0)
  expect(gehanZ(ended(1, 2), [])).toBe(0)
  expect(gehanZ(open(1, 2), open(3))).toBe(0)
  expect(gehanZ(ended(5, 5), ended(5, 5))).toBe(0)
})

test('without censoring the Kaplan-Meier median is the lower median', () => {
  fc.assert(fc.property(fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 200 }), (values) => {
    const sorted = [...values].sort((a, b) => a - b)
    const result = kaplanMeierMedian(ended(...values))
    expect(result).toEqual({ median: sorted[Math.ceil(values.length / 2) - 1], longestCensored: null })
    expect(result.median).toBeLessThanOrEqual(median(values))
  }))
})

test('an unfinished duration never lowers the median below what the finished ones alone give', () => {
  fc.assert(fc.property(group, fc.nat({ max: 30 }), (observations, age) => {
    const before = kaplanMeierMedian(observations).median ?? Infinity
    const after = kaplanMeierMedian([...observations, ...open(age)]).median ?? Infinity
    expect(observations.length === 0 || after >= before).toBe(true)
  }))
})

test('a median that is not reached is null, with the longest unfinished duration', () => {
  expect(kaplanMeierMedian([...ended(1), ...open(3, 8)])).toEqual({ median: null, longestCensored: 8 })
  expect(kaplanMeierMedian([])).toEqual({ median: null, longestCensored: null })
  expect(kaplanMeierMedian([...open(4), ...ended(4)])).toEqual({ median: 4, longestCensored: 4 })
  expect(medianRatio([...ended(1), ...open(3, 8)], ended(2))).toBe(4)
})

test('no ratio without a baseline above 0', () => {
  expect(medianRatio(ended(1), [])).toBeNull()
  expect(medianRatio([], ended(1))).toBeNull()
  expect(medianRatio(ended(1), ended(0))).toBeNull()
})

test('does not sort its input in place', () => {
  const observations = Object.freeze([...ended(3, 1), ...open(2)])
  kaplanMeierMedian(observations)
  gehanZ(observations, observations)
  expect(observations.map((o) => o.value)).toEqual([3, 1, 2])
})
