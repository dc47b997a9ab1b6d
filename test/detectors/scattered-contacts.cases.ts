import { scatteredContacts } from '../../src/detectors/scattered-contacts.ts'
import type { ContactChangeEvent, MessageEvent } from '../../src/events/index.ts'
import {
  contactChange, contract, days, meeting, message, party, type DetectorCase, type Fields,
} from '../../src/testing/index.ts'

const asOf = '2026-06-15T12:00:00Z'
/** Everything was recorded until asOf. */
const inputs = { asOf, clientId: 'acme', recording: [{ from: '2024-01-01T00:00:00Z' }] }
const detector = scatteredContacts()

/** A day so many days ago. */
export const ago = (daysAgo: number): string => days('2026-06-15', -daysAgo)
/** So many mails of each of these people of ours, one a day in turn, the last one yesterday. */
export const mails = (counts: Readonly<Record<string, number>>, fields: Fields<'message'> = {}): MessageEvent[] => {
  const people = Object.entries(counts).flatMap(([person, count]) => Array.from({ length: count }, () => person))
  return people.map(
    (person, i) => message(
      ago(1 + (i % 27)), { id: `mail-${person}-${i}`, from: party(`agency/${person}`), cues: [], ...fields },
    ),
  )
}
/** A change of our people. */
export const ours = (
  at: string, person: string, change: ContactChangeEvent['change'], fields: Fields<'contact-change'> = {},
): ContactChangeEvent =>
  contactChange(at, { person: party(`agency/${person}`), change, ...fields })
/** Tom became our main person long ago. */
export const tomIsMain = ours('2025-01-10', 'tom', 'joined', { main: true })
/** Twenty mails of four people; the first one wrote seven. */
export const four = mails({ eva: 7, ida: 5, max: 4, kim: 4 })
/** The contract began so many days ago, and Pia had pitched for it sixty days before. */
export const pitched = (daysAgo: number) => [
  contract(ago(daysAgo + 10), { startsOn: ago(daysAgo), endsOn: ago(daysAgo - 720) }),
  meeting(ago(daysAgo + 60), { attendees: [party('client/ana'), party('agency/pia')] }),
]
const steady = mails({ tom: 12 })

export const cases: DetectorCase[] = [
  {
    name: 'four people write, and the main person left 20 days ago', detector, inputs, expect: 'fired', severity: 0.62,
    events: [tomIsMain, ours(ago(20), 'tom', 'left'), ...four], worsen: (events) => [...events, ...mails({ zoe: 1 })],
  },
  { name: 'four people write', detector, inputs, expect: 'fired', severity: 0.4, events: four },
  {
    name: 'a third main person within a year', detector, inputs, expect: 'fired', severity: 0.5,
    events: [tomIsMain, ours(ago(200), 'eva', 'joined', { main: true }), ours(ago(100), 'ida', 'joined', { main: true })],
  },
  {
    name: 'nobody of the pitch is left', detector, inputs, expect: 'fired', severity: 0.3, events: [...pitched(350), ...steady],
  },
  {
    name: 'who pitched wrote after the start', detector, inputs, expect: 'clear',
    events: [...pitched(250), message(ago(240), { from: party('agency/pia'), cues: [] }), ...steady],
  },
  {
    name: 'the client asks who is responsible', detector, inputs, expect: 'fired', severity: 0.6,
    events: [...four, message(ago(2), { cues: [{ code: 'responsibility-question' }] })],
  },
  {
    name: 'four people write, the main person most', detector, inputs, expect: 'clear',
    events: [tomIsMain, ...mails({ tom: 14, ida: 2, max: 2, kim: 2 })],
  },
  { name: 'nothing was written', detector, inputs, expect: 'clear', events: [] },
  {
    name: 'three mails, and nobody was ever named', detector, inputs, expect: 'unknown', reason: 'too-few',
    events: mails({ tom: 2, eva: 1 }),
  },
  {
    name: 'a hole in June', detector, events: steady, expect: 'unknown', reason: 'gap',
    inputs: {
      ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: '2026-06-03T00:00:00Z' }, { from: '2026-06-04T00:00:00Z' }],
    },
  },
  {
    name: 'neither is recorded', detector, events: [], inputs: { ...inputs, recording: [] }, expect: 'unknown',
    reason: 'not-recorded',
  },
]
