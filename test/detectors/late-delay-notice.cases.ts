import { lateDelayNotice } from '../../src/detectors/late-delay-notice.ts'
import type { AnyEvent, CommitmentEvent } from '../../src/events/index.ts'
import { commitment, days, message, party, type DetectorCase } from '../../src/testing/index.ts'

/** A Friday, the day on which the promise below is due, at noon. */
const asOf = '2026-06-26T12:00:00Z'
export const inputs = { asOf, clientId: 'acme', recording: [{ from: '2024-01-01T00:00:00Z' }] }
const TOM = party('agency/tom')

/** A promise made in good time, due on a day, with what happened to it. */
export function promise(ref: string, dueOn: string, ...then: readonly CommitmentEvent[]): CommitmentEvent[] {
  return [commitment(days(dueOn, -20), { ref, dueOn }), ...then]
}
export const moved = (ref: string, at: string, dueOn: string, announced?: boolean): CommitmentEvent =>
  commitment(at, { ref, status: 'moved', dueOn, ...(announced === undefined ? {} : { announced }) })
export const delivered = (ref: string, at: string, dueOn: string): CommitmentEvent => commitment(at, { ref, status: 'delivered', dueOn })

/** Promises kept on their day, a week apart; one of them marked, so that it is known that somebody marks announcements. */
export const kept = (count: number): CommitmentEvent[] =>
  Array.from({ length: count }, (_, i) => days('2026-06-18', -7 * i)).flatMap((dueOn) => promise(`kept-${dueOn}`, dueOn, delivered(`kept-${dueOn}`, dueOn, dueOn)))
/** Long ago somebody marked an announcement: it is done here. */
export const marked = promise('old', '2025-10-10', moved('old', '2025-09-20', '2025-10-17', true), delivered('old', '2025-10-16', '2025-10-17'))

export const delayMail = (at: string, topic?: string): AnyEvent =>
  message(at, { from: TOM, cues: [{ code: 'delay-notice', ...(topic === undefined ? {} : { topic }) }] })
/** Mail of ours that was read, and says nothing of delays. */
export const readMail = (at: string): AnyEvent => message(at, { from: TOM, cues: [] })

const detector = lateDelayNotice()
const one = (name: string, events: readonly AnyEvent[], expect: DetectorCase['expect'], more: Partial<DetectorCase> = {}): DetectorCase =>
  ({ name, detector, events, inputs, expect, ...more })
const onFriday = promise('audit', '2026-06-26', moved('audit', '2026-06-26', '2026-07-03', true))

export const cases: DetectorCase[] = [
  one('due Friday, told Friday at nine', onFriday, 'fired', {
    severity: 0.6, worsen: (events) => [...events, ...promise('feed', '2026-06-26', moved('feed', '2026-06-26', '2026-07-03', true))],
  }),
  one('due Friday, told Wednesday', promise('audit', '2026-06-26', moved('audit', '2026-06-24', '2026-07-03', true)), 'clear'),
  one('passed without a word', [...marked, ...promise('audit', '2026-06-19')], 'fired', { severity: 0.8 }),
  one('told by mail in April, two working days ahead', [
    ...promise('audit', '2026-04-17', delivered('audit', '2026-04-24', '2026-04-17')), delayMail('2026-04-15', 'audit'),
    ...Array.from({ length: 4 }, (_, i) => readMail(days('2026-06-01', i))),
  ], 'clear'),
  one('the mail that was read is older than a quarter', [
    ...promise('audit', '2026-06-19'), ...Array.from({ length: 9 }, (_, i) => readMail(days('2026-02-01', i))), message('2026-06-01', { from: TOM }),
  ], 'fired', { severity: 0.8 }),
  one('passed, and nobody marks announcements', promise('audit', '2026-06-19'), 'unknown', { reason: 'ambiguous' }),
  one('a hole since before the due day', [...marked, ...promise('audit', '2026-06-19')], 'unknown', {
    reason: 'gap', inputs: { ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: '2026-06-17T00:00:00Z' }] },
  }),
  one('nobody records promises', [], 'unknown', { reason: 'not-recorded', inputs: { ...inputs, recording: [] } }),
  one('nothing is due yet', promise('audit', '2026-07-03'), 'not-applicable', { reason: 'nothing-due' }),
]
