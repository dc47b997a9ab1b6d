import * as z from 'zod'
import type { EventBase } from '../events/index.ts'
import type { Measures } from '../measures/index.ts'
import type { Calendar, Recording } from '../timeline/index.ts'
import { blend, ramp } from '../statistics/index.ts'
import { defineDetector, option, type DetectContext } from './define-detector.ts'
import { clear, graded, notApplicable, unknown } from './finding.ts'
import { isSeen } from './shared/seen.ts'
import { slowdown } from './shared/slowdown.ts'

/** What `unansweredRequests` can be told. */
export interface UnansweredRequestsOptions {
  /** Working days without a word from which one request fires. @defaultValue 3 */
  workingDays?: number
  /** Working days without a word that are as bad as it gets. @defaultValue 8 */
  severeWorkingDays?: number
  /** Share answered after more than a working day from which the habit fires. @defaultValue 0.6 */
  lateShare?: number
  /** Share answered late that is as bad as it gets. @defaultValue 0.9 */
  severeLateShare?: number
  /** How many times slower than before our own answers must be. @defaultValue 2 */
  ratio?: number
  /** How sure that comparison must be, in standard errors. @defaultValue 2.3 */
  z?: number
  /** Waiting items from which nobody seems to follow what comes in. @defaultValue 4 */
  untracked?: number
}

const DAY_MS = 86_400_000
/** What may hold our answer. */
const ANSWERS = ['message', 'call', 'request']
const HOUR_MS = 3_600_000
/** What comes in from this local hour on is treated as having come the next working day. Assumed: a usual end of work. */
const CLOSING_HOUR = 18
/** An answer is owed within a working day. Assumed. */
const OWED_WORKING_DAYS = 1
/** The habit is read from so many days, from so many items on. Assumed. */
const HABIT_DAYS = 28
const MIN_ITEMS = 5
/** Severity of answers that slowed, and what untracked and repeated requests add. Assumed. */
const SLOWER = 0.35
const UNTRACKED = 0.15
const RE_ASKED = 0.15
/** What was asked longer ago has lapsed: who still waits has asked again, or has gone, which other signs show. Assumed. */
const ASKED_DAYS = 91
/** The newest questions that are compared with those before. Measured: methods.md 4, as in slow-replies. */
const RECENT_QUESTIONS = 8

