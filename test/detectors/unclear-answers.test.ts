import { expect, test } from 'vitest'
import { detect } from '../../src/assess/index.ts'
import { unclearAnswers, type UnclearAnswersOptions } from '../../src/detectors/unclear-answers.ts'
import type { AnyEvent, RecordingSpan } from '../../src/events/index.ts'
import { text } from '../../src/messages/en/unclear-answers.ts'
import { message, party } from '../../src/testing/index.ts'
import { again, ago, cases, evasive, reopened } from './unclear-answers.cases.ts'

const asOf = '2026-06-15T12:00:00Z'
const always: RecordingSpan[] = [{ from: '2024-01-01T00:00:00Z' }]
const judge = (events: readonly AnyEvent[], options: UnclearAnswersOptions = {}, recording = always) =>
  detect(events, unclearAnswers(options), { asOf, clientId: 'acme', recording })
const severity = (events: readonly AnyEvent[], options: UnclearAnswersOptions = {}) => {
  const finding = judge(events, options)
  return finding.status === 'fired' ? finding.severity : finding.status
}
/** One more than these is enough. */
const two = [...again(8), ...again(20)]

test.each(cases)('$name', ({ events, detector, inputs, expect: status, severity: stated, reason }) => {
  const finding = detect(events, detector, inputs)
  expect(finding).toMatchObject(reason === undefined ? { status } : { status, reason })
  if (stated !== undefined && finding.status === 'fired') expect(finding.severity).toBeCloseTo(stated, 2)
})

test('three count, six are as bad as it gets, an evasive answer counts half', () => {
  expect(severity([...two, evasive(5)])).toBe('clear')
  expect(judge([...two, evasive(5), evasive(4)])).toMatchObject({
    status: 'fired', severity: 0.05, since: `${ago(4)}T09:00:00Z`,
    evidence: { numbers: { reAsked: 2, reopened: 0, evasive: 2 }, eventCount: 4 },
  })
  expect(severity([3, 10, 17, 24, 31, 38].flatMap((daysAgo) => again(daysAgo)))).toBe(1)
})

test('asking again counts within ten days of our answer in the thread', () => {
  expect(severity([...two, ...again(30)])).toBe(0.05)
  const [asked, , asksAgain] = again(30)
  expect(severity([...two, ...[asked, asksAgain].filter((event) => event !== undefined)])).toBe('clear')
  const earlier = (daysAgo: number) => message(ago(30 + daysAgo), { ref: 'thread-30', from: party('agency/tom'), cues: [] })
  expect(severity([...two, earlier(10), ...again(30).slice(2)])).toBe(0.05)
  expect(severity([...two, earlier(11), ...again(30).slice(2)])).toBe('clear')
})

test('a new detail is no cue, and an answer that names its day is not unclear', () => {
  expect(severity([...two, message(ago(3), { ref: 'thread-8', cues: [{ code: 'question' }] })])).toBe('clear')
  expect(severity([...two, ...again(30, { cues: [{ code: 'promise' }] })])).toBe('clear')
})

test('a reopened request counts once, within ten days, not for a changed wish nor one of ours', () => {
  expect(severity([...two, ...reopened(12)])).toBe(0.05)
  expect(severity([...two, ...reopened(12, { inScope: false })])).toBe('clear')
  expect(severity([...two, ...reopened(60)])).toBe('clear')
  const asked = message(ago(12), { ref: 'request-12', cues: [{ code: 're-asked' }] })
  const answered = message(ago(14), { ref: 'request-12', from: party('agency/tom'), cues: [] })
  expect(severity([...again(8), ...reopened(12), answered, asked])).toBe('clear')
  const ours = reopened(12).map((event) => ({ ...event, by: party('agency/tom') }))
  expect(severity([...two, ...ours])).toBe('clear')
  const [opened, , again12] = reopened(12)
  const late = [opened, ...reopened(12).slice(1, 2).map((event) => ({ ...event, at: `${ago(16)}T09:00:00Z` })), again12]
  expect(severity([...two, ...late.filter((event) => event !== undefined)], { againDays: 3 })).toBe('clear')
})

test('either feed is enough, and a hole in either may hold more', () => {
  const only = (...types: string[]) => [{ types, from: '2024-01-01T00:00:00Z' }]
  const holed = (type: string) => [
    { types: [type], from: '2024-01-01T00:00:00Z', to: '2026-05-10T00:00:00Z' }, { types: [type], from: '2026-05-12T00:00:00Z' },
  ]
  expect(judge([], {}, only('request')).status).toBe('clear')
  expect(judge([], {}, only('message')).status).toBe('clear')
  expect(judge([message(ago(3)), message(ago(9))], {}, only('request', 'message')).status).toBe('clear')
  expect(judge([], {}, [])).toMatchObject({ status: 'unknown', reason: 'not-recorded', needs: ['request', 'message.cues'] })
  expect(judge([], {}, holed('request'))).toMatchObject({ status: 'unknown', reason: 'gap', needs: ['request'] })
  expect(judge([], {}, [...only('message'), ...holed('request')])).toMatchObject({ status: 'unknown', reason: 'gap' })
  expect(judge([], {}, [...only('request'), ...holed('message')])).toMatchObject({
    status: 'unknown', reason: 'gap', needs: ['message'],
  })
  expect(judge([...two, ...again(30)], {}, holed('message')).status).toBe('fired')
})

test('the options move it', () => {
  expect(severity(two, { askedAgain: 2 })).toBe(0.05)
  expect(severity([...two, ...again(30)], { severeAskedAgain: 3.5 })).toBe(0.05)
  expect(severity([...two, ...again(30), ...again(40)], { severeAskedAgain: 4 })).toBe(1)
  expect(severity([...two, ...again(30)], { againDays: 1 })).toBe('clear')
  expect(() => unclearAnswers({ askedAgain: 6 })).toThrow(/unclear-answers: options\.severeAskedAgain/)
})

test('the text counts each kind', () => {
  const finding = judge([...two, ...reopened(12), evasive(5)])
  expect(finding.status === 'fired' && text.why(finding)).toBe(
    'In the last eight weeks the client had to ask again 2 times, reopened 1 request soon after we had settled it, and got 1 evasive answer.',
  )
})
