import * as z from 'zod'
import type { EventBase } from '../events/index.ts'
import type { KpiPeriod, Measures } from '../measures/index.ts'
import { mean, ramp } from '../statistics/index.ts'
import { defineDetector, option, type DetectContext } from './define-detector.ts'
import { clear, fired, notApplicable, unknown, type Finding } from './finding.ts'

/** Options of `unmetGoals`. */
export interface UnmetGoalsOptions {
  /** Share of the target below which a period is missed. @defaultValue 0.8 */
  missedBelow?: number
  /** Mean share of the target at which it is as bad as can be. @defaultValue 0.5 */
  severeShare?: number
  /** Day of the contract from which the client has had time to notice. @defaultValue 120 */
  clockFromDay?: number
  /** Day of the contract at which half a year is over; the period of notice is added. @defaultValue 180 */
  clockToDay?: number
  /** Days within which goals are to be reviewed where no targets are set. @defaultValue 91 */
  reviewDays?: number
}

type Options = Required<UnmetGoalsOptions>

/** The commonest period of notice. Practitioner: S004. */
const NOTICE_DAYS = 30
/** What the time of the contract adds, and that nothing of ours answered the results. Assumed. */
const CLOCK = 0.2
const UNANSWERED = 0.15
/** Severity where there are neither targets nor a review. Assumed. */
const NO_GOAL_REVIEW = 0.35
/** Our initiatives are looked for over so many days. Assumed: a quarter. */
const INITIATIVE_DAYS = 91
/** Results that ended longer ago are no longer the last ones, unless the next are not yet due. Assumed: a quarter. */
const FRESH_DAYS = 91
/** Results are told so many days after their period at the latest. Assumed. */
const TOLD_WITHIN_DAYS = 45
/** A forecast is missed from this share downward. Assumed: by over 30 %. */
const FORECAST_SHARE = 0.7
/** Topic of a forecast that does not name the KPI. Assumed. */
const FORECAST = 'forecast'
/** Return on spend falls from here downward. Practitioner: UPM; evidence only. */
const RETURN_FELL = 0.8
const LOOKBACK_DAYS = 400

/** Goals are not met, and the client has had about half a year to notice. */
export const unmetGoals = /* @__PURE__ */ defineDetector({
  id: 'unmet-goals',
  sign: 'Goals are not met, and the client has had about half a year to notice.',
  side: 'client',
  sources: ['S004 s2', 'beyond the sources: UPM'],
  leadTime: { days: [30, 30], basis: 'practitioner' },
  plays: ['set-goals-that-can-be-met', 'name-the-weak-result-first', 'reset-a-wrong-goal'],
  firesOn: 'change',
  reads: ['performance', 'contract', 'plan', 'initiative', 'message'],
  options: (): z.ZodType<Options> =>
    z.strictObject({
      missedBelow: option(z.number().gt(0).max(1).default(0.8), 'Share of the target below which a period is missed.', {
        basis: 'assumed', because: 'ambitious targets are missed by a tenth all the time',
      }),
      severeShare: option(z.number().min(0).max(1).default(0.5), 'Mean share of the target at which it is as bad as can be.', {
        basis: 'assumed', because: 'half of what was promised',
      }),
      clockFromDay: option(z.int().min(0).default(120), 'Day of the contract from which the client has had time to notice.', {
        basis: 'practitioner', because: 'S004: results show in four to six months',
      }),
      clockToDay: option(z.int().min(0).default(180), 'Day of the contract at which half a year is over.', {
        basis: 'practitioner', because: 'S004: six months to see it, one of notice',
      }),
      reviewDays: option(z.int().min(1).default(91), 'Days within which goals are to be reviewed where no targets are set.', {
        basis: 'assumed', because: 'a quarter',
      }),
    }),
  lookbackDays: () => ({ performance: LOOKBACK_DAYS, message: LOOKBACK_DAYS }),
  detect(context, options) {
    const { measures, asOf, calendar } = context
    const today = calendar.day(asOf)
    const results = resultsOf(measures)
    const { contractDay } = measures.contractInForce()
    const last = results.slice(-1).find((own) => today - own.toDay < Math.max(FRESH_DAYS, lengthOf(own) + TOLD_WITHIN_DAYS))
    const before = last === undefined ? undefined : results.findLast((own) => own.toDay < last.fromDay)
    if (last === undefined || before === undefined || hidesResults(before, last, context)) {
      return withoutGoals(results, contractDay, context, options) ?? tooFew(results, last, contractDay, context, options)
    }
    const shares = [before.attained, last.attained]
    const attained = mean(shares)
    const inClock = isInClock(measures, contractDay, options)
    const time = contractDay === null ? {} : { contractDay }
    const numbers = { attained, lastAttained: last.attained, beforeAttained: before.attained, ...time }
    const evidence = { numbers, notes: returnFell(before, last) ? ['return-fell'] : [] }
    if (shares.some((share) => share >= options.missedBelow)) return clear({ ...evidence, events: eventsOf([before, last]) })

    const isUnanswered = nothingTried(context)
    const beside = [
      ...(isOversold(last, measures) ? ['oversold'] : []),
      ...(isUnanswered ? ['unanswered'] : []),
      ...(inClock ? ['half-year'] : []),
    ]
    const base = ramp(attained, options.missedBelow, Math.min(options.severeShare, options.missedBelow))
    const run = results.slice(results.findLastIndex((own) => own.toDay <= last.toDay && own.attained >= options.missedBelow) + 1)
    return fired({
      ...evidence,
      severity: Math.min(1, base + (inClock ? CLOCK : 0) + (isUnanswered ? UNANSWERED : 0)),
      since: (run[1] ?? last).since,
      causes: ['missed-goals', ...beside],
      events: eventsOf(run),
    })
  },
})

