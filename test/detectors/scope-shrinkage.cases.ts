import { scopeShrinkage } from '../../src/detectors/scope-shrinkage.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { contract, days, initiative, invoice, message, party, usage, type DetectorCase } from '../../src/testing/index.ts'

const asOf = '2026-06-15T09:00:00Z'
/** Everything was recorded until asOf. */
const inputs = { asOf, clientId: 'acme', recording: [{ from: '2024-01-01T00:00:00Z' }] }
const detector = scopeShrinkage()
const ago = (n: number) => days('2026-06-15', -n)
const eur = (amount: number) => ({ amount: amount * 100, currency: 'EUR' })
const term = { startsOn: '2025-01-01', endsOn: '2027-01-01', noticeDays: 30 }
const fee = (at: string, amount: number, more: Parameters<typeof contract>[1] = {}) => contract(at, { ...term, monthlyFee: eur(amount), ...more })
const declined = (daysAgo: number) => initiative(ago(daysAgo), { kind: 'proposal', status: 'declined' })
const bills = (amountOf: (daysAgo: number) => number): AnyEvent[] =>
  Array.from({ length: 13 }, (_, k) => 10 + 30 * k).map((n) => invoice(ago(n), { amount: eur(amountOf(n)) }))
/** Hours of one day a week, so many days back. */
const hours = (hoursOn: (daysAgo: number) => number): AnyEvent[] =>
  Array.from({ length: 64 }, (_, k) => 1 + 7 * k).map((n) => usage(ago(n), { count: hoursOn(n) }))

export const cases: DetectorCase[] = [
  {
    name: 'the fee falls from 5 000 to 4 000', detector, events: [fee('2025-01-01', 5000), fee(ago(20), 4000)], inputs, expect: 'fired', severity: 0.683,
    worsen: (events) => [...events, fee(ago(5), 3000), ...[9, 8, 7].map(declined)],
  },
  { name: 'bills fall by a fifth', detector, events: bills((n) => (n < 130 ? 4000 : 5000)), inputs, expect: 'fired', severity: 0.683 },
  {
    name: 'three proposals declined after mail from four of us', detector, inputs, expect: 'fired', severity: 0.3,
    events: [
      fee('2025-01-01', 5000), ...[41, 40, 39].map(declined),
      ...['tom', 'eva', 'max', 'ida'].map((name) => message(ago(100), { from: party(`agency/${name}`) })),
    ],
  },
  { name: 'hours fall to a quarter', detector, events: [fee('2025-01-01', 5000), ...hours((n) => (n < 84 ? 2 : 8))], inputs, expect: 'fired', severity: 0.3 },
  { name: 'hours fall as they did a year ago', detector, events: [fee('2025-01-01', 5000), ...hours((n) => (n < 84 || n > 300 ? 2 : 8))], inputs, expect: 'clear' },
  {
    name: 'fee unchanged, one service swapped', detector, inputs, expect: 'clear',
    events: [fee('2025-01-01', 5000, { services: ['seo', 'ads'] }), fee(ago(20), 5000, { services: ['seo', 'mail'] })],
  },
  { name: 'the fee is known for three months only', detector, events: [fee(ago(90), 5000, { startsOn: ago(90) })], inputs, expect: 'unknown', reason: 'short-history' },
  { name: 'nothing on record', detector, events: [], inputs, expect: 'unknown', reason: 'short-history' },
  { name: 'a contract that says neither fee nor services', detector, events: [contract('2025-01-01', term)], inputs, expect: 'unknown', reason: 'ambiguous' },
  { name: 'neither contracts nor invoices are recorded', detector, events: [message(ago(3))], inputs: { asOf, clientId: 'acme' }, expect: 'unknown', reason: 'not-recorded' },
  {
    name: 'a hole in spring', detector, events: [fee('2025-01-01', 5000)], expect: 'unknown', reason: 'gap',
    inputs: { ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: '2026-03-01T00:00:00Z' }, { from: '2026-04-01T00:00:00Z' }] },
  },
]
