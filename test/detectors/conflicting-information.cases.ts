import { conflictingInformation } from '../../src/detectors/conflicting-information.ts'
import type { Cue, MeetingEvent, MessageEvent } from '../../src/events/index.ts'
import { contactChange, days, meeting, message, party, type DetectorCase } from '../../src/testing/index.ts'

const asOf = '2026-06-15T12:00:00Z'
/** Everything was recorded until asOf. */
const inputs = { asOf, clientId: 'acme', recording: [{ from: '2024-01-01T00:00:00Z' }] }
const detector = conflictingInformation()

/** A day so many days ago. */
export const ago = (daysAgo: number): string => days('2026-06-15', -daysAgo)
/** Somebody of ours tells something by mail. */
export const tells = (
  daysAgo: number, person: string, value: string | number, topic = 'launch', more: Partial<Cue> = {},
): MessageEvent =>
  message(ago(daysAgo), { from: party(`agency/${person}`), cues: [{ code: 'claim', topic, value, ...more }] })
/** Somebody of ours tells something in a meeting. */
export const tellsInMeeting = (daysAgo: number, person: string, value: string): MeetingEvent =>
  meeting(
    ago(daysAgo),
    {
      attendees: [party('client/ana'), party(`agency/${person}`)],
      cues: [{ code: 'claim', by: 'agency', topic: 'launch', value }],
    },
  )
/** Ida is our main person. */
export const ida = contactChange('2025-01-10', { person: party('agency/ida'), change: 'joined', main: true })
/** The 3rd by one, ten days ago, the 17th by another a day later. */
export const conflict = [tells(11, 'tom', '2026-07-03'), tells(10, 'eva', '2026-07-17')]

export const cases: DetectorCase[] = [
  {
    name: 'the launch told as the 3rd by one, the 17th by another', detector, inputs, expect: 'fired', severity: 0.7,
    events: conflict,
    worsen: (events) => [...events, tells(10, 'tom', 'tom does it', 'copy'), tells(9, 'eva', 'the client does it', 'copy')],
  },
  {
    name: 'two facts: a date, and who does what', detector, inputs, expect: 'fired', severity: 0.85,
    events: [...conflict, tells(10, 'tom', 'we do it', 'copy'), tells(9, 'eva', 'you do it', 'copy')],
  },
  {
    name: 'corrected after ten days, a month ago', detector, inputs, expect: 'fired', severity: 0.49,
    events: [tells(42, 'tom', '2026-07-03'), tells(41, 'eva', '2026-07-17'), tells(31, 'tom', '2026-07-17')],
  },
  {
    name: 'two mails of winter, never corrected', detector, inputs, expect: 'fired', severity: 0.7,
    events: [tells(121, 'tom', '2026-07-03'), tells(120, 'eva', '2026-07-17')],
  },
  {
    name: 'two meetings of winter, never corrected', detector, inputs, expect: 'fired', severity: 0.7,
    events: [tellsInMeeting(121, 'tom', '2026-07-03'), tellsInMeeting(120, 'eva', '2026-07-17')],
  },
  {
    name: 'corrected next day by the main person', detector, inputs, expect: 'clear',
    events: [ida, ...conflict, tells(9, 'ida', '2026-07-17')],
  },
  {
    name: 'one person tells everything', detector, inputs, expect: 'clear',
    events: [tells(11, 'tom', '2026-07-03'), tells(10, 'tom', '2026-07-17')],
  },
  {
    name: 'nobody read our mail', detector, inputs, expect: 'unknown', reason: 'not-recorded',
    events: [message(ago(3), { from: party('agency/tom') })],
  },
  {
    name: 'a shared mailbox told otherwise', detector, inputs, expect: 'unknown', reason: 'ambiguous',
    events: [
      tells(11, 'tom', '2026-07-03'),
      message(ago(10), { from: { side: 'agency' }, cues: [{ code: 'claim', topic: 'launch', value: '2026-07-17' }] }),
    ],
  },
  {
    name: 'a hole last week', detector, events: [], expect: 'unknown', reason: 'gap',
    inputs: {
      ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: '2026-06-01T00:00:00Z' }, { from: '2026-06-03T00:00:00Z' }],
    },
  },
]