/** What was reached of the main goal in one period, all services together. */
interface Result {
  readonly fromDay: number
  readonly toDay: number
  readonly attained: number
  readonly since: string
  readonly parts: readonly KpiPeriod[]
}

/** Results of the main KPI with a target, one for each period, oldest first. Where the total is told, services are its parts. */
function resultsOf(measures: Measures): Result[] {
  const { periods, mainKpi } = measures.attainment()
  const byPeriod = new Map<string, KpiPeriod[]>()
  for (const period of periods) {
    if (period.kpi !== mainKpi || period.attained === null) continue
    const key = `${period.fromDay} ${period.toDay}`
    byPeriod.set(key, [...(byPeriod.get(key) ?? []), period])
  }
  return [...byPeriod.values()].flatMap((all) => {
    const totals = all.filter(({ service }) => service === null)
    const parts = totals.length > 0 ? totals : all
    const newest = parts.reduce((max, own) => (own.event.at > max.event.at ? own : max))
    const { fromDay, toDay, event: { event } } = newest
    return [{ fromDay, toDay, attained: mean(parts.flatMap(({ attained }) => attained ?? [])), since: event.at, parts }]
  })
}

/** A period between the two, or one after the last, may lie in a hole. */
function hidesResults(before: Result, last: Result, { recording, calendar, asOf }: DetectContext): boolean {
  const length = lengthOf(last)
  const skips = last.fromDay - before.toDay - 1 >= length / 2
  const lost = (from: number, to: number): boolean => {
    const begun = Math.max(calendar.startOf(from), recording.knownSince('performance') ?? asOf)
    return recording.missing('performance', begun, to) > 0
  }
  // A result is told some time after its period, so for a while no newer one can be missed.
  const isDue = calendar.day(asOf) - last.toDay > length + Math.min(length, TOLD_WITHIN_DAYS)
  return (skips && lost(before.toDay + 1, calendar.startOf(last.fromDay))) || (isDue && lost(last.toDay + 1, asOf))
}

function lengthOf({ fromDay, toDay }: Result): number {
  return toDay - fromDay + 1
}

function isInClock(measures: Measures, contractDay: number | null, { clockFromDay, clockToDay }: Options): boolean {
  const notice = measures.contractInForce().inForce.flatMap(({ noticeDays }) => noticeDays ?? [])
  const days = notice.length === 0 ? NOTICE_DAYS : Math.max(...notice)
  return contractDay !== null && contractDay >= clockFromDay && contractDay <= clockToDay + days
}

