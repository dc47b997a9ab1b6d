import type { FinancialsEvent, Money } from '../../events/index.ts'
import { significant } from '../../statistics/index.ts'
import { commonest, converter, type Convert, type Rates } from '../currency.ts'
import type { KnownClient, Portfolio } from '../portfolio.ts'
import { measured, tooFew, unknownMeasure, type AgencyMeasure, type Quotation } from './measure.ts'

/** What `margin` can be told. */
export interface MarginOptions {
  /**
   * What is taken off: the cost of the work, or overheads too. A label; sources do not say which they mean. @defaultValue
   * 'unstated'
   */
  kind?: 'gross' | 'net' | 'unstated'
  /** Below it is bad; practitioner (S004). @defaultValue 0.25 */
  bad?: number
  /** Below it is worth watching; practitioner (S004). @defaultValue 0.35 */
  watch?: number
  /** Days back; assumed. @defaultValue 84 */
  days?: number
  /** Fewer days covered say nothing; assumed. @defaultValue 56 */
  atLeastDays?: number
  currency?: string
  rates?: Rates
}

/** Margin of the agency, and of each client. */
export interface MarginMeasure extends AgencyMeasure {
  kind: 'gross' | 'net' | 'unstated'
  /** Thinnest first. */
  clients: { clientId: string; value: number }[]
}

const CONTEXT: Quotation[] = [
  { says: 'healthy agencies make 25 to 35 %; it does not say of what', source: 'S004' },
  { says: 'net: 15 to 25 % is usual, 25 to 35 % is the top', source: 'agencypro.app' },
]

/** (revenue − cost) / revenue over the last days, for the whole agency; a period that lies partly in them counts by its days. */
export function margin(
  portfolio: Portfolio,
  { kind = 'unstated', bad = 0.25, watch = 0.35, days = 84, atLeastDays = 56, currency, rates }: MarginOptions = {},
): MarginMeasure {
  const common =
    currency ?? commonest(portfolio.clients.flatMap(({ view }) => view.of('financials').map(({ event }) => event.revenue)))
  const convert: Convert = common === null ? () => null : converter(common, rates)
  const books = portfolio.clients.map((client) => ({ clientId: client.clientId, ...bookOf(client, days, convert) }))
  const sums = books.reduce((all, { revenue, cost }) => ({ revenue: all.revenue + revenue, cost: all.cost + cost }), {
    revenue: 0,
    cost: 0,
  })
  const covered = new Set(books.flatMap((book) => book.daysCovered)).size
  const paying = books.filter(({ revenue }) => revenue > 0)
  const clients = paying
    .map(({ clientId, revenue, cost }) => ({ clientId, value: significant((revenue - cost) / revenue) }))
    .sort((a, b) => a.value - b.value || (a.clientId < b.clientId ? -1 : 1))
  if (covered < atLeastDays || sums.revenue <= 0) {
    return {
      ...unknownMeasure(
        tooFew('days with revenue and cost', covered, atLeastDays),
        paying.length,
        'practitioner',
      ),
      context: CONTEXT,
      kind,
      clients: [],
    }
  }
  const value = (sums.revenue - sums.cost) / sums.revenue
  return {
    ...measured(value, { n: paying.length, marks: { bad, watch, worse: 'lower' }, basis: 'practitioner', context: CONTEXT }),
    kind,
    clients,
  }
}

interface Book {
  readonly revenue: number
  readonly cost: number
  readonly daysCovered: readonly number[]
}

/** Revenue and cost of the last days, in minor units; amounts without a rate are left out. */
function bookOf({ view }: KnownClient, days: number, convert: Convert): Book {
  const today = view.calendar.day(view.asOf)
  const parts = view
    .of('financials')
    .map(({ event }) => partOf(event, today - days, today, (date) => view.calendar.dayOf(date), convert))
  return {
    revenue: parts.reduce((sum, part) => sum + part.revenue, 0),
    cost: parts.reduce((sum, part) => sum + part.cost, 0),
    daysCovered: parts.flatMap((part) => part.daysCovered),
  }
}

/** The part of a period that lies after one day and up to another. */
function partOf(
  { period, revenue, cost }: FinancialsEvent,
  after: number,
  upTo: number,
  dayOf: (date: string) => number,
  convert: Convert,
): Book {
  const [from, to] = [dayOf(period.from), dayOf(period.to)]
  const inside = Array.from(
    { length: Math.max(0, Math.min(to, upTo) - Math.max(from, after + 1) + 1) },
    (_, i) => Math.max(from, after + 1) + i,
  )
  const [earned, spent]: (Money | null)[] = [convert(revenue), convert(cost)]
  if (earned == null || spent == null) return { revenue: 0, cost: 0, daysCovered: [] }
  const share = inside.length / (to - from + 1)
  return { revenue: earned.amount * share, cost: spent.amount * share, daysCovered: inside }
}
