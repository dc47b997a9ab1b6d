import { expect, test } from 'vitest'
import { detect, type DetectInputs } from '../../src/assess/index.ts'
import { missingRoutine, type MissingRoutineOptions } from '../../src/detectors/missing-routine.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { text } from '../../src/messages/en/missing-routine.ts'
import { contract, instant, meeting, message, party, report } from '../../src/testing/index.ts'
import { agenda, ago, asNeeded, cases, met, recap, update, weekly } from './missing-routine.cases.ts'

const asOf = '2026-06-15T12:00:00Z'
const recording = [{ from: '2024-01-01T00:00:00Z' }]
const judge = (events: readonly AnyEvent[], options: MissingRoutineOptions = {}, more: Partial<DetectInputs> = {}) =>
  detect(events, missingRoutine(options), { asOf, clientId: 'acme', recording, ...more })
const severity = (events: readonly AnyEvent[], options: MissingRoutineOptions = {}, more: Partial<DetectInputs> = {}) => {
  const finding = judge(events, options, more)
  return finding.status === 'fired' ? finding.severity : finding.status
}
const numbers = (events: readonly AnyEvent[], options: MissingRoutineOptions = {}, more: Partial<DetectInputs> = {}) => {
  const finding = judge(events, options, more)
  if (finding.status === 'not-applicable') throw new Error('it should apply')
  return finding.evidence.numbers
}
const series = (daysAgo: number) => met(daysAgo, { recurring: true })

test.each(cases)('$name', ({ events, detector, inputs, expect: status, severity: stated, reason }) => {
  const finding = detect(events, detector, inputs)
  expect(finding).toMatchObject(reason === undefined ? { status } : { status, reason })
  if (stated !== undefined && finding.status === 'fired') expect(finding.severity).toBeCloseTo(stated, 2)
})

test('the four parts, worst first', () => {
  expect(judge(asNeeded)).toMatchObject({
    severity: 0.703125,
    evidence: { causes: ['rhythm', 'recap', 'review', 'agenda'], numbers: { rhythm: 1, review: 0.75, agenda: 0.75, recap: 1 } },
  })
})

test('rhythm: a fixed meeting held or ahead within five weeks, called off ones not', () => {
  expect(numbers([series(34)])).toMatchObject({ rhythm: 0 })
  expect(judge([series(35)])).toMatchObject({ since: '2026-06-15', evidence: { numbers: { rhythm: 1 } } })
  const ahead = (days: number, status: 'scheduled' | 'cancelled') => meeting(
    ago(40), { ref: 'next', status, startsAt: instant(ago(-days)), recurring: true },
  )
  expect(numbers([ahead(34, 'scheduled')])).toMatchObject({ rhythm: 0 })
  expect(numbers([ahead(35, 'scheduled')])).toMatchObject({ rhythm: 1 })
  expect(numbers([ahead(34, 'cancelled')])).toMatchObject({ rhythm: 1 })
  expect(numbers([met(3)])).toMatchObject({ rhythm: 1 })
  expect(numbers(
    [series(3)].map((event) => ({ ...event, attendees: [party('agency/tom')] })),
  )).toMatchObject({ rhythm: 1, meetings: 0 })
})

test('an agreed longer rhythm rules, and reports on fixed days are one', () => {
  const monthly = { profile: { agreedCadenceDays: 30 } }
  expect(numbers([series(44)], {}, monthly)).toMatchObject({ rhythm: 0, review: 0.75, periodDays: 30 })
  expect(severity([series(20), series(50), series(80), series(110)], {}, monthly)).toBe('clear')
  const reports = (...daysAgo: number[]) => daysAgo.map((day) => report(ago(day)))
  expect(numbers(reports(5, 35, 66, 96))).toMatchObject({ rhythm: 0 })
  expect(numbers(reports(5, 35, 75, 96))).toMatchObject({ rhythm: 1 })
  expect(numbers(reports(35, 66, 96))).toMatchObject({ rhythm: 1 })
  expect(numbers(reports(40, 70, 100, 130))).toMatchObject({ rhythm: 1 })
})

