import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { detect } from '../../src/assess/index.ts'
import { budgetCut, type BudgetCutOptions } from '../../src/detectors/budget-cut.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { budget, checkDetector, message } from '../../src/testing/index.ts'
import { ago, cases, cut, EUR, hours, inputs, leads, level, steadyLeads, TOM, unsigned } from './budget-cut.cases.ts'

const judge = (events: readonly AnyEvent[], options: Partial<BudgetCutOptions> = {}, beside: object = {}) =>
  detect(events, budgetCut(options), { ...inputs, ...beside })
const severity = (...args: Parameters<typeof judge>) => {
  const finding = judge(...args)
  return finding.status === 'fired' ? finding.severity : finding.status
}
const notes = (...args: Parameters<typeof judge>) => {
  const finding = judge(...args)
  return 'evidence' in finding ? finding.evidence.notes : []
}
const numbers = (...args: Parameters<typeof judge>) => {
  const finding = judge(...args)
  return 'evidence' in finding ? finding.evidence.numbers : {}
}

test('keeps the laws of all detectors in its cases', () => {
  expect(checkDetector(cases, { runs: 4 }).violations).toEqual([])
})

describe('textbook', () => {
  test('level 20 000, cut to 12 000 by the client: step -0.511, 10.2 s, severity 0.69', () => {
    const finding = judge([level(), cut(5)])
    expect(finding).toMatchObject({
      status: 'fired', severity: expect.closeTo(0.69, 2), since: '2026-06-25T09:00:00Z',
      evidence: {
        numbers: { monthlyBefore: 2_000_000, monthlyNow: 1_200_000, dropShare: 0.4, step: expect.closeTo(-0.511, 3), noises: expect.closeTo(10.2, 1) },
        notes: ['guard-not-judged'], eventCount: 1,
      },
    })
  })
  test('leads 200 to 205, cost per lead 100 to 58.5, savings to the shops: clear; split +387 and -8 387, sum -8 000', () => {
    const finding = judge([level(), cut(40, { reallocatedTo: 'shops' }), ...steadyLeads])
    expect(finding).toMatchObject({ status: 'clear', evidence: { notes: ['more-efficient-elsewhere'] } })
    const { outcomeEffect = 0, costPerOutcomeEffect = 0 } = numbers([level(), cut(40, { reallocatedTo: 'shops' }), ...steadyLeads])
    expect([Math.round(outcomeEffect / 100), Math.round(costPerOutcomeEffect / 100)]).toEqual([387, -8387])
    expect(outcomeEffect + costPerOutcomeEffect).toBe(-800_000)
  })
  test('the same without reallocation: 0.41', () => {
    expect(severity([level(), cut(40), ...steadyLeads])).toBeCloseTo(0.41, 2)
    expect(notes([level(), cut(40), ...steadyLeads])).toEqual(['no-reallocation'])
  })
  test('the effects of a split add up to the fall in whole minor units, whatever the numbers', () => {
    const amount = fc.integer({ min: 1, max: 1_500 })
    fc.assert(fc.property(amount, amount, fc.integer({ min: 1, max: 15_000 }), (before, after, now) => {
      const events = [level(), cut(40, { amount: EUR(now) }), leads(70, before), leads(40, after)]
      const { monthlyBefore = 0, monthlyNow = 0, outcomeEffect = Number.NaN, costPerOutcomeEffect = Number.NaN } = numbers(events)
      expect(outcomeEffect + costPerOutcomeEffect).toBe(monthlyNow - monthlyBefore)
      expect(Number.isInteger(outcomeEffect)).toBe(true)
    }), { numRuns: 30 })
  })
})

