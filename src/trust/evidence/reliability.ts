import type { Commitment, KpiPeriod, Request } from '../../measures/index.ts'
import { DAY_MS } from '../../timeline/index.ts'
import type { EvidenceKind } from '../kinds.ts'
import { addWorkingDays, saidAs, type EvidenceContext, type Finder, type Piece } from '../pieces.ts'
import { asBegun, asStated, clientRequests, ourIncidents } from './facts.ts'
import { historyOf, type KnownDate, type PromiseHistory } from './promises.ts'

/** A notice so many working days ahead is in good time. Practitioner: S002, Wednesday for Friday. */
const EARLY_WORKING_DAYS = 2
/** Working days after which a request without a word is unacknowledged, and after which it is ignored. */
const ACKNOWLEDGED_WITHIN = 1
const IGNORED_AFTER = 5
/** Promises of the first weeks after the kickoff. Assumed: as in weak-kickoff. */
const KICKOFF_DAYS = 28
/** The same kind of mistake within so many days is a repetition. Assumed: as in repeated-mistakes. */
const REPEATED_WITHIN_DAYS = 91
const REPEATABLE = ['error', 'tracking', 'outage', 'overspend']
/** Spending so much of the budget is over it. Practitioner: UPM, 115 %. */
const OVER_BUDGET = 1.15
/** Platforms may pass a daily budget on single days by their own rule. Assumed: as in overspend. */
const LEAST_PERIOD_DAYS = 7
/** Days of a month: money for a month is brought to a day by it. */
const MONTH_DAYS = 30.4375
/** A mail about a delay so many days before a due day may be about that promise. Assumed. */
const MAIL_AROUND_MS = 7 * DAY_MS
/** Mail tells of delays where at least this share was read. Assumed: as for all cues. */
const MIN_READ = 0.5

function ourPromises({ measures }: EvidenceContext): Commitment[] {
  return measures.commitmentLedger().filter(({ side }) => side === 'agency')
}

/**
 * Delivered by the day that the client knew, or after it. Where nobody noted whether it heard of a new date, what lies between
 * the two proves nothing.
 */
const deliveries: Finder = (context) =>
  ourPromises(context).flatMap((promise): Piece[] => {
    const history = historyOf(promise, context.calendar)
    const at = promise.deliveredAt ?? Infinity
    if (at <= history.due.by) return asStated('promise-kept', promise.events, 'delivered')
    return history.unsaid && at <= promise.dueBy ? [] : asStated('delivered-late', promise.events, 'delivered')
  })

/** Announced delays by how far ahead. What is told after the due day is no notice: see `silences`. */
const notices: Finder = (context) =>
  ourPromises(context).flatMap((promise) => {
    const inTime = historyOf(promise, context.calendar).notices.filter(({ lead }) => lead >= 0)
    return inTime.map(({ at, lead, replaced, event }): Piece => ({ kind: noticeKind(lead, replaced), at, event }))
  })

/** A date set less than two working days ahead cannot be moved earlier than on its eve. */
function noticeKind(lead: number, { ahead }: KnownDate): EvidenceKind {
  if (lead === 0) return 'notice-on-the-due-day'
  return lead >= EARLY_WORKING_DAYS || ahead < EARLY_WORKING_DAYS ? 'delay-announced-early' : 'notice-on-the-eve'
}

/**
 * Due days that passed by a working day without delivery and without a word. Nobody can say so where no record and no mail tells of
 * delays at all, and a mail about some delay around the day may have been the word.
 */
const silences: Finder = (context) => {
  const { measures, calendar, recording, asOf } = context
  const mails = measures.cueCount(['delay-notice'], Infinity)
  const promises = ourPromises(context)
  const marked = promises.some(({ events }) => events.some(({ event }) => event.announced !== undefined))
  if (!marked && (mails.readShare ?? 0) < MIN_READ) return []
  return promises.flatMap((promise): Piece[] => {
    const history = historyOf(promise, calendar)
    return silentDates(promise, history, asOf).flatMap(({ date, until }): Piece[] => {
      const at = calendar.startOf(addWorkingDays(date.on, 1, calendar), 'agency')
      const passed = at <= until && recording.covers(['commitment'], date.by, until)
      const told = mails.cues.some((mail) => mail.at >= date.by - MAIL_AROUND_MS && mail.at < at + DAY_MS)
      // No event happens when a day passes: the promise stands for it, so that no notice of it counts less.
      return passed && !told ? asBegun('delay-without-notice', at, promise.events) : []
    })
  })
}

/** A date, and when it was said or done what became of it. */
interface OpenDate {
  readonly date: KnownDate
  readonly until: number
}

/** Dates that were not announced to move in time. */
function silentDates(promise: Commitment, { notices, due, unsaid }: PromiseHistory, asOf: number): OpenDate[] {
  const toldTooLate = notices.filter(({ lead }) => lead < 0).map(({ at, replaced }) => ({ date: replaced, until: at }))
  if (unsaid || promise.cancelledAt !== null) return toldTooLate
  return [...toldTooLate, { date: due, until: promise.deliveredAt ?? asOf }]
}

const requests: Finder = (context) => clientRequests(context.measures).flatMap((request) => requestPiece(request, context))

