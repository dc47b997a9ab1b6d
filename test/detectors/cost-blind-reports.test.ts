import { describe, expect, test } from 'vitest'
import { detect } from '../../src/assess/index.ts'
import { costBlindReports, type CostBlindReportsOptions } from '../../src/detectors/cost-blind-reports.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { budget, performance, report } from '../../src/testing/index.ts'
import { ago, inputs, monthly, paid, showing, spent } from './cost-blind-reports.cases.ts'

const judge = (events: readonly AnyEvent[], options: Partial<CostBlindReportsOptions> = {}, beside: object = {}) =>
  detect(events, costBlindReports(options), { ...inputs, ...beside })
const severity = (...args: Parameters<typeof judge>) => {
  const finding = judge(...args)
  return finding.status === 'fired' ? finding.severity : finding.status
}
const blind = monthly('clicks', 'clicks', 'clicks')

describe('textbook', () => {
  test('none of three shows cost: 1.00', () => {
    expect(judge([paid, ...blind])).toMatchObject({
      severity: 1, since: `${ago(5)}T09:00:00Z`, evidence: { numbers: { reports: 3, blindReports: 3, blindShare: 1 }, eventCount: 3 },
    })
  })
  test('two of three: 0.37; none: clear', () => {
    expect(severity([paid, ...monthly('clicks', 'clicks', 'spend')])).toBeCloseTo(0.367, 3)
    expect(severity([paid, ...[5, 35, 65].map((day) => showing(day, 'spend', 'cost per lead'))])).toBe('clear')
  })
})

describe('what counts as cost', () => {
  test.each(['spend', 'Ad Spend', 'cost', 'cost-per-order', 'Cost per lead', 'CPA', 'cpl', 'blended CAC'])('%s does', (metric) => {
    expect(severity([paid, ...monthly(metric, metric, metric)])).toBe('clear')
  })
  test.each(['return on ad spend', 'Return on spend', 'ROAS', 'costume sales', 'spenders'])('%s does not', (metric) => {
    expect(severity([paid, ...monthly(metric, metric, metric)])).toBe(1)
  })
  test('only the last three count, and it began when they crossed the mark', () => {
    expect(severity([paid, ...monthly('clicks', 'clicks', 'spend', 'spend', 'clicks')])).toBe('clear')
    expect(judge([paid, ...monthly('spend', 'spend', 'clicks', 'clicks', 'clicks')])).toMatchObject({ since: `${ago(35)}T09:00:00Z` })
  })
})

describe('guards', () => {
  test('cost in a second report less than 14 days apart', () => {
    const second = (daysBefore: number) => [5, 35, 65].map((day) => report(ago(day + daysBefore), { metrics: ['spend'] }))
    expect(severity([paid, ...blind, ...second(13)])).toBe('clear')
    expect(severity([paid, ...blind, ...second(14)])).toBe(1)
  })
  test('paid media shows by a budget of any kind, or by spend', () => {
    expect(severity(blind)).toBe('not-applicable')
    expect(severity([budget(ago(10), { per: 'total' }), ...blind])).toBe(1)
    expect(severity([spent(10), ...blind])).toBe(1)
    expect(severity([performance(ago(10)), ...blind])).toBe('not-applicable')
  })
})

describe('what is not known', () => {
  test('reports that nobody described', () => {
    const dark = (day: number) => report(ago(day))
    expect(judge([paid, dark(5), dark(35), dark(65)])).toMatchObject({ status: 'unknown', reason: 'ambiguous', needs: ['report.metrics'] })
    expect(severity([paid, dark(5), showing(35, 'clicks'), showing(65, 'clicks')])).toBeCloseTo(0.367, 3)
    expect(severity([paid, dark(5), showing(35, 'clicks'), showing(65, 'spend')])).toBe('unknown')
    expect(severity([paid, dark(5), showing(35, 'spend'), showing(65, 'spend')])).toBe('clear')
  })
  test('whether media is paid', () => {
    const only = (...types: string[]) => ({ recording: [{ from: '2024-01-01T00:00:00Z', types }] })
    expect(judge(blind, {}, only('report'))).toMatchObject({ status: 'unknown', reason: 'not-recorded', needs: ['budget', 'performance.spend'] })
    expect(severity(blind, {}, only('report', 'budget'))).toBe('not-applicable')
    const holed = { recording: [...only('report').recording, { from: '2024-01-01T00:00:00Z', to: `${ago(90)}T00:00:00Z`, types: ['budget'] }] }
    expect(judge(blind, {}, holed)).toMatchObject({ status: 'unknown', reason: 'gap', needs: ['budget'] })
  })
})

test('each option moves it', () => {
  expect(severity([paid, ...monthly('clicks', 'spend', 'spend')], { blindShare: 0.3 })).toBeGreaterThan(0.05)
  expect(severity([paid, ...monthly('clicks', 'clicks', 'spend')], { severeBlindShare: 0.6 })).toBe(1)
  expect(severity([paid, ...blind], { costMetrics: ['clicks'] })).toBe('clear')
})
