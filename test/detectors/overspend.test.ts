import { describe, expect, test } from 'vitest'
import { detect } from '../../src/assess/index.ts'
import { overspend, type OverspendOptions } from '../../src/detectors/overspend.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { budget, days, party, performance } from '../../src/testing/index.ts'
import { ago, agreed, credited, eur, inputs, june, slip } from './overspend.cases.ts'

const judge = (events: readonly AnyEvent[], options: Partial<OverspendOptions> = {}, beside: object = {}) =>
  detect(events, overspend(options), { ...inputs, ...beside })
const severity = (...args: Parameters<typeof judge>) => {
  const finding = judge(...args)
  return finding.status === 'fired' ? finding.severity : finding.status
}

describe('textbook', () => {
  test('13 000 on 10 000: 0.46', () => {
    expect(judge([agreed, june(13_000)])).toMatchObject({
      severity: expect.closeTo(0.457, 3), since: '2026-07-01T00:00:00Z',
      evidence: { causes: ['over'], numbers: { judgedPeriods: 1, highestRatio: expect.closeTo(1.3, 4), incidents: 0 }, eventCount: 1 },
    })
  })
  test('owned and credited: 0.18', () => {
    expect(judge([agreed, june(13_000), ...credited])).toMatchObject({ severity: expect.closeTo(0.183, 3), evidence: { causes: ['over'], notes: ['credited'] } })
  })
  test('10 800 on 10 000 is clear', () => {
    expect(judge([agreed, june(10_800)])).toMatchObject({ status: 'clear', evidence: { numbers: { highestRatio: expect.closeTo(1.08, 4) } } })
  })
})

describe('over', () => {
  test('fires from 115 % on, and 150 % is the worst', () => {
    expect(severity([agreed, june(11_499)])).toBe('clear')
    expect(severity([agreed, june(11_501)])).toBeCloseTo(0.05, 2)
    expect(severity([agreed, june(15_001)])).toBe(1)
  })
  test('a budget for a month is brought to the period', () => {
    const perMonth = budget(ago(300), { amount: eur(10_000) })
    expect(judge([perMonth, june(10_000)])).toMatchObject({ evidence: { numbers: { highestRatio: expect.closeTo(30.4375 / 30, 5) } } })
  })
  test('spending without any budget left is the worst, and the ratio stays a number', () => {
    expect(judge([budget(ago(300), { amount: eur(0) }), june(100)])).toMatchObject({ severity: 1, evidence: { numbers: { highestRatio: 100 } } })
  })
  test("fades with the days since the period's end", () => {
    const two = performance(ago(60), { period: { from: ago(90), to: ago(61) }, spend: eur(20_000) })
    expect(severity([agreed, two])).toBeCloseTo(0.5, 6)
  })
  test('each service against its own budget', () => {
    const search = budget(ago(300), { service: 'Search', amount: { amount: 33_333, currency: 'EUR' }, per: 'day' })
    const video = budget(ago(300), { service: 'video', amount: { amount: 33_333, currency: 'EUR' }, per: 'day' })
    const spent = [june(13_000, { service: 'search' }), june(5_000, { service: 'Video' })]
    expect(severity([search, video, ...spent])).toBeCloseTo(0.457, 3)
    expect(severity([agreed, ...spent])).toBe(1)
    expect(severity([budget(ago(300), { amount: { amount: 66_666, currency: 'EUR' }, per: 'day' }), ...spent])).toBe('clear')
  })
  test('several KPIs of one period repeat one spend', () => {
    expect(severity([agreed, june(9_000), june(9_000, { kpi: 'bookings' })])).toBe('clear')
  })
  test('days are joined: a daily budget may be passed on single ones', () => {
    const daily = (spends: readonly number[]) => spends.map((spend, i) => {
      const day = days('2026-06-30', -i)
      return performance(`${days(day, 1)}T00:00:00Z`, { period: { from: day, to: day }, spend: eur(spend) })
    })
    const even = Array.from({ length: 30 }, (_, i) => (i === 3 ? 666 : 333))
    expect(severity([agreed, ...daily(even)])).toBe('clear')
    expect(severity([agreed, ...daily(even.map((spend) => spend * 1.3))])).toBeGreaterThan(0.4)
    expect(judge([agreed, ...daily(even.slice(0, 6))])).toMatchObject({ status: 'unknown', reason: 'ambiguous' })
  })
})

