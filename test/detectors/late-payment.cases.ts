import { latePayment } from '../../src/detectors/late-payment.ts'
import type { AnyEvent, InvoiceEvent } from '../../src/events/index.ts'
import { days, invoice, type DetectorCase } from '../../src/testing/index.ts'

const asOf = '2026-06-30T12:00:00Z'
const recording = [{ from: '2024-01-01T00:00:00Z' }]
export const inputs = { asOf, clientId: 'acme', recording }

/** One invoice due that many days before `asOf`, and paid so many days late; null is not paid. */
export function bill(dueDaysAgo: number, paidDaysLate: number | null, fields: Parameters<typeof invoice>[1] = {}): InvoiceEvent[] {
  const dueOn = days(asOf, -dueDaysAgo)
  const ref = `bill-${dueDaysAgo}`
  const issued = invoice(days(dueOn, -14), { ref, dueOn, ...fields })
  return paidDaysLate === null ? [issued] : [issued, invoice(days(dueOn, paidDaysLate), { ref, status: 'paid' })]
}

/** An invoice not due yet and disputed for so many days. */
export const disputedFor = (age: number): InvoiceEvent[] => {
  const fields = { ref: 'disputed', dueOn: days(asOf, 10) }
  return [invoice(days(asOf, -80), fields), invoice(days(asOf, -age), { ...fields, status: 'disputed' })]
}

/** Monthly invoices before this month's, paid so many days late, the newest first. */
export const habit = (...late: readonly number[]): InvoiceEvent[] => late.flatMap((days, i) => bill(60 + 30 * i, days))

const undated = (events: readonly InvoiceEvent[]): InvoiceEvent[] => events.map((event) => {
  const bare = { ...event }
  delete bare.dueOn
  return bare
})

/** Nobody pays any more. */
const unpaid = (events: readonly AnyEvent[]): readonly AnyEvent[] => events.filter((e) => e.type !== 'invoice' || e.status === 'issued')

const detector = latePayment()
const one = (name: string, events: readonly AnyEvent[], expect: DetectorCase['expect'], more: Partial<DetectorCase> = {}): DetectorCase =>
  ({ name, detector, events, inputs, expect, ...more })

export const cases: DetectorCase[] = [
  one('32 days past due, own median 2', [...bill(32, null), ...habit(2, 1, 3, 2)], 'fired', { severity: 0.37, worsen: unpaid }),
  one('12 days late, own median 10', [...bill(12, null), ...habit(10, 9, 11, 10)], 'clear'),
  one('a dispute of 46 days', disputedFor(46), 'fired', { severity: 0.6 }),
  one('a slow payer whose habit is older than a year', [...bill(32, null), ...[430, 460, 490, 520].flatMap((ago) => bill(ago, 30))], 'clear'),
  one('the last payment came 40 days late', [...bill(60, 40), ...bill(90, 0)], 'fired', { severity: 0.58 }),
  one('invoices without a due day', undated([...bill(32, null), ...bill(60, 0)]), 'unknown', { reason: 'ambiguous' }),
  one('a hole since the due day', bill(32, null), 'unknown', {
    reason: 'gap', inputs: { ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: days(asOf, -10) + 'T00:00:00Z' }] },
  }),
  one('nobody records invoices', [], 'unknown', { reason: 'not-recorded', inputs: { ...inputs, recording: [] } }),
  one('no invoice is due yet', bill(-5, null), 'not-applicable', { reason: 'nothing-due' }),
]
