import { expect, test } from 'vitest'
import { detect } from '../../src/assess/index.ts'
import { clientGrievance, type ClientGrievanceOptions } from '../../src/detectors/client-grievance.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { text } from '../../src/messages/en/client-grievance.ts'
import { incident, meeting, party, request, survey } from '../../src/testing/index.ts'
import { ago, cases, handled, launchOn, says, weSay } from './client-grievance.cases.ts'

const asOf = '2026-06-15T12:00:00Z'
const recording = [{ from: '2024-01-01T00:00:00Z' }]
const judge = (events: readonly AnyEvent[], options: ClientGrievanceOptions = {}) =>
  detect(events, clientGrievance(options), { asOf, clientId: 'acme', recording })
const severity = (events: readonly AnyEvent[], options: ClientGrievanceOptions = {}) => {
  const finding = judge(events, options)
  return finding.status === 'fired' ? finding.severity : finding.status
}
const causes = (...events: AnyEvent[]) => {
  const finding = judge(events)
  return finding.status === 'fired' ? finding.evidence.causes : finding.status
}

test.each(cases)('$name', ({ events, detector, inputs, expect: status, severity: stated, reason }) => {
  const finding = detect(events, detector, inputs)
  expect(finding).toMatchObject(reason === undefined ? { status } : { status, reason })
  if (stated !== undefined && finding.status === 'fired') expect(finding.severity).toBeCloseTo(stated, 2)
})

test('one complaint is none, five are as bad as it gets; only eight weeks count', () => {
  expect(severity([says(10, 'pace-complaint')])).toBe('clear')
  expect(severity([2, 4, 6, 8, 10].map((day) => says(day, 'pace-complaint')))).toBe(1)
  expect(severity([says(10, 'pace-complaint'), says(55, 'pace-complaint')])).toBe(0.05)
  expect(severity([says(10, 'pace-complaint'), says(56, 'pace-complaint')])).toBe('clear')
})

test('a complaint said in a meeting counts, one of ours does not, and a thread counts once a day', () => {
  const said = meeting(ago(5), { cues: [{ code: 'performance-complaint', by: 'client' }] })
  expect(severity([said, says(10, 'performance-complaint')])).toBe(0.05)
  expect(severity(
    [meeting(ago(5), { cues: [{ code: 'performance-complaint', by: 'agency' }] }), says(10, 'performance-complaint')],
  )).toBe('clear')
  expect(severity([says(10, 'performance-complaint'), says(10, 'performance-complaint', { id: 'again' })])).toBe('clear')
})

test('since is the complaint that made it enough, and the commonest leads', () => {
  expect(judge(
    [says(30, 'pace-complaint'), says(20, 'performance-complaint'), says(10, 'performance-complaint')],
  )).toMatchObject({
    since: `${ago(20)}T09:00:00Z`,
    evidence: { causes: ['performance-complaint'], numbers: { complaints: 3, settled: 0 }, eventCount: 3 },
  })
  expect(causes(
    says(10, 'pace-complaint'), says(20, 'feels-unimportant'), weSay(1, [{ code: 'status-update' }]),
  )).toEqual(['feels-unimportant'])
})

test('what was handled at once stops counting a fortnight after it was settled, not before', () => {
  expect(judge(handled)).toMatchObject({ status: 'clear', evidence: { numbers: { complaints: 0, settled: 2 } } })
  expect(severity(handled, { settledDays: 18 })).toBe(0.05)
  const without = (type: string) => handled.filter((event) => event.type !== type)
  expect(severity(without('request'))).toBe(0.05)
  const late = [...without('message'), says(20, 'pace-complaint'), says(20, 'pace-complaint', { ref: 'b' }), weSay(17)]
  expect(severity(late)).toBe(0.05)
  const settledLate = [
    ...without('request'), request(ago(20), { ref: 'fix' }), request(ago(11), { ref: 'fix', status: 'resolved' }),
  ]
  expect(severity(settledLate, { settledDays: 0 })).toBe(0.05)
  const declined = [...without('request'), request(ago(20), { ref: 'fix' }), request(ago(17), { ref: 'fix', status: 'declined' })]
  expect(severity(declined)).toBe(0.05)
  const owned = [...without('request'), incident(ago(20), { ref: 'error' }), incident(ago(18), { ref: 'error', status: 'owned' })]
  expect(severity(owned)).toBe('clear')
})

test('a deadline told in two ways makes slowness worse: ours, dates, of one topic', () => {
  const slow = [says(10, 'pace-complaint'), says(20, 'pace-complaint')]
  const told = [launchOn(40, '2026-06-01'), launchOn(30, '2026-06-20')]
  expect(severity([...slow, ...told])).toBe(0.25)
  expect(causes(...slow, ...told)).toContain('contradicted-deadline')
  expect(severity([...slow, launchOn(40, '2026-06-01'), launchOn(30, '2026-06-01')])).toBe(0.05)
  expect(severity([...slow, launchOn(60, '2026-06-01'), launchOn(30, '2026-06-20')])).toBe(0.05)
  expect(severity(
    [...slow, weSay(40, [{ code: 'claim', topic: 'audit', value: '2026-06-01' }]), launchOn(30, '2026-06-20')],
  )).toBe(0.05)
  expect(severity([says(10, 'performance-complaint'), says(20, 'performance-complaint'), ...told])).toBe(0.05)
})

test('a former promoter: the same person, before the complaint, nine or ten', () => {
  const unhappy = [says(10, 'performance-complaint'), says(20, 'performance-complaint')]
  expect(judge([...unhappy, survey(ago(90), { score: 9 })])).toMatchObject({
    severity: 0.2, evidence: { notes: ['was-promoter'] },
  })
  expect(severity([...unhappy, survey(ago(90), { score: 8 })])).toBe(0.05)
  expect(severity([...unhappy, survey(ago(90), { score: 9, respondent: party('client/ben') })])).toBe(0.05)
  expect(severity([...unhappy, survey(ago(5), { score: 9 })])).toBe(0.05)
})

test('feeling unimportant while we are below our rhythm is neglect', () => {
  const small = [says(10, 'feels-unimportant'), says(20, 'feels-unimportant')]
  expect(causes(...small)).toEqual(['feels-unimportant', 'neglected'])
  expect(causes(...small, weSay(30))).toEqual(['feels-unimportant', 'neglected'])
  expect(causes(...small, weSay(3))).toEqual(['feels-unimportant'])
})

test('the options move it', () => {
  expect(severity([says(10, 'pace-complaint')], { complaints: 1 })).toBe(0.05)
  expect(severity([10, 20, 30].map((day) => says(day, 'pace-complaint')), { severeComplaints: 3 })).toBe(1)
  expect(() => clientGrievance({ complaints: 5 })).toThrow(/client-grievance: options\.severeComplaints/)
})

test('the text counts the complaints', () => {
  const finding = judge([10, 20, 30].map((day) => says(day, 'performance-complaint')))
  expect(finding.status === 'fired' && text.why(finding)).toBe('In the last eight weeks the client complained 3 times.')
})
