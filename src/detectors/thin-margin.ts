import * as z from 'zod'
import type { ClientEvent, EventBase, FinancialsEvent } from '../events/index.ts'
import { ramp } from '../statistics/index.ts'
import type { Calendar } from '../timeline/index.ts'
import { defineDetector, option, type DetectContext } from './define-detector.ts'
import { clear, graded, notApplicable, unknown, type Unknown } from './finding.ts'

/** Options of `thinMargin`. */
export interface ThinMarginOptions {
  /** Which margin the financials show: a label, and with `net` the mark of `lowNetMargin` holds. @defaultValue 'gross' */
  marginKind?: 'gross' | 'contribution' | 'net'
  /** Gross or contribution margin from which it fires, downwards. @defaultValue 0.25 */
  lowMargin?: number
  /** Net margin from which it fires, downwards. @defaultValue 0.1 */
  lowNetMargin?: number
  /** Margin that is as bad as it gets. @defaultValue 0.05 */
  severeMargin?: number
  /** Gross or contribution margin under which the evidence says `watch`. @defaultValue 0.35 */
  watchMargin?: number
  /** Days of financials that are judged together. @defaultValue 84 */
  windowDays?: number
}

/** Fewer days of financials show no margin. Assumed. */
const MIN_DAYS = 56
/** Setting up costs more than it earns: contract days that are not judged. Assumed. */
const SETUP_DAYS = 56
/** One bad period is an accident. Assumed. */
const MIN_PERIODS = 2
/** Books are closed so many days after a period at most; after that the next one is missing. Assumed. */
const CLOSED_WITHIN_DAYS = 31
/** Costs without any revenue would make the margin endless. */
const LEAST_MARGIN = -1
const LOOKBACK = { financials: 364, message: 182 }
/** So many asked-for discounts while we pay to work for them: a client that squeezes. Assumed; S004. */
const SQUEEZED_REQUESTS = 2

/** The client earns us too little. */
export const thinMargin = /* @__PURE__ */ defineDetector({
  id: 'thin-margin',
  sign: 'The client earns the agency too little; money pressure makes for bad decisions and poor care.',
  side: 'agency',
  sources: ['S004 s5'],
  leadTime: { basis: 'assumed' },
  plays: ['cut-work-outside-plan', 'reprice-with-value-shown', 'part-as-friends'],
  firesOn: 'change',
  reads: ['financials', 'contract', 'message'],
  options: (): z.ZodType<Required<ThinMarginOptions>> =>
    z.strictObject({
      marginKind: option(z.enum(['gross', 'contribution', 'net']).default('gross'), 'Which margin the financials show.', { basis: 'assumed', because: 'S004 does not say which it means' }),
      lowMargin: option(z.number().lt(1).default(0.25), 'Gross or contribution margin from which it fires, downwards.', { basis: 'practitioner', because: 'S004: 25 to 35 %, its lower mark' }),
      lowNetMargin: option(z.number().lt(1).default(0.1), 'Net margin from which it fires, downwards.', { basis: 'assumed', because: '15 to 25 % net is usual (AGP)' }),
      severeMargin: option(z.number().lt(1).default(0.05), 'Margin that is as bad as it gets.', { basis: 'assumed', because: 'one bad bill from a loss' }),
      watchMargin: option(z.number().lt(1).default(0.35), 'Gross or contribution margin under which the evidence says `watch`.', { basis: 'practitioner', because: 'S004: 25 to 35 %, its upper mark' }),
      windowDays: option(z.int().min(MIN_DAYS).max(182).default(84), 'Days of financials that are judged together.', { basis: 'assumed', because: 'three months' }),
    }).refine((o) => o.severeMargin < markOf(o), { path: ['severeMargin'], error: 'must be less than the mark of this marginKind' }),
  lookbackDays: () => LOOKBACK,
  detect(context, options) {
    const { measures, calendar, asOf } = context
    const { contractDay } = measures.contractInForce()
    if (contractDay !== null && contractDay < SETUP_DAYS) return notApplicable('new-client')
    const today = calendar.day(asOf)
    const periods = periodsOf(context.events, calendar).filter(({ toDay }) => toDay <= today)
    const book = bookOf(periods, options)
    const unjudged = tooLittle(book, today, context, options)
    if (unjudged !== null) return unjudged
    const mark = markOf(options)
    const isNet = options.marginKind === 'net'
    const discounts = measures.cueCount(['discount-request'], LOOKBACK.message)
    const isSqueezed = book.margin < 0 && discounts.count >= SQUEEZED_REQUESTS
    const evidence = {
      numbers: { margin: book.margin, days: book.days, periods: book.periods.length, lowPeriods: book.low, discountRequests: discounts.count },
      notes: [`${options.marginKind}-margin`, ...(!isNet && book.margin > mark && book.margin < options.watchMargin ? ['watch'] : [])],
      events: [...book.periods.flatMap(({ events }) => events), ...(isSqueezed ? [...new Set(discounts.cues.map(({ event }) => event))] : [])],
    }
    if (book.low < MIN_PERIODS) return clear(evidence)
    return graded({
      ...evidence,
      severity: ramp(book.margin, mark, options.severeMargin),
      since: sinceOf(periods, options),
      causes: isSqueezed ? ['squeezed', 'low-margin'] : ['low-margin'],
    })
  },
})

