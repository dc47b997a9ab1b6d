import type { Money } from '../../events/index.ts'
import { significant, shareInterval } from '../../statistics/index.ts'
import { commonest, converter, total, type Convert, type Rates } from '../currency.ts'
import type { Portfolio } from '../portfolio.ts'
import { measured, tooFew, unknownMeasure, type AgencyMeasure } from './measure.ts'
import { tenuresOf, wasClient, type Tenure } from './tenures.ts'

/** What `clientChurn` can be told. */
export interface ClientChurnOptions {
  /** The period, in days up to `asOf`. @defaultValue 364 */
  days?: number
  /** A yearly share from which it is worth watching; assumed. @defaultValue 0.2 */
  watch?: number
  /** A yearly share from which it is bad; practitioner (S000: many agencies are there). @defaultValue 0.4 */
  bad?: number
}

/** Clients lost, with what it rests on. */
export interface ClientChurnMeasure extends AgencyMeasure {
  /** Clients that left within the period, of those at its start. */
  lost: number
  /** The period in days. */
  days: number
}

/** Fewer clients, or fewer days, make no share. Assumed. */
const LEAST_CLIENTS = 10
const LEAST_DAYS = 91
const YEAR = 364

/**
 * Share of clients lost in a year: those that left within the period, of those at its start, brought to a year by
 * 1 − (1 − c)^(364/days). Interval by Jeffreys' prior.
 */
export function clientChurn(
  portfolio: Portfolio,
  { days = YEAR, watch = 0.2, bad = 0.4 }: ClientChurnOptions = {},
): ClientChurnMeasure {
  const there = atStart(portfolio, days)
  const lost = there.filter(({ leftOn }) => leftOn !== null).length
  const n = there.length
  const missing =
    days < LEAST_DAYS
      ? tooFew('days', days, LEAST_DAYS)
      : n < LEAST_CLIENTS
        ? tooFew('clients at the start', n, LEAST_CLIENTS)
        : null
  if (missing !== null) return { ...unknownMeasure(missing, n, 'practitioner'), lost, days }
  const yearly = (share: number): number => 1 - (1 - share) ** (YEAR / days)
  const { low, high } = shareInterval(lost, n)
  const interval = { low: yearly(low), high: yearly(high) }
  return {
    ...measured(yearly(lost / n), { n, interval, marks: { watch, bad, worse: 'higher' }, basis: 'practitioner' }),
    lost,
    days,
  }
}

/** What `revenueChurn` can be told. */
export interface RevenueChurnOptions {
  /** The period, in days up to `asOf`. @defaultValue 364 */
  days?: number
  /** @defaultValue the currency that most fees at the start are in */
  currency?: string
  rates?: Rates
}

/** Fee lost, in its parts; growth stands apart and is never netted. */
export interface RevenueChurnMeasure extends AgencyMeasure {
  /** Share of the fee at the start that left with clients. */
  leaving: number | null
  /** Share that shrank with clients that stayed. */
  shrinking: number | null
  /** Growth of clients that stayed, as a share of the same. */
  growth: number | null
  /** Minor units a month at the start. */
  feeAtStart: Money | null
}

/** With more fees unknown than this the sum says little. Assumed. */
const UNKNOWN_AT_MOST = 0.2

/**
 * Share of the monthly fee lost: by clients that left and by clients that pay less. Beside `clientChurn` it tells whether large
 * or small clients leave. There is no mark for it.
 */
export function revenueChurn(
  portfolio: Portfolio,
  { days = YEAR, currency, rates }: RevenueChurnOptions = {},
): RevenueChurnMeasure {
  const nothing = { leaving: null, shrinking: null, growth: null, feeAtStart: null }
  const fees = atStart(portfolio, days).map((tenure) => ({ tenure, ...feesOf(tenure, days) }))
  const common = currency ?? commonest(fees.flatMap(({ before }) => before))
  const convert: Convert = common === null ? () => null : converter(common, rates)
  const known = fees.flatMap(({ tenure, before, now }) => {
    const [then, since] = [total(before, convert), tenure.leftOn === null ? total(now, convert) : null]
    return then === null || (tenure.leftOn === null && since === null)
      ? []
      : [{ then: then.amount, since: since?.amount ?? null }]
  })
  const n = known.length
  if (fees.length === 0)
    return { ...unknownMeasure('Nobody is known to have been a client at the start.', 0, 'assumed'), ...nothing }
  if (n < (1 - UNKNOWN_AT_MOST) * fees.length || common === null) {
    return {
      ...unknownMeasure(`The fees of ${fees.length - n} of ${fees.length} clients are unknown, more than a fifth.`, n, 'assumed'),
      ...nothing,
    }
  }
  const sum = (part: (fee: { then: number; since: number | null }) => number): number =>
    known.reduce((all, fee) => all + part(fee), 0)
  const start = sum(({ then }) => then)
  if (start <= 0) return { ...unknownMeasure('No fee was paid at the start.', n, 'assumed'), ...nothing }
  const leaving = sum(({ then, since }) => (since === null ? then : 0)) / start
  const shrinking = sum(({ then, since }) => (since === null ? 0 : Math.max(0, then - since))) / start
  const growth = sum(({ then, since }) => (since === null ? 0 : Math.max(0, since - then))) / start
  return {
    ...measured(leaving + shrinking, { n, marks: { worse: 'higher' }, basis: 'assumed' }),
    leaving: significant(leaving),
    shrinking: significant(shrinking),
    growth: significant(growth),
    feeAtStart: { amount: start, currency: common },
  }
}

/** Clients at the start of the period, as it is known today. */
function atStart(portfolio: Portfolio, days: number): Tenure[] {
  return tenuresOf(portfolio).filter((tenure) => wasClient(tenure, startDay(tenure, days)))
}

function startDay({ client: { view } }: Tenure, days: number): number {
  return view.calendar.day(view.asOf) - days
}

function feesOf(tenure: Tenure, days: number): { readonly before: readonly Money[]; readonly now: readonly Money[] } {
  const fee = tenure.client.measures.feeInForce()
  return { before: fee.on(startDay(tenure, days)).amounts, now: fee.amounts }
}
