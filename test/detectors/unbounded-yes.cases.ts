import { unboundedYes } from '../../src/detectors/unbounded-yes.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { days, request, usage, type DetectorCase } from '../../src/testing/index.ts'

const asOf = '2026-06-15T09:00:00Z'
/** Everything was recorded until asOf. */
const inputs = { asOf, clientId: 'acme', recording: [{ from: '2022-01-01T00:00:00Z' }] }
const detector = unboundedYes()
const on = (daysAgo: number) => days('2026-06-15', -daysAgo)
const extra = (daysAgo: number, more = {}) => request(on(daysAgo), { inScope: false, status: 'acknowledged', ...more })
/** Eight hours planned every seventh day for so many days, and so many worked. */
const hours = (worked: number, span = 56) => Array.from({ length: Math.ceil(span / 7) }, (_, i) => i * 7)
  .flatMap((daysAgo) => [usage(on(daysAgo), { count: worked }), usage(on(daysAgo), { what: 'planned-hours' })])
const six = [80, 70, 60, 50, 40, 30].map((daysAgo) => extra(daysAgo))
const worsen = (events: readonly AnyEvent[]): readonly AnyEvent[] => [...events, usage('2026-06-15 08:00', { count: 500 })]

export const cases: DetectorCase[] = [
  { name: 'six out of scope, none declined, hours at 1.3', detector, events: [...six, ...hours(10.4)], inputs, expect: 'fired', severity: 0.486, worsen },
  { name: 'six out of scope, none declined', detector, events: six, inputs, expect: 'fired', severity: 0.4 },
  { name: 'hours at 1.4 for half a year, and nobody asked for more', detector, events: hours(11.2, 190), inputs, expect: 'fired', severity: 0.525, worsen },
  {
    name: 'drift away from what was agreed', detector, inputs, expect: 'fired', severity: 0.3,
    events: [
      ...Array.from({ length: 8 }, (_, i) => request(on(100 + i), { inScope: i > 0 })), ...[10, 20, 30].map((daysAgo) => extra(daysAgo)),
      ...[11, 21, 31, 41, 51].map((daysAgo) => request(on(daysAgo), { inScope: true })),
    ],
  },
  {
    name: 'six, of which two declined and one priced', detector, inputs, expect: 'clear',
    events: [...six.slice(0, 3), extra(10, { status: 'declined' }), extra(20, { status: 'declined' }), extra(25, { ext: { priced: true } })],
  },
  { name: 'hours as planned', detector, events: hours(8), inputs, expect: 'clear' },
  { name: 'requests that say nothing of scope', detector, events: [request(on(5)), request(on(9))], inputs, expect: 'unknown', reason: 'ambiguous' },
  { name: 'neither requests nor hours are recorded', detector, events: [], inputs: { ...inputs, recording: [] }, expect: 'unknown', reason: 'not-recorded' },
  {
    name: 'nothing seen, and a hole in May', detector, events: [], expect: 'unknown', reason: 'gap',
    inputs: { ...inputs, recording: [{ from: '2022-01-01T00:00:00Z', to: '2026-05-10T00:00:00Z' }, { from: '2026-05-20T00:00:00Z' }] },
  },
]
