import * as z from 'zod'
import type { EventBase } from '../events/index.ts'
import { blend, ramp } from '../statistics/index.ts'
import { defineDetector, option, type DetectContext } from './define-detector.ts'
import { graded, notApplicable, unknown } from './finding.ts'
import { earliestOf, isSeen } from './shared/seen.ts'

/** Options of `minimalContact`. */
export interface MinimalContactOptions {
  /** Times our own cadence without a proactive contact from which it fires. @defaultValue 2 */
  ratio?: number
  /** Times our own cadence that are as bad as it gets. @defaultValue 4 */
  severeRatio?: number
  /** Days without a proactive contact, at least. @defaultValue 10 */
  days?: number
  /** Share of the usual number of proactive contacts at which they have become thin. @defaultValue 0.4 */
  thinShare?: number
}

const DAY_MS = 86_400_000
const LOOKBACK_DAYS = 364
/** Contacts that could have been made without a word in the mail. */
const ELSEWHERE = ['call', 'meeting', 'report'] as const
/** Thinner contact is read from so many cadences, at least so many days, against so many days before. Assumed. */
const RECENT_CADENCES = 6
const LEAST_RECENT_DAYS = 28
const BEFORE_DAYS = 182
/** Fewer contacts show no rhythm that could thin out. Assumed: as for the own cadence, four gaps. */
const MIN_BEFORE = 5
/** From so many gaps the client's own rhythm is known. Assumed. */
const MIN_GAPS = 4
/** Severity of thinner contact, and what a client that says it feels unimportant adds. Assumed. */
const THINNER = 0.35
const FEELS_UNIMPORTANT = 0.2

/** The agency is busy elsewhere and keeps contact to the minimum. */
export const minimalContact = /* @__PURE__ */ defineDetector({
  id: 'minimal-contact',
  sign: 'The agency, busy elsewhere, keeps contact to the minimum.',
  side: 'agency',
  sources: ['S003 #5'],
  leadTime: { basis: 'assumed' },
  plays: ['one-useful-fact-a-week', 'check-the-channels', 'staff-the-account'],
  firesOn: 'absence',
  reads: ['message', 'call', 'meeting', 'report', 'contract'],
  options: (): z.ZodType<Required<MinimalContactOptions>> =>
    z.strictObject({
      ratio: option(z.number().gt(0).default(2), 'Times our own cadence without a proactive contact from which it fires.', {
        basis: 'assumed', because: 'own gaps are heavy-tailed: one in twenty is over twice the median',
      }),
      severeRatio: option(z.number().gt(0).default(4), 'Times our own cadence that are as bad as it gets.', {
        basis: 'assumed', because: 'a month of silence where a week was usual',
      }),
      days: option(z.number().min(0).default(10), 'Days without a proactive contact, at least.', {
        basis: 'assumed', because: 'a long weekend and a busy week are no sign',
      }),
      thinShare: option(z.number().min(0).lt(1).default(0.4), 'Share of the usual number of proactive contacts that is thin.', {
        basis: 'assumed', because: 'less than half',
      }),
    }).refine((o) => o.severeRatio > o.ratio, { path: ['severeRatio'], error: 'must be more than ratio' }),
  lookbackDays: () => ({ message: LOOKBACK_DAYS, call: LOOKBACK_DAYS, meeting: LOOKBACK_DAYS, report: LOOKBACK_DAYS }),
  detect(context, options) {
    const { measures, asOf, recording } = context
    if (measures.contractInForce().allOver) return notApplicable('engagement-over')
    if (!recording.has('message')) return unknown('not-recorded', ['message'])
    const { last, cadenceDays } = measures.proactive()
    const known = recording.knownSince('message')
    const isWhole = known !== null && isSeen(recording, 'message', ELSEWHERE, last?.at ?? startOf(context), asOf)
    if (!isWhole) return unknown('gap', ['message'])
    if (known > asOf - options.ratio * cadenceDays * DAY_MS) return unknown('short-history', ['message'])
    if (!isExpected(context)) return notApplicable('nothing-expected')

    const { severity: late, since: lateSince, daysSince } = overdue(context, options)
    const thin = thinner(context, options)
    const parts = [...(late > 0 ? [late] : []), ...(thin === null ? [] : [THINNER])]
    const feelsIt = parts.length > 0 && measures.cueCount(['feels-unimportant']).count > 0
    return graded({
      severity: Math.min(1, blend(parts) + (feelsIt ? FEELS_UNIMPORTANT : 0)),
      since: earliestOf([...(late > 0 ? [lateSince] : []), ...(thin === null ? [] : [thin.since])]) ?? lateSince,
      causes: [
        ...(late > 0 ? ['overdue'] : []),
        ...(thin === null ? [] : ['thinner']),
        ...(parts.length > 0 && isMutual(context, options) ? ['mutual'] : []),
      ],
      numbers: { daysSince, cadenceDays, ratio: daysSince / cadenceDays, ...thin?.numbers },
      notes: feelsIt ? ['feels-unimportant'] : [],
      events: [...new Set<EventBase>([...(last === null ? [] : [last.event]), ...(thin?.events ?? [])])],
    })
  },
})

