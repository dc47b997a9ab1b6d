import { managerOverload } from '../../src/detectors/manager-overload.ts'
import type { ClientEvent } from '../../src/events/index.ts'
import { call, contactChange, days, meeting, message, party, type DetectorCase } from '../../src/testing/index.ts'

/** A Monday. */
export const TODAY = '2026-06-01'
export const asOf = `${TODAY}T09:00:00Z`
export const inputs = { asOf, clientId: 'client-00', recording: [{ from: '2024-01-01T00:00:00Z' }] }
const detector = managerOverload()

export const idOf = (i: number): string => `client-${String(i).padStart(2, '0')}`
const tom = party('agency/tom')
const ana = party('client/ana')

/** Tom is named the main person of so many clients, one more a day up to a day. */
export const named = (count: number, until = '2026-02-02'): ClientEvent[] => Array.from({ length: count }, (_, i) =>
  contactChange(days(until, i - count + 1), { clientId: idOf(i), person: tom, change: 'joined', main: true }))

/** Tom writes to so many clients on each working day of the last so many days. */
export const writesDaily = (count: number, over = 90, to = count): ClientEvent[] =>
  Array.from({ length: over }, (_, i) => days(TODAY, i - over))
    .filter((day) => ![0, 6].includes(new Date(day).getUTCDay()))
    .flatMap((day, d) => Array.from({ length: count }, (_, i) =>
      message(`${day} 10:${String(10 + i)}`, { clientId: idOf((d * count + i) % to), from: tom, to: [ana] })))

export const cases: DetectorCase[] = [
  {
    name: '23 clients', detector, events: named(23), inputs, expect: 'fired', severity: 0.62,
    worsen: (events) => [...events, ...named(25)],
  },
  { name: '18 clients on a busy day', detector, events: writesDaily(18), inputs, expect: 'fired', severity: 0.49 },
  { name: '8 clients, 7 a day', detector, events: [...named(8), ...writesDaily(7, 90, 8)], inputs, expect: 'clear' },
  {
    name: 'main person by volume, of some by calls and meetings half a year ago too', detector, inputs, expect: 'fired',
    events: Array.from({ length: 22 }, (_, i) => [
      call(days(TODAY, -170 + i), { clientId: idOf(i), from: tom, to: [ana] }),
      call(days(TODAY, -20), { clientId: idOf(i), from: tom, to: [ana] }),
      meeting(days(TODAY, -15), { clientId: idOf(i), attendees: [tom, ana] }),
    ]).flat(),
  },
  {
    name: 'main person by volume, by meetings', detector, inputs, expect: 'fired',
    events: Array.from({ length: 22 }, (_, i) => [-170 + i, -20].map((ago) =>
      meeting(days(TODAY, ago), { clientId: idOf(i), attendees: [tom, ana] }))).flat(),
  },
  {
    name: 'main person by volume, by mail', detector, inputs, expect: 'fired',
    events: Array.from({ length: 22 }, (_, i) => [-170 + i, -20].map((ago) =>
      message(days(TODAY, ago), { clientId: idOf(i), from: tom, to: [ana] }))).flat(),
  },
  { name: 'nobody was in touch with anybody', detector, events: [], inputs, expect: 'clear' },
  { name: 'contact on ten days', detector, events: writesDaily(3, 14), inputs, expect: 'unknown', reason: 'too-few' },
  {
    name: 'nothing is recorded', detector, events: [], inputs: { ...inputs, recording: [] },
    expect: 'unknown', reason: 'not-recorded',
  },
  {
    name: 'mail was not recorded for a month', detector, events: named(8), expect: 'unknown', reason: 'gap',
    inputs: {
      ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: '2026-04-01T00:00:00Z' }, { from: '2026-05-01T00:00:00Z' }],
    },
  },
]
