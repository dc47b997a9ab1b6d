import * as z from 'zod'
import type { Commitment, Request } from '../measures/index.ts'
import { blend, ramp, shrunkShare } from '../statistics/index.ts'
import type { Calendar } from '../timeline/index.ts'
import { defineDetector, option } from './define-detector.ts'
import { graded, notApplicable, unknown } from './finding.ts'
import { addWorkingDays, dueForClient, ourPromises, type DueDate } from './shared/promises.ts'

/** Options of `missedDeadlines`. */
export interface MissedDeadlinesOptions {
  /** Days back in which a promise had to be due to count in the share. @defaultValue 91 */
  windowDays?: number
  /** Late share from which it fires. @defaultValue 0.45 */
  lateShare?: number
  /** Late share that is as bad as it gets. @defaultValue 0.7 */
  severeLateShare?: number
  /** Working days overdue from which one promise fires. @defaultValue 5 */
  overdueWorkingDays?: number
  /** Working days overdue that are as bad as it gets. @defaultValue 15 */
  severeOverdueWorkingDays?: number
  /** Working days ahead from which an announced move is in good time. @defaultValue 2 */
  goodLeadWorkingDays?: number
}

/** Fewer promises show no share. Assumed. */
const MIN_PROMISES = 4
/** How many promises the norm counts for. Assumed. */
const PRIOR_WEIGHT = 2
/** A delivery that came late keeps counting at this part, for so many days. Assumed. */
const AFTER_DELIVERY = { part: 0.5, days: 30 }
/** One miss is forgiven on top of so many promises kept. Published: S002, the number assumed. */
const FORGIVEN_FROM_KEPT = 5
/** While we wait for the client. Assumed. */
const WAITING_PART = 0.5
/** A promise missed in the first weeks counts more: days and what it adds. Assumed. */
const START = { days: 28, adds: 0.15 }

/** Promises of ours that are not kept on the day. */
export const missedDeadlines = /* @__PURE__ */ defineDetector({
  id: 'missed-deadlines',
  sign: 'Good knowledge, late work: promises are not kept on the day.',
  side: 'agency',
  sources: ['S002'],
  leadTime: { basis: 'assumed' },
  plays: ['fewer-dated-promises', 'warn-two-working-days-ahead', 'review-what-made-them-late'],
  firesOn: 'absence',
  reads: ['commitment', 'request', 'contract'],
  options: (): z.ZodType<Required<MissedDeadlinesOptions>> => {
    const basis = { basis: 'assumed', because: 'about one quiet client in fifty' } as const
    const days = { basis: 'assumed', because: 'a week is noticed, three weeks are not forgotten' } as const
    return z.strictObject({
      windowDays: option(
        z.number().min(1).default(91),
        'Days back in which a promise had to be due to count in the share.',
        { basis: 'assumed', because: 'a quarter' },
      ),
      lateShare: option(z.number().gt(0).lt(1).default(0.45), 'Late share from which it fires.', basis),
      severeLateShare: option(z.number().gt(0).max(1).default(0.7), 'Late share that is as bad as it gets.', basis),
      overdueWorkingDays: option(z.number().min(1).default(5), 'Working days overdue from which one promise fires.', days),
      severeOverdueWorkingDays: option(z.number().min(2).default(15), 'Working days overdue that are as bad as it gets.', days),
      goodLeadWorkingDays: option(z.number().min(0).default(2), 'Working days ahead from which an announced move is in good time.', {
        basis: 'practitioner', because: 'S002: Wednesday for Friday is fine',
      }),
    })
  },
  detect({ measures, asOf, calendar, recording, norms }, options) {
    const ledger = measures.commitmentLedger()
    if (ledger.length === 0 && !recording.has('commitment')) return unknown('not-recorded', ['commitment'])
    const today = calendar.day(asOf, 'agency')
    const start = today - options.windowDays
    const all = ourPromises(ledger).map((promise) => ({ promise, due: dueForClient(promise, options.goodLeadWorkingDays) }))
    const passed = all.filter(({ due }) => due.by < asOf)
    // What was owed when recording stopped may have been delivered since.
    const isCovered = ({ by }: DueDate): boolean => recording.covers(['commitment'], by, asOf)
    const sure = passed.filter(({ promise, due }) => promise.deliveredAt !== null || isCovered(due))
    const recent = sure.filter(({ due }) => due.on > start)
    const share = lateShareOf(recent, norms.lateShare, options)
    const overdue = worstOverdue(sure, today, calendar, options)
    const forgiven = isForgiven(recent, overdue, options)
    const parts = [share, overdue].filter((part) => part !== null).sort((a, b) => b.severity - a.severity)
    const showing = forgiven ? [] : parts.filter(({ severity }) => severity > 0)
    const counted = showing.flatMap(({ promises }) => promises)
    const early = counted.some(({ due }) => isEarly(due, measures.contractInForce().contractDay, today))
    const waiting = showing.some(({ cause }) => cause === 'overdue') && isWaiting(overdue, measures.requestLedger())
    const blended = blend(showing.map(({ severity }) => severity)) + (early ? START.adds : 0)
    const finding = graded({
      severity: Math.min(1, blended) * (waiting ? WAITING_PART : 1),
      since: calendar.date(Math.min(today, ...showing.map(({ since }) => since))),
      causes: showing.map(({ cause }) => cause),
      numbers: Object.fromEntries(parts.flatMap(({ numbers }) => Object.entries(numbers))),
      notes: [
        ...(forgiven ? ['one-miss-forgiven'] : []), ...(early ? ['first-weeks'] : []), ...(waiting ? ['waiting-for-client'] : []),
      ],
      events: [...new Set(counted.flatMap(({ promise }) => promise.events.map(({ event }) => event)))],
    })
    if (finding.status === 'fired') return finding
    const from = calendar.startOf(start, 'agency')
    const unseen = recording.missing('commitment', from, asOf) >= asOf - from
    if (sure.length < passed.length || unseen) return unknown('gap', ['commitment'])
    if (passed.length === 0) return notApplicable('nothing-promised')
    return recent.length < MIN_PROMISES ? unknown('too-few', ['commitment']) : finding
  },
})

