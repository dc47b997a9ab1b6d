import { questionSurge } from '../../src/detectors/question-surge.ts'
import type { AnyEvent, CueCode, MessageEvent } from '../../src/events/index.ts'
import { days, message, type DetectorCase } from '../../src/testing/index.ts'

export const LAST_MONDAY = '2026-10-05'
/** A Tuesday in the week after the last complete one; the 38 weeks before hold no Christmas. */
export const ASOF = '2026-10-13T12:00:00Z'
export const recording = [{ from: '2024-01-01T00:00:00Z' }]
const inputs = { asOf: ASOF, recording }
const detector = questionSurge()

export type Write = (at: string, n: number) => MessageEvent
/** The client asks something, in a thread that it did not open. */
export const asking = (code: CueCode = 'question'): Write => (at, n) => message(at, { ref: `ours-${n}`, inReplyTo: 'before', cues: [{ code }] })
/** Nobody read what the client wrote in a thread of its own. */
export const unread: Write = (at, n) => message(at, { ref: `theirs-${n}` })

/** So many messages in each week, the last in the week of LAST_MONDAY. */
export function weeks(counts: readonly number[], write: Write = asking()): MessageEvent[] {
  return counts.flatMap((count, i) => {
    const monday = days(LAST_MONDAY, -7 * (counts.length - 1 - i))
    return Array.from({ length: count }, (_, k) => write(`${days(monday, k % 5)}T${String(8 + Math.floor(k / 5)).padStart(2, '0')}:00:00Z`, i * 1000 + k))
  })
}
export const times = (n: number, ...counts: readonly number[]): number[] => Array.from({ length: n }, () => counts).flat()

/** 13 questions in 26 weeks with a dispersion of 0.64, which with that of the norms makes 0.69. */
export const BASELINE = [...times(5, 0, 2, 0, 0), ...times(3, 0, 1)]
export const QUIET = times(8, 0)
const surged = [...BASELINE, ...QUIET, 3, 4, 5, 4]
/** The client wrote something once a week that asks nothing. */
export const talk = (n: number) => weeks(times(n, 1), (at, k) => message(at.replace('T08', 'T15'), { ref: `talk-${k}`, inReplyTo: 'before', cues: [] }))
const worsen = (events: readonly AnyEvent[]) => [...events, ...weeks([3, 3, 3], (at, n) => message(at.replace('T08', 'T17'), { ref: `more-${n}`, cues: [{ code: 'question' }] }))]

export const cases: DetectorCase[] = [
  { name: 'a question a fortnight becomes four a week', detector, events: [...talk(38), ...weeks(surged)], inputs, expect: 'fired', severity: 0.77, worsen },
  { name: 'three questions in one week', detector, events: [...talk(38), ...weeks([...BASELINE, ...QUIET, 0, 3, 0, 1])], inputs, expect: 'clear', worsen },
  { name: 'nobody read them: threads opened stand for questions', detector, events: weeks([...BASELINE, ...QUIET, 3, 4, 5, 4], unread), inputs, expect: 'fired' },
  { name: 'a client that always asks', detector, events: weeks(times(38, 3)), inputs, expect: 'not-applicable', reason: 'hands-on-client' },
  { name: 'a client for nineteen weeks', detector, events: weeks(times(19, 1)), inputs, expect: 'unknown', reason: 'too-few' },
  { name: 'nobody ever wrote', detector, events: [], inputs: { ...inputs, clientId: 'acme' }, expect: 'unknown', reason: 'too-few' },
  {
    name: 'another mailbox since July', detector, events: [...talk(38), ...weeks(surged)], expect: 'unknown', reason: 'short-history',
    inputs: { ...inputs, recording: [...recording, { source: 'second', from: '2026-07-01T00:00:00Z' }] },
  },
  {
    name: 'mail was lost last week', detector, events: [...talk(38), ...weeks(surged)], expect: 'unknown', reason: 'gap',
    inputs: { ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: '2026-10-07T00:00:00Z' }, { from: '2026-10-08T00:00:00Z' }] },
  },
  { name: 'no mail was ever recorded', detector, events: [], inputs: { asOf: ASOF, clientId: 'acme' }, expect: 'unknown', reason: 'not-recorded' },
]
