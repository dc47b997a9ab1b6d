import { contactDrop } from '../../src/detectors/contact-drop.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { call, days, meeting, message, party, type DetectorCase } from '../../src/testing/index.ts'

export const LAST_MONDAY = '2026-10-05'
/** A Tuesday in the week after the last complete one; the 38 weeks before hold no Christmas. */
export const ASOF = '2026-10-13T12:00:00Z'
export const ours = party('agency/tom')
export const recording = [{ from: '2024-01-01T00:00:00Z' }]

export type Talk = (at: string, n: number) => AnyEvent
/** The client writes in a thread that we opened, so that it opens none itself. */
export const inThread: Talk = (at, n) => message(at, { ref: `ours-${n}`, inReplyTo: 'before' })
/** The client opens a thread. */
export const opening: Talk = (at, n) => message(at, { ref: `theirs-${n}` })

/** So many contacts in each week, the last in the week of LAST_MONDAY; from Monday to Friday, one after the other. */
export function weeks(counts: readonly number[], talk: Talk = inThread): AnyEvent[] {
  return counts.flatMap((count, i) => {
    const monday = days(LAST_MONDAY, -7 * (counts.length - 1 - i))
    return Array.from({ length: count }, (_, k) => talk(`${days(monday, k % 5)}T${String(8 + Math.floor(k / 5)).padStart(2, '0')}:00:00Z`, i * 1000 + k))
  })
}
export const times = (n: number, ...counts: readonly number[]): number[] => Array.from({ length: n }, () => counts).flat()

/** 260 in 26 weeks with a variance of 20, which is a dispersion of 0.1. */
export const BASELINE = [...times(10, 15, 5), ...times(6, 10)]
export const USUAL = times(7, 10)
export const dropped = [...BASELINE, ...USUAL, 2, 1, 2, 1, 2]
const steady = [...BASELINE, 6, 9, 8, 5, 10, 7, 8, 6, 7, 9, 6, 8]
const inputs = { asOf: ASOF, recording }
const worsen = (events: readonly AnyEvent[]) => events.filter((e) => e.at < `${days(LAST_MONDAY, -21)}` || e.at >= days(LAST_MONDAY, 7))

export const cases: DetectorCase[] = [
  { name: 'ten a week become one or two', detector: contactDrop(), events: weeks(dropped), inputs, expect: 'fired', severity: 0.76, worsen },
  { name: 'a little less than usual', detector: contactDrop(), events: weeks(steady), inputs, expect: 'clear', worsen },
  { name: 'the client opens no threads any more', detector: contactDrop(), events: [...weeks([...times(33, 0), ...times(5, 10)]), ...weeks([...BASELINE, ...USUAL, ...times(5, 0)], opening)], inputs, expect: 'fired' },
  { name: 'ten calls a week become one or two', detector: contactDrop(), events: [message('2026-01-05'), ...weeks(dropped, (at) => call(at))], inputs, expect: 'fired' },
  { name: 'ten meetings a week become one or two', detector: contactDrop(), events: [message('2026-01-05'), ...weeks(dropped, (at) => meeting(at))], inputs, expect: 'fired' },
  { name: 'one a fortnight', detector: contactDrop(), events: weeks(times(19, 1, 0)), inputs, expect: 'not-applicable', reason: 'too-quiet' },
  { name: 'a client for nineteen weeks', detector: contactDrop(), events: weeks(times(19, 10)), inputs, expect: 'unknown', reason: 'too-few' },
  {
    name: 'calls are recorded since May', detector: contactDrop(), events: weeks(dropped), expect: 'unknown', reason: 'short-history',
    inputs: { ...inputs, recording: [...recording, { source: 'phone', types: ['call'], from: '2026-07-01T00:00:00Z' }].map((r) => ({ types: ['message'], ...r })) },
  },
  {
    name: 'mail was lost last week', detector: contactDrop(), events: weeks(dropped), expect: 'unknown', reason: 'gap',
    inputs: { ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: '2026-10-07T00:00:00Z' }, { from: '2026-10-08T00:00:00Z' }] },
  },
  { name: 'no mail was ever recorded', detector: contactDrop(), events: [], inputs: { asOf: ASOF, clientId: 'acme' }, expect: 'unknown', reason: 'not-recorded' },
]