describe('the fall', () => {
  test('fires from 15 % on, and in full where half is gone', () => {
    const to = (amount: number, noises = 2) => severity([level(), cut(5, { amount: EUR(amount) })], { noises })
    expect([to(17_392), to(10_000), to(0)]).toEqual(['clear', 1, 1])
    expect(to(17_391)).toBeCloseTo(0.05, 3)
    // A level without any noise is taken to have 5 %, so three times that is a little more than the mark.
    expect([to(17_215, 3), to(17_214, 3)]).toEqual(['clear', expect.closeTo(0.068, 3)])
  })
  test('a cut to nothing has no logarithm, so none is told', () => {
    expect(numbers([level(), cut(5, { amount: EUR(0) })])).toMatchObject({ dropShare: 1, monthlyNow: 0 })
    expect(numbers([level(), cut(5, { amount: EUR(0) })])).not.toHaveProperty('step')
  })
  test('must be three times the noise of the level', () => {
    const uneven = Array.from({ length: 8 }, (_, i) => budget(ago(229 - 28 * i), { amount: EUR(i % 2 === 0 ? 26_000 : 15_000) }))
    expect(severity([...uneven, cut(5)])).toBe('clear')
    expect(severity([...uneven, cut(5, { amount: EUR(3_000) })])).toBeGreaterThan(0.5)
  })
  test('counts at once by the client, else when it has held for two periods', () => {
    expect([55, 56].map((days) => severity([level(), unsigned(cut(days))]))).toEqual(['clear', expect.closeTo(0.687, 3)])
    expect(notes([level(), unsigned(cut(55))])).toContain('watch')
  })
  test('is compared with the level before, step by step', () => {
    const trims = [18_000, 16_200, 14_600, 13_000].map((amount, i) => cut(95 - 30 * i, { amount: EUR(amount) }))
    expect(severity([level(), ...trims])).toBeCloseTo(0.05 + 0.95 * (Math.log(20 / 13) - Math.log(1.15)) / (Math.log(2) - Math.log(1.15)), 3)
  })
  test('is the level itself after six periods', () => {
    expect([167, 168].map((days) => severity([level(400), cut(days)]))).toEqual([expect.closeTo(0.687, 3), 'clear'])
  })
  test('adds up services; money moved between ours is no fall', () => {
    const ads = (at: number, amount: number, fields = {}) => budget(ago(at), { service: 'ads', amount: EUR(amount), ...fields })
    const seo = (at: number, amount: number) => budget(ago(at), { service: 'SEO', amount: EUR(amount) })
    expect(severity([ads(300, 12_000), seo(300, 8_000), ads(5, 4_000)])).toBeCloseTo(0.687, 3)
    expect(severity([ads(300, 12_000), seo(300, 8_000), ads(5, 4_000), seo(5, 16_000)])).toBe('clear')
    expect(severity([ads(300, 12_000), seo(300, 8_000), ads(5, 4_000, { reallocatedTo: 'seo' })])).toBe('clear')
    expect(severity([ads(300, 20_000), ads(5, 12_000, { reallocatedTo: 'Video' })], {}, { agency: { coreServices: ['video'] } })).toBe('clear')
  })
  test('a year ago at the same height: no fall', () => {
    const season = [budget(ago(600), { amount: EUR(20_000) }), cut(370), budget(ago(310), { amount: EUR(20_000) })]
    expect(severity([...season, cut(5)])).toBe('clear')
    expect(severity([level(600), cut(5)])).toBeCloseTo(0.687, 3)
  })
})

