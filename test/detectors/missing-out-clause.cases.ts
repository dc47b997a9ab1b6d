import { missingOutClause } from '../../src/detectors/missing-out-clause.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { contract, message, type DetectorCase } from '../../src/testing/index.ts'

const asOf = '2026-06-15T09:00:00Z'
/** Everything was recorded until asOf. */
const inputs = { asOf, clientId: 'acme', recording: [{ from: '2022-01-01T00:00:00Z' }] }
const detector = missingOutClause()
const twoYears = contract('2025-06-01', { startsOn: '2025-06-01', endsOn: '2027-05-31', outClause: false })
const words = message('2026-05-10', { cues: [{ code: 'contract-question' }] })
const worsen = (events: readonly AnyEvent[]): readonly AnyEvent[] => [...events, words]
/** A signed contract of which the term, but no way out, is known. */
const silent = contract('2025-09-01', { status: 'renewed', startsOn: '2025-09-01', endsOn: '2026-08-31' })

export const cases: DetectorCase[] = [
  { name: '24 months without an out clause', detector, events: [twoYears], inputs, expect: 'fired', severity: 0.5, worsen },
  { name: 'locked in, and asking about the contract', detector, events: [twoYears, words], inputs, expect: 'fired', severity: 0.75 },
  {
    name: 'long at its own wish', detector, events: [contract('2025-06-01', { startsOn: '2025-06-01', endsOn: '2027-05-31', outClause: false, ext: { atClientsWish: true } })],
    inputs, expect: 'fired', severity: 0.25, worsen,
  },
  { name: '12 months, 30 days of notice at any time', detector, events: [contract('2025-09-01')], inputs, expect: 'clear' },
  { name: 'half a year without an out clause', detector, events: [contract('2026-03-01', { startsOn: '2026-03-01', endsOn: '2026-08-31', outClause: false })], inputs, expect: 'clear' },
  { name: 'a year, and not a word on ways out', detector, events: [silent], inputs, expect: 'unknown', reason: 'ambiguous' },
  { name: 'no contract is on record', detector, events: [words], inputs: { ...inputs, recording: [{ types: ['message'], from: '2022-01-01T00:00:00Z' }] }, expect: 'unknown', reason: 'not-recorded' },
  {
    name: 'no contract seen, and a hole last year', detector, events: [], expect: 'unknown', reason: 'gap',
    inputs: { ...inputs, recording: [{ from: '2022-01-01T00:00:00Z', to: '2025-03-01T00:00:00Z' }, { from: '2025-04-01T00:00:00Z' }] },
  },
]
