import { missingRoutine } from '../../src/detectors/missing-routine.ts'
import type { MeetingEvent, MessageEvent } from '../../src/events/index.ts'
import {
  contract, days, instant, meeting, message, party, report, type DetectorCase, type Fields,
} from '../../src/testing/index.ts'

const asOf = '2026-06-15T12:00:00Z'
/** Everything was recorded until asOf. */
const inputs = { asOf, clientId: 'acme', recording: [{ from: '2024-01-01T00:00:00Z' }] }
const detector = missingRoutine()

/** A day so many days ago. */
export const ago = (daysAgo: number): string => days('2026-06-15', -daysAgo)
/** A meeting of ours with the client. */
export const met = (daysAgo: number, fields: Fields<'meeting'> = {}): MeetingEvent => meeting(ago(daysAgo), fields)
export const agenda = (daysAgo: number): Fields<'meeting'> => ({ agendaSentAt: instant(ago(daysAgo + 1)) })
export const recap = (daysAgo: number): Fields<'meeting'> => ({ recapSentAt: instant(ago(daysAgo - 1)) })
/** A mail of ours that tells where things stand. */
export const update = (daysAgo: number): MessageEvent =>
  message(ago(daysAgo), { from: party('agency/tom'), cues: [{ code: 'status-update' }] })
/** A call every week with agenda, and a recap but once. */
export const weekly = [4, 11, 18, 25].map(
  (daysAgo) => met(daysAgo, { recurring: true, ...agenda(daysAgo), ...(daysAgo === 25 ? {} : recap(daysAgo)) }),
)
/** Met as needed: once in four weeks, one agenda in four meetings, no recap. */
export const asNeeded = [met(3), met(60), met(75), met(90, agenda(90))]
const everyFiftyDays = { ...inputs, profile: { agreedCadenceDays: 45 } }

export const cases: DetectorCase[] = [
  {
    name: 'no fixed call, one week of four with a look back, one agenda and no recap', detector, inputs, expect: 'fired',
    severity: 0.7,
    events: asNeeded, worsen: (events) => events.filter((event) => event.id !== met(3).id),
  },
  { name: 'a call every week', detector, inputs, expect: 'clear', events: weekly },
  { name: 'nothing at all', detector, inputs, expect: 'fired', severity: 1, events: [] },
  {
    name: 'only meetings are recorded, and none is fixed', detector, events: [], expect: 'fired', severity: 0.35,
    inputs: { ...inputs, recording: [{ types: ['meeting'], from: '2024-01-01T00:00:00Z' }] },
  },
  {
    name: 'a series planned a year ahead', detector, inputs, expect: 'clear',
    events: [3, 10, 17, 24].map(
      (daysAgo) => meeting(
        ago(300), { ref: `series-${daysAgo}`, status: 'scheduled', startsAt: instant(ago(daysAgo)), recurring: true },
      ),
    ),
  },
  {
    name: 'a report every forty days', detector, inputs, expect: 'clear',
    events: [10, 50, 90, 130].map((daysAgo) => report(ago(daysAgo))),
  },
  {
    name: 'a mail in every period, however long', detector, inputs: everyFiftyDays, expect: 'clear',
    events: [update(10), update(60), update(100), update(150)],
  },
  {
    name: 'recorded for a month', detector, events: [], expect: 'unknown', reason: 'short-history',
    inputs: { ...inputs, recording: [{ from: '2026-05-15T00:00:00Z' }] },
  },
  {
    name: 'a hole last week', detector, events: asNeeded, expect: 'unknown', reason: 'gap',
    inputs: {
      ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: '2026-06-05T00:00:00Z' }, { from: '2026-06-06T00:00:00Z' }],
    },
  },
  {
    name: 'meetings are not recorded', detector, events: [], inputs: { ...inputs, recording: [] }, expect: 'unknown',
    reason: 'not-recorded',
  },
  { name: 'a new client', detector, inputs, expect: 'not-applicable', reason: 'new-client', events: [contract(ago(40))] },
  {
    name: 'a single piece of work', detector, inputs, expect: 'not-applicable', reason: 'one-off',
    events: [contract(ago(30), { endsOn: ago(-20) })],
  },
]
