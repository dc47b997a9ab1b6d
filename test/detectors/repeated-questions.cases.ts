import { repeatedQuestions } from '../../src/detectors/repeated-questions.ts'
import type { Cue } from '../../src/events/index.ts'
import { days, meeting, message, report, type DetectorCase } from '../../src/testing/index.ts'

const asOf = '2026-06-15T12:00:00Z'
/** Everything was recorded until asOf. */
const inputs = { asOf, clientId: 'acme', recording: [{ from: '2024-01-01T00:00:00Z' }] }
const detector = repeatedQuestions()
const day = (daysAgo: number): string => days('2026-06-15', -daysAgo)

/** The client asks for something, so many days ago. */
export const asked = (daysAgo: number, topic = 'results') => message(day(daysAgo), { cues: [{ code: 'direction-question', topic }] })
/** A report so many days ago. */
export const sent = (daysAgo: number) => report(`${day(daysAgo)} 08:00`, { ref: `report-${daysAgo}` })
const inMeeting: Cue[] = [{ code: 'direction-question', topic: 'results', by: 'client' }]

export const cases: DetectorCase[] = [
  {
    name: 'asked on days 0, 31 and 60', detector, inputs, expect: 'fired', severity: 0.05, events: [asked(60), asked(29), asked(0)],
    worsen: (events) => [...events, asked(90)],
  },
  { name: 'two of them soon after a report', detector, inputs, expect: 'fired', severity: 0.2, events: [asked(60), asked(29), asked(0), sent(65), sent(3)] },
  { name: 'asked again on day 92', detector, inputs, expect: 'fired', severity: 0.525, events: [asked(92), asked(61), asked(32), asked(0)] },
  {
    name: 'for most of a year, after every report', detector, inputs, expect: 'fired', severity: 1,
    events: [
      meeting(day(242), { cues: inMeeting }), ...[201, 161, 121, 81, 41, 1].map((n) => asked(n)),
      ...[243, 202, 162, 122, 82, 42, 2].map(sent),
    ],
  },
  { name: 'begun long ago by mail', detector, inputs, expect: 'fired', severity: 1, events: [241, 201, 161, 121, 81, 41, 1].map((n) => asked(n)) },
  { name: 'three questions on results within one week', detector, inputs, expect: 'clear', events: [asked(6), asked(3), asked(1)] },
  { name: 'nobody wrote', detector, inputs, expect: 'clear', events: [] },
  { name: 'messages that nobody read', detector, inputs, expect: 'unknown', reason: 'not-recorded', events: [message(day(3)), message(day(9))] },
  {
    name: 'recorded since April', detector, events: [asked(20)], expect: 'unknown', reason: 'short-history',
    inputs: { ...inputs, recording: [{ from: '2026-04-01T00:00:00Z' }] },
  },
  {
    name: 'a hole of three weeks', detector, events: [asked(20)], expect: 'unknown', reason: 'gap',
    inputs: { ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: '2026-04-01T00:00:00Z' }, { from: '2026-04-22T00:00:00Z' }] },
  },
]
