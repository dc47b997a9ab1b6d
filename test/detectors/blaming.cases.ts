import { blaming } from '../../src/detectors/blaming.ts'
import { meeting, message, party, type DetectorCase } from '../../src/testing/index.ts'
import type { AnyEvent, CueCode } from '../../src/events/index.ts'

const asOf = '2026-06-15T09:00:00Z'
/** Everything was recorded until asOf. */
const inputs = { asOf, clientId: 'acme', recording: [{ from: '2022-01-01T00:00:00Z' }] }
const detector = blaming()
const [tom, bea] = [party('agency/tom'), party('agency/bea')]
/** What Tom wrote to Bea, or to the client. */
const said = (at: string, code: CueCode, aloud = false) =>
  message(at, { ref: at, from: tom, ...(aloud ? {} : { to: [bea] }), cues: [{ code, ...(code === 'blame' ? { topic: 'client' } : {}) }] })
const three = [said('2026-05-20', 'blame'), said('2026-05-28', 'blame', true), said('2026-06-10', 'blame')]
const worsen = (events: readonly AnyEvent[]): readonly AnyEvent[] => [...events, said('2026-06-15 08:59', 'adversarial')]

export const cases: DetectorCase[] = [
  { name: 'three blames of the client, one of them in a mail to it', detector, events: three, inputs, expect: 'fired', severity: 0.52, worsen },
  {
    name: 'self-defence after a complaint', detector, inputs, expect: 'fired', severity: 0.2, worsen,
    events: [message('2026-06-09', { cues: [{ code: 'performance-complaint' }] }), said('2026-06-11', 'defensive', true), said('2026-06-01', 'adversarial')],
  },
  {
    name: 'said in a meeting seven weeks ago, and in a mail', detector, inputs, expect: 'fired', severity: 0.2, worsen,
    events: [meeting('2026-04-26', { cues: [{ code: 'blame', topic: 'client', by: 'agency' }] }), said('2026-04-27', 'blame')],
  },
  { name: 'one blame, one ownership', detector, events: [said('2026-06-01', 'blame', true), said('2026-06-03', 'ownership', true)], inputs, expect: 'clear' },
  { name: 'one blame of the client in a mail to it', detector, events: [said('2026-06-01', 'blame', true)], inputs, expect: 'clear' },
  { name: 'read messages, and nothing in them', detector, events: [message('2026-06-12', { from: tom, cues: [] })], inputs, expect: 'clear' },
  { name: 'nobody read our messages', detector, events: [message('2026-06-12', { from: tom })], inputs, expect: 'unknown', reason: 'not-recorded' },
  {
    name: 'nothing seen, and a hole in May', detector, events: [], expect: 'unknown', reason: 'gap',
    inputs: { ...inputs, recording: [{ from: '2022-01-01T00:00:00Z', to: '2026-05-10T00:00:00Z' }, { from: '2026-05-20T00:00:00Z' }] },
  },
]
