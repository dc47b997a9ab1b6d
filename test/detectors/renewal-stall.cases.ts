import { renewalStall } from '../../src/detectors/renewal-stall.ts'
import { contract, days, initiative, meeting, party, type DetectorCase } from '../../src/testing/index.ts'

const asOf = '2026-06-15T09:00:00Z'
/** Everything was recorded until asOf. */
const inputs = { asOf, clientId: 'acme', recording: [{ from: '2024-01-01T00:00:00Z' }] }
const detector = renewalStall()
const ago = (n: number) => days('2026-06-15', -n)
/** A contract with so many days left to give notice. */
const left = (n: number, more: Parameters<typeof contract>[1] = {}) =>
  contract('2025-08-05', { startsOn: '2025-08-05', endsOn: ago(-n - 30), noticeDays: 30, ...more })
const proposal = (daysAgo: number) => initiative(ago(daysAgo), { kind: 'proposal' })

export const cases: DetectorCase[] = [
  {
    name: '20 days left, nothing proposed', detector, events: [left(20)], inputs, expect: 'fired', severity: 0.675,
    worsen: (events) => [...events, meeting(ago(5), { purpose: 'review', status: 'cancelled', by: party('client/ana') })],
  },
  {
    name: 'a talk called off by the client', detector, inputs, expect: 'fired', severity: 0.875,
    events: [left(20), proposal(10), meeting(ago(5), { purpose: 'planning', status: 'cancelled', by: party('client/ana') })],
  },
  { name: 'it renews itself', detector, events: [left(20, { autoRenews: true })], inputs, expect: 'fired', severity: 0.405 },
  { name: 'the next term was discussed three weeks ago', detector, events: [left(20), meeting(ago(21), { purpose: 'planning' }), proposal(21)], inputs, expect: 'clear' },
  {
    name: 'a review planned long before, held three weeks ago', detector, inputs, expect: 'clear',
    events: [left(20), proposal(21), meeting(ago(100), { status: 'scheduled', startsAt: `${ago(21)}T09:00:00Z`, purpose: 'review' })],
  },
  { name: 'half a year left', detector, events: [left(180)], inputs, expect: 'clear' },
  { name: 'open-ended', detector, events: [contract('2025-08-05', { status: 'renewed', noticeDays: 30 })], inputs, expect: 'not-applicable', reason: 'open-ended' },
  { name: 'no contract', detector, events: [], inputs, expect: 'not-applicable', reason: 'no-contract' },
  {
    name: 'notice is given', detector, events: [left(20), contract(ago(3), { status: 'notice-given' })], inputs,
    expect: 'not-applicable', reason: 'notice-given',
  },
  { name: 'a term without an end', detector, events: [contract('2025-08-05', { status: 'renewed' })], inputs, expect: 'unknown', reason: 'ambiguous' },
  { name: 'contracts are not recorded', detector, events: [meeting(ago(5))], inputs: { asOf, clientId: 'acme' }, expect: 'unknown', reason: 'not-recorded' },
  {
    name: 'a hole in which both halves may lie', detector, events: [left(20)], expect: 'unknown', reason: 'gap',
    inputs: { ...inputs, recording: [{ types: ['contract'], from: '2024-01-01T00:00:00Z' }, { from: '2024-01-01T00:00:00Z', to: '2026-06-01T00:00:00Z' }] },
  },
]
