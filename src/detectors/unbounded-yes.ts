import * as z from 'zod'
import type { ContractEvent, EventBase, InvoiceEvent, RequestEvent, UsageEvent } from '../events/index.ts'
import type { Measures, Request } from '../measures/index.ts'
import { blend, ramp } from '../statistics/index.ts'
import { defineDetector, option, type DetectContext } from './define-detector.ts'
import { clear, graded, unknown, type Unknown } from './finding.ts'
import { anyProof } from './shared/any-proof.ts'
import { unseen } from './shared/unseen.ts'

/** Options of `unboundedYes`. */
export interface UnboundedYesOptions {
  /** Whole days in which requests count. @defaultValue 91 */
  windowDays?: number
  /** Requests out of scope from which saying yes to them all fires. @defaultValue 4 */
  requests?: number
  /** Share of them that may be declined or priced without counting as a no. @defaultValue 0.1 */
  refusedShare?: number
  /** Hours worked over hours planned from which it fires. @defaultValue 1.2 */
  overrun?: number
  /** Hours worked over hours planned that are as bad as it gets. @defaultValue 1.6 */
  severeOverrun?: number
  /** Whole days over which hours are summed. @defaultValue 56 */
  hoursDays?: number
  /** Field of the request's `ext` that is true where the extra work has its own price. @defaultValue 'priced' */
  pricedField?: string
}

type Options = Required<UnboundedYesOptions>
type Read = UsageEvent | RequestEvent | ContractEvent | InvoiceEvent
type Context = Pick<DetectContext<Read>, 'events' | 'measures' | 'asOf' | 'calendar' | 'recording'>

/** How bad never saying no, and drifting away from what was agreed, are. Assumed. */
const NEVER_NO = 0.4
const GOAL_DRIFT = 0.3
/** Drift shows from so many requests on, at this share out of scope and so many times that of before. Assumed. */
const DRIFT = { requests: 8, share: 0.3, times: 2 }
/** Favours that take less of the planned hours than this are small. Assumed. */
const SMALL_FAVOURS = 1.05
/** What `usage` says of hours. */
const HOURS: readonly string[] = ['hours', 'planned-hours']
/** How far back hours are read: the window, and how long the overrun has stood. Assumed. */
const USAGE_DAYS = 200
/** Where fewer of the requests say whether they are in scope, they tell nothing. Assumed, as for cues. */
const MIN_TOLD = 0.5

/** Everything is accepted to please. */
export const unboundedYes = /* @__PURE__ */ defineDetector({
  id: 'unbounded-yes',
  sign: 'Everything is accepted to please, and the work spreads thin.',
  side: 'agency',
  sources: ['S004 s1'],
  leadTime: { basis: 'assumed' },
  plays: ['say-no-with-an-offer', 'back-to-the-goals', 'do-what-we-do-well'],
  firesOn: 'presence',
  reads: ['request', 'usage', 'contract', 'invoice'],
  options: (): z.ZodType<Options> =>
    z.strictObject({
      windowDays: option(z.int().min(1).default(91), 'Whole days in which requests count.', {
        basis: 'assumed', because: 'a quarter',
      }),
      requests: option(z.int().min(1).default(4), 'Requests out of scope from which saying yes to them all fires.', {
        basis: 'assumed', because: 'more than one a month',
      }),
      refusedShare: option(z.number().min(0).max(1).default(0.1), 'Share of them that may be declined or priced.', {
        basis: 'assumed', because: 'one no in ten is none',
      }),
      overrun: option(z.number().gt(1).default(1.2), 'Hours worked over hours planned from which it fires.', {
        basis: 'assumed', because: 'tightened from 1.15: plans are missed by a tenth now and then',
      }),
      severeOverrun: option(z.number().gt(1).default(1.6), 'Hours worked over hours planned that are as bad as it gets.', {
        basis: 'assumed', because: 'three hours in eight are given away',
      }),
      hoursDays: option(z.int().min(1).max(91).default(56), 'Whole days over which hours are summed.', {
        basis: 'assumed', because: 'eight weeks even out busy ones',
      }),
      pricedField: option(z.string().min(1).default('priced'), 'Field of `ext`, true where the extra work has its own price.', {
        basis: 'assumed', because: 'no field of the event holds a price',
      }),
    }).refine((o) => o.severeOverrun > o.overrun, { path: ['severeOverrun'], error: 'must be more than overrun' }),
  lookbackDays: () => ({ usage: USAGE_DAYS }),
  detect(context, options) {
    const today = context.calendar.day(context.asOf)
    const ratio = hoursRatio(context.measures, today, options)
    const asked = askedUntil(context, today, options)
    const { outside, refusedShare } = asked
    const free = outside.filter(({ refused }) => !refused)
    const small = ratio !== null && ratio < SMALL_FAVOURS
    const parts = [
      !small && outside.length >= options.requests && refusedShare <= options.refusedShare
        ? { cause: 'never-no', severity: NEVER_NO, since: outside[options.requests - 1]?.since ?? '' } : null,
      !small && drifts(asked, askedUntil(context, today - options.windowDays, options))
        ? { cause: 'goal-drift', severity: GOAL_DRIFT, since: free.at(-1)?.since ?? '' } : null,
      // Extra work that was all priced explains the extra hours.
      free.length > 0 || outside.length === 0 ? overrun(context, ratio, asked, options) : null,
    ].filter((part): part is Part => part !== null).sort((a, b) => b.severity - a.severity)
    const hours = ratio === null ? {} : { hoursRatio: ratio }
    const evidence = {
      numbers: { outOfScope: outside.length, refused: outside.length - free.length, ...hours },
      events: outside.map(({ event }) => event),
    }
    const [since] = parts.map((part) => part.since).sort((a, b) => Date.parse(a) - Date.parse(b))
    if (since === undefined) return nothingFound(context, asked, ratio, options) ?? clear(evidence)
    return graded({
      ...evidence,
      severity: blend(parts.map(({ severity }) => severity)),
      since,
      causes: parts.map(({ cause }) => cause),
      events: [...evidence.events, ...parts.flatMap(({ events = [] }) => events)],
    })
  },
})

