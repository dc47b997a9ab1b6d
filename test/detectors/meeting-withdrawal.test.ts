import { expect, test } from 'vitest'
import { detect } from '../../src/assess/index.ts'
import { meetingWithdrawal, type MeetingWithdrawalOptions } from '../../src/detectors/meeting-withdrawal.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { text } from '../../src/messages/en/meeting-withdrawal.ts'
import { contactChange, instant, party } from '../../src/testing/index.ts'
import { calledOff, cases, guests, nine, quarters, weekly } from './meeting-withdrawal.cases.ts'

const asOf = '2026-06-15T12:00:00Z'
const recording = [{ from: '2024-01-01T00:00:00Z' }]
const judge = (events: readonly AnyEvent[], options: MeetingWithdrawalOptions = {}, holidays: string[] = []) =>
  detect(events, meetingWithdrawal(options), { asOf, clientId: 'acme', recording, profile: { holidays } })
const severity = (events: readonly AnyEvent[], options: MeetingWithdrawalOptions = {}) => {
  const finding = judge(events, options)
  return finding.status === 'fired' ? finding.severity : finding.status
}
const evidence = (events: readonly AnyEvent[]) => {
  const finding = judge(events)
  if (finding.status === 'not-applicable') throw new Error('it is always applicable')
  return finding.evidence
}
const steady = [6, 5, 4, 3].map((n) => weekly(n))
const byUs = { by: party('agency/tom') }

test.each(cases)('$name', ({ events, detector, inputs, expect: status, severity: stated, reason }) => {
  const finding = detect(events, detector, inputs)
  expect(finding).toMatchObject(reason === undefined ? { status } : { status, reason })
  if (stated !== undefined && finding.status === 'fired') expect(finding.severity).toBeCloseTo(stated, 2)
})

test('the textbook case in full', () => {
  const events = [...nine({ minutes: 60 }, { minutes: 30 }, 3), calledOff(2), calledOff(1), calledOff(0)]
  expect(judge(events)).toMatchObject({
    status: 'fired', severity: 0.621429, since: '2026-05-11T09:00:00Z',
    evidence: {
      causes: ['called-off', 'shorter'], eventCount: 6,
      numbers: { calledOffRunning: 3, minutesRatio: 0.5, medianMinutes: 30, earlierMedianMinutes: 60, meetings: 12 },
    },
  })
})

test('only what runs up to now counts, and a held meeting ends it', () => {
  const off = (...weeks: number[]) => weeks.map((n) => calledOff(n))
  expect([severity([...steady, ...off(0)]), severity([...steady, ...off(1, 0)]), severity([...steady, ...off(3, 2, 1, 0)])]).toEqual(['clear', 0.05, 1])
  expect(severity([...steady, ...off(2, 1), weekly(0)])).toBe('clear')
})

test('who called it off: ours and unknown ones neither count nor end it', () => {
  const cancelled = weekly(1, { status: 'cancelled' })
  expect(severity([...steady, calledOff(2), cancelled, calledOff(0)])).toBe(0.05)
  expect(severity([...steady, weekly(1, { status: 'cancelled', ...byUs }), weekly(0, { status: 'cancelled', ...byUs })])).toBe('clear')
  expect(severity([...steady, cancelled, weekly(0, { status: 'no-show' })])).toBe('clear')
  const declined = { attendees: [{ ...party('client/ana'), response: 'declined' as const }, party('agency/tom')] }
  expect(severity([...steady, weekly(1, { status: 'cancelled', ...declined }), weekly(0, { status: 'scheduled', ...declined })])).toBe(0.05)
  expect(severity([...steady, calledOff(1, { status: 'no-show' }), calledOff(0)])).toBe(0.05)
})

test('a meeting called off before its day counts at once', () => {
  expect(severity([...steady, calledOff(1), calledOff(0, { startsAt: instant('2026-06-20') })])).toBe(0.05)
})

test('moved by the client: within a week it counts as held, later as called off', () => {
  const moved = (ref: string, from: string, to: string) =>
    weekly(3, { ref, status: 'rescheduled', by: party('client/ana'), startsAt: instant(to), previousStartsAt: instant(from) })
  const two = (first: string, second: string) => [...steady, moved('first', '2026-06-01', first), moved('second', '2026-06-06', second)]
  expect(severity(two('2026-06-08', '2026-06-13'))).toBe('clear')
  expect(severity(two('2026-06-09', '2026-06-14'))).toBe(0.05)
  expect(severity(two('2026-06-09', '2026-06-14'), { heldWithinDays: 8 })).toBe('clear')
  expect(severity(two('2026-06-16', '2026-06-18'))).toBe(0.05)
  expect(severity(two('2026-06-07', '2026-06-16'))).toBe('clear')
  const held = weekly(0, { ref: 'first', startsAt: instant('2026-06-15') })
  expect(severity([...two('2026-06-15', '2026-06-14'), held])).toBe(0.05)
})

test('meetings on a day off of the client were nobody\'s choice', () => {
  expect(judge([...steady, calledOff(1), calledOff(0)], {}, ['2026-06-08']).status).toBe('clear')
})