/** The agency does not answer what the client asks. */
export const unansweredRequests = /* @__PURE__ */ defineDetector({
  id: 'unanswered-requests',
  sign: 'The agency does not answer what the client asks.',
  side: 'agency',
  sources: ['S003 #4', 'S003 #2', 'S002'],
  leadTime: { basis: 'assumed' },
  plays: ['acknowledge-within-a-day', { play: 'one-list-with-owners', causes: ['untracked'] }, 'enough-people', 'check-the-channels'],
  firesOn: 'absence',
  reads: ['request', 'message', 'call'],
  options: (): z.ZodType<Required<UnansweredRequestsOptions>> => {
    const share = z.number().gt(0).max(1)
    return z.strictObject({
      workingDays: option(z.number().gt(0).default(3), 'Working days without a word from which one request fires.', { basis: 'assumed', because: 'one day is owed, but a day late is ordinary' }),
      severeWorkingDays: option(z.number().gt(0).default(8), 'Working days without a word that are as bad as it gets.', { basis: 'assumed', because: 'a week and a half' }),
      lateShare: option(share.default(0.6), 'Share answered after more than a working day from which the habit fires.', { basis: 'assumed', because: 'more often late than not' }),
      severeLateShare: option(share.default(0.9), 'Share answered late that is as bad as it gets.', { basis: 'assumed', because: 'nearly always' }),
      ratio: option(z.number().gt(1).default(2), 'How many times slower than before our own answers must be.', { basis: 'measured', because: 'methods.md 1 (c)' }),
      z: option(z.number().gt(0).default(2.3), 'How sure that comparison must be, in standard errors.', { basis: 'measured', because: 'methods.md 1 (c)' }),
      untracked: option(z.int().min(1).default(4), 'Waiting items from which nobody seems to follow what comes in.', { basis: 'assumed', because: 'more than one person keeps in mind' }),
    })
      .refine((o) => o.severeWorkingDays > o.workingDays, { path: ['severeWorkingDays'], error: 'must be more than workingDays' })
      .refine((o) => o.severeLateShare > o.lateShare, { path: ['severeLateShare'], error: 'must be more than lateShare' })
  },
  lookbackDays: () => ({ message: 400, call: 400 }),
  detect(context, options) {
    const { measures, asOf, calendar, recording } = context
    if (!recording.has('request') && !recording.has('message')) return unknown('not-recorded', ['request', 'message'])
    const items = itemsOf(context).filter(({ at }) => at > asOf - ASKED_DAYS * DAY_MS)
    const judged = items.filter((item) => item.seen)
    const waiting = judged.filter((item) => item.answeredAt === null)
    const recent = judged.filter(({ at }) => at > asOf - HABIT_DAYS * DAY_MS)
    const parts = [...longest(waiting, calendar, options), ...often(recent, options), ...slower(context, options)]

    const { late, all } = lateness(recent)
    const evidence = {
      numbers: {
        waiting: waiting.length,
        longestWorkingDays: Math.max(0, ...waiting.map((item) => item.workingDays)),
        ...(all < MIN_ITEMS ? {} : { lateShare: late.length / all }),
      },
      events: [...new Set([...waiting.map((item) => item.event), ...parts.flatMap((part) => part.events)])],
    }
    if (parts.length === 0) {
      const hidden = items.some((item) => !item.seen && item.workingDays >= options.workingDays)
      if (hidden || wasDown(recording, asOf)) return unknown('gap', ['request', 'message'], evidence)
      return items.length > 0 ? clear(evidence) : notApplicable('nothing-asked')
    }
    const untracked = waiting.filter((item) => item.workingDays > OWED_WORKING_DAYS).length >= options.untracked
    const again = reAsked(waiting, measures)
    return graded({
      ...evidence,
      severity: Math.min(1, blend(parts.map((part) => part.severity)) + (untracked ? UNTRACKED : 0) + (again ? RE_ASKED : 0)),
      since: parts.map((part) => part.since).reduce((a, b) => (Date.parse(b) < Date.parse(a) ? b : a)),
      causes: [...parts.map((part) => part.cause), ...(untracked ? ['untracked'] : [])],
      notes: again ? ['re-asked'] : [],
    })
  },
})

type TalkEvent = EventBase & { readonly type: string; readonly ref?: unknown }

/** A request or a question of the client. */
interface Item {
  readonly at: number
  readonly ref: string | undefined
  readonly event: TalkEvent
  /** The first word of a person of ours; null while there was none. */
  readonly answeredAt: number | null
  /** Working days from when it came in to the answer, or to `asOf`. */
  readonly workingDays: number
  /** The local day on which its clock starts. */
  readonly startDay: number
  /** Answered, or whatever could hold the answer was recorded since. */
  readonly seen: boolean
}

/** What one of the three ways of not answering comes to. */
interface Part {
  readonly cause: 'open' | 'often' | 'slower'
  readonly severity: number
  readonly since: string
  readonly events: readonly EventBase[]
}

/** Requests and questions of the client, oldest first; a question in the thread of a request is that request. */
function itemsOf({ measures, asOf, calendar, recording }: DetectContext): Item[] {
  const words = measures.contacts().filter((contact) => contact.direction === 'outbound').map((contact) => contact.at)
  const item = (at: number, event: TalkEvent, said: number | null): Item => {
    const answeredAt = earlier(said, firstAfter(words, at))
    const startDay = clockStart(at, calendar)
    const workingDays = Math.max(0, calendar.workingDays(startDay, calendar.day(answeredAt ?? asOf, 'agency'), 'agency'))
    return { at, ref: refOf(event), event, answeredAt, workingDays, startDay, seen: answeredAt !== null || isSeen(recording, event.type, ANSWERS, at, asOf) }
  }
  const requests = measures.requestLedger().filter((request) => request.side === 'client').flatMap((request) => {
    const event = request.events[0]?.event
    return event === undefined ? [] : [item(request.openedAt, event, earlier(request.acknowledgedAt, request.settledAt))]
  })
  const known = new Set(requests.map(({ ref }) => ref))
  const open = measures.openQuestions('client').filter((question) => !question.bounced && !question.reminder)
  const answered = measures.replies('client').filter((reply) => reply.answer !== undefined)
  const questions = [...open.map(({ at, event }) => item(at, event, null)), ...answered.map((reply) => item(reply.askedAt, reply.question, null))]
  return [...requests, ...questions.filter(({ ref }) => ref === undefined || !known.has(ref))].sort((a, b) => a.at - b.at)
}

