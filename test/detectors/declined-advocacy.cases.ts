import { declinedAdvocacy } from '../../src/detectors/declined-advocacy.ts'
import { advocacy, contract, type DetectorCase } from '../../src/testing/index.ts'

const asOf = '2026-06-15T09:00:00Z'
/** Everything was recorded until asOf. */
const inputs = { asOf, clientId: 'acme', recording: [{ from: '2022-01-01T00:00:00Z' }] }
const detector = declinedAdvocacy()
const refusal = advocacy('2026-05-26', { kind: 'case-study', status: 'declined' })
const signed = contract('2023-06-01', { endsOn: '2027-06-01' })

export const cases: DetectorCase[] = [
  {
    name: 'a case study declined 20 days ago', detector, events: [signed, refusal], inputs, expect: 'fired', severity: 0.4,
    worsen: (events) => [...events, advocacy('2026-06-02', { status: 'declined' })],
  },
  { name: 'declined twice', detector, events: [refusal, advocacy('2026-02-02', { status: 'declined' })], inputs, expect: 'fired', severity: 0.7 },
  { name: 'it gave a reference within the year', detector, events: [refusal, advocacy('2025-09-01')], inputs, expect: 'fired', severity: 0.2 },
  { name: 'three years together, never asked', detector, events: [signed], inputs, expect: 'clear' },
  { name: 'declined more than half a year ago', detector, events: [advocacy('2025-12-01', { status: 'declined' })], inputs, expect: 'clear' },
  { name: 'advocacy is not recorded', detector, events: [signed], inputs: { ...inputs, recording: [] }, expect: 'unknown', reason: 'not-recorded' },
  {
    name: 'nothing seen, and a hole in spring', detector, events: [], expect: 'unknown', reason: 'gap',
    inputs: { ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: '2026-03-01T00:00:00Z' }, { from: '2026-04-01T00:00:00Z' }] },
  },
  {
    name: 'logged since spring only', detector, events: [], inputs: { ...inputs, recording: [{ from: '2026-03-01T00:00:00Z' }] },
    expect: 'unknown', reason: 'short-history',
  },
]
