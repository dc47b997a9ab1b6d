import { expect, test } from 'vitest'
import { detect } from '../../src/assess/index.ts'
import { conflictingInformation, type ConflictingInformationOptions } from '../../src/detectors/conflicting-information.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { text } from '../../src/messages/en/conflicting-information.ts'
import { meeting, message, party } from '../../src/testing/index.ts'
import { ago, cases, conflict, ida, tells, tellsInMeeting } from './conflicting-information.cases.ts'

const asOf = '2026-06-15T12:00:00Z'
const recording = [{ from: '2024-01-01T00:00:00Z' }]
const judge = (events: readonly AnyEvent[], options: ConflictingInformationOptions = {}) =>
  detect(events, conflictingInformation(options), { asOf, clientId: 'acme', recording })
const severity = (events: readonly AnyEvent[], options: ConflictingInformationOptions = {}) => {
  const finding = judge(events, options)
  return finding.status === 'fired' ? finding.severity : finding.status
}

test.each(cases)('$name', ({ events, detector, inputs, expect: status, severity: stated, reason }) => {
  const finding = detect(events, detector, inputs)
  expect(finding).toMatchObject(reason === undefined ? { status } : { status, reason })
  if (stated !== undefined && finding.status === 'fired') expect(finding.severity).toBeCloseTo(stated, 2)
})

test('a price weighs as a date, anything else less', () => {
  expect(severity([tells(11, 'tom', '1200 EUR', 'fee'), tells(10, 'eva', '1500 EUR', 'fee')])).toBe(0.7)
  expect(severity([tells(11, 'tom', 'we do it', 'copy'), tells(10, 'eva', 'you do it', 'copy')])).toBe(0.5)
})

test('equal facts, other topics, the client and a reader who is not sure make no contradiction', () => {
  expect(severity([tells(11, 'tom', '1200 EUR', 'Fee'), tells(10, 'eva', '1200  eur', 'fee')])).toBe('clear')
  expect(severity([tells(11, 'tom', '2026-07-03', 'launch'), tells(10, 'eva', '2026-07-17', 'audit')])).toBe('clear')
  const theirs = message(ago(10), { cues: [{ code: 'claim', topic: 'launch', value: '2026-07-17' }] })
  expect(severity([tells(11, 'tom', '2026-07-03'), theirs])).toBe('clear')
  expect(severity([tells(11, 'tom', '2026-07-03'), tells(10, 'eva', '2026-07-17', 'launch', { confidence: 0.69 })])).toBe('clear')
  expect(severity([tells(39, 'tom', '2026-07-03'), tells(10, 'eva', '2026-07-17')])).toBe('clear')
  expect(severity([tells(38, 'tom', '2026-07-03'), tells(10, 'eva', '2026-07-17')])).toBe(0.7)
})

test('who told the same before brings news, and who updated no longer tells the old', () => {
  expect(severity([tells(12, 'tom', '2026-07-03'), tells(11, 'eva', '2026-07-03'), tells(10, 'eva', '2026-07-17')])).toBe('clear')
  expect(severity([tells(12, 'tom', '2026-07-03'), tells(11, 'tom', '2026-07-17'), tells(10, 'eva', '2026-07-17')])).toBe('clear')
})

test('two working days to set it right: by the main person, or by whoever gives in', () => {
  // Friday the 5th: two working days after it is Tuesday the 9th.
  const friday = [tells(11, 'tom', '2026-07-03'), tells(10, 'eva', '2026-07-17')]
  expect(severity([...friday, tells(6, 'tom', '2026-07-17')])).toBe('clear')
  expect(severity([...friday, tells(6, 'eva', '2026-07-03')])).toBe('clear')
  expect(severity([ida, ...friday, tells(6, 'ida', '2026-07-20')])).toBe('clear')
  expect(severity([...friday, tells(6, 'max', '2026-07-17')])).not.toBe('clear')
  expect(judge([...friday, tells(5, 'tom', '2026-07-17')])).toMatchObject({
    status: 'fired', since: '2026-06-10',
    evidence: { notes: ['corrected-late'], numbers: { topics: 1, uncorrected: 0 }, eventCount: 3 },
  })
  expect(severity([tells(4, 'tom', '2026-07-03'), tells(3, 'eva', '2026-07-17')])).toBe('clear')
  expect(severity([tells(6, 'tom', '2026-07-03'), tells(5, 'eva', '2026-07-17')])).toBe(0.7)
})

test('after a late correction it fades', () => {
  const late = (daysAgo: number) => [
    tells(daysAgo + 11, 'tom', '2026-07-03'), tells(daysAgo + 10, 'eva', '2026-07-17'), tells(daysAgo, 'tom', '2026-07-17'),
  ]
  expect(severity(late(60))).toBe(0.35)
  expect(severity(late(60), { halfLifeDays: 30 })).toBe(0.175)
})

test('a complaint about the pace afterwards makes it worse', () => {
  const complains = (daysAgo: number) => message(ago(daysAgo), { cues: [{ code: 'pace-complaint' }] })
  expect(judge([...conflict, complains(3)])).toMatchObject({ severity: 0.85, evidence: { notes: ['pace-complaint'] } })
  expect(severity([...conflict, complains(20)])).toBe(0.7)
})

test('in a meeting it counts where only one of ours sat in it', () => {
  expect(severity([tellsInMeeting(11, 'tom', '2026-07-03'), tells(10, 'eva', '2026-07-17')])).toBe(0.7)
  const both = meeting(ago(11), {
    attendees: [party('client/ana'), party('agency/tom'), party('agency/eva')],
    cues: [{ code: 'claim', by: 'agency', topic: 'launch', value: '2026-07-03' }],
  })
  expect(judge([both, tells(10, 'eva', '2026-07-17')])).toMatchObject({ status: 'unknown', reason: 'ambiguous' })
})

test('only our own messages must have been read', () => {
  expect(judge([message(ago(3)), message(ago(4)), tells(5, 'tom', 'we do it')]).status).toBe('clear')
  const unread = [3, 4].map((daysAgo) => message(ago(daysAgo), { from: party('agency/tom') }))
  expect(judge([...unread, tells(5, 'tom', 'we do it')])).toMatchObject({ reason: 'not-recorded', needs: ['message.cues'] })
})

test('the options move it', () => {
  expect(severity([tells(20, 'tom', '2026-07-03'), tells(10, 'eva', '2026-07-17')], { apartDays: 7 })).toBe('clear')
  expect(severity(conflict, { correctedWorkingDays: 10 })).toBe('clear')
  expect(severity(
    [tells(11, 'tom', '2026-07-03', 'launch', { confidence: 0.6 }), tells(10, 'eva', '2026-07-17')], { confidence: 0.5 },
  )).toBe(0.7)
  expect(() => conflictingInformation({ apartDays: 0 })).toThrow(/conflicting-information: options\.apartDays/)
})

test('the text counts the facts', () => {
  const finding = judge(conflict)
  expect(finding.status === 'fired' && text.why(finding)).toBe(
    'On 1 matter two people of ours told the client different facts, and 1 of these contradictions stands uncorrected.',
  )
})
