import type { InvoiceEvent } from '../events/index.ts'
import type { Dated } from '../timeline/index.ts'

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
  /** Local day on which it was settled; null while open. */
  readonly settledOn: number | null
  /** Days past due when settled, or at `asOf` while open: at least that many. Null without a due day. */
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