type Options = Required<MissedDeadlinesOptions>

interface Dated {
  readonly promise: Commitment
  readonly due: DueDate
}

interface Part {
  readonly cause: 'late-share' | 'overdue'
  /** 0 where it does not show. */
  readonly severity: number
  /** The local day on which time made it true. */
  readonly since: number
  readonly promises: readonly Dated[]
  readonly numbers: Readonly<Record<string, number>>
}

function isLate({ promise, due }: Dated): boolean {
  return promise.deliveredAt === null || promise.deliveredAt > due.by
}

/** The share of promises kept late, from enough of them; it holds since the last time it crossed the mark. */
function lateShareOf(recent: readonly Dated[], norm: number, options: Options): Part | null {
  const shrunk = (late: number, n: number): number => shrunkShare(late, n, { share: norm, weight: PRIOR_WEIGHT })
  let late = 0
  let since: number | null = null
  const byDue = [...recent].sort((a, b) => a.due.by - b.due.by)
  byDue.forEach((dated, i) => {
    if (isLate(dated)) late++
    if (i + 1 < MIN_PROMISES || shrunk(late, i + 1) < options.lateShare) since = null
    else since ??= dated.due.on + 1
  })
  const lateShare = shrunk(late, recent.length)
  return {
    cause: 'late-share',
    severity: recent.length < MIN_PROMISES ? 0 : ramp(lateShare, options.lateShare, options.severeLateShare),
    since: since ?? 0,
    promises: recent.filter(isLate),
    numbers: { duePromises: recent.length, latePromises: late, lateShare },
  }
}

/** The promise that is overdue by most; one that was delivered at last keeps counting for a while. */
function worstOverdue(sure: readonly Dated[], today: number, calendar: Calendar, options: Options): Part | null {
  let worst: { dated: Dated; severity: number; days: number } | null = null
  for (const dated of sure.filter(isLate)) {
    const { deliveredAt } = dated.promise
    const end = deliveredAt === null ? today : calendar.day(deliveredAt, 'agency')
    if (today - end > AFTER_DELIVERY.days) continue
    const days = calendar.workingDays(dated.due.on, end, 'agency')
    const part = deliveredAt === null ? 1 : AFTER_DELIVERY.part
    const severity = ramp(days, options.overdueWorkingDays, options.severeOverdueWorkingDays) * part
    const isWorse = worst === null || severity > worst.severity || (severity === worst.severity && days > worst.days)
    if (isWorse) worst = { dated, severity, days }
  }
  if (worst === null) return null
  const { dated, severity, days } = worst
  const since = severity > 0 ? addWorkingDays(dated.due.on, options.overdueWorkingDays, calendar) : today
  return { cause: 'overdue', severity, since, promises: [dated], numbers: { overdueWorkingDays: days } }
}

function isForgiven(recent: readonly Dated[], overdue: Part | null, options: Options): boolean {
  const late = recent.filter(isLate).length
  const openTooLong = isOpen(overdue) && (overdue?.numbers['overdueWorkingDays'] ?? 0) > options.overdueWorkingDays
  return late === 1 && recent.length - late >= FORGIVEN_FROM_KEPT && !openTooLong
}

function isOpen(part: Part | null): boolean {
  return part?.promises.some(({ promise }) => promise.deliveredAt === null) ?? false
}

/** The client owes us an answer since before the day it was due. */
function isWaiting(overdue: Part | null, requests: readonly Request[]): boolean {
  const by = overdue?.promises[0]?.due.by ?? 0
  const ours = requests.filter(({ side, settledAt }) => side === 'agency' && settledAt === null)
  return isOpen(overdue) && ours.some(({ openedAt }) => openedAt <= by)
}

function isEarly(due: DueDate, contractDay: number | null, today: number): boolean {
  const day = contractDay === null ? -1 : contractDay - (today - due.on)
  return day >= 0 && day < START.days
}
