import { describe, expect, test } from 'vitest'
import { detect } from '../../src/assess/index.ts'
import { contextlessReports, type ContextlessReportsOptions } from '../../src/detectors/contextless-reports.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { meeting, party, report } from '../../src/testing/index.ts'
import { ago, answering, inputs, monthly, SIX } from './contextless-reports.cases.ts'

const judge = (events: readonly AnyEvent[], options: Partial<ContextlessReportsOptions> = {}, beside: object = {}) =>
  detect(events, contextlessReports(options), { ...inputs, ...beside })
const severity = (...args: Parameters<typeof judge>) => {
  const finding = judge(...args)
  return finding.status === 'fired' ? finding.severity : finding.status
}

describe('textbook', () => {
  test('2 of 6 in the last three: 0.37, with the codes never answered', () => {
    expect(judge(monthly(2, 2, 2))).toMatchObject({
      severity: expect.closeTo(0.367, 3), since: `${ago(35)}T09:00:00Z`,
      evidence: {
        causes: ['few-answers'], notes: ['no-data-focus', 'no-weak-areas', 'no-outlook', 'no-data-meaning'],
        numbers: { reports: 3, medianAnswers: 2, answeredShare: expect.closeTo(1 / 3, 5) }, eventCount: 3,
      },
    })
  })
  test('3 of 6: 0.05; 5 of 6: clear', () => {
    expect(severity(monthly(3, 3, 3))).toBe(0.05)
    expect(judge(monthly(5, 5, 5))).toMatchObject({ status: 'clear', evidence: { notes: ['no-data-meaning'] } })
  })
})

describe('what counts', () => {
  test('the median of the last three; none at all is the worst', () => {
    expect(severity(monthly(0, 6, 0))).toBe(1)
    expect(severity(monthly(6, 0, 6))).toBe('clear')
    expect(severity(monthly(0, 0, 0, 5, 5))).toBe('clear')
    expect(severity(monthly(4, 4, 4))).toBe('clear')
  })
  test('it began with the report that tipped the median', () => {
    expect(judge(monthly(5, 5, 1, 1))).toMatchObject({ since: `${ago(5)}T09:00:00Z` })
    expect(judge(monthly(5, 5, 1, 1, 1))).toMatchObject({ since: `${ago(35)}T09:00:00Z` })
  })
  test('no business metric: 0.35, blended with few answers', () => {
    const showing = (count: number, metric: string) => [5, 35, 65].map((day) => answering(day, count, [metric]))
    expect(judge(showing(5, 'clicks'))).toMatchObject({ severity: 0.35, evidence: { causes: ['no-business-metric'] } })
    expect(severity(showing(5, 'misleads'))).toBe(0.35)
    expect(severity(showing(5, 'Qualified_Leads'))).toBe('clear')
    expect(judge(showing(2, 'clicks'))).toMatchObject({
      severity: expect.closeTo(0.05 + 0.95 / 3 + 0.3 * 0.35, 5), evidence: { causes: ['few-answers', 'no-business-metric'] },
    })
    expect(severity([answering(5, 5, ['clicks']), answering(35, 5, ['New-Customers']), answering(65, 5, ['clicks'])])).toBe('clear')
  })
  test('metrics that nobody names prove nothing', () => {
    const dark = (day: number) => report(ago(day), { answers: SIX.slice(0, 5) })
    expect(severity([dark(5), answering(35, 5, ['clicks']), answering(65, 5, ['clicks'])])).toBe('clear')
  })
})

describe('guards', () => {
  test('weekly notes between full reports do not count against', () => {
    const notes = [12, 19, 26, 42, 49, 56].map((day) => report(ago(day), { answers: [], metrics: ['clicks'] }))
    expect(severity([...monthly(5, 5, 5), ...notes])).toBe('clear')
    const newest = [4, 11, 18].map((day) => report(ago(day), { answers: [] }))
    expect(severity([...[20, 50, 80].map((day) => answering(day, 5)), ...newest])).toBe('clear')
  })
  test('talked through in a held meeting within three working days: one answer more', () => {
    const walk = (daysAfter: number, fields = {}) => [5, 35, 65].map((day) => meeting(ago(day - daysAfter), fields))
    expect(severity(monthly(3, 3, 3))).toBe(0.05)
    expect(severity([...monthly(3, 3, 3), ...walk(1)])).toBe('clear')
    expect(severity([...monthly(2, 2, 2), ...walk(1)])).toBe(0.05)
    expect(severity([...monthly(3, 3, 3), ...walk(5)])).toBe(0.05)
    expect(severity([...monthly(3, 3, 3), ...walk(1, { purpose: 'planning' })])).toBe(0.05)
    expect(severity([...monthly(3, 3, 3), ...walk(1, { status: 'cancelled' })])).toBe(0.05)
    expect(severity([...monthly(3, 3, 3), ...walk(1, { attendees: [party('agency/tom')] })])).toBe(0.05)
  })
  test('where meetings went unrecorded, it may have been talked through', () => {
    const recording = [{ from: '2024-01-01T00:00:00Z', types: ['report'] }, { from: '2024-01-01T00:00:00Z', to: `${ago(70)}T00:00:00Z`, types: ['meeting'] }]
    expect(severity(monthly(3, 3, 3), {}, { recording })).toBe('clear')
  })
  test('brand work names its own metrics', () => {
    const reach = [5, 35, 65].map((day) => answering(day, 5, ['Aided recall']))
    expect(severity(reach)).toBe(0.35)
    expect(severity(reach, { businessMetrics: ['recall'] })).toBe('clear')
  })
})

describe('what is not known', () => {
  test('under two reports in a quarter', () => {
    expect(judge([answering(5, 2), answering(91, 2), answering(121, 2)])).toMatchObject({ status: 'unknown', reason: 'too-few', needs: ['report'] })
    expect(severity([answering(5, 2), answering(90, 2), answering(121, 2)])).toBeGreaterThan(0.3)
  })
  test('metrics alone do not say what was answered, but they may prove what is missing', () => {
    const only = (metrics: string[]) => [5, 35, 65].map((day) => report(ago(day), { metrics }))
    expect(judge(only(['leads']))).toMatchObject({ status: 'unknown', reason: 'ambiguous', needs: ['report.answers'] })
    expect(severity(only(['clicks']))).toBe(0.35)
  })
  test('a hole since the oldest report that counts, or over a quarter without reports', () => {
    const hole = (from: number, to: number) => ({ recording: [{ from: '2024-01-01T00:00:00Z', to: `${ago(from)}T00:00:00Z` }, { from: `${ago(to)}T00:00:00Z` }] })
    expect(judge(monthly(2, 2, 2), {}, hole(40, 36))).toMatchObject({ status: 'unknown', reason: 'gap' })
    expect(severity(monthly(2, 2, 2), {}, hole(80, 70))).toBeGreaterThan(0.3)
    expect(judge([], {}, hole(40, 36))).toMatchObject({ status: 'unknown', reason: 'gap' })
  })
})

test('each option moves it', () => {
  expect(severity(monthly(4, 4, 4), { answeredShare: 0.7 })).toBeGreaterThan(0.05)
  expect(severity([5, 35, 65].map((day) => answering(day, 5, ['clicks'])), { businessMetrics: ['clicks'] })).toBe('clear')
})
