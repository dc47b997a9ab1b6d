import { withheldAccountAccess } from '../../src/detectors/withheld-account-access.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { accessChange, contract, party, request, type DetectorCase } from '../../src/testing/index.ts'

const asOf = '2026-06-15T09:00:00Z'
/** Everything was recorded until asOf. */
const inputs = { asOf, clientId: 'acme', recording: [{ from: '2022-01-01T00:00:00Z' }] }
const detector = withheldAccountAccess()
const [tom, ana] = [party('agency/tom'), party('client/ana')]
/** We own the account; the client is not on the list. */
const weOwn = accessChange('2026-03-02', { change: 'observed', principal: tom, role: 'Owner' })
const theyHave = (role: string) => accessChange('2026-03-02', { change: 'observed', principal: ana, role })
/** Six working days before: Friday the 5th to Monday the 15th. */
const asked = request('2026-06-05', { topic: 'access' })
const flagged = (owns: boolean) => contract('2025-09-01', { clientOwnsAccounts: owns })
const worsen = (events: readonly AnyEvent[]): readonly AnyEvent[] => [...events, request('2026-06-15 08:00', { topic: 'access', status: 'declined', ref: 'no' })]

export const cases: DetectorCase[] = [
  { name: 'we own it, the client is not on it and asked 6 working days ago', detector, events: [weOwn, asked], inputs, expect: 'fired', severity: 0.9, worsen },
  { name: 'we own it, the client is not on it', detector, events: [weOwn], inputs, expect: 'fired', severity: 0.6, worsen },
  { name: 'we own it, the client can only look', detector, events: [weOwn, theyHave('READ_ONLY')], inputs, expect: 'fired', severity: 0.35, worsen },
  { name: 'by contract the accounts are ours', detector, events: [flagged(false)], inputs, expect: 'fired', severity: 0.6, worsen },
  { name: 'it asked, and we refused', detector, events: [weOwn, request('2026-06-01', { topic: 'access', ref: 'r' }), request('2026-06-02', { topic: 'access', ref: 'r', status: 'declined' })], inputs, expect: 'fired', severity: 1 },
  { name: 'the client is admin on all platforms', detector, events: [weOwn, theyHave('Admin')], inputs, expect: 'clear' },
  { name: 'by contract the accounts are its own', detector, events: [weOwn, flagged(true)], inputs, expect: 'clear' },
  { name: 'let in without a list', detector, events: [accessChange('2026-03-02', { principal: tom, role: 'editor' })], inputs, expect: 'unknown', reason: 'ambiguous' },
  {
    name: 'a hole since the last list', detector, events: [weOwn], expect: 'unknown', reason: 'gap',
    inputs: { ...inputs, recording: [{ from: '2022-01-01T00:00:00Z', to: '2026-04-10T00:00:00Z' }, { from: '2026-04-20T00:00:00Z' }] },
  },
  { name: 'neither access nor contracts are recorded', detector, events: [asked], inputs: { ...inputs, recording: [] }, expect: 'unknown', reason: 'not-recorded' },
  { name: 'we hold no role anywhere', detector, events: [accessChange('2026-03-02')], inputs, expect: 'not-applicable', reason: 'no-accounts' },
]
