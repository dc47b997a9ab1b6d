import { expect, test } from 'vitest'
import { detect, type DetectInputs } from '../../src/assess/index.ts'
import { unaskedFeedback, type UnaskedFeedbackOptions } from '../../src/detectors/unasked-feedback.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { text } from '../../src/messages/en/unasked-feedback.ts'
import { contract, message, party, request, survey } from '../../src/testing/index.ts'
import { ago, cases } from './unasked-feedback.cases.ts'

const asOf = '2026-06-15T12:00:00Z'
const recording = [{ from: '2024-01-01T00:00:00Z' }]
const judge = (events: readonly AnyEvent[], options: UnaskedFeedbackOptions = {}, more: Partial<DetectInputs> = {}) =>
  detect(events, unaskedFeedback(options), { asOf, clientId: 'acme', recording, ...more })
const severity = (events: readonly AnyEvent[], options: UnaskedFeedbackOptions = {}) => {
  const finding = judge(events, options)
  return finding.status === 'fired' ? finding.severity : finding.status
}
const tom = party('agency/tom')

test.each(cases)('$name', ({ events, detector, inputs, expect: status, severity: stated, reason }) => {
  const finding = detect(events, detector, inputs)
  expect(finding).toMatchObject(reason === undefined ? { status } : { status, reason })
  if (stated !== undefined && finding.status === 'fired') expect(finding.severity).toBeCloseTo(stated, 2)
})

test('half a year is the mark, a year as bad as it gets', () => {
  expect(severity([survey(ago(181))])).toBe('clear')
  expect(judge([survey(ago(182))])).toMatchObject({
    status: 'fired', severity: 0.05, since: '2026-06-15', evidence: { numbers: { daysSince: 182 } },
  })
  expect(severity([survey(ago(364))])).toBe(1)
})

test('any survey of the client will do, sent or answered; those of our own people do not', () => {
  expect(severity([survey(ago(50), { metric: 'csat', status: 'sent' })])).toBe('clear')
  expect(severity([survey(ago(270)), survey(ago(20), { respondent: tom })])).toBe(0.509341)
  const { respondent, ...nobody } = survey(ago(20))
  expect(respondent?.person).toBe('ana')
  expect(severity([nobody])).toBe('clear')
})

test('never asked: since the contract started, else since recording began', () => {
  expect(judge([contract(ago(200))])).toMatchObject({
    status: 'fired', evidence: { numbers: { daysSince: 200 }, notes: ['never'] },
  })
  expect(judge([], {}, { recording: [{ from: `${ago(200)}T00:00:00Z` }] })).toMatchObject({
    evidence: { numbers: { daysSince: 200 } },
  })
  expect(judge([contract(ago(181))])).toMatchObject({ status: 'not-applicable', reason: 'new-client' })
  expect(severity([contract(ago(182))])).toBe(0.05)
})

test('feedback asked for otherwise, by us, in three months', () => {
  const last = survey(ago(270))
  const feedback = (daysAgo: number) => request(ago(daysAgo), { by: tom, topic: 'Feedback' })
  expect(severity([last, feedback(90)])).toBe(0.305604)
  expect(severity([last, feedback(91)])).toBe(0.509341)
  expect(severity([last, request(ago(40), { topic: 'feedback' })])).toBe(0.509341)
  expect(severity([last, request(ago(40), { by: tom, topic: 'approval' })])).toBe(0.509341)
  expect(severity([last, message(ago(40), { cues: [{ code: 'feedback-request' }] })])).toBe(0.509341)
  expect(severity([survey(ago(182)), feedback(10)])).toBe('clear')
})

test('a client that asked not to be surveyed is asked in talks', () => {
  const wish = contract(ago(400), { ext: { noSurveys: true } })
  const feedback = request(ago(40), { by: tom, topic: 'feedback' })
  expect(severity([wish, feedback], { noSurveysField: 'noSurveys' })).toBe('clear')
  expect(severity([wish], { noSurveysField: 'noSurveys' })).toBe(1)
  expect(severity([wish, feedback])).toBe(0.6)
  const takenBack = contract(ago(100), { status: 'renewed', ext: { noSurveys: false } })
  expect(severity([wish, takenBack, feedback], { noSurveysField: 'noSurveys' })).toBe(0.6)
})

test('what is recorded decides, and a survey seen is proof', () => {
  const late = [{ from: '2026-03-15T00:00:00Z' }]
  expect(judge([survey(ago(20))], {}, { recording: late }).status).toBe('clear')
  expect(judge([], {}, { recording: late })).toMatchObject({ reason: 'short-history' })
  const ended = [{ from: '2024-01-01T00:00:00Z', to: '2026-06-01T00:00:00Z' }]
  expect(judge([survey(ago(270))], {}, { recording: ended })).toMatchObject({ reason: 'gap', needs: ['survey'] })
  expect(judge([survey(ago(170))], {}, { recording: ended }).status).toBe('clear')
})

test('the options move it', () => {
  expect(severity([survey(ago(90))], { days: 90 })).toBe(0.05)
  expect(severity([survey(ago(390))], { days: 400 })).toBe('clear')
  expect(severity([survey(ago(900))], { days: 1000 })).toBe('clear')
  expect(severity([survey(ago(270)), request(ago(40), { by: tom, topic: 'feedback' })], { talkDays: 30 })).toBe(0.509341)
  expect(() => unaskedFeedback({ days: 0 })).toThrow(/unasked-feedback: options\.days/)
})

test('the text tells how long nobody was asked', () => {
  const finding = judge([survey(ago(270))])
  expect(finding.status === 'fired' && text.why(finding)).toBe('The client was last surveyed 270 days ago.')
  const never = judge([contract(ago(200))])
  expect(never.status === 'fired' && text.why(never)).toBe('In 200 days on record the client was never surveyed.')
})