type Options = Required<MinimalContactOptions>

/** There is a rhythm to fall short of: one agreed on, our own, or at least a contract under which somebody expects to hear from us. */
function isExpected({ measures, profile }: DetectContext): boolean {
  const { inForce } = measures.contractInForce()
  return profile.agreedCadenceDays !== undefined || inForce.length > 0 || measures.proactive().ownCadence
}

/** From when on we could have been in touch, where we never were. */
function startOf({ measures, asOf, calendar, recording }: DetectContext): number {
  const { contractDay } = measures.contractInForce()
  const signed = contractDay === null ? -Infinity : calendar.startOf(calendar.day(asOf) - contractDay)
  return Math.max(recording.knownSince('message') ?? asOf, signed, asOf - LOOKBACK_DAYS * DAY_MS)
}

/** Our silence against our rhythm; days off of the client do not count. */
function overdue(context: DetectContext, { ratio, severeRatio, days }: Options) {
  const { measures, asOf, calendar } = context
  const { last, cadenceDays } = measures.proactive()
  const [first, today] = [last?.day ?? calendar.day(startOf(context)), calendar.day(asOf)]
  const mark = Math.max(days, ratio * cadenceDays)
  let [daysSince, markDay] = [0, today]
  for (let day = first + 1; day <= today; day++) {
    if (calendar.isHoliday(day)) continue
    daysSince++
    if (daysSince >= mark) markDay = Math.min(markDay, day)
  }
  const severity = daysSince < days ? 0 : ramp(daysSince / cadenceDays, ratio, severeRatio)
  return { severity, since: calendar.date(markDay), daysSince }
}

/** Far fewer proactive contacts than in the half-year before, and than was agreed; null where there are not. */
function thinner({ measures, asOf, calendar, profile, recording }: DetectContext, { thinShare }: Options) {
  const { contacts, cadenceDays } = measures.proactive()
  const today = calendar.day(asOf)
  const span = Math.max(LEAST_RECENT_DAYS, Math.ceil(RECENT_CADENCES * cadenceDays))
  const before = contacts.filter(({ day }) => day > today - span - BEFORE_DAYS && day <= today - span)
  const recent = contacts.filter(({ day }) => day > today - span)
  const agreed = profile.agreedCadenceDays === undefined ? Infinity : span / profile.agreedCadenceDays
  const usual = Math.min((before.length * span) / BEFORE_DAYS, agreed)
  const allowed = Math.floor(thinShare * usual)
  const leaving = contacts.at(-1 - allowed)
  if (before.length < MIN_BEFORE || recent.length > allowed || leaving === undefined) return null
  if (!isSeen(recording, 'message', ELSEWHERE, calendar.startOf(today - span + 1), asOf)) return null
  return {
    // The day on which one contact more left the stretch that is looked at.
    since: calendar.date(leaving.day + span),
    numbers: { recentContacts: recent.length, usualContacts: usual, recentDays: span },
    events: recent.map(({ event }) => event),
  }
}

/** The client has fallen silent too, against its own rhythm. */
function isMutual({ measures }: DetectContext, { ratio, days }: Options): boolean {
  const { daysSince, medianGap, gaps } = measures.activeDays()
  return daysSince !== null && medianGap !== null && gaps.length >= MIN_GAPS && daysSince >= Math.max(days, ratio * medianGap)
}
