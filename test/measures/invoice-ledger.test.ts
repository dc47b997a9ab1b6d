import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { InvoiceEvent } from '../../src/events/index.ts'
import { invoiceLedger } from '../../src/measures/invoice-ledger.ts'
import { days, invoice } from '../../src/testing/index.ts'
import { scopeOf } from './scope-of.ts'

const EUR = (amount: number) => ({ amount, currency: 'EUR' })
const issued = invoice('2026-01-01', { ref: 'r', dueOn: '2026-01-31' })
const paid = (at: string, fields: Parameters<typeof invoice>[1] = {}) => invoice(at, { ref: 'r', status: 'paid', ...fields })
const ledger = (events: readonly InvoiceEvent[], asOf = '2026-03-01T12:00:00Z') => invoiceLedger(scopeOf(events, asOf)).invoices
const one = (events: readonly InvoiceEvent[], asOf?: string) => {
  const [only, ...rest] = ledger(events, asOf)
  if (only === undefined || rest.length > 0) throw new Error('expected one invoice')
  return only
}

describe('an open invoice', () => {
  test('is late by the days since its due day, and never counts as paid', () => {
    expect(one([issued])).toMatchObject({ open: 100_000, settledOn: null, daysLate: 29, writtenOff: false })
    expect(one([issued], '2026-01-11T12:00:00Z').daysLate).toBe(-20)
  })
  test('has no lateness without a due day', () => {
    const bare = { ...issued }
    delete bare.dueOn
    expect(one([bare])).toMatchObject({ dueOn: null, daysLate: null, open: 100_000 })
  })
  test('stays open for as long as nobody pays it', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 3000 }), (age) => {
      const at = one([issued], `${days('2026-01-01', age)}T12:00:00Z`)
      expect([at.settledOn, at.open, at.daysLate]).toEqual([null, 100_000, age - 30])
    }))
  })
})

describe('a payment', () => {
  test('settles it on its day', () => {
    expect(one([issued, paid('2026-02-05')])).toMatchObject({ open: 0, daysLate: 5 })
    expect(one([issued, paid('2026-01-21')]).daysLate).toBe(-10)
  })
  test('of 95 % leaves it open, of more settles it', () => {
    expect(one([issued, paid('2026-02-05', { paidAmount: EUR(95_000) })])).toMatchObject({ open: 5_000, settledOn: null, daysLate: 29 })
    expect(one([issued, paid('2026-02-05', { paidAmount: EUR(95_001) })])).toMatchObject({ open: 0, daysLate: 5 })
  })
  test('in parts settles it with the last part', () => {
    const parts = [paid('2026-02-01', { paidAmount: EUR(40_000) }), paid('2026-02-20', { paidAmount: EUR(100_000) })]
    expect(one([issued, ...parts])).toMatchObject({ open: 0, daysLate: 20 })
  })
  test('of nothing is no payment', () => {
    expect(one([issued, paid('2026-02-05', { paidAmount: EUR(0) })])).toMatchObject({ open: 100_000, settledOn: null })
  })
  test('in another currency is taken at the word of its status', () => {
    expect(one([issued, paid('2026-02-05', { paidAmount: { amount: 1, currency: 'USD' } })]).open).toBe(0)
  })
  test('with the same stamp as the issue comes after it, whatever their ids', () => {
    const together = [invoice('2026-01-01', { ref: 'r', id: 'b' }), paid('2026-01-01', { id: 'a' })]
    expect(one(together)).toMatchObject({ open: 0, settledOn: 20_454, issuedAt: Date.parse('2026-01-01T09:00:00Z') })
  })
})

test('issued again starts anew: only the new due day counts, and the dispute is over', () => {
  const again = invoice('2026-02-20', { ref: 'r', dueOn: '2026-03-20', amount: EUR(90_000) })
  const disputed = invoice('2026-02-10', { ref: 'r', status: 'disputed' })
  expect(one([issued, disputed]).disputedAt).toBe(Date.parse('2026-02-10T09:00:00Z'))
  expect(one([issued, disputed, again])).toMatchObject({ disputedAt: null, daysLate: -19, amount: 90_000 })
})

test('a payment or a write-off ends a dispute; a payment in part does not', () => {
  const disputed = invoice('2026-02-10', { ref: 'r', status: 'disputed' })
  expect(one([issued, disputed, paid('2026-02-12')]).disputedAt).toBeNull()
  expect(one([issued, disputed, paid('2026-02-12', { paidAmount: EUR(50_000) })]).disputedAt).not.toBeNull()
  expect(one([issued, disputed, invoice('2026-02-12', { ref: 'r', status: 'written-off' })])).toMatchObject({
    disputedAt: null, writtenOff: true, open: 0, settledOn: null, daysLate: null,
  })
})

test('a credit note asks for nothing and is never late', () => {
  expect(one([invoice('2026-01-01', { amount: EUR(-5_000) })])).toMatchObject({ open: 0, settledOn: null, daysLate: null })
})

test('invoices come in order of issue, whatever their names', () => {
  const refs = ['z', '__proto__', 'a']
  const events = refs.map((ref, i) => invoice(days('2026-01-01', i), { ref }))
  expect(ledger([...events].reverse()).map(({ ref }) => ref)).toEqual(refs)
})

test('days are those of the client\'s calendar', () => {
  const late = paid('2026-02-05T23:30:00Z')
  const inZone = (timeZone: string) => invoiceLedger(scopeOf([issued, late], '2026-03-01T12:00:00Z', { profile: { timeZone } })).invoices[0]?.daysLate
  expect([inZone('UTC'), inZone('Europe/Vienna')]).toEqual([5, 6])
})