describe('guards', () => {
  test('what we proposed ourselves is clear, and lowers the yardstick for what comes after', () => {
    expect(severity([level(), cut(5, { by: TOM })])).toBe('clear')
    expect(severity([level(), cut(30, { by: TOM }), cut(5, { amount: EUR(11_800) })])).toBe('clear')
    expect(severity([level(), cut(30, { by: TOM }), cut(5, { amount: EUR(6_000) })])).toBe(1)
  })
  test('savings elsewhere without measured efficiency: six tenths, and the missing half is named', () => {
    const events = [level(), cut(40, { reallocatedTo: 'shops' }), leads(70, 200), leads(40, 120)]
    expect(severity(events)).toBeCloseTo(0.41, 2)
    expect(notes(events)).toEqual(['no-measured-efficiency'])
  })
  test('neither half: in full; results without a count of outcomes judge nothing', () => {
    expect(severity([level(), cut(40), leads(70, 200), leads(40, 120)])).toBeCloseTo(0.687, 3)
    const cost = { kpi: 'cost-per-lead', better: 'lower' } as const
    expect(notes([level(), cut(40, { reallocatedTo: 'shops' }), leads(70, 100, cost), leads(40, 60, cost)])).toEqual(['guard-not-judged'])
  })
  test('a stated reason without measured efficiency is an excuse', () => {
    expect(severity([level(), cut(40, { reason: 'efficiency' }), leads(70, 200), leads(40, 120)])).toBeCloseTo(0.687, 3)
  })
  test('efficiency before the cut counts: cost per lead at least a tenth lower, leads held', () => {
    const before = (spend: number, actual: number) => [
      level(400), cut(5, { reallocatedTo: 'shops' }), leads(125, 200, { spend: EUR(20_000) }), leads(50, actual, { spend: EUR(spend) }),
    ]
    expect(severity(before(18_000, 200))).toBe('clear')
    expect(severity(before(18_100, 200))).toBeCloseTo(0.41, 2)
    expect(severity(before(15_000, 179))).toBeCloseTo(0.41, 2)
  })
  test('seasonal, and the same fall a year ago: clear; without the reason it is a pause', () => {
    const season = [budget(ago(700), { amount: EUR(20_000) }), cut(369, { amount: EUR(16_000) }), budget(ago(300), { amount: EUR(20_000) })]
    expect(notes([...season, cut(5, { reason: 'seasonal' })])).toEqual(['seasonal'])
    const step = Math.log(16 / 12)
    expect(judge([...season, cut(5)])).toMatchObject({
      severity: expect.closeTo(0.4 * (0.05 + 0.95 * (step - Math.log(1.15)) / (Math.log(2) - Math.log(1.15))), 3), evidence: { causes: ['pause'] },
    })
    expect(severity([level(), cut(5, { reason: 'seasonal' })])).toBeCloseTo(0.687, 3)
  })
  test('taken back within one period it is a pause, and after one more it is forgotten', () => {
    const back = (at: number) => budget(ago(at), { amount: EUR(20_000) })
    expect(judge([level(), cut(30), back(5)])).toMatchObject({ severity: expect.closeTo(0.4 * 0.687, 3), evidence: { causes: ['pause'] } })
    expect(severity([level(), cut(34), back(5)])).toBe('clear')
    expect(severity([level(), cut(50), back(28)])).toBe('clear')
    expect(severity([level(), unsigned(cut(30)), back(5)])).toBe('clear')
  })
})

describe('causes', () => {
  test('drift: the volume carries over 60 % of the fall', () => {
    expect(judge([level(), cut(40), leads(70, 200), leads(40, 120)])).toMatchObject({ evidence: { causes: ['drift'] } })
    expect(judge([level(), cut(40), leads(70, 200), leads(40, 160)])).toMatchObject({ evidence: { causes: [] } })
  })
  test('price pressure: as many hours for less, 0.15 more; the split by work is exact too', () => {
    const same = [level(), cut(56), ...hours(140, 56, 4), ...hours(56, 0, 4)]
    expect(judge(same)).toMatchObject({ severity: expect.closeTo(0.837, 3), evidence: { causes: ['price-pressure'] } })
    const { hoursEffect = 0, pricePerHourEffect = 0 } = numbers(same)
    expect(hoursEffect + pricePerHourEffect).toBe(-800_000)
    expect(judge([level(), cut(56), ...hours(140, 56, 4), ...hours(56, 0, 2)])).toMatchObject({ severity: expect.closeTo(0.687, 3), evidence: { causes: ['drift'] } })
  })
  test('talk of money in the eight weeks before: 0.15 more', () => {
    const said = (days: number) => message(ago(days), { cues: [{ code: 'value-question' }] })
    expect(severity([level(), cut(10), said(65)])).toBeCloseTo(0.837, 3)
    expect(severity([level(), cut(10), said(66)])).toBeCloseTo(0.687, 3)
    expect(severity([level(), cut(10), said(9)])).toBeCloseTo(0.687, 3)
  })
})

