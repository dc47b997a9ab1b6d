import { leakedConfidence } from '../../src/detectors/leaked-confidence.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { incident, message, party, report, type DetectorCase } from '../../src/testing/index.ts'

const asOf = '2026-06-15T09:00:00Z'
/** Everything was recorded until asOf. */
const inputs = { asOf, clientId: 'acme', recording: [{ from: '2022-01-01T00:00:00Z' }] }
const detector = leakedConfidence()
const leak = incident('2026-06-10', { kind: 'leak' })
const told = (at: string) => message(at, { from: party('agency/tom'), cues: [{ code: 'leak', value: 'bakery' }] })
const suspicion = (at: string) => message(at, { ref: at, cues: [{ code: 'leak-suspicion' }] })
const worsen = (events: readonly AnyEvent[]): readonly AnyEvent[] => [...events, suspicion('2026-06-15 08:59')]

export const cases: DetectorCase[] = [
  { name: 'a plan was mailed to another client, found 5 days ago', detector, events: [leak], inputs, expect: 'fired', severity: 0.98, worsen },
  { name: 'we told it about another client', detector, events: [told('2026-06-15 08:00')], inputs, expect: 'fired', severity: 0.5, worsen },
  { name: 'told 600 days ago', detector, events: [told('2024-10-23')], inputs, expect: 'fired', severity: 0.051 },
  { name: 'suspected twice', detector, events: [suspicion('2026-06-01'), suspicion('2026-06-15 08:00')], inputs, expect: 'fired', severity: 0.7, worsen },
  {
    name: 'suspected, and shown to be unfounded', detector, inputs, expect: 'fired', severity: 0.33,
    events: [suspicion('2026-05-25'), incident('2026-06-01', { kind: 'leak', ref: 'x' }), incident('2026-06-05', { kind: 'leak', ref: 'x', status: 'resolved', ext: { unfounded: true } })],
    worsen,
  },
  { name: 'a pooled benchmark in a report', detector, events: [report('2026-06-01'), message('2026-06-02', { cues: [] })], inputs, expect: 'clear' },
  { name: 'a reference we named, said with half a heart', detector, events: [message('2026-06-02', { from: party('agency/tom'), cues: [{ code: 'leak', confidence: 0.7 }] })], inputs, expect: 'clear' },
  {
    name: 'incidents are not recorded and nobody reads the mail', detector, events: [message('2026-06-02'), message('2026-06-12')], expect: 'unknown', reason: 'not-recorded',
    inputs: { ...inputs, recording: [{ types: ['message'], from: '2022-01-01T00:00:00Z' }] },
  },
  {
    name: 'nothing seen, and a hole in spring', detector, events: [], expect: 'unknown', reason: 'gap',
    inputs: { ...inputs, recording: [{ from: '2022-01-01T00:00:00Z', to: '2026-03-01T00:00:00Z' }, { from: '2026-04-01T00:00:00Z' }] },
  },
]
