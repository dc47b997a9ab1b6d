import { meetingWithdrawal } from '../../src/detectors/meeting-withdrawal.ts'
import type { Attendee, MeetingEvent } from '../../src/events/index.ts'
import { days, instant, meeting, party, performance, type DetectorCase, type Fields } from '../../src/testing/index.ts'

const asOf = '2026-06-15T12:00:00Z'
/** Everything was recorded until asOf. */
const inputs = { asOf, clientId: 'acme', recording: [{ from: '2024-01-01T00:00:00Z' }] }
const detector = meetingWithdrawal()

/** People of the client: `ana/director`. */
export const guests = (...names: string[]): Attendee[] => [
  ...names.map((name): Attendee => {
    const [person = '', rank] = name.split('/')
    const seniority = (['junior', 'manager', 'head', 'director', 'executive'] as const).find((own) => own === rank)
    return seniority === undefined ? party(`client/${person}`) : { ...party(`client/${person}`), seniority }
  }),
  party('agency/tom'),
]

/** A weekly call, so many weeks before Monday 15 June. */
export const weekly = (weeksAgo: number, fields: Fields<'meeting'> = {}): MeetingEvent =>
  meeting(days('2026-06-15', -7 * weeksAgo), { recurring: true, ...fields })
export const calledOff = (weeksAgo: number, fields: Fields<'meeting'> = {}) =>
  weekly(weeksAgo, { status: 'cancelled', by: party('client/ana'), ...fields })
/** Nine calls, the last three of them otherwise. */
export const nine = (before: Fields<'meeting'>, recent: Fields<'meeting'>, last = 0): MeetingEvent[] =>
  [8, 7, 6, 5, 4, 3, 2, 1, 0].map((n) => weekly(n + last, n < 3 ? recent : before))

const shrunk = (last = 0) => nine({ minutes: 60 }, { minutes: 30 }, last)
const steady = [5, 4, 3].map((n) => weekly(n))
/** Quarterly leads against a target of 100; each event stands on the day after its quarter. */
export const quarters = (...actual: number[]) =>
  actual.map((n, i) => {
    const at = days('2026-04-01', -91 * (actual.length - 1 - i))
    return performance(at, { actual: n, period: { from: days(at, -91), to: days(at, -1) } })
  })

export const cases: DetectorCase[] = [
  {
    name: 'three running called off, and shorter before that', detector, inputs, expect: 'fired', severity: 0.62,
    events: [...shrunk(3), calledOff(2), calledOff(1), calledOff(0)],
    worsen: (events) => [...events, calledOff(0, { ref: 'one-more' })],
  },
  { name: 'two running called off', detector, inputs, expect: 'fired', severity: 0.05, events: [...steady, calledOff(1), calledOff(0)] },
  {
    name: 'shorter over a year of monthly calls while two quarters missed', detector, inputs, expect: 'fired', severity: 0.47,
    events: [
      ...[8, 7, 6, 5, 4, 3].map((n) => weekly(4 * n, { minutes: 60 })), ...[2, 1, 0].map((n) => weekly(4 * n, { minutes: 30 })),
      ...quarters(70, 80),
    ],
  },
  {
    name: 'the director sends the manager', detector, inputs, expect: 'fired', severity: 0.4,
    events: nine({ attendees: guests('ana/director', 'ben/manager') }, { attendees: guests('cleo/director', 'ben/manager').slice(1) }),
  },
  {
    name: 'two of three regulars stay away', detector, inputs, expect: 'fired', severity: 0.5,
    events: nine({ attendees: guests('ana', 'ben', 'cleo') }, { attendees: guests('cleo', 'dan') }),
  },
  {
    name: 'one call moved and held three days later', detector, inputs, expect: 'clear',
    events: [...steady, calledOff(2), weekly(1, { startsAt: instant(days('2026-06-08', 3)), previousStartsAt: instant('2026-06-08'), by: party('client/ana') })],
  },
  { name: 'three meetings only', detector, inputs, expect: 'unknown', reason: 'too-few', events: [weekly(2), calledOff(1), calledOff(0)] },
  { name: 'meetings are not recorded', detector, events: [], inputs: { ...inputs, recording: [] }, expect: 'unknown', reason: 'not-recorded' },
  {
    name: 'a hole between the last three meetings', detector, events: [...steady, calledOff(1), calledOff(0)], expect: 'unknown', reason: 'gap',
    inputs: { ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: '2026-06-09T00:00:00Z' }, { from: '2026-06-10T00:00:00Z' }] },
  },
]
