import { costBlindReports } from '../../src/detectors/cost-blind-reports.ts'
import type { AnyEvent, ReportEvent } from '../../src/events/index.ts'
import { budget, days, performance, report, type DetectorCase } from '../../src/testing/index.ts'

const asOf = '2026-06-30T12:00:00Z'
export const inputs = { asOf, clientId: 'acme', recording: [{ from: '2024-01-01T00:00:00Z' }] }
export const ago = (count: number): string => days(asOf, -count)

export const showing = (daysAgo: number, ...metrics: string[]): ReportEvent => report(ago(daysAgo), { metrics })
/** Monthly reports, newest last, each with one metric beside leads. */
export const monthly = (...metrics: readonly string[]): ReportEvent[] => metrics.map((metric, i) => showing(5 + 30 * (metrics.length - 1 - i), 'leads', metric))
/** Media is paid for. */
export const paid = budget(ago(300))
export const spent = (daysAgo: number) => performance(ago(daysAgo), { spend: { amount: 90_000, currency: 'EUR' } })

const detector = costBlindReports()
const one = (name: string, events: readonly AnyEvent[], expect: DetectorCase['expect'], more: Partial<DetectorCase> = {}): DetectorCase =>
  ({ name, detector, events, inputs, expect, ...more })
const withoutCost = (events: readonly AnyEvent[]): readonly AnyEvent[] =>
  events.map((event) => (event.type === 'report' ? { ...event, metrics: ['leads', 'clicks'] } : event))

export const cases: DetectorCase[] = [
  one('none of three shows cost', [paid, ...monthly('clicks', 'clicks', 'clicks')], 'fired', { severity: 1 }),
  one('two of three do not', [paid, ...monthly('clicks', 'spend', 'clicks')], 'fired', { severity: 0.367, worsen: withoutCost }),
  one('known to pay by spend five months ago', [spent(150), ...monthly('clicks', 'clicks', 'clicks')], 'fired', { severity: 1 }),
  one('reports two months apart', [paid, showing(5, 'clicks'), showing(65, 'clicks'), showing(125, 'clicks')], 'fired', { severity: 1 }),
  one('all three show spend and cost per lead', [paid, ...[5, 35, 65].map((day) => showing(day, 'spend', 'cost per lead'))], 'clear'),
  one('one of three does not', [paid, ...monthly('clicks', 'spend', 'spend')], 'clear'),
  one('nobody says what reports show', [paid, ...[5, 35, 65].map((day) => report(ago(day)))], 'unknown', { reason: 'ambiguous' }),
  one('two reports', [paid, ...monthly('clicks', 'clicks')], 'unknown', { reason: 'too-few' }),
  one('a hole over the last three', [paid, ...monthly('clicks', 'clicks', 'clicks')], 'unknown', {
    reason: 'gap', inputs: { ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: `${ago(50)}T00:00:00Z` }, { from: `${ago(40)}T00:00:00Z` }] },
  }),
  one('reports are not recorded', [], 'unknown', { reason: 'not-recorded', inputs: { ...inputs, recording: [] } }),
  one('no paid media', monthly('clicks', 'clicks', 'clicks'), 'not-applicable', { reason: 'no-paid-media' }),
  one('no report in half a year', [paid, showing(190, 'clicks')], 'not-applicable', { reason: 'no-reports' }),
]
