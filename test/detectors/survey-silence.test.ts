import { expect, test } from 'vitest'
import { detect } from '../../src/assess/index.ts'
import { surveySilence, type SurveySilenceOptions } from '../../src/detectors/survey-silence.ts'
import type { AnyEvent, SurveyEvent } from '../../src/events/index.ts'
import { text } from '../../src/messages/en/survey-silence.ts'
import { contactChange, days, party, survey } from '../../src/testing/index.ts'
import { cases, mailed } from './survey-silence.cases.ts'

const asOf = '2026-06-15T12:00:00Z'
const recording = [{ from: '2023-01-01T00:00:00Z' }]
const judge = (events: readonly AnyEvent[], options: SurveySilenceOptions = {}) => detect(events, surveySilence(options), { asOf, clientId: 'acme', recording })
const severity = (events: readonly AnyEvent[], options: SurveySilenceOptions = {}) => {
  const finding = judge(events, options)
  if (finding.status === 'fired') return finding.severity
  return 'reason' in finding ? finding.reason : finding.status
}
const without = (field: 'respondent' | 'ref' | 'score') => (event: SurveyEvent): SurveyEvent => {
  const rest = { ...event }
  if (field === 'respondent') delete rest.respondent
  else if (field === 'ref') delete rest.ref
  else delete rest.score
  return rest
}
/** Nobody says who was asked. */
const anonymous = without('respondent')

test.each(cases)('$name', ({ events, detector, inputs, expect: status, severity: stated, reason }) => {
  const finding = detect(events, detector, inputs)
  expect(finding).toMatchObject(reason === undefined ? { status } : { status, reason })
  if (stated !== undefined && finding.status === 'fired') expect(finding.severity).toBeCloseTo(stated, 2)
})

test('the textbook case in full', () => {
  expect(judge([...mailed('ana', 'AAAAA'), ...mailed('ben', 'AAA--'), ...mailed('cleo', 'AAA--')])).toMatchObject({
    status: 'fired', severity: 0.22, since: days('2026-06-15', -6),
    evidence: { numbers: { mailings: 5, usualRespondents: 3, silentRespondents: 2, silentShare: 0.666667 }, eventCount: 4 },
  })
})

test('half of them is not yet a sign', () => {
  expect(severity([...mailed('ana', 'AAAAA'), ...mailed('ben', 'AAA--')])).toBe('clear')
  expect(severity([...mailed('ana', 'AAAAA'), ...mailed('ben', 'AAA--')], { silentShare: 0.4 })).toBeCloseTo(0.6 * (0.05 + 0.95 / 6), 5)
})

test('usual is who answered two of the three before the last two', () => {
  const withAna = (pattern: string) => severity([...mailed('ana', pattern), ...mailed('ben', 'AAA--')])
  expect([withAna('AA---'), withAna('A-A--'), withAna('--A--'), withAna('-AA--')]).toEqual([0.6, 0.6, 'clear', 0.6])
})

test('a lone respondent must skip three, and stays silent after more', () => {
  expect([severity(mailed('ana', 'AAA--')), severity(mailed('ana', 'AAA---')), severity(mailed('ana', 'AA-----'))]).toEqual(['clear', 0.6, 0.6])
})

test('a mailing counts as unanswered after 14 days, as answered at once', () => {
  const both = (lastDaysAgo: number, pattern: string) => [...mailed('ana', pattern, 100, lastDaysAgo), ...mailed('ben', pattern, 100, lastDaysAgo)]
  expect(severity(both(14, 'AAA--'))).toBe(0.6)
  expect(severity(both(13, 'AAA--'))).toBe('clear')
  expect(severity(both(13, 'AAA--'), { answerDays: 10 })).toBe(0.6)
  expect(severity(both(3, 'AAAA--A'))).toBe('clear')
})

test('surveys closer than 28 days are one', () => {
  const both = (every: number) => [...mailed('ana', 'AAAA--', every), ...mailed('ben', 'AAAA--', every)]
  expect([severity(both(28)), severity(both(27))]).toEqual([0.6, 'too-few'])
  expect(severity(both(20), { apartDays: 20 })).toBe(0.6)
})

test('people who left are not judged', () => {
  const events = [...mailed('ana', 'AAAAA'), ...mailed('ben', 'AAA--'), ...mailed('cleo', 'AAA--')]
  const left = (person: string) => contactChange('2026-02-01', { person: party(`client/${person}`) })
  expect(severity([...events, left('ben')])).toBe('clear')
  expect(severity([...events, left('ana')])).toBe(0.6)
  expect(severity([...events, left('ben'), contactChange('2026-02-20', { person: party('client/ben'), change: 'joined' })])).toBeCloseTo(0.22, 5)
})

test('a mailing can be left out', () => {
  const events = [...mailed('ana', 'AAAA--'), ...mailed('ben', 'AAAA--')]
  expect(severity(events, { leaveOut: [`mailing-${days('2026-06-15', -20)}`] })).toBe('clear')
})

test('without names the one who answers is the one who was asked', () => {
  const nameless = mailed('ana', 'AAA---').map((event) => (event.status === 'sent' ? anonymous(event) : event))
  expect(severity(nameless)).toBe(0.6)
  expect(severity(mailed('ana', 'AAA---').map(anonymous))).toBe(0.6)
})

test('an answer without the name of its mailing belongs to the one before it', () => {
  const nameless = mailed('ana', 'AAA---').map(without('ref'))
  expect(severity(nameless)).toBe(0.6)
})

test('an answer without a score is an answer', () => {
  const events = [...mailed('ana', 'AAA--'), ...mailed('ben', 'AAA--')]
  const comment = without('score')(survey(days('2026-06-15', -19), { comment: 'no time' }))
  expect(severity([...events, comment])).toBe('clear')
})

test('surveys of our own people are none of the client', () => {
  expect(severity(mailed('tom', 'AAA---').map((event) => ({ ...event, respondent: party('agency/tom') })))).toBe('never-asked')
})

test('answers without mailings cannot be judged', () => {
  expect(judge([survey('2026-01-01')])).toMatchObject({ status: 'unknown', reason: 'ambiguous', needs: ['survey.status'] })
})

test('nothing sent, as far as known', () => {
  const inputs = { asOf, clientId: 'acme', recording: [{ from: '2023-01-01T00:00:00Z', to: '2026-01-01T00:00:00Z' }] }
  expect(detect([], surveySilence(), inputs)).toMatchObject({ status: 'unknown', reason: 'gap' })
})

test('wrong options throw', () => {
  expect(() => surveySilence({ silentShare: 1 })).toThrow(/survey-silence: options\.silentShare/)
})

test('the text counts people', () => {
  const why = (events: readonly AnyEvent[]) => {
    const finding = judge(events)
    return finding.status === 'fired' ? text.why(finding) : finding.status
  }
  expect(why([...mailed('ana', 'AAAAA'), ...mailed('ben', 'AAA--'), ...mailed('cleo', 'AAA--')])).toBe(
    '2 of 3 people who used to answer surveys left at least the last two unanswered.',
  )
  expect(why(mailed('ana', 'AAA---'))).toBe('The one person who used to answer surveys left the last three unanswered.')
})
