import { clientGrievance } from '../../src/detectors/client-grievance.ts'
import type { Cue, MessageEvent } from '../../src/events/index.ts'
import {
  days, incident, meeting, message, party, request, survey, type DetectorCase, type Fields,
} from '../../src/testing/index.ts'

const asOf = '2026-06-15T12:00:00Z'
/** Everything was recorded until asOf. */
const inputs = { asOf, clientId: 'acme', recording: [{ from: '2024-01-01T00:00:00Z' }] }
const detector = clientGrievance()
const tom = party('agency/tom')

/** A day so many days ago. */
export const ago = (daysAgo: number): string => days('2026-06-15', -daysAgo)
/** The client says one of these things, each in a thread of its own. */
export const says = (daysAgo: number, code: Cue['code'], fields: Fields<'message'> = {}): MessageEvent =>
  message(ago(daysAgo), { ref: `thread-${daysAgo}`, cues: [{ code }], ...fields })
/** We write in that thread. */
export const weSay = (daysAgo: number, cues: Cue[] = [], fields: Fields<'message'> = {}): MessageEvent =>
  message(`${ago(daysAgo)} 15:00`, { ref: `thread-${daysAgo}`, from: tom, cues, ...fields })
/** We tell a day on which the shop goes live. */
export const launchOn = (daysAgo: number, value: string): MessageEvent => weSay(
  daysAgo, [{ code: 'claim', topic: 'launch', value }],
)
/** Complained of 20 days ago, answered the same day, settled within three working days. */
export const handled = [
  says(20, 'performance-complaint'), says(20, 'performance-complaint', { ref: 'another' }), weSay(20),
  request(ago(20), { ref: 'fix' }), request(ago(17), { ref: 'fix', status: 'resolved' }),
]
const threeComplaints = [10, 20, 30].map((daysAgo) => says(daysAgo, 'performance-complaint'))

export const cases: DetectorCase[] = [
  {
    name: 'three complaints about results in three threads', detector, inputs, expect: 'fired', severity: 0.37,
    events: threeComplaints,
    worsen: (events) => [...events, says(5, 'pace-complaint')],
  },
  { name: 'two complaints', detector, inputs, expect: 'fired', severity: 0.05, events: threeComplaints.slice(1) },
  {
    name: 'too slow, and two days told for one launch', detector, inputs, expect: 'fired', severity: 0.25,
    events: [says(10, 'pace-complaint'), says(20, 'pace-complaint'), launchOn(40, '2026-06-01'), launchOn(25, '2026-06-20')],
  },
  {
    name: 'a former promoter complains', detector, inputs, expect: 'fired', severity: 0.2,
    events: [survey(ago(100), { score: 9 }), says(10, 'performance-complaint'), says(20, 'performance-complaint')],
  },
  {
    name: 'feels unimportant, and nobody has written for months', detector, inputs, expect: 'fired', severity: 0.05,
    events: [
      ...[180, 170, 160, 150].map((daysAgo) => weSay(daysAgo)), meeting(ago(130)),
      says(10, 'feels-unimportant'), meeting(
        ago(20), { status: 'cancelled', cues: [{ code: 'feels-unimportant', by: 'client' }] },
      ),
    ],
  },
  { name: 'two complaints, answered the same day and settled in three days', detector, inputs, expect: 'clear', events: handled },
  { name: 'an error found and owned the day after', detector, inputs, expect: 'clear', events: [
    says(20, 'pace-complaint'), says(20, 'performance-complaint', { ref: 'another' }), weSay(20),
    incident(ago(25), { ref: 'error' }),
    incident(ago(19), { ref: 'error', status: 'owned' }),
  ] },
  { name: 'nothing was said', detector, inputs, expect: 'clear', events: [says(10, 'question')] },
  {
    name: 'nobody read the mail', detector, inputs, expect: 'unknown', reason: 'not-recorded',
    events: [message(ago(3)), message(ago(9))],
  },
  {
    name: 'a hole in May', detector, events: [], expect: 'unknown', reason: 'gap',
    inputs: {
      ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: '2026-05-10T00:00:00Z' }, { from: '2026-05-12T00:00:00Z' }],
    },
  },
]