interface Part {
  readonly cause: string
  readonly severity: number
  readonly since: string
  readonly events?: readonly EventBase[]
}

/** A request of the client that the contract does not cover. */
interface OutOfScope {
  readonly since: string
  /** Declined, or with its own price. */
  readonly refused: boolean
  readonly event: EventBase
}

interface Asked {
  /** All requests of the client in the window. */
  readonly all: number
  /** Those of which is known whether they are in scope. */
  readonly told: number
  readonly outside: readonly OutOfScope[]
  readonly refusedShare: number
}

/** What the client asked for in the window up to a day. */
function askedUntil({ measures, calendar }: Context, day: number, { windowDays, pricedField }: Options): Asked {
  const requests = measures.requestLedger().filter(({ side, openedAt }) => {
    const opened = calendar.day(openedAt)
    return side === 'client' && opened > day - windowDays && opened <= day
  })
  const invoiced = new Set(measures.invoiceLedger().invoices.map(({ ref }) => ref))
  const grownAt = contractGrownAt(measures)
  const isPriced = ({ ref, openedAt, events }: Request): boolean =>
    openedAt <= grownAt || invoiced.has(ref) || events.some(({ event }) => event.ext?.[pricedField] === true)
  const outside = requests.filter(({ inScope }) => inScope === false).flatMap((request) =>
    request.events.slice(0, 1).map(({ event }) => ({ since: event.at, refused: request.declined || isPriced(request), event })),
  )
  const told = requests.filter(({ inScope }) => inScope !== null).length
  const refusedShare = outside.length === 0 ? 0 : outside.filter(({ refused }) => refused).length / outside.length
  return { all: requests.length, told, outside, refusedShare }
}

/** When the client last agreed to more: a contract renewed at a higher fee, or another one signed beside the first. */
function contractGrownAt(measures: Measures): number {
  const { contracts } = measures.contractInForce()
  const grown = contracts.flatMap(({ events }, nth) =>
    events.filter(({ event }, i) => {
      if (event.status === 'signed') return contracts.slice(0, nth).some(({ inForce }) => inForce)
      const before = events.slice(0, i).flatMap((earlier) => earlier.event.monthlyFee ?? []).at(-1)
      const fee = event.monthlyFee
      return event.status === 'renewed' && fee !== undefined && before?.currency === fee.currency && fee.amount > before.amount
    }),
  )
  return Math.max(-Infinity, ...grown.map(({ at }) => at))
}

/** Both windows hold enough to compare, and what we give away has grown. */
function drifts(now: Asked, before: Asked): boolean {
  const shareOf = ({ outside, told }: Asked): number => outside.filter(({ refused }) => !refused).length / told
  if (now.told < DRIFT.requests || before.told < DRIFT.requests) return false
  return shareOf(now) >= DRIFT.share && shareOf(now) >= DRIFT.times * shareOf(before)
}

/** Hours worked over hours planned in the window that ends with a day; null where either is missing. */
function hoursRatio(measures: Measures, day: number, { hoursDays }: Options): number | null {
  const { worked, planned } = measures.workedHours()
  const [done, meant] = [worked(day - hoursDays + 1, day + 1), planned(day - hoursDays + 1, day + 1)]
  return done === null || meant === null || meant <= 0 ? null : done / meant
}

/** More hours than planned, and since which day, as far as hours are read. */
function overrun(context: Context, ratio: number | null, { outside, told, all }: Asked, options: Options): Part | null {
  const { events, measures, calendar, asOf, recording } = context
  const severity = ratio === null ? 0 : ramp(ratio, options.overrun, options.severeOverrun)
  if (severity === 0) return null
  const today = calendar.day(asOf)
  const earliest = today - USAGE_DAYS + options.hoursDays + 1
  let day = today
  while (day > earliest && (hoursRatio(measures, day - 1, options) ?? 0) >= options.overrun) day--
  const hours = events.filter((event) => event.type === 'usage' && HOURS.includes(event.what.toLowerCase()))
  const counted = hours.filter(({ at }) => calendar.day(Date.parse(at)) > today - options.hoursDays)
  // Nobody asked for more: then it is our own doing.
  const unasked = outside.length === 0 && recording.has('request') && told >= MIN_TOLD * all
  return { cause: unasked ? 'gold-plating' : 'overrun', severity, since: calendar.date(day), events: counted }
}

/** Either requests that say whether they are in scope, or hours, prove that there was nothing. */
function nothingFound(context: Context, { all, told }: Asked, ratio: number | null, options: Options): Unknown | null {
  const hours = ratio === null ? unknown('not-recorded', ['usage']) : unseen(context, 'usage', options.hoursDays)
  if (told < MIN_TOLD * all) return anyProof(hours, unknown('ambiguous', ['request.inScope', 'usage']))
  return anyProof(hours, unseen(context, 'request', options.windowDays))
}
