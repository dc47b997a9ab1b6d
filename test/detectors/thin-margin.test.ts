import { describe, expect, test } from 'vitest'
import { detect } from '../../src/assess/index.ts'
import { thinMargin, type ThinMarginOptions } from '../../src/detectors/thin-margin.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { contract, financials } from '../../src/testing/index.ts'
import { ago, asksDiscount, cases, inputs, quarter, weeks } from './thin-margin.cases.ts'

const judge = (events: readonly AnyEvent[], options: Partial<ThinMarginOptions> = {}, beside: object = {}) =>
  detect(events, thinMargin(options), { ...inputs, ...beside })
const severity = (...args: Parameters<typeof judge>) => {
  const finding = judge(...args)
  return finding.status === 'fired' ? finding.severity : finding.status
}

test.each(cases)('$name: $expect', ({ detector, events, inputs: given, expect: status, severity: bad, reason }) => {
  const finding = detect(events, detector, given)
  expect(finding.status).toBe(status)
  if (bad !== undefined) expect(finding).toMatchObject({ severity: expect.closeTo(bad, 3) })
  if (reason !== undefined) expect(finding).toMatchObject({ reason })
})

describe('textbook', () => {
  test('30 000 revenue, 25 500 cost: margin 0.15, severity 0.53', () => {
    expect(judge(quarter(8_500))).toMatchObject({
      severity: expect.closeTo(0.525, 6), since: `${ago(29)}T09:00:00Z`,
      evidence: {
        causes: ['low-margin'], notes: ['gross-margin'], eventCount: 3,
        numbers: { margin: 0.15, days: 84, periods: 3, lowPeriods: 3, discountRequests: 0 },
      },
    })
  })
  test('0.42 is clear', () => {
    expect(judge(quarter(5_800))).toMatchObject({ status: 'clear', evidence: { notes: ['gross-margin'], numbers: { margin: 0.42 } } })
  })
})

describe('margin', () => {
  test('fires from a quarter on, and a twentieth is the worst', () => {
    expect(severity(quarter(7_499))).toBe('clear')
    expect(severity(quarter(7_500))).toBeCloseTo(0.05, 6)
    expect(severity(quarter(9_500))).toBe(1)
  })
  test('between the marks it is worth watching', () => {
    expect(judge(quarter(7_000))).toMatchObject({ status: 'clear', evidence: { notes: ['gross-margin', 'watch'] } })
    expect(judge(quarter(6_500))).toMatchObject({ status: 'clear', evidence: { notes: ['gross-margin'] } })
    expect(judge(quarter(7_000), { marginKind: 'net' })).toMatchObject({ status: 'clear', evidence: { notes: ['net-margin'] } })
  })
  test('a net margin has a mark of its own', () => {
    expect(severity(quarter(8_500), { marginKind: 'net' })).toBe('clear')
    expect(severity(quarter(9_000), { marginKind: 'net' })).toBeCloseTo(0.05, 6)
    expect(severity(quarter(8_500), { marginKind: 'net', lowNetMargin: 0.25 })).toBeCloseTo(0.525, 6)
    expect(severity(quarter(8_500), { marginKind: 'contribution' })).toBeCloseTo(0.525, 6)
  })
  test('records of the same days are added up', () => {
    const second = (endedAgo: number) => weeks(endedAgo, 10_000, 1_000, { id: `second-${endedAgo}` })
    expect(judge([...quarter(8_500), second(2), second(30), second(58)])).toMatchObject({ status: 'clear', evidence: { numbers: { margin: 0.525, days: 84, periods: 3 } } })
  })
  test('costs without revenue are the worst, and the margin stays a number', () => {
    expect(judge([weeks(2, 0, 5_000), weeks(30, 0, 5_000)])).toMatchObject({ severity: 1, evidence: { numbers: { margin: -1 } } })
  })
  test('quarters are judged by two of them', () => {
    const three = (endedAgo: number) => weeks(endedAgo, 30_000, 25_500, { period: { from: ago(endedAgo + 90), to: ago(endedAgo) } })
    expect(judge([three(40), three(131)])).toMatchObject({ severity: expect.closeTo(0.525, 6), evidence: { numbers: { days: 182, periods: 2 } } })
  })
  test('a period that is not over is not judged', () => {
    const running = financials(ago(0), { period: { from: ago(1), to: ago(-26) }, revenue: { amount: 0, currency: 'EUR' }, cost: { amount: 900_000, currency: 'EUR' } })
    expect(judge([...quarter(5_800), running])).toMatchObject({ status: 'clear', evidence: { numbers: { margin: 0.42 } } })
  })
  test('since is the telling that made it low for good', () => {
    expect(judge(quarter(8_500, 10))).toMatchObject({ since: `${ago(1 + 28 * 8)}T09:00:00Z` })
    expect(judge([...quarter(8_500, 3), weeks(86, 10_000, 1_000), weeks(114, 10_000, 9_500)])).toMatchObject({ since: `${ago(1)}T09:00:00Z` })
  })
})