test('meetings without the client are none', () => {
  const internal = { attendees: [party('agency/tom'), party('agency/eva')] }
  expect(severity([weekly(3, internal), weekly(2), calledOff(1), calledOff(0)])).toBe('unknown')
  expect(severity([weekly(3, { attendees: [] }), weekly(2), calledOff(1), calledOff(0)])).toBe(0.05)
})

test('shorter: 0.6 just counts, a quarter is as bad as it gets', () => {
  const cut = (minutes: number) => severity(nine({ minutes: 100 }, { minutes }))
  expect([cut(61), cut(60), cut(25), cut(10)]).toEqual(['clear', 0.05, 1, 1])
  expect(severity(nine({ minutes: 100, recurring: false }, { minutes: 25, recurring: false }))).toBe('clear')
})

test('short counts for half while results meet target, and for more while they miss it twice', () => {
  const short = nine({ minutes: 60 }, { minutes: 30 })
  expect(severity(short)).toBe(0.321429)
  expect(severity([...short, ...quarters(90, 100)])).toBe(0.160714)
  expect(severity([...short, ...quarters(90)])).toBe(0.321429)
  expect(severity([...short, ...quarters(90, 99)])).toBe(0.471429)
  expect(evidence([...short, ...quarters(90, 99)]).notes).toContain('weak-results')
  expect(severity([...steady, calledOff(1), calledOff(0), ...quarters(90, 99)])).toBe(0.05)
})

test('delegated: the rank of at least five of six is missing three times', () => {
  const senior = { attendees: guests('ana/head', 'ben/junior') }
  const junior = { attendees: guests('cleo/junior', 'ben/junior') }
  const ranks = (...coming: boolean[]) => severity(coming.map((came, i) => weekly(8 - i, came ? senior : junior)))
  expect(ranks(true, true, false, true, true, true, false, false, false)).toBe(0.4)
  expect(ranks(true, true, false, false, true, true, false, false, false)).toBe('clear')
  expect(ranks(true, true, true, true, true, true, false, true, false)).toBe('clear')
  expect(severity(nine(senior, { attendees: guests('ana/executive', 'ben/junior') }))).toBe('clear')
})

test('fewer people: two regulars or the main person, more when under half remain', () => {
  const people = (before: string[], recent: string[], more: AnyEvent[] = []) => severity([...nine({ attendees: guests(...before) }, { attendees: guests(...recent) }), ...more])
  expect(people(['ana', 'ben', 'cleo', 'dan'], ['ana', 'ben'])).toBe(0.35)
  expect(people(['ana', 'ben', 'cleo'], ['ana'])).toBe(0.5)
  const main = contactChange('2025-01-01', { person: party('client/ben'), change: 'joined', main: true })
  expect(people(['ana', 'ben'], ['ana'], [main])).toBe(0.35)
  expect(people(['ana', 'ben'], ['ben'], [main])).toBe('clear')
})

test('what cannot be compared is named', () => {
  const { notes } = evidence([...steady, calledOff(1), calledOff(0)])
  expect(notes).toEqual(['shorter-not-judged', 'delegated-not-judged', 'fewer-people-not-judged'])
  expect(evidence(nine({ minutes: 60 }, { minutes: 30, status: 'scheduled' })).notes).toContain('presumed-held')
})

test('the options move it', () => {
  expect(severity([...steady, calledOff(0)], { calledOff: 1 })).toBe(0.05)
  expect(severity([...steady, calledOff(1), calledOff(0)], { severeCalledOff: 3 })).toBe(0.05)
  expect(severity([...steady, calledOff(2), calledOff(1), calledOff(0)], { severeCalledOff: 3 })).toBe(1)
  expect(severity(nine({ minutes: 100 }, { minutes: 70 }), { shorterRatio: 0.7 })).toBe(0.05)
  expect(severity(nine({ minutes: 100 }, { minutes: 40 }), { severeRatio: 0.4 })).toBe(1)
  expect(() => meetingWithdrawal({ calledOff: 4 })).toThrow(/meeting-withdrawal: options\.severeCalledOff/)
})

test('a feed that died after the last meeting is a gap', () => {
  const finding = detect(steady, meetingWithdrawal(), { asOf, recording: [{ from: '2024-01-01T00:00:00Z', to: '2026-06-01T00:00:00Z' }] })
  expect(finding).toMatchObject({ status: 'unknown', reason: 'gap', needs: ['meeting'] })
})

test('the text says what shows', () => {
  const finding = judge([...nine({ minutes: 60 }, { minutes: 30 }, 3), calledOff(2), calledOff(1), calledOff(0)])
  const why = finding.status === 'fired' ? text.why(finding) : ''
  expect(why).toBe('The client called off the last 3 meetings running. Regular meetings last 30 instead of 60 minutes.')
  expect(Object.keys(text.plays)).toEqual(meetingWithdrawal().plays.map((play) => (typeof play === 'string' ? play : play.play)))
})
