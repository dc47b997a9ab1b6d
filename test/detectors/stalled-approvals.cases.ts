import { stalledApprovals } from '../../src/detectors/stalled-approvals.ts'
import type { RequestEvent } from '../../src/events/index.ts'
import { days, party, request, usage, type DetectorCase, type Fields } from '../../src/testing/index.ts'

const asOf = '2026-06-15T12:00:00Z'
/** Everything was recorded until asOf. */
const inputs = { asOf, clientId: 'acme', recording: [{ from: '2024-01-01T00:00:00Z' }] }
const detector = stalledApprovals()
const tom = party('agency/tom')

/** An approval that we asked for so many days ago. */
export const asked = (daysAgo: number, fields: Fields<'request'> = {}): RequestEvent =>
  request(days('2026-06-15', -daysAgo), { ref: `approval-${daysAgo}`, by: tom, topic: 'approval', ...fields })
/** One that was answered after so many days. */
export const answered = (daysAgo: number, after: number): RequestEvent[] =>
  [asked(daysAgo), asked(daysAgo - after, { ref: `approval-${daysAgo}`, status: 'resolved' })]
/** Eight that were answered, the middle ones after four days. */
export const habit = (middle = 4): RequestEvent[] =>
  [1, 2, 3, middle, middle, middle + 2, middle + 3, middle + 4].flatMap((after, i) => answered(100 + 10 * i, after))

export const cases: DetectorCase[] = [
  {
    name: 'open for 9, 12 and 28 days', detector, inputs, expect: 'fired', severity: 0.675, events: [...habit(), asked(9), asked(12), asked(28)],
    worsen: (events) => [...events, asked(35)],
  },
  {
    name: 'open for three weeks while the delivered banner is not live', detector, inputs, expect: 'fired', severity: 0.29,
    events: [asked(21), usage(days('2026-06-15', -40), { what: 'asset:banner', count: 0 })],
  },
  { name: 'open for 10 days', detector, inputs, expect: 'clear', events: [...habit(), asked(10)] },
  { name: 'slow by habit', detector, inputs, expect: 'clear', events: [...habit(10), asked(28)] },
  {
    name: 'a hole since it was asked', detector, events: [asked(28)], expect: 'unknown', reason: 'gap',
    inputs: { ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: '2026-06-01T00:00:00Z' }, { from: '2026-06-02T00:00:00Z' }] },
  },
  { name: 'requests are not recorded', detector, events: [], inputs: { ...inputs, recording: [] }, expect: 'unknown', reason: 'not-recorded' },
  { name: 'we asked for nothing', detector, inputs, expect: 'not-applicable', reason: 'nothing-asked', events: [request('2026-06-01')] },
]