type Options = Required<ThinMarginOptions>

/** Revenue and cost of the same days, in minor units. */
interface Period {
  readonly fromDay: number
  /** The last day, included. */
  readonly toDay: number
  readonly revenue: number
  readonly cost: number
  /** Null: several, which cannot be added. */
  readonly currency: string | null
  readonly events: readonly EventBase[]
}

/** Periods, oldest first. What is told of the same days by several records, such as projects, is added up. */
function periodsOf(events: readonly ClientEvent[], calendar: Calendar): Period[] {
  const groups = new Map<string, FinancialsEvent[]>()
  for (const event of events) {
    if (event.type !== 'financials') continue
    const key = `${event.period.from} ${event.period.to}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [event])
    else group.push(event)
  }
  const periods = [...groups.values()].flatMap((group): Period[] => {
    const [first] = group
    if (first === undefined) return []
    const { currency } = first.revenue
    const isOne = group.every(({ revenue, cost }) => revenue.currency === currency && cost.currency === currency)
    return [{
      fromDay: calendar.dayOf(first.period.from),
      toDay: calendar.dayOf(first.period.to),
      revenue: group.reduce((sum, { revenue }) => sum + revenue.amount, 0),
      cost: group.reduce((sum, { cost }) => sum + cost.amount, 0),
      currency: isOne ? currency : null,
      events: group,
    }]
  })
  return periods.sort((a, b) => a.toDay - b.toDay || a.fromDay - b.fromDay)
}

function markOf({ marginKind, lowMargin, lowNetMargin }: Options): number {
  return marginKind === 'net' ? lowNetMargin : lowMargin
}

function marginOf(revenue: number, cost: number): number {
  if (revenue <= 0) return cost > 0 ? LEAST_MARGIN : 0
  return Math.max(LEAST_MARGIN, (revenue - cost) / revenue)
}

/** The periods that are judged together. */
interface Book {
  /** Oldest first. */
  readonly periods: readonly Period[]
  /** Days that they cover. */
  readonly days: number
  readonly margin: number
  /** Periods that are low on their own. */
  readonly low: number
}

/** The periods that ended in the window before the end of the newest, and two at least. */
function bookOf(all: readonly Period[], options: Options): Book {
  const last = all.at(-1)?.toDay ?? 0
  const periods = all.filter(({ toDay }, i) => toDay > last - options.windowDays || i >= all.length - MIN_PERIODS)
  const sum = (of: (period: Period) => number): number => periods.reduce((total, period) => total + of(period), 0)
  const isLow = ({ revenue, cost }: Period): boolean => revenue + cost > 0 && marginOf(revenue, cost) <= markOf(options)
  return {
    periods,
    days: daysOf(periods),
    margin: marginOf(sum(({ revenue }) => revenue), sum(({ cost }) => cost)),
    low: periods.filter(isLow).length,
  }
}

/** Days that at least one of the periods covers. */
function daysOf(periods: readonly Period[]): number {
  let [days, until] = [0, -Infinity]
  for (const { fromDay, toDay } of [...periods].sort((a, b) => a.fromDay - b.fromDay)) {
    days += Math.max(0, toDay - Math.max(fromDay - 1, until))
    until = Math.max(until, toDay)
  }
  return days
}

/** Why nothing can be said: too few days, a newest period that is long over, nothing in it, or several currencies. */
function tooLittle({ periods, days }: Book, today: number, { recording, calendar, asOf }: DetectContext, { windowDays }: Options): Unknown | null {
  if (!recording.has('financials')) return unknown('not-recorded', ['financials'])
  const last = periods.at(-1)
  const length = last === undefined ? 0 : last.toDay - last.fromDay + 1
  const isStale = last === undefined || today - last.toDay > length + CLOSED_WITHIN_DAYS
  if (isStale || days < MIN_DAYS || periods.length < MIN_PERIODS) {
    const start = Math.max(calendar.startOf(today - windowDays + 1), recording.knownSince('financials') ?? asOf)
    const isHoled = recording.missing('financials', start, asOf) > 0
    return unknown(isHoled ? 'gap' : 'short-history', ['financials'], { numbers: { days } })
  }
  if (periods.some(({ currency }) => currency === null || currency !== last.currency)) return unknown('ambiguous', ['financials'])
  return periods.some(({ revenue, cost }) => revenue > 0 || cost > 0) ? null : unknown('too-few', ['financials'])
}

/** When the period was told with which the margin became low, for good until now. */
function sinceOf(periods: readonly Period[], options: Options): string {
  let since = ''
  for (let count = periods.length; count >= MIN_PERIODS; count--) {
    const { margin, low } = bookOf(periods.slice(0, count), options)
    if (low < MIN_PERIODS || margin > markOf(options)) break
    since = periods[count - 1]?.events.at(-1)?.at ?? since
  }
  return since
}
