import type { Money } from '../events/index.ts'
import { median } from '../statistics/index.ts'
import { contractsOn } from './contract-in-force.ts'
import { invoiceLedger } from './invoice-ledger.ts'
import type { Scope } from './scope.ts'

/** What the client pays a month. */
export interface Fee {
  /** Minor units a month; null where it is unknown, and where it is in several currencies. */
  readonly monthly: Money | null
  /** Minor units a month, one for each currency, by code; empty where the fee is unknown. */
  readonly amounts: readonly Money[]
  /** What it was read from; null where it is unknown. */
  readonly source: 'contract' | 'invoices' | null
  /** It is agreed, or billed like a retainer: at least four bills, monthly, of about one amount. Else it is what came to be billed. */
  readonly steady: boolean
}

/** The fee today, and on any day before. */
export interface FeeInForce extends Fee {
  /** The fee on an earlier local day, by what had happened until its end. */
  on(day: number): Fee
}

/** Invoices are looked at over so many local days. Assumed. */
const INVOICE_DAYS = 182
/** Invoices less than this far apart are one bill. Assumed. */
const ONE_BILL_DAYS = 14
/** Days of an average month. Published: the calendar. */
const MONTH_DAYS = 30.4375
/** Bills this far apart are monthly: the first of each month lies 28 to 31 days after the last, and a day of slack. Assumed. */
const MONTHLY = { from: 27, to: 32 }
/** A retainer shows from so many bills on, each so many days after the one before. Assumed, as for all that happens monthly. */
const RETAINER = { bills: 4, from: 14, to: 45 }
/** Bills of a retainer lie within this share of their median. Assumed: a fee does not wander, deliveries do. */
const RETAINER_SPREAD = 0.1
const UNKNOWN: Fee = { monthly: null, amounts: [], source: null, steady: false }

/**
 * Fee a month: the latest `monthlyFee` of the contracts in force, summed; else the median bill of 182 days brought to a month by
 * the spacing of the bills; else unknown. Who has left pays nothing any more, so nothing is said of the fee.
 */
export function feeInForce(scope: Scope): FeeInForce {
  return scope.once('feeInForce', ['contract', 'invoice'], () => {
    const on = (day: number): Fee => feeOn(scope, day)
    return { ...on(scope.calendar.day(scope.asOf)), on }
  })
}

function feeOn(scope: Scope, day: number): Fee {
  const { inForce, allOver } = contractsOn(scope, day)
  if (allOver) return UNKNOWN
  const agreed = inForce.flatMap((contract) => contract.monthlyFee ?? [])
  if (agreed.length > 0) return feeOf(agreed, 'contract', true)
  const bills = billsByCurrency(scope, day)
  return feeOf(billed(bills), 'invoices', [...bills.values()].every(isRetainer))
}

function isRetainer(bills: readonly Bill[]): boolean {
  const usual = median(bills.map(({ amount }) => amount))
  const monthly = bills.every(({ day }, i) => {
    const gap = day - (bills[i - 1]?.day ?? day)
    return i === 0 || (gap >= RETAINER.from && gap <= RETAINER.to)
  })
  return monthly && bills.length >= RETAINER.bills && bills.every(({ amount }) => Math.abs(amount - usual) <= RETAINER_SPREAD * usual)
}

function feeOf(fees: readonly Money[], source: 'contract' | 'invoices', steady: boolean): Fee {
  const totals = new Map<string, number>()
  for (const { amount, currency } of fees) totals.set(currency, (totals.get(currency) ?? 0) + amount)
  const amounts = [...totals]
    .map(([currency, amount]) => ({ amount, currency }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1))
  return amounts.length === 0 ? UNKNOWN : { monthly: amounts.length === 1 ? (amounts[0] ?? null) : null, amounts, source, steady }
}

interface Bill {
  readonly day: number
  readonly amount: number
}

/** The median bill of each currency, brought to a month. One bill has no spacing, so it says nothing about a month. */
function billed(byCurrency: ReadonlyMap<string, readonly Bill[]>): Money[] {
  return [...byCurrency].flatMap(([currency, bills]) => {
    const spacings = bills.flatMap((bill, i) => (i === 0 ? [] : [bill.day - (bills[i - 1]?.day ?? bill.day)]))
    if (spacings.length === 0) return []
    const spacing = median(spacings)
    const months = spacing >= MONTHLY.from && spacing <= MONTHLY.to ? 1 : spacing / MONTH_DAYS
    return [{ amount: Math.round(median(bills.map((bill) => bill.amount)) / months), currency }]
  })
}

/** Bills of the days up to one, oldest first; those issued shortly after each other are one. */
function billsByCurrency(scope: Scope, until: number): ReadonlyMap<string, readonly Bill[]> {
  const byCurrency = new Map<string, Bill[]>()
  const issued = invoiceLedger(scope).invoices.flatMap(({ issuedAt, amount, currency, writtenOff }) => {
    const day = issuedAt === null ? null : scope.calendar.day(issuedAt)
    return day === null || day > until || day <= until - INVOICE_DAYS || amount <= 0 || writtenOff
      ? []
      : [{ day, amount, currency }]
  })
  for (const { day, amount, currency } of issued.sort((a, b) => a.day - b.day)) {
    const bills = byCurrency.get(currency) ?? []
    byCurrency.set(currency, bills)
    const last = bills.at(-1)
    if (last !== undefined && day - last.day < ONE_BILL_DAYS)
      bills[bills.length - 1] = { day: last.day, amount: last.amount + amount }
    else bills.push({ day, amount })
  }
  return byCurrency
}
