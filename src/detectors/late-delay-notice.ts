import * as z from 'zod'
import type { EventBase } from '../events/index.ts'
import type { Commitment } from '../measures/index.ts'
import { decay } from '../statistics/index.ts'
import type { Calendar } from '../timeline/index.ts'
import { defineDetector, option, type DetectContext } from './define-detector.ts'
import { graded, notApplicable, unknown, type Finding } from './finding.ts'
import { addWorkingDays, ourPromises, type DueDate } from './shared/promises.ts'
import { noticesOf, slipsOf, type Slip, type Slips } from './shared/slips.ts'

/** What `lateDelayNotice` can be told. */
export interface LateDelayNoticeOptions {
  /** Days back in which delays count. @defaultValue 91 */
  windowDays?: number
  /** Working days ahead from which a notice is in good time. @defaultValue 2 */
  goodLeadWorkingDays?: number
  /** Days after which a delay counts half. @defaultValue 60 */
  halfLifeDays?: number
}

/** How bad a notice on the eve, one on the day, and one after it or none at all are. Assumed. */
const SEVERITY = { eve: 0.25, sameDay: 0.6, none: 0.8 }
/** What each further one adds. Assumed. */
const FURTHER = 0.15
/** A notice on the eve with a new date that was then kept. Assumed. */
const KEPT_AFTERWARDS = 0.7
/**
 * One late notice is forgiven on top of so many promises kept or moved in time, unless silent for longer than so many working days.
 * Measured, `npm run bench:quiet`: a client with a promise every other week never has five in a quarter to show for it. The days are
 * assumed.
 */
const FORGIVEN = { kept: 3, silentWorkingDays: 5 }
/** Mail is read for cues where at least this share was. Assumed. */
const MIN_READ = 0.5
const MESSAGE_DAYS = 182

/** Delays that are announced when it no longer sounds true, or not at all. */
export const lateDelayNotice = /* @__PURE__ */ defineDetector({
  id: 'late-delay-notice',
  sign: 'A delay is announced when it no longer sounds true, or not at all.',
  side: 'agency',
  sources: ['S002'],
  leadTime: { basis: 'assumed' },
  plays: [
    'look-two-working-days-ahead', 'reason-and-new-date-in-one-message', 'keep-the-second-date', 'tell-when-milestones-are-done',
  ],
  firesOn: 'absence',
  reads: ['commitment', 'plan', 'message'],
  options: (): z.ZodType<Required<LateDelayNoticeOptions>> =>
    z.strictObject({
      windowDays: option(
        z.number().min(1).max(MESSAGE_DAYS).default(91),
        'Days back in which delays count.',
        { basis: 'assumed', because: 'a quarter' },
      ),
      goodLeadWorkingDays: option(z.int().min(1).default(2), 'Working days ahead from which a notice is in good time.', {
        basis: 'practitioner', because: 'S002: Wednesday for Friday is fine, Friday morning is not',
      }),
      halfLifeDays: option(
        z.number().gt(0).default(60),
        'Days after which a delay counts half.',
        { basis: 'assumed', because: 'two months of kept dates heal it' },
      ),
    }),
  lookbackDays: () => ({ message: MESSAGE_DAYS }),
  detect(context, options) {
    const { calendar, asOf } = context
    const today = calendar.day(asOf, 'agency')
    const found = lookForDelays(context, options)
    const { delays, inTime } = found
    const forgiven = isForgiven(delays, inTime, today, calendar)
    const aged = ({ severity, open, day }: Delay): number =>
      decay(Math.min(1, severity + FURTHER * (delays.length - 1)), open ? 0 : today - day, options.halfLifeDays)
    const byWeight = forgiven ? [] : [...delays].sort((a, b) => aged(b) - aged(a))
    const [worst] = byWeight
    const finding = graded({
      severity: worst === undefined ? 0 : aged(worst),
      since: calendar.date(byWeight.reduce((first, { day }) => Math.min(first, day), today)),
      causes: [...new Set(byWeight.map(({ cause }) => cause))],
      numbers: { delays: delays.length, inTime, ...(worst?.lead === undefined ? {} : { leadWorkingDays: worst.lead }) },
      notes: forgiven ? ['one-delay-forgiven'] : [],
      events: [...new Set(byWeight.flatMap(({ events }) => events))],
    })
    return finding.status === 'fired' ? finding : (notJudged(context, found, options) ?? finding)
  },
})

type Options = Required<LateDelayNoticeOptions>
type Context = Pick<DetectContext, 'measures' | 'asOf' | 'calendar' | 'recording'>

interface Delay {
  readonly cause: 'late-notice' | 'no-notice' | 'silent-milestone'
  readonly severity: number
  readonly day: number
  /** Working days from the notice to the due day, where there was a notice. */
  readonly lead?: number
  /** Still owed without a word. */
  readonly open: boolean
  readonly events: readonly EventBase[]
}

interface Found {
  readonly delays: readonly Delay[]
  /** Promises kept, or moved in good time. */
  readonly inTime: number
  /** Promises whose day passed or was moved. */
  readonly dated: readonly Slips[]
  /** Something tells whether delays were announced. */
  readonly told: boolean
  /** A notice may lie in a hole. */
  readonly unsure: boolean
}

