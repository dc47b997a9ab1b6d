import { statusChasing } from '../../src/detectors/status-chasing.ts'
import { call, days, meeting, message, party, report, type DetectorCase } from '../../src/testing/index.ts'

const asOf = '2026-06-15T12:00:00Z'
/** Everything was recorded until asOf. */
const inputs = { asOf, clientId: 'acme', recording: [{ from: '2024-01-01T00:00:00Z' }] }
const detector = statusChasing()
const tom = party('agency/tom')
const day = (daysAgo: number): string => days('2026-06-15', -daysAgo)

/** The client asks how far we are, so many days ago. */
export const asked = (daysAgo: number, person = 'ana') =>
  message(day(daysAgo), { from: party(`client/${person}`), cues: [{ code: 'status-request' }] })
/** We open a thread, which is word from us. */
export const update = (daysAgo: number) => message(day(daysAgo), { from: tom })

export const cases: DetectorCase[] = [
  {
    name: 'four in 28 days without an update before', detector, inputs, expect: 'fired', severity: 0.37, events: [asked(27), asked(20), asked(13), asked(6)],
    worsen: (events) => [...events, asked(3)],
  },
  {
    name: 'after half a year of weekly mails, calls, meetings and reports of ours', detector, inputs, expect: 'fired', severity: 0.05,
    events: [
      ...[170, 160, 150].map(update), ...[168, 156, 144].map((n) => call(day(n), { from: tom, to: [party('client/ana')] })),
      ...[166, 153, 139].map((n) => meeting(day(n))), ...[163, 142, 125].map((n) => report(day(n))),
      asked(25), asked(15), asked(5),
    ],
  },
  { name: 'one question', detector, inputs, expect: 'clear', events: [asked(6)] },
  { name: 'three, each a day after an update', detector, inputs, expect: 'clear', events: [update(21), asked(20), update(14), asked(13), update(7), asked(6)] },
  { name: 'nobody wrote', detector, inputs, expect: 'clear', events: [] },
  { name: 'messages that nobody read', detector, inputs, expect: 'unknown', reason: 'not-recorded', events: [message(day(3)), message(day(9))] },
  {
    name: 'a hole before the questions, where an update may lie', detector, events: [asked(12), asked(11), asked(10)], expect: 'unknown', reason: 'gap',
    inputs: { ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: '2026-05-29T00:00:00Z' }, { from: '2026-06-02T00:00:00Z' }] },
  },
]
