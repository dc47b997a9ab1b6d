import { expect, test } from 'vitest'
import { detect } from '../../src/assess/index.ts'
import { directionConfusion, type DirectionConfusionOptions } from '../../src/detectors/direction-confusion.ts'
import type { AnyEvent, RecordingSpan } from '../../src/events/index.ts'
import { text } from '../../src/messages/en/direction-confusion.ts'
import { contract, days, message, plan, report } from '../../src/testing/index.ts'
import { cases, lost, mail, usual } from './direction-confusion.cases.ts'

const asOf = '2026-06-15T12:00:00Z'
const always = [{ from: '2024-01-01T00:00:00Z' }]
const judge = (events: readonly AnyEvent[], options: DirectionConfusionOptions = {}, recording: readonly RecordingSpan[] = always) =>
  detect(events, directionConfusion(options), { asOf, clientId: 'acme', recording })
const severity = (events: readonly AnyEvent[], options: DirectionConfusionOptions = {}) => {
  const finding = judge(events, options)
  return finding.status === 'fired' ? finding.severity : finding.status
}
const causes = (events: readonly AnyEvent[], recording?: readonly RecordingSpan[]) => {
  const finding = judge(events, {}, recording)
  return finding.status === 'fired' ? finding.evidence.causes : finding.status
}
const two = [...usual, lost(20, 'ben'), lost(2, 'cleo')]

test.each(cases)('$name', ({ events, detector, inputs, expect: status, severity: stated, reason }) => {
  const finding = detect(events, detector, inputs)
  expect(finding).toMatchObject(reason === undefined ? { status } : { status, reason })
  if (stated !== undefined && finding.status === 'fired') expect(finding.severity).toBeCloseTo(stated, 2)
})

test('the textbook case in full', () => {
  expect(judge([...usual, lost(40, 'ben'), lost(20, 'cleo'), lost(2, 'dan')])).toMatchObject({
    status: 'fired', severity: 0.525, since: `${days('2026-06-15', -20)}T09:00:00Z`,
    evidence: { causes: ['no-plan'], numbers: { remarks: 3 }, eventCount: 3 },
  })
})

test('one remark is clear, two just count, four are as bad as it gets', () => {
  const said = (...ago: number[]) => severity([...usual, ...ago.map((n) => lost(n, `p${n}`))])
  expect([said(2), said(2, 3), said(2, 3, 4, 5)]).toEqual(['clear', 0.05, 1])
})

test('one thread and day is one remark, and the window is 56 whole days', () => {
  const same = lost(2, 'ben')
  expect(severity([...usual, { ...same, id: 'again', ref: 't' }, { ...same, id: 'once', ref: 't' }])).toBe('clear')
  expect(severity([...usual, lost(2), lost(55, 'cleo')])).toBe(0.05)
  expect(severity([...usual, lost(2), lost(56, 'cleo')])).toBe('clear')
})

test('a question about a login is no confusion about the direction', () => {
  expect(severity([...usual, message('2026-06-10', { cues: [{ code: 'question' }] }), message('2026-06-11', { cues: [{ code: 'question' }] })])).toBe('clear')
})

test('managers and juniors weigh as much as anybody', () => {
  expect(severity([...usual, lost(20, 'ben', { seniority: 'manager' }), lost(2, 'cleo', { seniority: 'junior' })])).toBe(0.05)
  expect(severity([...usual, lost(20, 'ben', { seniority: 'executive' })])).toBe('clear')
})

test('in the first four weeks of a contract it counts for half', () => {
  const begun = (ago: number) => [...usual, lost(40, 'ben'), lost(20, 'cleo'), lost(2, 'dan'), contract(days('2026-06-15', -ago))]
  expect([severity(begun(27)), severity(begun(28))]).toEqual([0.2625, 0.525])
  expect(severity([...two, contract(days('2026-06-15', -5))])).toBe('clear')
})

test('no plan is a cause only where plans are kept', () => {
  expect(causes(two)).toEqual(['no-plan'])
  expect(causes(two, [{ types: ['message'], from: '2024-01-01T00:00:00Z' }])).toEqual([])
  expect(causes([...two, plan(days('2026-06-15', -90))])).toEqual([])
  expect(causes([...two, plan(days('2026-06-15', -91))])).toEqual(['no-plan'])
})

test('reports are a cause where the median answers under four of six', () => {
  const all = ['goal-progress', 'real-value', 'data-focus', 'weak-areas', 'outlook', 'data-meaning'] as const
  const reports = (...answers: number[]) => answers.map((n, i) => report(days('2026-06-15', -30 * (i + 1)), { answers: all.slice(0, n) }))
  const fresh = [...two, plan('2026-06-01')]
  expect(causes([...fresh, ...reports(3, 3, 6)])).toEqual(['reports'])
  expect(causes([...fresh, ...reports(4, 3, 6)])).toEqual([])
  expect(causes([...fresh, report('2026-06-01')])).toEqual([])
})

test('what was said is proof, whatever went unread or unrecorded', () => {
  const unread = [1, 2, 3, 4, 5].map((n) => message(days('2026-06-15', -n)))
  expect(severity([...two, ...unread, ...unread.map((e) => ({ ...e, id: `${e.id}-` }))])).toBe(0.05)
  expect(judge(two, {}, [{ from: '2024-01-01T00:00:00Z', to: '2026-06-14T00:00:00Z' }]).status).toBe('fired')
})

test('messages must be recorded', () => {
  expect(judge([], {}, [])).toMatchObject({ status: 'unknown', reason: 'not-recorded', needs: ['message'] })
  expect(judge([mail(1), message('2026-06-10'), message('2026-06-11')])).toMatchObject({ reason: 'not-recorded', needs: ['message.cues'] })
})

test('the options move it', () => {
  expect(severity([...usual, lost(2)], { remarks: 1 })).toBe(0.05)
  expect(severity(two, { remarks: 1, severeRemarks: 2 })).toBe(1)
  expect(severity([...usual, lost(2), lost(60, 'cleo')], { windowDays: 70 })).toBe(0.05)
  expect(() => directionConfusion({ remarks: 5 })).toThrow(/direction-confusion: options\.severeRemarks/)
  expect(() => directionConfusion({ windowDays: 120 })).toThrow(/direction-confusion: options\.windowDays/)
})

test('the text counts remarks', () => {
  const finding = judge(two)
  expect(finding.status === 'fired' && text.why(finding)).toBe('The client said 2 times lately that it does not see where this is going.')
})
