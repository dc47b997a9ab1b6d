import { slowReplies } from '../../src/detectors/slow-replies.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { call, days, message, party, type DetectorCase } from '../../src/testing/index.ts'

export const MONDAY = '2026-06-22'
export const ours = party('agency/tom')
export const recording = [{ from: '2024-01-01T00:00:00Z' }]
/** So many hours after the newest question, which is asked on MONDAY at nine. */
export const after = (hours: number) => new Date(Date.parse(`${MONDAY}T09:00:00Z`) + hours * 3_600_000).toISOString()

/** Who asks and who answers, in a thread of their own. */
export interface Style { ask: (at: string, ref: string) => AnyEvent; answer: (at: string, ref: string) => AnyEvent }
export const byMail: Style = { ask: (at, ref) => message(at, { ref, from: ours }), answer: (at, ref) => message(at, { ref, expectsReply: false }) }
const byCall: Style = { ask: (at) => call(at, { from: ours, status: 'missed' }), answer: (at) => call(at) }

/** Questions on Mondays at nine, the newest on MONDAY, answered after these hours; null stays open. */
export function exchange(hours: readonly (number | null)[], { everyWeeks = 1, weeksAgo = 0, style = byMail } = {}): AnyEvent[] {
  return hours.flatMap((h, i) => {
    const week = weeksAgo + (hours.length - 1 - i) * everyWeeks
    const at = `${days(MONDAY, -7 * week)}T09:00:00Z`
    const ref = `question-${week}`
    return h === null ? [style.ask(at, ref)] : [style.ask(at, ref), style.answer(new Date(Date.parse(at) + h * 3_600_000).toISOString(), ref)]
  })
}

export const USUAL = [1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 6, 6, 7, 8, 9, 12, 20]
export const SLOW = [6, 10, 14, 18, 22, 30, 40, null]
export const QUICK = [2, 3, 5, 6, 7, 9, 12, null]
const slow = exchange([...USUAL, ...SLOW])
/** Baseline spread over forty weeks. */
const spread = (style: Style) => [...exchange(USUAL, { everyWeeks: 2, weeksAgo: 8, style }), ...exchange(SLOW, { style })]

const inputs = { asOf: after(50), recording }

export const cases: DetectorCase[] = [
  { name: 'a median of 4 hours becomes 18', detector: slowReplies(), events: slow, inputs, expect: 'fired', severity: 0.61, worsen: () => exchange([...USUAL, ...SLOW.map((h) => (h === null ? null : h * 1.2))]) },
  { name: 'answers as quick as ever', detector: slowReplies(), events: exchange([...USUAL, ...QUICK]), inputs: { asOf: after(30), recording }, expect: 'clear', worsen: () => slow },
  { name: 'a year of mail', detector: slowReplies(), events: spread(byMail), inputs, expect: 'fired' },
  { name: 'a year of calls', detector: slowReplies(), events: [message('2026-01-07'), ...spread(byCall)], inputs, expect: 'fired' },
  { name: 'nine questions before the last eight', detector: slowReplies(), events: exchange([...USUAL.slice(-9), ...SLOW]), inputs, expect: 'unknown', reason: 'too-few' },
  {
    name: 'a chat was connected six weeks ago', detector: slowReplies(), events: slow,
    inputs: { ...inputs, recording: [...recording, { source: 'chat', types: ['message'], from: `${days(MONDAY, -42)}T00:00:00Z` }] }, expect: 'unknown', reason: 'short-history',
  },
  {
    name: 'mail was not recorded for three days', detector: slowReplies(), events: slow,
    inputs: { ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: '2026-05-20T00:00:00Z' }, { from: '2026-05-23T00:00:00Z' }] }, expect: 'unknown', reason: 'gap',
  },
  { name: 'no mail was ever recorded', detector: slowReplies(), events: [], inputs: { asOf: after(0), clientId: 'acme' }, expect: 'unknown', reason: 'not-recorded' },
]