test('review: weeks in which somebody looked back with the client', () => {
  expect(numbers([series(3)])).toMatchObject({ review: 0.75 })
  expect(numbers([series(3), report(ago(7)), update(14), update(27)])).toMatchObject({ review: 0 })
  expect(numbers([update(6)])).toMatchObject({ review: 0.75 })
  const ours = (cues: 'read' | 'unread') => message(
    ago(6), { from: party('agency/tom'), ...(cues === 'read' ? { cues: [] } : {}) },
  )
  expect(numbers([ours('read')])).toMatchObject({ review: 1 })
  expect(numbers([ours('unread')])).toMatchObject({ review: 0.75 })
})

test('agenda before the start, recap within two working days, while they may still come they are left out', () => {
  expect(numbers([met(10, agenda(10)), met(20, recap(20))])).toMatchObject({ agenda: 0.5, recap: 0.5 })
  // Friday the 5th: the second working day after it is Tuesday, six days ago.
  expect(numbers(
    [met(10, { agendaSentAt: instant(ago(9)), recapSentAt: instant(ago(5)) })],
  )).toMatchObject({ agenda: 1, recap: 1 })
  expect(numbers([met(10, { recapSentAt: instant(ago(6)) })])).toMatchObject({ agenda: 1, recap: 0 })
  expect(numbers([met(4, agenda(4))])).not.toHaveProperty('recap')
  expect(numbers([met(5, agenda(5))])).toMatchObject({ recap: 1 })
  expect(numbers([met(10), met(20)])).not.toHaveProperty('agenda')
  expect(numbers([met(10), met(20)], { notesRecorded: true })).toMatchObject({ agenda: 1, recap: 1 })
  expect(numbers([])).not.toHaveProperty('agenda')
})

test('an agenda named when the meeting was planned is not forgotten when it is held', () => {
  const planned = meeting(ago(12), { ref: 'm', status: 'scheduled', startsAt: instant(ago(10)), ...agenda(10) })
  expect(numbers([planned, meeting(ago(10), { ref: 'm' })])).toMatchObject({ agenda: 0, meetings: 1 })
})

test('the mark: shortfalls of 0.6 on average', () => {
  expect(severity([series(3), met(10), met(17)].map((event) => ({ ...event, ...agenda(3) })))).toBe('clear')
  expect(severity(weekly.map((event) => ({ ...event, recurring: false })))).toBe('clear')
})

test('without messages nobody knows of reviews', () => {
  const meetings = { recording: [{ types: ['meeting'], from: '2024-01-01T00:00:00Z' }] }
  expect(severity([], {}, meetings)).toBe(0.35)
  expect(severity([series(3)], {}, meetings)).toBe('clear')
  const reportsDown = {
    recording: [
      { types: ['meeting', 'message'], from: '2024-01-01T00:00:00Z' },
      { types: ['report'], from: '2024-01-01T00:00:00Z', to: '2026-06-01T00:00:00Z' },
    ],
  }
  expect(numbers([], {}, reportsDown)).not.toHaveProperty('review')
})

test('a client or a work too young for a routine', () => {
  expect(judge([contract(ago(55))])).toMatchObject({ reason: 'new-client' })
  expect(judge([contract(ago(56))]).status).toBe('fired')
  expect(judge([contract(ago(40), { endsOn: ago(-10) })])).toMatchObject({ reason: 'one-off' })
  expect(judge([contract(ago(40), { endsOn: ago(-10), autoRenews: true })])).toMatchObject({ reason: 'new-client' })
})

test('the options move it', () => {
  expect(severity(asNeeded, { shortfall: 0.9 })).toBe('clear')
  expect(numbers([series(3)], { periodDays: 14 })).toMatchObject({ review: 0.75, periodDays: 14 })
  expect(numbers([series(30)], { rhythmDays: 14 })).toMatchObject({ rhythm: 1 })
  expect(() => missingRoutine({ shortfall: 1 })).toThrow(/missing-routine: options\.shortfall/)
})

test('the text tells what is missing', () => {
  const finding = judge(asNeeded)
  expect(finding.status === 'fired' && text.why(finding)).toBe(
    'No fixed meeting was held or lies ahead. 75 % of the last four periods of 7 days passed without a look back. 75 % of the last meetings had no agenda. 100 % of the last meetings had no recap.',
  )
})
