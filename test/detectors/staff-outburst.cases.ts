import { staffOutburst } from '../../src/detectors/staff-outburst.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { incident, message, party, type DetectorCase } from '../../src/testing/index.ts'

const asOf = '2026-06-15T09:00:00Z'
/** Everything was recorded until asOf. */
const inputs = { asOf, clientId: 'acme', recording: [{ from: '2022-01-01T00:00:00Z' }] }
const detector = staffOutburst()
const [tom, bea] = [party('agency/tom'), party('agency/bea')]
const insult = [{ code: 'insult' as const, topic: 'client' }]
const inside = message('2026-06-12', { ref: 'launch', from: tom, to: [bea], cues: insult })
const forwarded = message('2026-06-15 08:00', { ref: 'launch', from: bea, quoted: 'the insult', cues: [] })
const venting = (at: string) => message(at, { from: tom, cues: [{ code: 'venting' }] })
const worsen = (events: readonly AnyEvent[]): readonly AnyEvent[] => [...events, incident('2026-06-15 08:59', { kind: 'insult' })]

export const cases: DetectorCase[] = [
  { name: 'an internal insult is quoted to the client', detector, events: [inside, forwarded], inputs, expect: 'fired', severity: 1, worsen },
  { name: 'an insult that stayed inside', detector, events: [inside], inputs, expect: 'fired', severity: 0.28, worsen },
  { name: 'an insult in a mail to the client 300 days ago', detector, events: [message('2025-08-19', { from: tom, cues: insult })], inputs, expect: 'fired', severity: 0.32 },
  { name: 'vented to the client', detector, events: [venting('2026-06-15 08:00')], inputs, expect: 'fired', severity: 0.4, worsen },
  { name: 'vented in two talks', detector, events: [venting('2026-06-10'), venting('2026-06-15 08:00')], inputs, expect: 'fired', severity: 0.6 },
  { name: 'an insult logged as an incident half a year ago', detector, events: [incident('2025-12-15', { kind: 'insult' })], inputs, expect: 'fired', severity: 0.5 },
  {
    name: 'the writer makes fun of their own typing', detector, expect: 'clear', inputs,
    events: [message('2026-06-12', { from: tom, cues: [{ code: 'insult', topic: 'self' }] })],
  },
  { name: 'read messages, and nothing in them', detector, events: [message('2026-06-12', { from: tom, cues: [] })], inputs, expect: 'clear' },
  { name: 'nobody read our messages', detector, events: [message('2026-06-12', { from: tom })], inputs, expect: 'unknown', reason: 'not-recorded' },
  {
    name: 'nothing seen, and a hole in May', detector, events: [], expect: 'unknown', reason: 'gap',
    inputs: { ...inputs, recording: [{ from: '2022-01-01T00:00:00Z', to: '2026-05-10T00:00:00Z' }, { from: '2026-05-20T00:00:00Z' }] },
  },
]
