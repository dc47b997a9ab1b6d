import { missedDeadlines } from '../../src/detectors/missed-deadlines.ts'
import type { AnyEvent, CommitmentEvent } from '../../src/events/index.ts'
import { commitment, days, party, request, type DetectorCase } from '../../src/testing/index.ts'

const asOf = '2026-06-30T12:00:00Z' // a Tuesday
export const inputs = { asOf, clientId: 'acme', recording: [{ from: '2024-01-01T00:00:00Z' }] }
export const ago = (count: number): string => days(asOf, -count)

/** A promise due so many days ago, and delivered so many days late; null is not delivered. */
export function promise(dueDaysAgo: number, daysLate: number | null, fields: Parameters<typeof commitment>[1] = {}): CommitmentEvent[] {
  const due = { ref: `promise-${dueDaysAgo}`, dueOn: ago(dueDaysAgo), ...fields }
  const made = commitment(ago(dueDaysAgo + 14), due)
  return daysLate === null ? [made] : [made, commitment(ago(dueDaysAgo - daysLate), { ...due, status: 'delivered' })]
}

/** Promises a week apart and a while ago, each so many days late. */
export const record = (...late: readonly number[]): CommitmentEvent[] => late.flatMap((days, i) => promise(40 + 7 * i, days))

/** Ten working days before `asOf`. */
export const OPEN_SINCE_10 = 14
/** A question of ours that the client has not answered. */
export const ourQuestion = (daysAgo: number): AnyEvent => request(ago(daysAgo), { by: party('agency/tom'), topic: 'approval' })

const undelivered = (events: readonly AnyEvent[]): readonly AnyEvent[] => events.filter((e) => e.type !== 'commitment' || e.status === 'made')

const detector = missedDeadlines()
const one = (name: string, events: readonly AnyEvent[], expect: DetectorCase['expect'], more: Partial<DetectorCase> = {}): DetectorCase =>
  ({ name, detector, events, inputs, expect, ...more })

export const cases: DetectorCase[] = [
  one('4 of 6 late', record(1, 2, 1, 3, 0, 0), 'fired', { severity: 0.38, worsen: undelivered }),
  one('4 of 6 late, one open since 10 working days', [...record(1, 2, 1, 0, 0), ...promise(OPEN_SINCE_10, null)], 'fired', { severity: 0.64 }),
  one('overdue while the client owes an answer', [...promise(OPEN_SINCE_10, null), ourQuestion(20)], 'fired', { severity: 0.26 }),
  one('1 of 12 late', record(3, 0, 0, 0, 0, 0, 0, 0).concat(promise(10, 0), promise(17, 0), promise(24, 0), promise(31, 0)), 'clear'),
  one('2 of 6 late', record(2, 1, 0, 0, 0, 0), 'clear'),
  one('two promises kept', record(0, 0), 'unknown', { reason: 'too-few' }),
  one('a hole since the due day', promise(OPEN_SINCE_10, null), 'unknown', {
    reason: 'gap', inputs: { ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: `${ago(8)}T00:00:00Z` }] },
  }),
  one('nobody records promises', [], 'unknown', { reason: 'not-recorded', inputs: { ...inputs, recording: [] } }),
  one('nothing is due yet', promise(-3, null), 'not-applicable', { reason: 'nothing-promised' }),
]
