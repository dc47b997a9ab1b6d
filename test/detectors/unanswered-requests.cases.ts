import { unansweredRequests } from '../../src/detectors/unanswered-requests.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { call, days, message, party, request, type DetectorCase } from '../../src/testing/index.ts'

/** A Tuesday. */
export const ASOF = '2026-03-31T12:00:00Z'
export const ours = party('agency/tom')
export const recording = [{ from: '2024-01-01T00:00:00Z' }]

export const asks = (at: string, ref: string): AnyEvent => message(at, { ref, expectsReply: true })
export const says = (at: string, ref: string): AnyEvent => message(at, { ref, from: ours, expectsReply: false })

/** Questions on Mondays at nine, the newest on 30 March, answered by us after these hours; null stays open. */
export function answered(hours: readonly (number | null)[], { everyWeeks = 1, weeksAgo = 0, ask = asks, say = says } = {}): AnyEvent[] {
  return hours.flatMap((h, i) => {
    const week = weeksAgo + (hours.length - 1 - i) * everyWeeks
    const at = `${days('2026-03-30', -7 * week)}T09:00:00Z`
    const question = ask(at, `question-${week}`)
    return h === null ? [question] : [question, say(new Date(Date.parse(at) + h * 3_600_000).toISOString(), `question-${week}`)]
  })
}
export const USUAL = [1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 6, 6, 7, 8, 9, 12, 20]
export const SLOW = [6, 10, 14, 18, 22, 22, 22, 22]
const inputs = { asOf: ASOF, recording }
const old = { everyWeeks: 2, weeksAgo: 8 }
const called = { ask: (at: string) => call(at, { status: 'missed' }), say: (at: string) => call(at, { from: ours, status: 'missed' }) }

export const cases: DetectorCase[] = [
  {
    name: 'one request five working days old without a word', detector: unansweredRequests(), events: [request('2026-03-24')], inputs, expect: 'fired', severity: 0.43,
    worsen: (events) => [...events, request('2026-03-20')],
  },
  { name: 'one question five working days old without a word', detector: unansweredRequests(), events: [asks('2026-03-24', 't')], inputs, expect: 'fired', severity: 0.43 },
  {
    name: 'acknowledged in two hours, open for six days', detector: unansweredRequests(), inputs, expect: 'clear',
    events: [request('2026-03-25', { ref: 'r' }), request('2026-03-25 11:00', { ref: 'r', status: 'acknowledged', by: party('client/ana') })],
    worsen: (events) => [...events, request('2026-03-24')],
  },
  { name: 'a year of mail, answered ever more slowly', detector: unansweredRequests(), events: [...answered(USUAL, old), ...answered(SLOW)], inputs, expect: 'fired', severity: 0.35 },
  { name: 'a year of calls, returned ever more slowly', detector: unansweredRequests(), events: [...answered(USUAL, { ...old, ...called }), ...answered(SLOW, called)], inputs, expect: 'fired', severity: 0.35 },
  {
    name: 'the feed ended the day after the question came in', detector: unansweredRequests(), events: [asks('2026-03-24', 't')],
    inputs: { asOf: ASOF, recording: [{ from: '2024-01-01T00:00:00Z', to: '2026-03-25T00:00:00Z' }] }, expect: 'unknown', reason: 'gap',
  },
  { name: 'neither mail nor requests were ever recorded', detector: unansweredRequests(), events: [call('2026-03-24')], inputs: { asOf: ASOF }, expect: 'unknown', reason: 'not-recorded' },
  { name: 'nothing was asked for three months', detector: unansweredRequests(), events: answered([2], { weeksAgo: 14 }), inputs, expect: 'not-applicable', reason: 'nothing-asked' },
]
