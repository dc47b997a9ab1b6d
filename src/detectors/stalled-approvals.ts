import * as z from 'zod'
import type { ClientEvent, EventBase } from '../events/index.ts'
import type { Request } from '../measures/index.ts'
import type { Calendar } from '../timeline/index.ts'
import { median, ramp } from '../statistics/index.ts'
import { defineDetector, option, type DetectContext } from './define-detector.ts'
import { clear, graded, notApplicable, unknown } from './finding.ts'

/** Options of `stalledApprovals`. */
export interface StalledApprovalsOptions {
  /** Days open from which the oldest request fires, at least. @defaultValue 14 */
  openDays?: number
  /** It must also be open for so many times the client's own median. @defaultValue 3 */
  ownMedians?: number
  /** Days open from which a request counts among several. @defaultValue 7 */
  severalDays?: number
  /** So many of them add to severity. @defaultValue 3 */
  several?: number
  /**
   * Key of `ext` that holds the day by which we asked for the answer; requests without it count for less. Empty: not looked at.
   * @defaultValue ''
   */
  dueField?: string
}

const DAY_MS = 86_400_000
/** So many times the mark is as bad as it gets. Assumed. */
const SEVERE = 3
/** From so many closed requests the own median is known. Assumed. */
const MIN_FOR_MEDIAN = 8
/** What several open ones add. Assumed. */
const SEVERAL = 0.15
/** Nobody said by when. Assumed. */
const NO_DUE_DATE = 0.7
/** Work that we delivered and that shows no use for so many days is not live. Assumed. */
const UNUSED_DAYS = 28

/** Approvals and feedback from the client dry up. */
export const stalledApprovals = /* @__PURE__ */ defineDetector({
  id: 'stalled-approvals',
  sign: 'Approvals and detailed feedback from the client dry up.',
  side: 'client',
  sources: ['beyond the sources: MDN, LGB'],
  leadTime: { basis: 'assumed' },
  plays: [
    'one-decision-per-request',
    'ten-minutes-by-phone',
    'ask-who-else-may-approve',
    { play: 'help-it-go-live', causes: ['unused-work'] },
  ],
  firesOn: 'absence',
  reads: ['request', 'usage'],
  options: (): z.ZodType<Required<StalledApprovalsOptions>> =>
    z.strictObject({
      openDays: option(z.number().min(1).default(14), 'Days open from which the oldest request fires, at least.', {
        basis: 'assumed', because: 'a week alone fires on ordinary weeks',
      }),
      ownMedians: option(z.number().min(1).default(3), "Times the client's own median for which it must be open.", {
        basis: 'assumed', because: 'answers spread widely',
      }),
      severalDays: option(z.number().min(0).default(7), 'Days open from which a request counts among several.', {
        basis: 'practitioner', because: 'MDN, LGB',
      }),
      several: option(z.int().min(2).default(3), 'So many of them add to severity.', {
        basis: 'assumed', because: 'two are ordinary',
      }),
      dueField: option(
        z.string().default(''),
        'Key of ext that holds the day by which we asked for the answer; empty: not looked at.',
        { basis: 'assumed', because: 'no field of a request holds it' },
      ),
    }),
  lookbackDays: () => ({ usage: 60 }),
  detect(context, options) {
    const { measures, asOf, calendar, recording } = context
    if (!recording.has('request')) return unknown('not-recorded', ['request'])
    const today = calendar.day(asOf)
    const ours = measures.requestLedger().filter(({ side }) => side === 'agency')
    const asked = ours.flatMap((request) => waitOf(request, calendar, today))
    const mark = Math.max(options.openDays, options.ownMedians * ownMedian(asked))
    const open = asked.filter(({ request }) => request.settledAt === null)
    // What was open when recording stopped may have been answered since.
    const sure = open.filter(({ from }) => recording.covers(['request'], from, asOf))
    const oldest = sure.reduce<Wait | null>((max, own) => (own.days > (max?.days ?? -1) ? own : max), null)
    const waiting = sure.filter(({ days }) => days > options.severalDays)
    const evidence = {
      numbers: { openRequests: open.length, oldestDays: oldest?.days ?? 0, markDays: mark, openForLong: waiting.length },
      events: [...new Set<EventBase>([...waiting, ...(oldest === null ? [] : [oldest])].map(({ event }) => event))],
    }
    if (oldest !== null && oldest.days >= mark) {
      const severity = ramp(oldest.days, mark, SEVERE * mark) + (waiting.length >= options.several ? SEVERAL : 0)
      const undated = options.dueField !== '' && waiting.every(({ request }) => !hasDueDate(request, options.dueField))
      return graded({
        ...evidence,
        severity: Math.min(1, severity) * (undated ? NO_DUE_DATE : 1),
        since: calendar.date(dayOfAge(oldest, mark, calendar)),
        causes: isUnused(context) ? ['unused-work'] : [],
        notes: undated ? ['no-due-date'] : [],
      })
    }
    const start = calendar.startOf(today - Math.ceil(SEVERE * options.openDays))
    const isDown = recording.missing('request', start, asOf) >= asOf - start
    if (sure.length < open.length || isDown) return unknown('gap', ['request'], evidence)
    return asked.length === 0 ? notApplicable('nothing-asked') : clear(evidence)
  },
})

/** How long one request has waited for the client, or waited until it was answered. */
interface Wait {
  readonly request: Request
  readonly event: EventBase
  /** When it was last put to the client: while we revised it, nobody waited for them. */
  readonly from: number
  readonly fromDay: number
  /** Local days, the client's days off taken out. */
  readonly days: number
}

function waitOf(request: Request, calendar: Calendar, today: number): Wait[] {
  const opens = request.events.filter(({ event }) => event.status === 'opened' || event.status === 'reopened')
  const put = opens.at(-1) ?? request.events[0]
  if (put === undefined) return []
  const fromDay = calendar.day(put.at)
  const until = request.settledAt === null ? today : calendar.day(request.settledAt)
  let days = 0
  for (let day = fromDay + 1; day <= until; day++) if (!calendar.isHoliday(day)) days++
  return [{ request, event: put.event, from: put.at, fromDay, days }]
}

/** The local day on which a wait reached an age. */
function dayOfAge({ fromDay }: Wait, age: number, calendar: Calendar): number {
  let day = fromDay
  for (let left = Math.ceil(age); left > 0; ) if (!calendar.isHoliday(++day)) left--
  return day
}

/**
 * Days in which this client answers half of what we ask; 0 while too little was answered. What stands open is judged by it, so
 * it does not excuse itself.
 */
function ownMedian(asked: readonly Wait[]): number {
  const answered = asked.filter(({ request }) => request.settledAt !== null)
  return answered.length < MIN_FOR_MEDIAN ? 0 : median(answered.map(({ days }) => days))
}

function hasDueDate({ events }: Request, field: string): boolean {
  return events.some(({ event }) => event.ext !== undefined && Object.hasOwn(event.ext, field))
}

/** An asset of ours that was there four weeks ago and has shown no use since. */
function isUnused({ events, asOf, recording }: DetectContext<ClientEvent>): boolean {
  const from = asOf - UNUSED_DAYS * DAY_MS
  if (!recording.covers(['usage'], from, asOf)) return false
  const assets = events.filter((event) => event.type === 'usage').filter(({ what }) => what.toLowerCase().startsWith('asset:'))
  const known = new Set(assets.filter(({ at }) => Date.parse(at) <= from).map(({ what }) => what))
  const used = new Set(assets.filter(({ at, count }) => Date.parse(at) > from && count > 0).map(({ what }) => what))
  return [...known].some((what) => !used.has(what))
}
