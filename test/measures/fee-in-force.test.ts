import { expect, test } from 'vitest'
import type { AnyEvent } from '../../src/events/index.ts'
import { feeInForce } from '../../src/measures/fee-in-force.ts'
import { contract, days, invoice } from '../../src/testing/index.ts'
import { scopeOf } from './scope-of.ts'

const eur = (amount: number) => ({ amount, currency: 'EUR' })
const usd = (amount: number) => ({ amount, currency: 'USD' })
const read = (events: readonly AnyEvent[], asOf = '2026-06-01T12:00:00Z') => feeInForce(scopeOf(events, asOf, { reads: ['contract', 'invoice'] }))
const fee = (events: readonly AnyEvent[], asOf?: string) => {
  const { monthly, amounts, source } = read(events, asOf)
  return { monthly, amounts, source }
}
const unknown = { monthly: null, amounts: [], source: null }
const dayOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000
/** Bills of 1 000 EUR, one every so many days up to 20 May. */
const bills = (every: number, count: number, amount = 100_000) =>
  Array.from({ length: count }, (_, i) => invoice(days('2026-05-20', -every * i), { amount: eur(amount) }))

test('nothing on record is unknown, never zero', () => { expect(fee([])).toEqual(unknown) })

test('the latest fee of every contract in force, summed', () => {
  const events = [
    contract('2026-01-01', { ref: 'ads', monthlyFee: eur(300_000) }),
    contract('2026-03-01', { ref: 'ads', status: 'renewed', monthlyFee: eur(250_000) }),
    contract('2026-02-01', { ref: 'seo', monthlyFee: eur(100_000) }),
    contract('2024-01-01', { ref: 'old', monthlyFee: eur(900_000), autoRenews: false }),
  ]
  expect(fee(events)).toEqual({ monthly: eur(350_000), amounts: [eur(350_000)], source: 'contract' })
})

test('a contract beats invoices; a fee in two currencies is no single amount', () => {
  const events = [contract('2026-01-01', { monthlyFee: eur(300_000) }), ...bills(30, 5)]
  expect(fee(events).source).toBe('contract')
  expect(fee([...events, contract('2026-01-01', { ref: 'us', monthlyFee: usd(5) })])).toEqual({ monthly: null, amounts: [eur(300_000), usd(5)], source: 'contract' })
})

test('bills are brought to a month by their spacing', () => {
  expect(fee(bills(30, 5))).toEqual({ monthly: eur(100_000), amounts: [eur(100_000)], source: 'invoices' })
  expect(fee(bills(91, 2)).monthly).toEqual(eur(Math.round(100_000 / (91 / 30.4375))))
  expect(fee(bills(14, 10)).monthly).toEqual(eur(Math.round(100_000 / (14 / 30.4375))))
})

test('the median bill counts, and those less than 14 days apart are one', () => {
  expect(fee([...bills(30, 4), invoice('2026-04-25', { amount: eur(700_000) })]).monthly).toEqual(eur(100_000))
  const halves = bills(30, 4, 50_000).flatMap((bill) => [bill, invoice(days(bill.at, 3), { amount: eur(50_000) })])
  expect(fee(halves).monthly).toEqual(eur(100_000))
})

test('one bill has no spacing; old, written-off and credit notes do not count', () => {
  expect(fee(bills(30, 1))).toEqual(unknown)
  expect(fee(bills(30, 5), '2026-12-30T12:00:00Z')).toEqual(unknown)
  const [newest, ...rest] = bills(30, 2)
  expect(fee([...rest, invoice('2026-05-20', { ref: newest?.ref ?? '', status: 'written-off' }), ...(newest === undefined ? [] : [newest])])).toEqual(unknown)
  expect(fee(bills(30, 5, -100))).toEqual(unknown)
})

test('who has left pays nothing any more', () => {
  expect(fee([contract('2026-01-01', { monthlyFee: eur(300_000) }), contract('2026-04-01', { status: 'ended' }), ...bills(30, 5)])).toEqual(unknown)
})

test('the fee of an earlier day is that of what had happened by then', () => {
  const events = [contract('2026-01-01', { monthlyFee: eur(500_000) }), contract('2026-04-01', { status: 'renewed', monthlyFee: eur(400_000), startsOn: '2026-04-01' })]
  const { on, monthly } = read(events)
  expect(monthly).toEqual(eur(400_000))
  expect(on(dayOf('2026-03-31')).monthly).toEqual(eur(500_000))
  expect(on(dayOf('2025-12-31'))).toMatchObject(unknown)
})

test('steady is what is agreed, or billed like a retainer', () => {
  expect(read([contract('2026-01-01', { monthlyFee: eur(300_000) })]).steady).toBe(true)
  expect(read(bills(30, 5)).steady).toBe(true)
  expect(read(bills(30, 3)).steady).toBe(false)
  expect(read(bills(60, 3)).steady).toBe(false)
  expect(read(bills(30, 5).map((own, i) => ({ ...own, amount: eur(i % 2 === 0 ? 300_000 : 100_000) }))).steady).toBe(false)
  expect(read([]).steady).toBe(false)
})