/** No goals at all: neither targets nor a review of the plan, though such things are recorded. */
function withoutGoals(
  results: readonly Result[], contractDay: number | null, context: DetectContext, { clockFromDay, reviewDays }: Options,
): Finding | null {
  const { measures, recording, calendar, asOf } = context
  if (contractDay === null || contractDay < clockFromDay || results.length > 0 || hasTargets(measures)) return null
  const types = ['performance', 'plan'].filter((type) => recording.has(type))
  const from = calendar.startOf(calendar.day(asOf) - reviewDays)
  if (types.length === 0 || !recording.covers(types, from, asOf)) return null
  const plan = measures.planInForce()
  if (plan !== null && plan.reviewedAt >= from) return null
  const today = calendar.day(asOf)
  const start = today - contractDay + clockFromDay
  const unreviewed = plan === null ? start : Math.max(start, calendar.day(plan.reviewedAt) + reviewDays + 1)
  return fired({
    severity: NO_GOAL_REVIEW,
    since: calendar.date(Math.min(today, unreviewed)),
    causes: ['no-goal-review'],
    numbers: { contractDay },
    events: plan === null ? [] : plan.events.slice(-1).map(({ event }) => event),
  })
}

function hasTargets(measures: Measures): boolean {
  return measures.attainment().periods.some(({ target }) => target !== null)
}

function tooFew(
  results: readonly Result[], last: Result | undefined, contractDay: number | null, context: DetectContext, { clockFromDay }: Options,
): Finding {
  const { recording, calendar, asOf, measures } = context
  const events = eventsOf(results.slice(-2))
  if (contractDay !== null && contractDay < clockFromDay && !hasTargets(measures)) return notApplicable('under-120-days')
  if (!recording.has('performance')) return unknown('not-recorded', ['performance'])
  const from = calendar.startOf(calendar.day(asOf) - FRESH_DAYS)
  const begun = recording.knownSince('performance') ?? asOf
  if (recording.missing('performance', Math.max(from, begun), asOf) > 0) return unknown('gap', ['performance'], { events })
  if (last !== undefined && begun > calendar.startOf(last.fromDay)) return unknown('short-history', ['performance'], { events })
  return unknown('too-few', ['performance.target'], { events })
}

/** No idea of ours, of whatever kind, while nothing of that is hidden. */
function nothingTried({ measures, recording, calendar, asOf }: DetectContext): boolean {
  const from = calendar.startOf(calendar.day(asOf) - INITIATIVE_DAYS + 1)
  if (!recording.has('initiative') || !recording.covers(['initiative'], from, asOf)) return false
  return !measures.initiativeLedger().some(({ side, events }) => side === 'agency' && events.some(({ at }) => at >= from))
}

/** Before the results we promised what nobody controls, or a number that was missed by far. */
function isOversold({ parts }: Result, measures: Measures): boolean {
  const told = Math.max(...parts.map(({ event }) => event.at))
  if (measures.cueCount(['overpromise'], LOOKBACK_DAYS - 1).cues.some(({ at }) => at < told)) return true
  const forecasts = measures.claims().flatMap(({ claims }) => claims).filter(({ side, at }) => side === 'agency' && at < told)
  return forecasts.some(({ topic, amount }) => amount !== null && amount > 0 && parts.some((part) => isMissed(part, topic, amount)))
}

function isMissed({ kpi, actual, event }: KpiPeriod, topic: string, forecast: number): boolean {
  if (topic !== kpi.toLowerCase() && topic !== FORECAST) return false
  return (event.event.better === 'higher' ? actual / forecast : forecast / actual) < FORECAST_SHARE
}

function returnFell(before: Result, last: Result): boolean {
  const [then, now] = [returnOf(before), returnOf(last)]
  return then !== null && now !== null && now <= then * RETURN_FELL
}

/** Outcomes for the money spent; null where more is not better, or the spend is not told. */
function returnOf({ parts }: Result): number | null {
  const spend = parts.reduce((sum, part) => sum + (part.spend ?? 0), 0)
  if (spend === 0 || parts.some(({ event }) => event.event.better === 'lower')) return null
  return parts.reduce((sum, { actual }) => sum + actual, 0) / spend
}

function eventsOf(results: readonly Result[]): EventBase[] {
  return results.flatMap(({ parts }) => parts.map(({ event }) => event.event))
}
