import * as z from 'zod'
import type { EventBase, LocalDate, Money, Party } from './base.ts'
import { eventFields, moneySchema, partySchema } from './base.ts'
import { periodRunsForward } from './checks.ts'
import { define } from './define.ts'
import { localDate, name } from './fields.ts'

/** A span of local days, both included. */
export interface Period {
  /** The first day. */
  from: LocalDate
  /** The last day. */
  to: LocalDate
}

/** A period as a schema. */
export const periodSchema = /* @__PURE__ */ define(() =>
  z
    .looseObject({ from: localDate().describe('The first day.'), to: localDate().describe('The last day.') })
    .refine(periodRunsForward, { error: 'expected from not after to; swap them' })
    .meta({ title: 'Period', description: 'A span of local days, both included.' }),
)

/** The budget for the work or for media was set. */
export interface BudgetEvent extends EventBase {
  type: 'budget'
  /** Absent: one budget for all services. */
  service?: string
  /** The budget from now on. */
  amount: Money
  /** What the amount is for. */
  per: 'day' | 'month' | 'total'
  /** The amount before, where the source gives it. */
  previous?: Money
  /** Who set it. */
  by?: Party
  /** Why, where somebody said so. */
  reason?: 'efficiency' | 'seasonal' | 'cost-cutting' | 'reallocation'
  /** Where the money went instead: a service of ours or a part of the client's business. */
  reallocatedTo?: string
}

/** A budget as a schema. */
export const budgetSchema = /* @__PURE__ */ define(() =>
  z
    .looseObject({
      type: z.literal('budget'),
      ...eventFields,
      service: name().optional().describe('Absent: one budget for all services.'),
      amount: moneySchema.describe('The budget from now on.'),
      per: z.enum(['day', 'month', 'total']).describe('What the amount is for.'),
      previous: moneySchema.optional().describe('The amount before, where the source gives it.'),
      by: partySchema.optional().describe('Who set it.'),
      reason: z
        .enum(['efficiency', 'seasonal', 'cost-cutting', 'reallocation'])
        .optional()
        .describe('Why, where somebody said so.'),
      reallocatedTo: name()
        .optional()
        .describe("Where the money went instead: a service of ours or a part of the client's business."),
    })
    .meta({ title: 'Budget', description: 'The budget for the work or for media was set.' }),
)

/** An invoice from the agency to the client in one state of its life. */
export interface InvoiceEvent extends EventBase {
  type: 'invoice'
  /** The invoice, the same through all its states. */
  ref: string
  /** Its new state. */
  status: 'issued' | 'paid' | 'disputed' | 'written-off'
  /** The whole amount of the invoice. */
  amount: Money
  /** What has been paid in all; absent on `paid` means the whole amount. */
  paidAmount?: Money
  /** The last day to pay in time. */
  dueOn?: LocalDate
}

/** An invoice as a schema. */
export const invoiceSchema = /* @__PURE__ */ define(() =>
  z
    .looseObject({
      type: z.literal('invoice'),
      ...eventFields,
      ref: name().describe('The invoice, the same through all its states.'),
      status: z.enum(['issued', 'paid', 'disputed', 'written-off']).describe('Its new state.'),
      amount: moneySchema.describe('The whole amount of the invoice.'),
      paidAmount: moneySchema
        .optional()
        .describe('What has been paid in all; absent on `paid` means the whole amount.'),
      dueOn: localDate().optional().describe('The last day to pay in time.'),
    })
    .meta({ title: 'Invoice', description: 'An invoice from the agency to the client in one state of its life.' }),
)

/** What the client brought in and cost in a period, without pass-through media. */
export interface FinancialsEvent extends EventBase {
  type: 'financials'
  /** The days it covers. */
  period: Period
  /** What the client paid us for our work. */
  revenue: Money
  /** What the work cost us. */
  cost: Money
}

/** Financials as a schema. */
export const financialsSchema = /* @__PURE__ */ define(() =>
  z
    .looseObject({
      type: z.literal('financials'),
      ...eventFields,
      period: periodSchema.describe('The days it covers.'),
      revenue: moneySchema.describe('What the client paid us for our work.'),
      cost: moneySchema.describe('What the work cost us.'),
    })
    .meta({
      title: 'Financials',
      description: 'What the client brought in and cost in a period, without pass-through media.',
    }),
)