describe('guards', () => {
  test('set-up: the first 56 contract days', () => {
    expect(judge([contract(ago(55)), ...quarter(9_500)])).toEqual({ status: 'not-applicable', reason: 'new-client' })
    expect(severity([contract(ago(56)), ...quarter(9_500)])).toBe(1)
  })
  test('one bad period: two are needed', () => {
    const bad = (...costs: number[]) => costs.map((cost, i) => weeks(2 + 28 * i, 10_000, cost))
    expect(judge(bad(14_000, 7_000, 7_000))).toMatchObject({ status: 'clear', evidence: { numbers: { lowPeriods: 1 } } })
    expect(severity(bad(12_000, 8_000, 7_000))).toBeGreaterThan(0.5)
  })
  test('squeezed: a loss and two requests for a discount', () => {
    expect(judge([...quarter(10_500), asksDiscount(20), asksDiscount(150)])).toMatchObject({
      severity: 1, evidence: { causes: ['squeezed', 'low-margin'], numbers: { discountRequests: 2 }, eventCount: 5 },
    })
    expect(judge([...quarter(10_500), asksDiscount(20)])).toMatchObject({ evidence: { causes: ['low-margin'] } })
    expect(judge([...quarter(10_500), asksDiscount(20), asksDiscount(190)])).toMatchObject({ evidence: { causes: ['low-margin'] } })
    expect(judge([...quarter(9_500), asksDiscount(20), asksDiscount(150)])).toMatchObject({ evidence: { causes: ['low-margin'] } })
  })
})

describe('what is not known', () => {
  test('under 56 days of financials', () => {
    expect(judge(quarter(8_500, 1))).toMatchObject({ status: 'unknown', reason: 'short-history', needs: ['financials'], evidence: { numbers: { days: 28 } } })
    expect(severity(quarter(8_500, 2))).toBeCloseTo(0.525, 6)
    expect(judge([])).toMatchObject({ status: 'unknown', reason: 'short-history' })
  })
  test('the newest period is long over', () => {
    const old = (endedAgo: number) => [0, 1, 2].map((i) => weeks(endedAgo + 28 * i, 10_000, 8_500))
    expect(severity(old(59))).toBeCloseTo(0.525, 6)
    expect(judge(old(60))).toMatchObject({ status: 'unknown', reason: 'short-history' })
    expect(judge(old(60), {}, { recording: [{ from: '2024-01-01T00:00:00Z', to: '2026-06-01T00:00:00Z' }] })).toMatchObject({ status: 'unknown', reason: 'gap' })
  })
  test('nothing earned and nothing spent', () => {
    expect(judge([weeks(2, 0, 0), weeks(30, 0, 0)])).toMatchObject({ status: 'unknown', reason: 'too-few' })
  })
})

describe('options', () => {
  test('each moves it', () => {
    expect(severity(quarter(7_000), { lowMargin: 0.3 })).toBeCloseTo(0.05, 6)
    expect(severity(quarter(8_500), { severeMargin: 0.1 })).toBeCloseTo(0.05 + 0.95 * (0.1 / 0.15), 6)
    expect(judge(quarter(7_000), { watchMargin: 0.28 })).toMatchObject({ evidence: { notes: ['gross-margin'] } })
    expect(judge(quarter(8_500, 10), { windowDays: 112 })).toMatchObject({ evidence: { numbers: { periods: 4 } } })
  })
  test('a severe margin above the mark is refused', () => {
    expect(() => thinMargin({ severeMargin: 0.3 })).toThrow('severeMargin')
  })
})