describe('what is not known', () => {
  test('the amount before that the event tells serves where no level was seen', () => {
    expect(severity([cut(5, { previous: EUR(20_000) })])).toBeCloseTo(0.687, 3)
    expect(severity([level(35), cut(5, { previous: EUR(20_000) })])).toBeCloseTo(0.687, 3)
    expect(severity([cut(5, { previous: EUR(20_000), by: TOM })])).toBe('unknown')
  })
  test('under three periods is short history, three are enough', () => {
    expect(judge([level(88), cut(5)])).toMatchObject({ status: 'unknown', reason: 'short-history', needs: ['budget'] })
    expect(severity([level(89), cut(5)])).toBeCloseTo(0.687, 3)
    expect(judge([level(83)])).toMatchObject({ status: 'unknown', reason: 'too-few' })
    expect(severity([level(84)])).toBe('clear')
  })
  test('a change of feeds ends the comparison', () => {
    const recording = [{ source: '', from: '2024-01-01T00:00:00Z' }, { source: 'ads', types: ['budget'], from: `${ago(60)}T00:00:00Z` }]
    expect(judge([level(), cut(5)], {}, { recording })).toMatchObject({ status: 'unknown', reason: 'short-history' })
  })
  test('two currencies, or totals without a length, are ambiguous', () => {
    expect(judge([level(), cut(5, { amount: { amount: 1, currency: 'USD' } })])).toMatchObject({ reason: 'ambiguous', needs: ['budget.amount.currency'] })
    expect(judge([budget(ago(5), { per: 'total' })])).toMatchObject({ reason: 'ambiguous', needs: ['budget.per'] })
  })
  test('a hole of more than one of the last two periods is a gap', () => {
    const ended = (days: number) => ({ recording: [{ from: '2024-01-01T00:00:00Z', to: `${ago(days)}T00:00:00Z` }] })
    expect(judge([level()], {}, ended(29))).toMatchObject({ status: 'unknown', reason: 'gap', needs: ['budget'] })
  })
})

test('each option moves it', () => {
  expect([1.1, 1.15].map((ratio) => severity([level(), cut(5, { amount: EUR(18_000) })], { ratio, noises: 2 }))).toEqual([expect.closeTo(0.066, 3), 'clear'])
  expect(severity([level(), cut(5)], { severeRatio: 1.6 })).toBe(1)
  expect(severity([level(), cut(5)], { noises: 11 })).toBe('clear')
  expect(severity([level(), unsigned(cut(30))], { heldPeriods: 1 })).toBeGreaterThan(0.5)
  expect(judge([level(), cut(40), leads(70, 200), leads(40, 160)], { carries: 0.4 })).toMatchObject({ evidence: { causes: ['drift'] } })
  const slightly = [level(400), cut(5, { reallocatedTo: 'shops' }), leads(125, 200, { spend: EUR(20_000) }), leads(50, 200, { spend: EUR(19_000) })]
  expect([severity(slightly), severity(slightly, { efficiencyGain: 0.04 })]).toEqual([expect.closeTo(0.41, 2), 'clear'])
  const fewer = [level(), cut(40, { reallocatedTo: 'shops', amount: EUR(9_000) }), leads(70, 200), leads(40, 165)]
  expect([severity(fewer), severity(fewer, { heldShare: 0.8 })]).toEqual([0.6, 'clear'])
  expect(() => budgetCut({ ratio: 2 })).toThrow('budget-cut: options.severeRatio: must be more than ratio')
})
