import { contextlessReports } from '../../src/detectors/contextless-reports.ts'
import type { AnyEvent, ReportAnswer, ReportEvent } from '../../src/events/index.ts'
import { days, meeting, report, type DetectorCase } from '../../src/testing/index.ts'

const asOf = '2026-06-30T12:00:00Z' // a Tuesday
export const inputs = { asOf, clientId: 'acme', recording: [{ from: '2024-01-01T00:00:00Z' }] }
export const ago = (count: number): string => days(asOf, -count)
export const SIX: readonly ReportAnswer[] = ['goal-progress', 'real-value', 'data-focus', 'weak-areas', 'outlook', 'data-meaning']

/** A report that answers the first so many of the six and shows leads. */
export const answering = (daysAgo: number, count: number, metrics: string[] = ['leads']): ReportEvent =>
  report(ago(daysAgo), { answers: SIX.slice(0, count), metrics })
/** Monthly reports, newest last. */
export const monthly = (...counts: readonly number[]): ReportEvent[] => counts.map((count, i) => answering(5 + 30 * (counts.length - 1 - i), count))

const thinner = (events: readonly AnyEvent[]): readonly AnyEvent[] =>
  events.map((event) => (event.type === 'report' && event.answers !== undefined ? { ...event, answers: event.answers.slice(1) } : event))

const detector = contextlessReports()
const one = (name: string, events: readonly AnyEvent[], expect: DetectorCase['expect'], more: Partial<DetectorCase> = {}): DetectorCase =>
  ({ name, detector, events, inputs, expect, ...more })

export const cases: DetectorCase[] = [
  one('2 of 6 in the last three', monthly(2, 2, 2), 'fired', { severity: 0.367, worsen: thinner }),
  one('3 of 6 in the last three', monthly(3, 3, 3), 'fired', { severity: 0.05, worsen: thinner }),
  one('clicks alone', [5, 35, 65].map((day) => answering(day, 5, ['clicks'])), 'fired', { severity: 0.35 }),
  one('a third report four months ago makes the median', [answering(5, 0), answering(70, 4), answering(130, 1)], 'fired', { severity: 0.683 }),
  one('talked through four months ago', [answering(5, 0), answering(70, 4), answering(130, 1), meeting(ago(129))], 'fired', { severity: 0.367 }),
  one('5 of 6', monthly(5, 5, 5), 'clear'),
  one('data without anybody having looked', [5, 35, 65].map((day) => report(ago(day))), 'unknown', { reason: 'ambiguous' }),
  one('one report in a quarter', monthly(2).concat(answering(120, 2)), 'unknown', { reason: 'too-few' }),
  one('a hole since the last report', monthly(2, 2, 2), 'unknown', {
    reason: 'gap', inputs: { ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: `${ago(3)}T00:00:00Z` }] },
  }),
  one('reports are not recorded', [], 'unknown', { reason: 'not-recorded', inputs: { ...inputs, recording: [] } }),
  one('no report in half a year', [answering(190, 2)], 'not-applicable', { reason: 'no-reports' }),
]
