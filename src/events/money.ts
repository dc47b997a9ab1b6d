import type { EventBase, LocalDate, Money, Party } from './base.ts'

/** A span of local days, both included. */
export interface Period {
  from: LocalDate
  to: LocalDate
}

/** The budget for the work or for media was set. */
export interface BudgetEvent extends EventBase {
  type: 'budget'
  /** Absent: one budget for all services. */
  service?: string
  amount: Money
  per: 'day' | 'month' | 'total'
  /** The amount before, where the source gives it. */
  previous?: Money
  by?: Party
  reason?: 'efficiency' | 'seasonal' | 'cost-cutting' | 'reallocation'
  /** Where the money went instead: a service of ours or a part of the client's business. */
  reallocatedTo?: string
}

/** An invoice from the agency to the client in one state of its life. */
export interface InvoiceEvent extends EventBase {
  type: 'invoice'
  ref: string
  status: 'issued' | 'paid' | 'disputed' | 'written-off'
  amount: Money
  /** What has been paid in all; absent on `paid` means the whole amount. */
  paidAmount?: Money
  dueOn?: LocalDate
}

/** What the client brought in and cost in a period, without pass-through media. */
export interface FinancialsEvent extends EventBase {
  type: 'financials'
  period: Period
  revenue: Money
  cost: Money
}
