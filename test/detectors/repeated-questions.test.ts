import { expect, test } from 'vitest'
import { detect } from '../../src/assess/index.ts'
import { repeatedQuestions, type RepeatedQuestionsOptions } from '../../src/detectors/repeated-questions.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { text } from '../../src/messages/en/repeated-questions.ts'
import { days, report } from '../../src/testing/index.ts'
import { asked, cases, sent } from './repeated-questions.cases.ts'

const asOf = '2026-06-15T12:00:00Z'
const recording = [{ from: '2024-01-01T00:00:00Z' }]
const judge = (events: readonly AnyEvent[], options: RepeatedQuestionsOptions = {}) =>
  detect(events, repeatedQuestions(options), { asOf, clientId: 'acme', recording })
const severity = (events: readonly AnyEvent[], options: RepeatedQuestionsOptions = {}) => {
  const finding = judge(events, options)
  return finding.status === 'fired' ? finding.severity : finding.status
}
const evidence = (events: readonly AnyEvent[]) => {
  const finding = judge(events)
  if (finding.status === 'not-applicable') throw new Error('it is always applicable')
  return finding.evidence
}
const three = [asked(60), asked(29), asked(0)]

test.each(cases)('$name', ({ events, detector, inputs, expect: status, severity: stated, reason }) => {
  const finding = detect(events, detector, inputs)
  expect(finding).toMatchObject(reason === undefined ? { status } : { status, reason })
  if (stated !== undefined && finding.status === 'fired') expect(finding.severity).toBeCloseTo(stated, 2)
})

test('the textbook case in full', () => {
  expect(judge([asked(92), asked(61), asked(32), asked(0), sent(93), sent(5)])).toMatchObject({
    status: 'fired', severity: 0.675, since: `${days('2026-06-15', -32)}T09:00:00Z`,
    evidence: { causes: ['results'], notes: ['after-reports'], numbers: { times: 4, timesAfterReport: 2, spanDays: 92 }, eventCount: 4 },
  })
})

test('the spacing counts: 14 to 45 days, closer ones are one talk', () => {
  expect([severity([asked(28), asked(14), asked(0)]), severity([asked(27), asked(14), asked(0)])]).toEqual([0.05, 'clear'])
  expect([severity([asked(90), asked(45), asked(0)]), severity([asked(91), asked(45), asked(0)])]).toEqual([0.05, 'clear'])
})

test('a chain ends when 45 days pass without the question', () => {
  const chain = (ago: number) => [asked(ago + 60), asked(ago + 30), asked(ago)]
  expect([severity(chain(45)), severity(chain(46))]).toEqual([0.05, 'clear'])
})

test('other topics are other questions, and the worst leads', () => {
  expect(severity([asked(60), asked(29, 'next-steps'), asked(0)])).toBe('clear')
  expect(evidence([...three, ...[89, 59, 28, 1].map((n) => asked(n, 'goal'))]).causes).toEqual(['goal'])
  expect(evidence([...three].map((e) => ({ ...e, cues: [{ code: 'direction-question' as const, topic: 'shop' }] }))).causes).toEqual([])
})

test('a report counts for 14 days, once it was sent, and only from the second question on', () => {
  expect(severity([...three, sent(74), sent(0)])).toBe(0.2)
  expect(severity([...three, sent(75), sent(0)])).toBe(0.05)
  expect(severity([...three, report(days('2026-06-15', -60), { status: 'opened' }), sent(0)])).toBe(0.05)
  expect(severity([asked(29), asked(0), sent(29), sent(0)])).toBe('clear')
})

test('two talks are watched', () => {
  expect(evidence([asked(29), asked(0)]).notes).toEqual(['watch'])
  expect(evidence([asked(0)]).notes).toEqual([])
})

test('a hole of up to two weeks cannot hide a month of questions', () => {
  const holed = (to: string) => ({ asOf, clientId: 'acme', recording: [{ from: '2024-01-01T00:00:00Z', to: '2026-05-01T00:00:00Z' }, { from: to }] })
  expect(detect([], repeatedQuestions(), holed('2026-05-15T00:00:00Z')).status).toBe('clear')
  expect(detect([], repeatedQuestions(), holed('2026-05-16T00:00:00Z')).status).toBe('unknown')
  expect(detect(three, repeatedQuestions(), holed('2026-05-16T00:00:00Z')).status).toBe('fired')
})

test('an inferred recording is short too', () => {
  expect(detect([asked(29), asked(0)], repeatedQuestions(), { asOf })).toMatchObject({ status: 'unknown', reason: 'short-history' })
})

test('the options move it', () => {
  expect(severity([asked(29), asked(0)], { times: 2 })).toBe(0.05)
  expect(severity([...three, asked(90)], { severeTimes: 4 })).toBe(1)
  expect(severity([...three, sent(75), sent(0)], { afterReportDays: 15 })).toBe(0.2)
  expect(() => repeatedQuestions({ times: 5 })).toThrow(/repeated-questions: options\.severeTimes/)
})

test('the text counts talks', () => {
  const why = (events: readonly AnyEvent[]) => {
    const finding = judge(events)
    return finding.status === 'fired' ? text.why(finding) : finding.status
  }
  expect(why(three)).toBe('The client asked the same 3 times within 60 days.')
  expect(why([...three, sent(60), sent(1)])).toBe('The client asked the same 3 times within 60 days, 2 of them soon after a report.')
})
