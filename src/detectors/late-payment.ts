import * as z from 'zod'
import type { Invoice } from '../measures/index.ts'
import type { Calendar } from '../timeline/index.ts'
import { blend, median, quantile, ramp, shrunkShare } from '../statistics/index.ts'
import { defineDetector, option } from './define-detector.ts'
import { clear, graded, notApplicable, unknown } from './finding.ts'

/** Options of `latePayment`. */
export interface LatePaymentOptions {
  /** Days beyond the client's own lateness from which it fires. @defaultValue 15 */
  lateDays?: number
  /** Days beyond the client's own lateness that are as bad as it gets. @defaultValue 60 */
  severeDays?: number
  /** Days after which an open dispute fires. @defaultValue 45 */
  disputeDays?: number
  /** Days for which the last payment, where it came late, still counts. @defaultValue 91 */
  lastPaidDays?: number
}

/** From so many paid invoices the own median lateness is known. Assumed. */
const MIN_FOR_MEDIAN = 4
/** From so many paid invoices the own spread is known. Assumed. */
const MIN_FOR_SPREAD = 8
/** A payer who is this much later than ever is not having a usual week. Assumed: the quiet budget of 2 %. */
const OWN_QUANTILE = 0.98
/** Severity of a dispute that nobody settles. Assumed. */
const DISPUTE_SEVERITY = 0.6
/** How many invoices the norm counts for in the share of overdue ones. Assumed, as for promises. */
const PRIOR_WEIGHT = 2

/** Invoices turn late, against the client's own habit of paying. */
export const latePayment = /* @__PURE__ */ defineDetector({
  id: 'late-payment',
  sign: 'Invoices turn late.',
  side: 'client',
  sources: ['beyond the sources: CLX, BLN, GTR'],
  leadTime: { basis: 'practitioner' },
  plays: ['friendly-call', 'ask-what-stands-behind', 'settle-disputes-first'],
  firesOn: 'absence',
  reads: ['invoice'],
  options: (): z.ZodType<Required<LatePaymentOptions>> =>
    z.strictObject({
      lateDays: option(
        z.number().min(1).default(15),
        'Days beyond the own lateness from which it fires.',
        { basis: 'practitioner', because: 'BLN' },
      ),
      severeDays: option(
        z.number().min(2).default(60),
        'Days beyond the own lateness that are as bad as it gets.',
        { basis: 'practitioner', because: 'GTR' },
      ),
      disputeDays: option(
        z.number().min(1).default(45),
        'Days after which an open dispute fires.',
        { basis: 'practitioner', because: 'GTR' },
      ),
      lastPaidDays: option(z.number().min(0).default(91), 'Days for which the last payment, where it came late, still counts.', {
        basis: 'assumed', because: 'three monthly invoices; older habits are history',
      }),
    }).refine((o) => o.severeDays > o.lateDays, { path: ['severeDays'], error: 'must be more than lateDays' }),
  lookbackDays: () => ({ invoice: 800 }),
  detect({ measures, asOf, calendar, recording, norms }, options) {
    const { invoices } = measures.invoiceLedger()
    if (invoices.length === 0 && !recording.has('invoice')) return unknown('not-recorded', ['invoice'])
    const today = calendar.day(asOf)
    const due = invoices.filter(({ dueOn, daysLate }) => daysLate !== null && dueOn !== null && dueOn < today)
    // What was open when recording stopped may have been paid since.
    const isCovered = (from: number): boolean => recording.covers(['invoice'], calendar.startOf(from), asOf)
    const sure = invoices.filter((invoice) => invoice.open === 0 || isCovered(watchedFrom(invoice, calendar, today)))
    const found = [worstLateness(sure, today, options), longestDispute(sure, calendar, today, options)]
    const parts = found.filter((part) => part !== null)
    const showing = parts.filter(({ severity }) => severity > 0).sort((a, b) => b.severity - a.severity)
    const numbers = [overdueNumbers(sure, today, norms.overdueShare), ...parts.map((part) => part.numbers)]
    const evidence = {
      causes: showing.map(({ cause }) => cause),
      numbers: Object.fromEntries(numbers.flatMap((some) => Object.entries(some))),
      events: [...new Set(parts.flatMap(({ invoice }) => invoice.events.map(({ event }) => event)))],
    }
    if (showing.length > 0) {
      const since = calendar.date(Math.min(...showing.map((part) => part.since)))
      return graded({ ...evidence, severity: blend(showing.map(({ severity }) => severity)), since })
    }
    if (sure.length < invoices.length) return unknown('gap', ['invoice'], evidence)
    if (invoices.some(({ open, dueOn }) => open > 0 && dueOn === null)) return unknown('ambiguous', ['invoice.dueOn'], evidence)
    // Where nothing was recorded for so long, invoices may have come and gone unseen.
    const start = calendar.startOf(today - options.severeDays)
    if (recording.missing('invoice', start, asOf) >= asOf - start) return unknown('gap', ['invoice'], evidence)
    return due.length === 0 ? notApplicable('nothing-due') : clear(evidence)
  },
})