/** The first word on a request: in time, late, or none yet. */
function requestPiece({ openedAt, acknowledgedAt, events }: Request, { calendar, recording, asOf }: EvidenceContext): Piece[] {
  const opened = calendar.day(openedAt, 'agency')
  const waited = calendar.workingDays(opened, calendar.day(acknowledgedAt ?? asOf, 'agency'), 'agency')
  if (waited <= ACKNOWLEDGED_WITHIN) {
    return asStated('request-acknowledged', events, 'acknowledged', 'resolved', 'declined')
  }
  const ignored = waited > IGNORED_AFTER
  const after = ignored ? IGNORED_AFTER : ACKNOWLEDGED_WITHIN
  const at = calendar.startOf(addWorkingDays(opened, after, calendar) + 1, 'agency')
  // A word may lie in a hole of the recording.
  if (at > asOf || !recording.covers(['request'], openedAt, acknowledgedAt ?? asOf)) return []
  return asBegun(ignored ? 'request-ignored' : 'request-unacknowledged', at, events)
}

const recaps: Finder = ({ measures, asOf }) =>
  measures.meetingSeries().flatMap(({ held, recapSentAt, event }): Piece[] =>
    held && recapSentAt !== null && recapSentAt <= asOf ? [{ kind: 'recap-sent', at: recapSentAt, event }] : [],
  )

/** Every promise made in the four weeks from the kickoff on was delivered by the day that the client knew. */
const kickoffDates: Finder = (context) => {
  const { measures, calendar } = context
  const kickoffs = measures.meetingSeries().filter(({ purpose, held }) => purpose === 'kickoff' && held)
  return kickoffs.slice(0, 1).flatMap(({ startsAt, event }): Piece[] => {
    const day = calendar.day(startsAt, 'agency')
    const first = ourPromises(context).filter(({ madeAt }) => {
      const made = calendar.day(madeAt, 'agency')
      return made >= day && made < day + KICKOFF_DAYS
    })
    const kept = first.map((promise) => {
      const { due } = historyOf(promise, calendar)
      return promise.deliveredAt !== null && promise.deliveredAt <= due.by ? promise.deliveredAt : null
    })
    if (kept.length === 0 || kept.includes(null)) return []
    return [{ kind: 'kickoff-dates-kept', at: Math.max(startsAt, ...kept.map((at) => at ?? 0)), event }]
  })
}

/** One kind of mistake again, on another day. */
const repetitions: Finder = ({ measures, calendar }) => {
  const mistakes = ourIncidents(measures).filter(({ kind }) => REPEATABLE.includes(kind))
  return mistakes.flatMap(({ kind, foundAt, events }, i): Piece[] => {
    const day = calendar.day(foundAt)
    const again = mistakes.slice(0, i).some((other) => {
      const apart = day - calendar.day(other.foundAt)
      return other.kind === kind && apart > 0 && apart <= REPEATED_WITHIN_DAYS
    })
    return again ? asBegun('mistake-repeated', foundAt, events) : []
  })
}

/** Moved meetings are left out: most of them take place. */
const meetingsCalledOff: Finder = ({ measures }) =>
  measures.meetingSeries().filter(({ calledOffBy, status }) => calledOffBy === 'agency' && status !== 'rescheduled')
    .map(({ event }) => ({ kind: 'meeting-called-off-by-us', at: Date.parse(event.at), event }))

const overspending: Finder = (context) => [...overspendIncidents(context), ...periodsOverBudget(context)]

const overspendIncidents: Finder = ({ measures }) =>
  ourIncidents(measures).filter(({ kind }) => kind === 'overspend')
    .flatMap(({ foundAt, events }) => asBegun('spend-over-budget', foundAt, events))

/** One period costs once, whichever of its KPIs tells the spend. */
const periodsOverBudget: Finder = (context) => {
  const over = context.measures.attainment().periods.filter((period) => isOverBudget(period, context))
  const byPeriod = new Map(over.map((period) => [JSON.stringify([period.service, period.fromDay, period.toDay]), period]))
  return [...byPeriod.values()].map(({ event: { at, event } }) => ({ kind: 'spend-over-budget', at, event }))
}

/**
 * A period is held against the budget of the very service it is for, or the whole against the whole, and against the highest
 * budget that was in force in it. Simpler than overspend, and never stricter.
 */
function isOverBudget(period: KpiPeriod, { measures, calendar, asOf }: EvidenceContext): boolean {
  const { service, fromDay, toDay, spend, event: { event } } = period
  const length = toDay - fromDay + 1
  if (spend === null || length < LEAST_PERIOD_DAYS || toDay > calendar.day(asOf)) return false
  const own = measures.budgetLevels().steps.map(({ change }) => change)
    .filter((budget) => budget.event.service?.toLowerCase() === service?.toLowerCase() && budget.day <= toDay)
  const before = own.filter(({ day }) => day <= fromDay).slice(-1)
  if (before.length === 0) return false
  const inForce = [...before, ...own.filter(({ day }) => day > fromDay)].map((budget) => budget.event)
  if (inForce.some(({ amount }) => amount.currency !== event.spend?.currency)) return false
  const perDay = Math.max(...inForce.map(({ amount, per }) => amount.amount / (per === 'day' ? 1 : MONTH_DAYS)))
  return spend > OVER_BUDGET * perDay * length
}

const FINDERS: readonly Finder[] = [
  deliveries, notices, silences, requests, recaps, kickoffDates, repetitions, meetingsCalledOff, overspending,
  /* @__PURE__ */ saidAs('praise-of-reliability', 'praise', 'reliability'),
]

/** Do they do what they say, when they say it? */
export function reliabilityEvidence(context: EvidenceContext): Piece[] {
  return FINDERS.flatMap((find) => find(context))
}