function refOf({ ref }: TalkEvent): string | undefined {
  return typeof ref === 'string' ? ref : undefined
}

function earlier(a: number | null, b: number | null): number | null {
  return a === null || b === null ? a ?? b : Math.min(a, b)
}

/** The first of the sorted instants after a moment. */
function firstAfter(instants: readonly number[], moment: number): number | null {
  let lo = 0
  let hi = instants.length
  while (lo < hi) {
    const middle = (lo + hi) >> 1
    if ((instants[middle] ?? Infinity) > moment) hi = middle
    else lo = middle + 1
  }
  return instants[lo] ?? null
}

/** What comes in after hours or on a day off starts its clock on the next working day. */
function clockStart(at: number, calendar: Calendar): number {
  let day = calendar.day(at, 'agency')
  if (at - calendar.startOf(day, 'agency') >= CLOSING_HOUR * HOUR_MS) day++
  while (!calendar.isWorkingDay(day, 'agency')) day++
  return day
}

/** Whether nothing was recorded at all in which the client could have asked. */
function wasDown(recording: Recording, asOf: number): boolean {
  const from = asOf - ASKED_DAYS * DAY_MS
  return ['message', 'request'].every((type) => recording.missing(type, from, asOf) >= asOf - from)
}

/** The item that waits longest. */
function longest(waiting: readonly Item[], calendar: Calendar, { workingDays, severeWorkingDays }: Required<UnansweredRequestsOptions>): Part[] {
  const late = waiting.filter((item) => item.workingDays >= workingDays)
  const [first] = late
  if (first === undefined) return []
  const worst = Math.max(...late.map((item) => item.workingDays))
  let day = first.startDay
  while (calendar.workingDays(first.startDay, day, 'agency') < workingDays) day++
  return [{ cause: 'open', severity: ramp(worst, workingDays, severeWorkingDays), since: calendar.date(day), events: late.map((item) => item.event) }]
}

/** Items whose answer came too late, or is too late already; those that may still be answered in time do not count. */
function lateness(items: readonly Item[]): { late: readonly Item[]; all: number } {
  const due = items.filter((item) => item.answeredAt !== null || item.workingDays > OWED_WORKING_DAYS)
  return { late: due.filter((item) => item.workingDays > OWED_WORKING_DAYS), all: due.length }
}

/** Answering late as a habit. */
function often(items: readonly Item[], options: Required<UnansweredRequestsOptions>): Part[] {
  const { late, all } = lateness(items)
  const [first] = late
  if (first === undefined || all < MIN_ITEMS || late.length / all < options.lateShare) return []
  const severity = ramp(late.length / all, options.lateShare, options.severeLateShare)
  return [{ cause: 'often', severity, since: first.event.at, events: late.map((item) => item.event) }]
}

/** Our own answers against those before, as slow-replies does it for the client's. */
function slower({ measures, asOf, recording }: DetectContext, options: Required<UnansweredRequestsOptions>): Part[] {
  const comparable = recording.comparableSince(recording.inferred ? ['message'] : ['message', 'call']) ?? -Infinity
  const { recent, enough, z: sure, ratio, baselineHours } = slowdown(measures.replies('client'), asOf, comparable, RECENT_QUESTIONS)
  const slow = recent.filter((reply) => reply.hours > baselineHours)
  const [first] = slow
  if (!enough || first === undefined || sure < options.z || ratio < options.ratio) return []
  return [{ cause: 'slower', severity: SLOWER, since: first.question.at, events: slow.map((reply) => reply.question) }]
}

/** Whether the client asked again for something that still waits. */
function reAsked(waiting: readonly Item[], measures: Measures): boolean {
  if (waiting.length === 0) return false
  const refs = new Set(waiting.flatMap(({ ref }) => (ref === undefined ? [] : [ref])))
  const events = new Set(waiting.map(({ event }) => event.id))
  return measures.cueCount(['re-asked']).cues.some(({ event }) => events.has(event.id) || refs.has(refOf(event) ?? ''))
}