describe('incident and waste', () => {
  test('an incident counts until it is resolved, and fades from then on', () => {
    expect(judge([slip(100)])).toMatchObject({ severity: 0.5, since: `${ago(100)}T09:00:00Z`, evidence: { causes: ['incident'] } })
    expect(severity([slip(100), slip(61, 'resolved')])).toBeCloseTo(0.5 * 2 ** (-60.625 / 60), 5)
    expect(severity([slip(20, 'found', { by: party('client/ana') })])).toBe('clear')
    expect(severity([slip(20, 'found', { kind: 'error' })])).toBe('clear')
  })
  test('where the spend tells how much, the incident is not counted again', () => {
    expect(judge([agreed, june(13_000), slip(20)])).toMatchObject({ severity: expect.closeTo(0.457, 3), evidence: { causes: ['over'] } })
    expect(judge([agreed, june(13_000), slip(90)])).toMatchObject({ severity: expect.closeTo(0.5 + 0.3 * 0.457, 3), evidence: { causes: ['incident', 'over'] } })
    expect(severity([agreed, june(10_800), slip(20)])).toBe(0.5)
  })
  test('a full period with spend and no outcome is wasted', () => {
    expect(judge([agreed, june(9_000, { actual: 0 })])).toMatchObject({ severity: 0.5, evidence: { causes: ['wasted'] } })
    expect(severity([agreed, june(9_000, { actual: 0, better: 'lower' })])).toBe('clear')
    expect(severity([agreed, june(9_000, { actual: 0 }), june(9_000, { kpi: 'bookings', actual: 1 })])).toBe('clear')
    const short = { period: { from: '2026-06-04', to: '2026-06-30' }, actual: 0 }
    expect(severity([agreed, june(8_000, short)])).toBe('clear')
    expect(severity([agreed, june(8_000, { ...short, period: { from: '2026-06-03', to: '2026-06-30' } })])).toBe(0.5)
  })
  test('over and wasted are blended', () => {
    expect(judge([agreed, june(13_000, { actual: 0 })])).toMatchObject({ severity: expect.closeTo(0.5 + 0.3 * 0.457, 3), evidence: { causes: ['wasted', 'over'] } })
  })
})

describe('guards', () => {
  test('raised by the client in that period: clear; by us: not', () => {
    const raise = (by: string) => budget('2026-06-20', { amount: { amount: 43_333, currency: 'EUR' }, per: 'day', by: party(by) })
    expect(severity([agreed, june(13_000), raise('client/ana')])).toBe('clear')
    expect(severity([agreed, june(13_000), raise('agency/tom')])).toBeGreaterThan(0.05)
  })
  test('owned within two working days: 0.6 of it; later: all of it', () => {
    expect(judge([slip(20), slip(16, 'owned')])).toMatchObject({ severity: 0.3, evidence: { notes: ['owned'] } })
    expect(severity([slip(20), slip(14, 'owned')])).toBe(0.5)
    expect(severity([slip(20), slip(14, 'owned'), slip(10, 'credited')])).toBe(0.2)
    expect(severity([slip(20), slip(10, 'credited')])).toBe(0.5)
  })
})

describe('what is not known', () => {
  test('spend without any budget, or in another currency', () => {
    expect(judge([june(13_000)])).toMatchObject({ status: 'unknown', reason: 'ambiguous', needs: ['budget'] })
    expect(judge([agreed, june(13_000, { spend: { amount: 1_300_000, currency: 'USD' } })])).toMatchObject({ status: 'unknown', reason: 'ambiguous' })
    expect(judge([june(13_000), budget(ago(300), { per: 'total', amount: eur(10_000) })])).toMatchObject({ status: 'unknown', reason: 'ambiguous' })
  })
  test('either log is enough', () => {
    const only = (...types: string[]) => ({ recording: [{ from: '2024-01-01T00:00:00Z', types }] })
    expect(severity([], {}, only('incident'))).toBe('clear')
    expect(severity([agreed, june(10_000)], {}, only('performance', 'budget'))).toBe('clear')
    expect(judge([], {}, only('performance', 'budget'))).toMatchObject({ status: 'unknown', reason: 'not-recorded' })
  })
  test('what was found fires beside a hole', () => {
    const recording = [{ from: '2024-01-01T00:00:00Z', to: '2026-06-20T00:00:00Z' }]
    expect(severity([agreed, june(13_000)], {}, { recording })).toBeCloseTo(0.457, 3)
    expect(judge([agreed, june(10_000)], {}, { recording })).toMatchObject({ status: 'unknown', reason: 'gap', needs: ['performance', 'budget', 'incident'] })
  })
})

test('each option moves it', () => {
  expect(severity([agreed, june(10_800)], { overRatio: 1.05 })).toBeGreaterThan(0.05)
  expect(severity([agreed, june(13_001)], { severeRatio: 1.3 })).toBe(1)
  expect(severity([slip(100), slip(61, 'resolved')], { halfLifeDays: 1000 })).toBeGreaterThan(0.45)
  expect(severity([slip(20), slip(14, 'owned')], { ownedWorkingDays: 4 })).toBe(0.3)
})
