import * as z from 'zod'
import type { MessageEvent } from '../events/index.ts'
import type { Contact, Meeting } from '../measures/index.ts'
import { mean, ramp } from '../statistics/index.ts'
import { defineDetector, option, type DetectContext } from './define-detector.ts'
import { graded, notApplicable, unknown } from './finding.ts'

/** Options of `missingRoutine`. */
export interface MissingRoutineOptions {
  /** Mean shortfall of the four parts of a routine, 0 to 1, from which it fires. @defaultValue 0.6 */
  shortfall?: number
  /** Days between reviews where nothing was agreed with the client. @defaultValue 7 */
  periodDays?: number
  /** Days in which a fixed meeting must lie, past or ahead, at least. @defaultValue 35 */
  rhythmDays?: number
  /** Agendas and recaps are recorded of every meeting, so that none on record means none sent. @defaultValue false */
  notesRecorded?: boolean
}

const LOOKBACK_DAYS = 200
/** Meetings of a series are often planned a year ahead. Assumed. */
const PLANNED_DAYS = 400
/** A longer rhythm that was agreed is stretched so much. Assumed. */
const RHYTHM_STRETCH = 1.5
/** So many periods and meetings are looked at. Assumed. */
const PERIODS = 4
const MEETINGS = 4
/** A recap is due within so many working days. Assumed. */
const RECAP_WORKING_DAYS = 2
/** Severity where nothing but the missing rhythm is known. Assumed. */
const RHYTHM_ALONE = 0.35
/** A client, a work and a recording younger than this show no routine yet. Assumed. */
const SETTLED_DAYS = 56
/** So many reports whose gaps differ by no more than so many days come on fixed days. Assumed. */
const FIXED_REPORTS = 4
const FIXED_SPREAD_DAYS = 3

/** Contact only "as needed": no fixed rhythm, no agenda, no recap, no regular look at highs and lows. */
export const missingRoutine = /* @__PURE__ */ defineDetector({
  id: 'missing-routine',
  sign: 'Contact only as needed: no fixed rhythm, no agenda, no recap, no weekly look at highs and lows.',
  side: 'agency',
  sources: ['S000 s1', 'S002'],
  leadTime: { basis: 'assumed' },
  plays: [
    { play: 'propose-a-fixed-call', causes: ['rhythm'] },
    { play: 'agenda-before-recap-after', causes: ['agenda', 'recap'] },
    { play: 'one-high-one-low-a-week', causes: ['review'] },
  ],
  firesOn: 'absence',
  reads: ['meeting', 'report', 'message', 'contract'],
  options: (): z.ZodType<Required<MissingRoutineOptions>> =>
    z.strictObject({
      shortfall: option(
        z.number().gt(0).lt(1).default(0.6),
        'Mean shortfall of the four parts of a routine from which it fires.',
        { basis: 'assumed', because: 'more is missing than there' },
      ),
      periodDays: option(
        z.number().min(1).max(LOOKBACK_DAYS / PERIODS).default(7),
        'Days between reviews where nothing was agreed.',
        { basis: 'practitioner', because: 'S002: weekly' },
      ),
      rhythmDays: option(
        z.number().min(1).max(LOOKBACK_DAYS).default(35),
        'Days in which a fixed meeting must lie, past or ahead.',
        { basis: 'assumed', because: 'a monthly meeting that slipped by a few days' },
      ),
      notesRecorded: option(
        z.boolean().default(false),
        'Agendas and recaps are recorded of every meeting, so that none means none sent.',
        { basis: 'assumed', because: 'few calendars know of them' },
      ),
    }),
  lookbackDays: () => ({ meeting: PLANNED_DAYS, report: LOOKBACK_DAYS, message: LOOKBACK_DAYS }),
  detect(context, options) {
    const { measures, asOf, calendar, recording } = context
    const { contractDay } = measures.contractInForce()
    if (isOneOff(context)) return notApplicable('one-off')
    if (contractDay !== null && contractDay < SETTLED_DAYS) return notApplicable('new-client')
    if (!recording.has('meeting')) return unknown('not-recorded', ['meeting'])
    const routine = routineOf(context, options)
    const start = (days: number): number => calendar.startOf(calendar.day(asOf) - days + 1)
    const looked = Math.max(PERIODS * routine.period, routine.span)
    const begun = recording.knownSince('meeting') ?? asOf
    if (begun > start(Math.max(SETTLED_DAYS, looked))) return unknown('short-history', ['meeting'])
    if (!recording.covers(['meeting'], start(looked), asOf)) return unknown('gap', ['meeting'])

    const { rhythm, shortfalls } = routine
    const known = Object.values(shortfalls)
    const severity = known.length === 1 ? rhythm * RHYTHM_ALONE : ramp(mean(known), options.shortfall, 1)
    return graded({
      severity,
      since: routine.since,
      causes: Object.entries(shortfalls).filter(([, missing]) => missing > 0).sort(([, a], [, b]) => b - a).map(([name]) => name),
      numbers: { ...shortfalls, periodDays: routine.period, meetings: routine.meetings.length },
      events: routine.meetings.map(({ event }) => event),
    })
  },
})

type Options = Required<MissingRoutineOptions>

/** What there is of a routine. */
interface Routine {
  readonly period: number
  /** Days in which a fixed meeting must lie. */
  readonly span: number
  readonly rhythm: number
  /** The parts that are known, 0 (all there) to 1 (nothing). */
  readonly shortfalls: Readonly<Record<string, number>>
  /** The last meetings that were held. */
  readonly meetings: readonly Meeting[]
  readonly since: string
}

