import { noticeGiven } from '../../src/detectors/notice-given.ts'
import { contract, days, party, type DetectorCase } from '../../src/testing/index.ts'

const asOf = '2026-06-15T09:00:00Z'
/** Everything was recorded until asOf. */
const inputs = { asOf, clientId: 'acme', recording: [{ from: '2024-01-01T00:00:00Z' }] }
const detector = noticeGiven()

const signed = contract('2026-01-02')
const notice = (at: string, fields: Parameters<typeof contract>[1] = {}) => contract(at, { status: 'notice-given', ...fields })
const fee = (amount: number) => ({ monthlyFee: { amount, currency: 'EUR' } })
const euro = (ref: string, amount: number) => contract('2026-01-02', { ref, ...fee(amount) })

export const cases: DetectorCase[] = [
  { name: 'notice yesterday', detector, events: [signed, notice('2026-06-14')], inputs, expect: 'fired', severity: 1 },
  { name: 'the contract has ended', detector, events: [signed, contract('2026-05-01', { status: 'ended' })], inputs, expect: 'fired', severity: 1 },
  { name: 'we gave notice', detector, events: [signed, notice('2026-06-01', { by: party('agency/tom') })], inputs, expect: 'fired', severity: 1 },
  {
    name: 'the term ran out and does not renew', detector, expect: 'fired', severity: 1,
    events: [contract('2025-01-02', { autoRenews: false })], inputs,
  },
  {
    name: 'notice for the smaller of two contracts', detector, expect: 'fired', severity: 0.5, inputs,
    events: [euro('seo', 100_000), euro('ads', 300_000), notice('2026-06-01', { ref: 'seo' })],
    worsen: (events) => [...events, notice('2026-06-02', { ref: 'ads' })],
  },
  {
    name: 'notice for the larger of two contracts', detector, expect: 'fired', severity: 0.75, inputs,
    events: [euro('seo', 100_000), euro('ads', 300_000), notice('2026-06-01', { ref: 'ads' })],
  },
  {
    name: 'notice for two of three services', detector, expect: 'fired', severity: 0.67, inputs,
    events: [contract('2026-01-02', { services: ['seo', 'ads', 'mail'] }), notice('2026-06-01', { services: ['seo', 'ads'] })],
  },
  { name: 'signed and running', detector, events: [signed], inputs, expect: 'clear' },
  { name: 'never a word of a contract', detector, events: [], inputs, expect: 'clear' },
  {
    name: 'notice withdrawn', detector, expect: 'clear', inputs,
    events: [signed, notice('2026-06-03'), contract('2026-06-10', { status: 'notice-withdrawn' })],
  },
  { name: 'renewed after notice', detector, events: [signed, notice('2026-06-03'), contract('2026-06-10', { status: 'renewed' })], inputs, expect: 'clear' },
  {
    name: 'a project ended as planned, another contract runs', detector, expect: 'clear', inputs,
    events: [signed, contract('2026-01-02', { ref: 'launch', endsOn: '2026-05-31' }), contract('2026-06-01', { ref: 'launch', status: 'ended' })],
  },
  {
    name: 'it left, and came back under a new contract', detector, expect: 'clear', inputs,
    events: [contract('2024-02-01', { ref: 'old' }), contract('2024-12-01', { ref: 'old', status: 'ended' }), signed],
  },
  { name: 'contracts are not recorded', detector, events: [], inputs: { ...inputs, recording: [] }, expect: 'unknown', reason: 'not-recorded' },
  {
    name: 'a hole over last week', detector, events: [signed], expect: 'unknown', reason: 'gap',
    inputs: { ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: '2026-06-08T00:00:00Z' }] },
  },
  {
    name: 'the term ran out, and nobody said whether it renews', detector, events: [contract('2025-01-02')], inputs,
    expect: 'unknown', reason: 'ambiguous',
  },
  {
    name: 'signed last week, recorded from then on', detector, events: [contract(days('2026-06-15', -7))], expect: 'clear',
    inputs: { ...inputs, recording: [{ from: '2026-06-08T00:00:00Z' }] },
  },
]
