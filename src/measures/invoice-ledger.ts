import type { InvoiceEvent } from '../events/index.ts'
import type { Calendar, Dated } from '../timeline/index.ts'
import { livesOf } from './lives.ts'
import type { Scope } from './scope.ts'

/** One invoice in its latest status. */
export interface Invoice {
  readonly ref: string
  readonly issuedAt: number | null
  /** Local day it is due; null where nobody said. */
  readonly dueOn: number | null
  readonly currency: string
  readonly amount: number
  /** Minor units still open; a rest under 5 % counts as settled. */
  readonly open: number
  /** Local day on which it was paid; null while open, and when it was written off or never asked for money. */
  readonly settledOn: number | null
  /** Days past due when paid, or at `asOf` while open: at least that many. Null without a due day, and where nothing was to be paid. */
  readonly daysLate: number | null
  /** Since when it is disputed; null when it is not. */
  readonly disputedAt: number | null
  readonly writtenOff: boolean
  readonly events: readonly Dated<InvoiceEvent>[]
}

/** Invoices by ref, in order of issue; open ones are censored, never treated as paid. */
export interface InvoiceLedger {
  readonly invoices: readonly Invoice[]
}

/** One part in this many left open is a rounding or a bank fee: settled (5 %; assumed). */
const SETTLED_PARTS = 20

/** Invoices by ref. A correction under the same ref starts the clock anew: its due day counts, the old one does not. */
export function invoiceLedger(scope: Scope): InvoiceLedger {
  return scope.once('invoiceLedger', ['invoice'], () => {
    const lives = livesOf(scope.of('invoice'), ['issued', 'disputed', 'paid', 'written-off'])
    const today = scope.calendar.day(scope.asOf)
    return { invoices: [...lives].map(([ref, events]) => invoiceOf(ref, events, scope.calendar, today)) }
  })
}

function invoiceOf(ref: string, events: readonly Dated<InvoiceEvent>[], calendar: Calendar, today: number): Invoice {
  let issuedAt: number | null = null
  let dueOn: number | null = null
  let disputedAt: number | null = null
  let settledOn: number | null = null
  let [currency, amount, paid, writtenOff] = ['', 0, 0, false]
  for (const { event, at, day } of events) {
    currency = event.amount.currency
    amount = event.amount.amount
    if (event.dueOn !== undefined) dueOn = calendar.dayOf(event.dueOn)
    if (event.status === 'issued') {
      issuedAt ??= at
      // Issued again is a new bill: the day it was due before, and what was disputed about it, are gone.
      if (event.dueOn === undefined) dueOn = null
      disputedAt = null
      writtenOff = false
    }
    if (event.status === 'disputed') disputedAt ??= at
    if (event.status === 'paid') paid = paidOf(event)
    if (event.status === 'written-off') writtenOff = true
    const settled = isSettled(amount, paid)
    if (settled || writtenOff) disputedAt = null
    settledOn = settled && paid > 0 ? (settledOn ?? day) : null
  }
  const open = writtenOff || isSettled(amount, paid) ? 0 : amount - paid
  const counts = dueOn !== null && (open > 0 || settledOn !== null)
  const daysLate = counts ? (settledOn ?? today) - (dueOn ?? 0) : null
  return { ref, issuedAt, dueOn, currency, amount, open, settledOn, daysLate, disputedAt, writtenOff, events }
}

/** A payment in another currency cannot be set against the amount, so the status is taken at its word. */
function paidOf({ amount, paidAmount }: InvoiceEvent): number {
  return paidAmount !== undefined && paidAmount.currency === amount.currency ? paidAmount.amount : amount.amount
}

/** Whole minor units throughout. A credit note (an amount below zero) asks for nothing. */
function isSettled(amount: number, paid: number): boolean {
  return amount <= 0 || (amount - paid) * SETTLED_PARTS < amount
}