/** Work agreed for less than two months has no routine. */
function isOneOff({ measures }: DetectContext): boolean {
  const { inForce } = measures.contractInForce()
  return inForce.length > 0 && inForce.every(({ startsOn, endsOn, autoRenews }) =>
    startsOn !== null && endsOn !== null && autoRenews !== true && endsOn - startsOn < SETTLED_DAYS)
}

function routineOf(context: DetectContext, options: Options): Routine {
  const { measures, asOf, calendar, profile, recording } = context
  const today = calendar.day(asOf)
  const period = Math.min(Math.ceil(profile.agreedCadenceDays ?? options.periodDays), LOOKBACK_DAYS / PERIODS)
  const span = Math.min(Math.ceil(Math.max(options.rhythmDays, RHYTHM_STRETCH * (profile.agreedCadenceDays ?? 0))), LOOKBACK_DAYS)
  const series = measures.meetingSeries().filter(({ attendees }) => attendees.some(({ side }) => side === 'client'))
  const held = series.filter(({ held: wasHeld }) => wasHeld)
  const meetings = held.slice(-MEETINGS)

  const recurring = series.filter((meeting) => meeting.recurring && (meeting.held || isAhead(meeting, asOf)))
  const fixed = recurring.map(({ startsAt }) => calendar.day(startsAt))
  const begun = calendar.day(recording.knownSince('meeting') ?? asOf)
  const lastFixed = Math.max(today - LOOKBACK_DAYS, Math.min(begun, today - span), ...fixed.filter((day) => day <= today))
  const rhythm = fixed.some((day) => Math.abs(day - today) < span) || hasFixedReports(context) ? 0 : 1
  const review = reviewOf(context, held, period)
  const prepared = notesOf(context, meetings, options.notesRecorded)
  return {
    period, span, rhythm, meetings,
    shortfalls: { rhythm, ...(review === null ? {} : { review }), ...prepared },
    since: rhythm === 1 ? calendar.date(lastFixed + span) : meetings[0]?.event.at ?? calendar.date(today - PERIODS * period + 1),
  }
}

function isAhead({ status, startsAt }: Meeting, asOf: number): boolean {
  return startsAt > asOf && (status === 'scheduled' || status === 'rescheduled')
}

/** Reports on fixed days are a rhythm too, where that was agreed. */
function hasFixedReports({ measures, asOf, calendar }: DetectContext): boolean {
  const reports = measures.proactive().contacts.filter(({ channel }) => channel === 'report')
  const days = [...new Set(reports.map(({ day }) => day))].slice(-FIXED_REPORTS)
  const gaps = days.slice(1).map((day, i) => day - (days[i] ?? day))
  if (gaps.length < FIXED_REPORTS - 1 || Math.max(...gaps) - Math.min(...gaps) > FIXED_SPREAD_DAYS) return false
  return calendar.day(asOf) - (days.at(-1) ?? 0) <= Math.max(...gaps) + FIXED_SPREAD_DAYS
}

/** Share of the last periods in which nobody looked back with the client; null where that cannot be known. */
function reviewOf(context: DetectContext, held: readonly Meeting[], period: number): number | null {
  const { measures, asOf, calendar, recording } = context
  const today = calendar.day(asOf)
  const start = calendar.startOf(today - PERIODS * period + 1)
  const begun = recording.knownSince('report')
  const isReportKnown = begun === null || recording.inferred || recording.covers(['report'], Math.max(start, begun), asOf)
  if (!recording.covers(['message'], start, asOf) || !isReportKnown) return null
  const days = [
    ...held.map(({ startsAt }) => calendar.day(startsAt)),
    ...measures.proactive().contacts.filter(isReview).map(({ day }) => day),
  ]
  const periods = Array.from({ length: PERIODS }, (_, i) => today - i * period)
  return periods.filter((last) => !days.some((day) => day > last - period && day <= last)).length / PERIODS
}

/** A report, or a message that tells where things stand; one that nobody read may have done so. */
function isReview({ event, channel }: Contact): boolean {
  if (channel === 'report') return true
  return isMessage(event) && (event.cues === undefined || event.cues.some(({ code }) => code === 'status-update'))
}

function isMessage(event: Contact['event']): event is MessageEvent {
  return event.type === 'message'
}

/** Shares of the last meetings without an agenda before and a recap after; nothing where no meeting ever shows either. */
function notesOf(context: DetectContext, meetings: readonly Meeting[], notesRecorded: boolean): Record<string, number> {
  const { calendar, asOf } = context
  const isKnown = notesRecorded || meetings.some(({ agendaSentAt, recapSentAt }) => agendaSentAt !== null || recapSentAt !== null)
  if (!isKnown || meetings.length === 0) return {}
  const daysAfter = ({ startsAt }: Meeting, at: number): number =>
    calendar.workingDays(calendar.day(startsAt, 'agency'), calendar.day(at, 'agency'), 'agency')
  const due = meetings.filter((meeting) => meeting.recapSentAt !== null || daysAfter(meeting, asOf) > RECAP_WORKING_DAYS)
  const withAgenda = meetings.filter(({ agendaSentAt, startsAt }) => agendaSentAt !== null && agendaSentAt < startsAt)
  const withRecap = due.filter((own) => own.recapSentAt !== null && daysAfter(own, own.recapSentAt) <= RECAP_WORKING_DAYS)
  return {
    agenda: 1 - withAgenda.length / meetings.length,
    ...(due.length === 0 ? {} : { recap: 1 - withRecap.length / due.length }),
  }
}