function lookForDelays({ measures, asOf, calendar, recording }: Context, options: Options): Found {
  const ledger = measures.commitmentLedger()
  const today = calendar.day(asOf, 'agency')
  const start = today - options.windowDays
  const notices = measures.cueCount(['delay-notice'], MESSAGE_DAYS)
  const about = noticesOf(notices.cues)
  const all = ourPromises(ledger).map((promise) => slipsOf(promise, about, asOf, calendar))
  const movedLately = ({ moves }: Commitment): boolean => moves.some(({ at }) => calendar.day(at, 'agency') > start)
  const dated = all.filter(({ promise, due }) => (due.by < asOf && due.on > start) || movedLately(promise))
  const slips = dated.flatMap((record) => record.slips.filter(({ day }) => day > start))
  // Where no record says whether a delay was announced, only mail that was read can tell.
  const marked = ledger.some(({ events }) => events.some(({ event }) => event.announced !== undefined))
  const told = marked || (notices.readShare ?? 0) >= MIN_READ
  const feeds = marked ? ['commitment'] : ['commitment', 'message']
  const sure = slips.filter(({ watched: [from, to] }) => recording.covers(feeds, from, to))
  const late = told ? sure.map((slip) => delayOf(slip, options)).filter(({ severity }) => severity > 0) : []
  return {
    delays: [...withoutFirstEve(late), ...silentMilestones({ measures, asOf, calendar, recording }, start)],
    inTime: dated.filter(({ promise, due, slips: own }) => isInTime(promise, due, own, options)).length,
    dated,
    told,
    unsure: sure.length < slips.length,
  }
}

/** How bad a slip is; 0 where the client was told in good time. */
function delayOf({ lead, shortNotice, keptAfterwards, day, open, events }: Slip, { goodLeadWorkingDays }: Options): Delay {
  if (lead === null) return { cause: 'no-notice', severity: SEVERITY.none, day, open, events }
  const common = { day, lead, open, events }
  if (lead < 0) return { ...common, cause: 'no-notice', severity: SEVERITY.none }
  if (lead === 0) return { ...common, cause: 'late-notice', severity: SEVERITY.sameDay }
  const inTime = lead >= goodLeadWorkingDays || shortNotice
  return { ...common, cause: 'late-notice', severity: inTime ? 0 : SEVERITY.eve * (keptAfterwards ? KEPT_AFTERWARDS : 1) }
}

/** The first notice on the eve is no sign yet. */
function withoutFirstEve(delays: readonly Delay[]): Delay[] {
  const eves = delays.filter(({ lead }) => lead !== undefined && lead > 0).sort((a, b) => a.day - b.day)
  return delays.filter((delay) => delay !== eves[0])
}

/** Milestones that passed without being done and without any word of ours since two working days before. */
function silentMilestones({ measures, asOf, calendar, recording }: Context, start: number): Delay[] {
  const plan = measures.planInForce()
  if (plan === null) return []
  const lastWord = measures.contacts().findLast(({ direction }) => direction === 'outbound')?.at ?? -Infinity
  const today = calendar.day(asOf, 'agency')
  const events = plan.events.slice(-1).map(({ event }) => event)
  return plan.milestones.flatMap(({ dueOn, doneOn }): Delay[] => {
    const due = calendar.dayOf(dueOn)
    const day = addWorkingDays(due, 1, calendar)
    const from = calendar.startOf(addWorkingDays(due, -2, calendar), 'agency')
    const passed = doneOn === undefined && day > start && day <= today
    if (!passed || lastWord >= from || !recording.covers(['message'], from, asOf)) return []
    return [{ cause: 'silent-milestone', severity: SEVERITY.none, day, open: true, events }]
  })
}

/** Kept on the day that the client knew, or moved in good time. */
function isInTime(promise: Commitment, due: DueDate, slips: readonly Slip[], { goodLeadWorkingDays }: Options): boolean {
  if (slips.some(({ lead }) => lead === null || lead < goodLeadWorkingDays)) return false
  return slips.length > 0 || (promise.deliveredAt !== null && promise.deliveredAt <= due.by)
}

function isForgiven(delays: readonly Delay[], inTime: number, today: number, calendar: Calendar): boolean {
  const silentTooLong = ({ open, day }: Delay): boolean =>
    open && calendar.workingDays(day, today, 'agency') >= FORGIVEN.silentWorkingDays
  return delays.length === 1 && inTime >= FORGIVEN.kept && !delays.some(silentTooLong)
}

/** Why a client without delays is not clear. */
function notJudged({ measures, asOf, calendar, recording }: Context, found: Found, options: Options): Finding | null {
  if (measures.commitmentLedger().length === 0 && !recording.has('commitment')) return unknown('not-recorded', ['commitment'])
  const movedByUs = ({ moves, side }: Commitment): boolean => moves.some(({ bySide }) => bySide === side)
  const slipped = found.dated.some(({ promise, slips }) => slips.length > 0 || movedByUs(promise))
  if (slipped && !found.told) return unknown('ambiguous', ['commitment.announced', 'cues'])
  const from = calendar.startOf(calendar.day(asOf, 'agency') - options.windowDays, 'agency')
  if (found.unsure || recording.missing('commitment', from, asOf) >= asOf - from) return unknown('gap', ['commitment'])
  return found.dated.length === 0 && found.delays.length === 0 ? notApplicable('nothing-due') : null
}
