import { expect, test } from 'vitest'
import { detect } from '../../src/assess/index.ts'
import { questionSurge, type QuestionSurgeOptions } from '../../src/detectors/question-surge.ts'
import type { AnyEvent, MessageEvent } from '../../src/events/index.ts'
import { defaultNorms } from '../../src/measures/index.ts'
import { text } from '../../src/messages/en/question-surge.ts'
import { commitment, contactChange, contract, days, incident, message } from '../../src/testing/index.ts'
import { ASOF, asking, BASELINE, cases, QUIET, recording, talk, times, unread, weeks } from './question-surge.cases.ts'

const judge = (events: readonly AnyEvent[], options: QuestionSurgeOptions = {}) => detect(events, questionSurge(options), { asOf: ASOF, clientId: 'acme', recording })
const severity = (events: readonly AnyEvent[], options: QuestionSurgeOptions = {}) => {
  const finding = judge(events, options)
  return finding.status === 'fired' ? finding.severity : finding.status
}
const evidence = (events: readonly AnyEvent[], options: QuestionSurgeOptions = {}) => {
  const finding = judge(events, options)
  if (finding.status === 'not-applicable') throw new Error('it should apply')
  return finding.evidence
}
const ago = (n: number): string => days(ASOF, -n)
const surge = [...talk(38), ...weeks([...BASELINE, ...QUIET, 3, 4, 5, 4])]
/** The same four weeks earlier. */
const early = (events: readonly MessageEvent[]) => events.map((e) => ({ ...e, at: `${days(e.at, -28)}${e.at.slice(10)}` }))
const full = 0.769422

test.each(cases)('$name', ({ events, detector, inputs, expect: status, severity: stated, reason }) => {
  const finding = detect(events, detector, inputs)
  expect(finding).toMatchObject(reason === undefined ? { status } : { status, reason })
  if (stated !== undefined && finding.status === 'fired') expect(finding.severity).toBeCloseTo(stated, 2)
})

test('the textbook case in full', () => {
  const finding = judge(surge)
  expect(finding).toMatchObject({
    status: 'fired', severity: full, since: '2026-10-12',
    evidence: { causes: [], notes: [], numbers: { weeklyBefore: 0.7, weeklyNow: 4, ratio: 5.71429, baselineWeeks: 26, testedWeeks: 12 }, eventCount: 16 },
  })
})

test('it fires in the fourth week of the surge', () => {
  const after = (...last: number[]) => severity([...talk(38), ...weeks([...BASELINE, ...times(12 - last.length, 0), ...last])])
  expect([after(3), after(3, 4), after(3, 4, 5), after(3, 4, 5, 4)]).toEqual(['clear', 'clear', 'clear', full])
})

test('one question or two a week are no surge', () => {
  expect(severity([...talk(38), ...weeks([...BASELINE, ...QUIET, 1, 1, 1, 1])])).toBe('clear')
  expect(evidence([...talk(38), ...weeks([...BASELINE, ...QUIET, 0, 0, 0, 2])]).numbers['weeklyNow']).toBe(0.5)
})

test('who always asked more than others is hands-on', () => {
  expect(judge([...talk(38), ...weeks([...times(26, 2), ...times(8, 2), 9, 9, 9, 9])]).status).toBe('fired')
  expect(judge([...talk(38), ...weeks([...times(25, 2), 3, ...times(8, 2), 9, 9, 9, 9])])).toEqual({ status: 'not-applicable', reason: 'hands-on-client' })
})

test('scrutiny: a third of the questions ask to have things justified', () => {
  const last = (...codes: ('question' | 'audit-question' | 'value-question')[]) =>
    severity([...talk(38), ...early(weeks([...BASELINE, ...QUIET])), ...weeks([3, 4, 5, 4], (at, n) => asking(codes[n % codes.length])(at, n))])
  expect([last('question'), last('question', 'audit-question'), last('question', 'question', 'value-question', 'question')]).toEqual([full, 0.919422, full])
})

test('good reasons halve it, each is named', () => {
  const halved = (event: AnyEvent, options: QuestionSurgeOptions = {}) => [evidence([...surge, event], options).causes, severity([...surge, event], options)]
  const half = 0.384711
  expect(halved(contract(ago(55)))).toEqual([['new-contract'], half])
  expect(halved(contract(ago(56)))).toEqual([[], full])
  expect(halved(contactChange(ago(13), { change: 'joined' }))).toEqual([['new-contact'], half])
  expect(halved(contactChange(ago(15), { change: 'joined' }))).toEqual([[], full])
  expect(halved(contactChange(ago(13)))).toEqual([[], full])
  expect(halved(incident(ago(13)))).toEqual([['incident'], half])
  expect(halved(incident(ago(15)))).toEqual([[], full])
  const launch = (dueOn: string) => commitment(ago(60), { dueOn, ext: { launch: true } })
  expect(halved(launch(ago(-14)), { launchField: 'launch' })).toEqual([['launch'], half])
  expect(halved(launch(ago(-15)), { launchField: 'launch' })).toEqual([[], full])
  expect(halved(launch(ago(-14)))).toEqual([[], full])
  expect(halved(commitment(ago(60), { dueOn: ago(1) }), { launchField: 'launch' })).toEqual([[], full])
})

test('without cues threads opened by the client stand for questions', () => {
  const events = weeks([...BASELINE, ...QUIET, 3, 4, 5, 4], unread)
  expect(judge(events)).toMatchObject({ status: 'fired', evidence: { notes: ['basis-threads'], eventCount: 16 } })
  const readOnce = [...early(weeks([...BASELINE, ...QUIET])), ...weeks([3, 4, 5, 4], unread)]
  expect(evidence(readOnce).notes).toEqual(['basis-threads'])
})

test('a week in which everybody asks more is no surge', () => {
  const first = Math.floor((Date.parse('2026-01-05') / 86_400_000 + 3) / 7)
  const portfolioWeeks = Array.from({ length: 40 }, (_, i) => ({ week: first + i, inbound: i < 36 ? 100 : 400 }))
  const finding = detect(surge, questionSurge(), { asOf: ASOF, recording, norms: { ...defaultNorms, portfolioWeeks } })
  const plain = evidence(surge).numbers['cusum'] ?? 0
  expect(finding.status !== 'not-applicable' && finding.evidence.numbers['cusum']).toBeLessThan(plain)
})

test('an auto-reply asks nothing', () => {
  const auto = weeks([3, 4, 5, 4], (at) => message(at, { automated: 'auto-reply', cues: [{ code: 'question' }] }))
  expect(severity([...talk(38), ...auto])).toBe('clear')
})

test('the options move it', () => {
  expect(severity(surge, { threshold: 6 })).toBe('clear')
  expect(severity(surge, { questions: 17 })).toBe('clear')
  expect(severity(surge, { ratio: 6 })).toBe('clear')
  expect(severity(surge, { severeRatio: 4 })).toBe(1)
  expect(() => questionSurge({ ratio: 9 })).toThrow(/question-surge: options\.severeRatio/)
})

test('the text shows the ratio', () => {
  const why = (events: readonly AnyEvent[]) => {
    const finding = judge(events)
    return finding.status === 'fired' ? text.why(finding) : finding.status
  }
  expect(why(surge)).toBe('The client asks 4 times a week in the last four weeks; 0.7 were usual, so that is 5.7 times as often.')
  expect(why(weeks([...BASELINE, ...QUIET, 3, 4, 5, 4], unread))).toMatch(/^The client opens new threads 4 times a week/)
})
