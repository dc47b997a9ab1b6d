import { expect, test } from 'vitest'
import { blaming } from '../../src/detectors/blaming.ts'
import type { CueCode } from '../../src/events/index.ts'
import { text } from '../../src/messages/en/blaming.ts'
import { meeting, message, party } from '../../src/testing/index.ts'
import { cases } from './blaming.cases.ts'
import { judgeWith, on, testCases } from './judge.ts'

const { judge, severity, why, sentence } = judgeWith(blaming, text)

testCases(cases)

const [tom, bea] = [party('agency/tom'), party('agency/bea')]
/** What Tom wrote to Bea, each in a thread of its own. */
const said = (daysAgo: number, codes: CueCode[], more = {}) =>
  message(on(daysAgo), { ref: `${daysAgo} ${codes.join()}`, from: tom, to: [bea], cues: codes.map((code) => ({ code, topic: 'client' })), ...more })
const aloud = { to: [party('client/ana')] }
const complaint = (daysAgo: number) => message(on(daysAgo), { cues: [{ code: 'pace-complaint' }] })

test('the textbook case in full', () => {
  const finding = judge([said(26, ['blame']), said(18, ['blame'], aloud), said(5, ['blame'])])
  expect(finding).toMatchObject({
    status: 'fired', severity: 0.516667, since: '2026-05-28T09:00:00Z',
    evidence: { causes: ['blame'], numbers: { reproaches: 3, owned: 0 }, notes: ['told-the-client'], eventCount: 3 },
  })
})

test('two fire, five are as bad as it gets, one alone never', () => {
  const many = (n: number) => severity(Array.from({ length: n }, (_, i) => said(i + 1, ['adversarial'])))
  expect([1, 2, 3, 5, 6].map(many)).toEqual(['clear', 0.05, 0.366667, 1, 1])
  expect(severity([said(1, ['blame'], aloud)])).toBe('clear')
  expect(severity([complaint(2), said(1, ['defensive'])])).toBe('clear')
})

test('ownership is taken off, and in the same message takes the reproach back', () => {
  const two = [said(5, ['blame']), said(4, ['adversarial'])]
  expect(severity([...two, said(3, ['ownership'])])).toBe('clear')
  expect(severity([...two, said(3, ['defensive']), said(2, ['ownership'])])).toBe(0.05)
  expect(severity([...two, said(3, ['blame', 'adversarial', 'ownership'], aloud)])).toBe(0.05)
  expect(severity([...two, said(3, ['blame', 'ownership']), said(2, ['ownership'])])).toBe('clear')
})

test('since: what brought the balance to where it has stayed', () => {
  const finding = judge([said(20, ['blame']), said(15, ['blame']), said(10, ['ownership']), said(5, ['blame']), said(2, ['blame'])])
  expect(finding).toMatchObject({ severity: 0.366667, since: '2026-06-10T09:00:00Z', evidence: { numbers: { reproaches: 4, owned: 1 } } })
})

test('blame of the client aloud adds: to it, in copy, in a meeting with it; of others it does not', () => {
  const other = said(5, ['adversarial'])
  const blame = (more: object) => severity([other, said(3, ['blame'], more)])
  expect(blame(aloud)).toBe(0.2)
  expect(blame({ cc: [party('client/ana')] })).toBe(0.2)
  expect(blame({})).toBe(0.05)
  expect(blame({ ...aloud, delivery: 'bounced' })).toBe(0.05)
  expect(blame({ ...aloud, cues: [{ code: 'blame', topic: 'vendor' }] })).toBe(0.05)
  expect(severity([other, meeting(on(3), { cues: [{ code: 'blame', topic: 'client', by: 'agency' }] })])).toBe(0.2)
  expect(severity([other, meeting(on(3), { attendees: [tom, bea], cues: [{ code: 'blame', topic: 'client', by: 'agency' }] })])).toBe(0.05)
  expect(severity([other, meeting(on(3), { cues: [{ code: 'blame', topic: 'client', by: 'client' }] })])).toBe('clear')
})

test('self-defence up to three working days after a complaint adds', () => {
  const two = [said(3, ['defensive']), said(20, ['adversarial'])]
  expect(judge([...two, complaint(6)])).toMatchObject({ severity: 0.2, evidence: { notes: ['after-a-complaint'] } })
  expect([severity([...two, complaint(7)]), severity([...two, complaint(2)])]).toEqual([0.05, 0.05])
  expect(severity([said(3, ['blame']), said(20, ['adversarial']), complaint(6)])).toBe(0.05)
})

test('the commonest code leads', () => {
  const finding = judge([said(9, ['defensive']), said(8, ['adversarial']), said(7, ['defensive']), said(6, ['blame'])])
  expect(finding).toMatchObject({ evidence: { causes: ['defensive', 'blame', 'adversarial'] } })
})

test('the window is 56 whole days, and a weak or automated cue is none', () => {
  expect([severity([said(1, ['blame']), said(55, ['blame'])]), severity([said(1, ['blame']), said(56, ['blame'])])]).toEqual([0.05, 'clear'])
  expect(severity([said(1, ['blame']), said(2, ['blame'], { cues: [{ code: 'blame', confidence: 0.4 }] })])).toBe('clear')
  expect(severity([said(1, ['blame']), said(2, ['blame'], { automated: 'bulk' })])).toBe('clear')
})

test('what is not known', () => {
  const unread = (daysAgo: number) => message(on(daysAgo), { from: tom })
  expect(why([unread(3), unread(2), said(1, ['blame'])])).toEqual(['not-recorded', 'message.cues'])
  expect(why([unread(2), said(1, ['blame'])])).toBe('clear')
  expect(why([unread(4), unread(3), unread(2), said(1, ['blame']), said(5, ['blame'])])).toBe('fired')
  expect(why([], [])).toEqual(['not-recorded', 'message'])
})

test('the options move it', () => {
  expect(severity([said(1, ['blame'])], { reproaches: 1 })).toBe(0.05)
  expect(severity([said(1, ['blame']), said(2, ['blame']), said(3, ['blame'])], { severeReproaches: 3 })).toBe(1)
  expect(severity([said(1, ['blame']), said(40, ['blame'])], { windowDays: 28 })).toBe('clear')
  expect(severity([said(3, ['defensive']), said(20, ['adversarial']), complaint(7)], { answerWorkingDays: 4 })).toBe(0.2)
  expect(() => blaming({ reproaches: 5 })).toThrow(/blaming: options\.severeReproaches: must be more than reproaches/)
})

test('the text counts both, and knows every cause and play', () => {
  expect(sentence([said(1, ['blame']), said(2, ['blame'])]))
    .toBe('In the last weeks we put the fault on others or defended ourselves 2 times; nowhere did we take the fault ourselves.')
  expect(sentence([said(1, ['blame']), said(2, ['blame']), said(3, ['blame']), said(4, ['ownership'])]))
    .toBe('In the last weeks we put the fault on others or defended ourselves 3 times; we took the fault ourselves 1 time.')
  expect(Object.keys(text.causes)).toEqual(['blame', 'adversarial', 'defensive'])
  expect(Object.keys(text.plays)).toEqual(blaming().plays)
})
