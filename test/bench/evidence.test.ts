import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { constantsOf, labelFreeRules, OURS, type Seen } from '../../bench/evidence/combination-rules.ts'
import { SILENCE_SETS } from '../../bench/evidence/data.ts'
import { averageNorms } from '../../bench/evidence/norms.ts'
import { asOfDays, rowsOn } from '../../bench/evidence/protocol.ts'
import { SIGNALS, type Signals } from '../../bench/evidence/signals.ts'
import { alarmsAt } from '../../bench/evidence/volume.ts'
import { segmentsOf } from '../../bench/evidence/weeks.ts'
import { days as daysAfter } from '../../src/testing/index.ts'

const set = { ...SILENCE_SETS[0], name: 'made', what: '', printedRows: 0, horizonDays: 60, everyDays: 30 }
const history = fc.uniqueArray(fc.integer({ min: 0, max: 1500 }), { minLength: 2, maxLength: 60 }).map((own) => own.sort((a, b) => a - b))

describe('the protocol', () => {
  test('no test date lies before the last development label is known, and every label is known by the end', () => {
    fc.assert(fc.property(fc.array(history, { minLength: 1, maxLength: 5 }), (entities) => {
      const days = new Map(entities.map((own, i) => [`e${i}`, own]))
      const { development, test: judged } = asOfDays(days, set)
      const end = Math.max(...entities.map((own) => own.at(-1) ?? 0))
      expect(Math.max(...development) + set.horizonDays).toBeLessThanOrEqual(Math.min(...judged))
      for (const day of [...development, ...judged]) expect(day + set.horizonDays).toBeLessThanOrEqual(end)
    }))
  })

  test('what comes after a date changes the label of its rows and nothing else', () => {
    fc.assert(fc.property(history, fc.integer({ min: 100, max: 1400 }), (own, asOf) => {
      const of = (days: readonly number[]) => rowsOn(new Map([['e', days]]), asOf, set.horizonDays).map(({ gaps, daysSince }) => ({ gaps, daysSince }))
      expect(of(own.filter((day) => day <= asOf))).toEqual(of(own))
    }))
  })

  test('lost is nobody who comes back on the last day of the horizon', () => {
    const lost = (next: number) => rowsOn(new Map([['e', [0, 10, 20, 30, next]]]), 40, 60).map((row) => row.lost)
    expect([lost(100), lost(101)]).toEqual([[false], [true]])
  })
})

describe('changes of volume', () => {
  test('an alarm that has not cleared is not raised again', () => {
    expect(alarmsAt([5, 4, 5, 1, 5, 1, 1, 5], 5)).toBe(2)
    expect(alarmsAt([0, 0, 4.9], 5)).toBe(0)
    expect(alarmsAt([5, 2, 2, 5], 5)).toBe(1)
  })

  test('segments hold whole weeks within a life, and the weeks of Christmas are missing', () => {
    const instants = Array.from({ length: 60 }, (_, i) => `${daysAfter('2024-06-03', 7 * i)}T10:00:00Z`)
    const [first, ...others] = segmentsOf(new Map([['e', instants]]), 0, { lead: 30, watched: 10, leastAWeek: 1 })
    expect(first?.weeks.map(({ count }) => count)).toEqual(Array<number>(40).fill(1))
    expect(first?.weeks.flatMap(({ missing, monday }) => (missing ? [monday] : []))).toHaveLength(2)
    expect(others).toHaveLength(1)
    expect(segmentsOf(new Map([['e', instants]]), 0, { lead: 30, watched: 10, leastAWeek: 2 })).toEqual([])
  })
})

test('constants of several sets do not follow the one that lies far out', () => {
  const one = { m: 2, k: 1, v: 10, s2: 1, a: 1, b: 9 }
  const far = { m: 5, k: 1, v: 1000, s2: 1, a: 100, b: 900 }
  expect(averageNorms([one, one, far])).toEqual({ m: 3, k: 1, v: 10, s2: 1, a: 1, b: 9 })
})

describe('five signals put together', () => {
  const signals = (x: number): Signals => ({
    'further silence': x, 'gap / median gap': x, 'drop of weekly contact': x, 'weeks without contact': x, 'rank among own gaps': x,
  })
  // One signal read five times: from 20 % lost at 0 to 80 % at 1.
  const rows: Seen[] = Array.from({ length: 1000 }, (_, i) => ({ signals: signals(i % 2), lost: i % 10 < 5 ? i % 2 === 1 : i % 2 === 1 && i % 3 > 0 }))
  const constants = constantsOf([rows])
  const rules = labelFreeRules(constants)
  const share = (x: number) => rows.filter(({ lost, signals: own }) => lost && own['further silence'] === x).length / 500

  test('the health formula takes five copies of one signal for little more than one; noisy-OR does not', () => {
    const say = (name: string, x: number) => rules.get(name)?.(signals(x)) ?? NaN
    expect(say(OURS, 1)).toBeCloseTo(share(1), 1)
    expect(say('noisy-OR', 1)).toBeGreaterThan(0.99)
    expect((say(OURS, 0) + say(OURS, 1)) / 2).toBeCloseTo((share(0) + share(1)) / 2, 3)
  })

  test('a signal that says more never lowers a chance', () => {
    for (const [name, rule] of rules) for (const signal of SIGNALS) {
      expect(rule({ ...signals(0.3), [signal]: 0.8 }), `${name}, ${signal}`).toBeGreaterThanOrEqual(rule(signals(0.3)))
    }
  })
})