type Options = Required<LatePaymentOptions>

interface Part {
  readonly cause: 'overdue' | 'paid-late' | 'disputed'
  /** 0 where it does not show. */
  readonly severity: number
  /** The local day on which time made it true. */
  readonly since: number
  readonly invoice: Invoice
  readonly numbers: Readonly<Record<string, number>>
}

/** The day from which on silence about an open invoice means that it stands. */
function watchedFrom({ dueOn, disputedAt }: Invoice, calendar: Calendar, today: number): number {
  return Math.min(dueOn === null ? today : dueOn + 1, disputedAt === null ? Infinity : calendar.day(disputedAt))
}

/** The worst open invoice or the last paid one, whichever is further beyond the client's own habit. */
function worstLateness(invoices: readonly Invoice[], today: number, options: Options): Part | null {
  const paid = invoices.filter(({ settledOn, daysLate }) => settledOn !== null && daysLate !== null)
  const lastPaidOn = paid.reduce((last, { settledOn }) => Math.max(last, settledOn ?? last), today - options.lastPaidDays)
  const open = invoices.filter((invoice) => invoice.open > 0)
  const candidates = [latest(open), latest(paid.filter(({ settledOn }) => settledOn === lastPaidOn))]
  const parts = candidates.flatMap((invoice) => (invoice === null ? [] : [latenessOf(invoice, paid, options)]))
  return parts.sort((a, b) => b.severity - a.severity)[0] ?? null
}

function latest(invoices: readonly Invoice[]): Invoice | null {
  const past = invoices.filter(({ daysLate }) => daysLate !== null && daysLate > 0)
  return past.reduce<Invoice | null>((worst, next) => ((next.daysLate ?? 0) > (worst?.daysLate ?? 0) ? next : worst), null)
}

/** Lateness beyond the own median; an uneven payer must also be later than on 98 of 100 invoices before. */
function latenessOf(invoice: Invoice, paid: readonly Invoice[], options: Options): Part {
  const daysLate = invoice.daysLate ?? 0
  const all = paid.map((other) => other.daysLate ?? 0)
  const others = paid.filter((other) => other !== invoice).map((other) => other.daysLate ?? 0)
  const ownMedianDays = all.length >= MIN_FOR_MEDIAN ? Math.max(0, median(all)) : 0
  const ownSpread = all.length >= MIN_FOR_SPREAD ? quantile(others, OWN_QUANTILE) - ownMedianDays : 0
  const mark = Math.max(options.lateDays, ownSpread)
  const excessDays = daysLate - ownMedianDays
  return {
    cause: invoice.open > 0 ? 'overdue' : 'paid-late',
    severity: ramp(excessDays, mark, mark + options.severeDays - options.lateDays),
    since: (invoice.dueOn ?? 0) + Math.ceil(ownMedianDays + mark),
    invoice,
    numbers: { daysLate, ownMedianDays, excessDays },
  }
}

function longestDispute(invoices: readonly Invoice[], calendar: Calendar, today: number, options: Options): Part | null {
  const parts = invoices.flatMap((invoice): Part[] => {
    if (invoice.disputedAt === null) return []
    const since = calendar.day(invoice.disputedAt) + options.disputeDays + 1
    const disputedDays = today - calendar.day(invoice.disputedAt)
    return [{ cause: 'disputed', severity: since <= today ? DISPUTE_SEVERITY : 0, since, invoice, numbers: { disputedDays } }]
  })
  return parts.sort((a, b) => a.since - b.since)[0] ?? null
}

function overdueNumbers(invoices: readonly Invoice[], today: number, norm: number): Record<string, number> {
  const due = invoices.filter(({ dueOn, daysLate }) => daysLate !== null && dueOn !== null && dueOn < today)
  const late = due.filter(({ daysLate }) => (daysLate ?? 0) > 0)
  return {
    dueInvoices: due.length,
    openOverdueInvoices: late.filter(({ open }) => open > 0).length,
    overdueShare: shrunkShare(late.length, due.length, { share: norm, weight: PRIOR_WEIGHT }),
  }
}
