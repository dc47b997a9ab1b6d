import * as z from 'zod'
import type { ClientEvent } from '../events/index.ts'
import type { ActiveDays, Contact, Measures, Norms, Question } from '../measures/index.ts'
import type { Calendar, Recording } from '../timeline/index.ts'
import { firstWhere, ramp, silence, sumGaps } from '../statistics/index.ts'
import { defineDetector, option, type DetectContext } from './define-detector.ts'
import { clear, graded, notApplicable, unknown } from './finding.ts'
import { channelMisfit } from './shared/channel-misfit.ts'

/** What `ghosting` can be told. */
export interface GhostingOptions {
  /** Days ahead over which silence is predicted, at least; twice the client's own median gap where that is longer. @defaultValue 60 */
  horizonDays?: number
  /** Probability of further silence that fires by itself. @defaultValue 0.58 */
  alone?: number
  /** Probability of further silence that fires with a chain of unanswered questions. @defaultValue 0.31 */
  chained?: number
  /** Probability of further silence that is worth watching. @defaultValue 0.46 */
  watch?: number
  /** Probability of further silence that is as bad as it gets. @defaultValue 0.8 */
  severe?: number
  /** Unanswered questions that make a chain. @defaultValue 3 */
  chainQuestions?: number
  /** Working days from the first to the last question of a chain. @defaultValue 10 */
  chainWorkingDays?: number
}

type Context = DetectContext<ClientEvent>

const DAY_MS = 86_400_000
/** Fewer active days show no rhythm. Measured: methods.md 1 (a), eligible from four. */
const MIN_ACTIVE_DAYS = 4
/** With the chain the silence must also be so many own median gaps long. Assumed. */
const CHAIN_GAPS = 2
/** Owners are often short of time. Practitioner: S000; the number is assumed. */
const OWNER_OPERATED = 0.7
/** An invoice paid in time shows that the firm still acts, only the contact does not. Practitioner: S000; the number is assumed. */
const PAID_WHILE_SILENT = 0.15
/** From so many heads on the people who pay are not the contacts. Assumed. */
const SEPARATE_BILLING_HEADCOUNT = 50
/** What went wrong shortly before the silence may explain it. Assumed. */
const CAUSE_DAYS = 30
const TALK = ['message', 'call', 'meeting'] as const

/** A client that used to be in touch stops answering. */
export const ghosting = /* @__PURE__ */ defineDetector({
  id: 'ghosting',
  sign: 'A client that used to be in touch stops answering mail and returning calls.',
  side: 'client',
  sources: ['S000 s1', 'S001 s4'],
  leadTime: { days: [60, 90], basis: 'practitioner' },
  plays: [
    'climb-the-ladder',
    'find-the-cause',
    { play: 'ask-for-a-contact-with-time', causes: ['dropped-ball'] },
    { play: 'own-the-issue', causes: ['avoidance'] },
    { play: 'use-their-channel', causes: ['channel-misfit'] },
    'offer-a-second-kickoff',
  ],
  firesOn: 'change',
  reads: ['message', 'call', 'meeting', 'invoice', 'contact-change', 'incident', 'commitment', 'request', 'survey', 'contract'],
  options: (): z.ZodType<Required<GhostingOptions>> => {
    const share = z.number().gt(0).lt(1)
    return z.strictObject({
      horizonDays: option(z.number().positive().default(60), 'Days ahead over which silence is predicted, at least.', { basis: 'measured', because: 'methods.md 3: 60 on mail' }),
      alone: option(share.default(0.58), 'Probability of further silence that fires by itself.', { basis: 'measured', because: 'methods.md 3: one false alarm in 20 client-months' }),
      chained: option(share.default(0.31), 'Probability of further silence that fires with a chain of unanswered questions.', { basis: 'assumed', because: 'the chain is evidence of its own' }),
      watch: option(share.default(0.46), 'Probability of further silence that is worth watching.', { basis: 'measured', because: 'methods.md 3: one false alarm in 10 client-months' }),
      severe: option(share.default(0.8), 'Probability of further silence that is as bad as it gets.', { basis: 'assumed', because: 'four in five' }),
      chainQuestions: option(z.int().min(1).default(3), 'Unanswered questions that make a chain.', { basis: 'assumed', because: 'two may be missed' }),
      chainWorkingDays: option(z.number().min(0).default(10), 'Working days from the first to the last question of a chain.', { basis: 'assumed', because: 'longer than a holiday of a week' }),
    }).refine((o) => o.severe > Math.max(o.alone, o.chained), { path: ['severe'], error: 'must be more than alone and chained' })
  },
  lookbackDays: () => ({ message: 1092, call: 1092, meeting: 1092 }),
  detect(context, options) {
    const { measures, asOf, calendar, recording, profile, norms } = context
    if (engagementIsOver(measures)) return notApplicable('engagement-over')
    if (!recording.has('message') && !recording.has('call')) return unknown('not-recorded', ['message', 'call'])
    const active = measures.activeDays()
    const { days, last } = active
    const lastDay = days.at(-1)
    if (last === null || lastDay === undefined || days.length < MIN_ACTIVE_DAYS) {
      return unknown('too-few', ['message', 'call'], { numbers: { activeDays: days.length } })
    }
    if (!feedLives(context, last)) return unknown('gap', feedTypes(recording, last))

    const silentOn = predictor(active, measures, norms, options.horizonDays)
    const chain = chainOf(measures, last, calendar, options)
    const chainedOn = (day: number): boolean => day >= chain.day && active.daysSinceOn(day) >= CHAIN_GAPS * (active.medianGap ?? Infinity)
    const markOn = (day: number): number => (chainedOn(day) ? Math.min(options.chained, options.alone) : options.alone)
    const today = calendar.day(asOf)
    const since = firstWhere(lastDay, today, (day) => silentOn(day) >= markOn(day))
    const silent = silentOn(today)
    const evidence = {
      numbers: {
        silent,
        daysSince: active.daysSinceOn(today),
        ...(active.medianGap === null ? {} : { medianGapDays: active.medianGap }),
        activeDays: days.length,
        unansweredQuestions: chain.questions.length,
      },
      events: [last.event, ...chain.questions.map((question) => question.event)],
    }
    if (since === null) return clear({ ...evidence, notes: silent >= options.watch ? ['watch'] : [] })

    const paid = paidWhileSilent(context, lastDay)
    const ahead = Math.min(1, ramp(silent, markOn(today), options.severe) + (paid ? PAID_WHILE_SILENT : 0))
    return graded({
      ...evidence,
      severity: ahead * (profile.ownerOperated === true ? OWNER_OPERATED : 1),
      since: calendar.date(since),
      causes: causesOf(context, last, chain.questions),
      notes: [...(chain.bounced ? ['bounced'] : []), ...(chainedOn(today) ? ['unanswered-chain'] : []), ...(paid ? ['paid-while-silent'] : [])],
    })
  },
})

function engagementIsOver(measures: Measures): boolean {
  if (!measures.contractInForce().allOver) return false
  return measures.commitmentLedger().every((promise) => promise.deliveredAt !== null || promise.cancelledAt !== null)
}

/** The feeds whose silence would look like the client's: what is stated, or, where nobody says, the feed of the last contact. */
function feedTypes(recording: Recording, last: Contact): string[] {
  if (recording.inferred) return [last.event.type]
  return TALK.filter((type) => recording.knownSince(type) !== null)
}

/** No hole since the last contact; where nobody states a recording, any later event of the same source proves that it delivers. */
function feedLives(context: Context, last: Contact): boolean {
  const { recording, asOf } = context
  const types = feedTypes(recording, last)
  if (types.length > 0 && recording.covers(types, last.at, asOf)) return true
  if (!recording.inferred && types.length > 0) return false
  const source = last.event.source ?? ''
  // Merging all events is dear, so it is left to where nothing else tells.
  return context.events.some((event) => (event.source ?? '') === source && Date.parse(event.at) > last.at)
}

/** Probability, seen from a local day after the last contact, that nothing comes within the horizon. */
function predictor(active: ActiveDays, measures: Measures, norms: Norms, horizonDays: number): (day: number) => number {
  const mixed = measures.contacts().some((contact) => contact.direction === 'inbound' && contact.channel === 'meeting')
  const gapNorms = mixed ? { ...norms.gaps, m: norms.mixedGapCentre } : norms.gaps
  const sums = sumGaps(active.gaps)
  const horizon = Math.max(horizonDays, 2 * (active.medianGap ?? 0))
  return (day) => silence(sums, gapNorms, active.daysSinceOn(day), horizon).silent
}

interface Chain {
  readonly questions: readonly Question[]
  /** The local day on which the chain was long enough; Infinity while it is not. */
  readonly day: number
  readonly bounced: boolean
}

/** Our questions since the last contact. One that bounced breaks the chain: the mailbox may be full. */
function chainOf(measures: Measures, last: Contact, calendar: Calendar, options: Required<GhostingOptions>): Chain {
  const open = measures.openQuestions('agency').filter((question) => question.at > last.at)
  const bounced = open.some((question) => question.bounced)
  const [first] = open
  const closing = open.find(({ at }, i) =>
    i + 1 >= options.chainQuestions && first !== undefined
    && calendar.workingDays(calendar.day(first.at), calendar.day(at)) >= options.chainWorkingDays)
  return { questions: open, day: closing === undefined || bounced ? Infinity : calendar.day(closing.at), bounced }
}

/** Whether an invoice was settled in time during the silence, where other people pay than those we talk to. */
function paidWhileSilent({ measures, profile, calendar }: Context, lastDay: number): boolean {
  if (profile.separateBilling !== true && (profile.headcount ?? 0) < SEPARATE_BILLING_HEADCOUNT) return false
  return measures.invoiceLedger().invoices.some(({ settledOn, dueOn, writtenOff }) => {
    if (settledOn === null || dueOn === null || writtenOff || settledOn <= lastDay) return false
    // What falls due on a weekend or a day off is in time on the next working day.
    return settledOn <= dueOn || calendar.workingDays(dueOn, settledOn) <= (calendar.isWorkingDay(dueOn) ? 0 : 1)
  })
}

/** What may lie behind the silence, newest first. */
function causesOf({ measures, profile, events }: Context, last: Contact, questions: readonly Question[]): string[] {
  const from = last.at - CAUSE_DAYS * DAY_MS
  const newest = new Map<string, number>()
  const note = (cause: string, at: number | undefined): void => {
    if (at !== undefined) newest.set(cause, Math.max(at, newest.get(cause) ?? -Infinity))
  }
  note('avoidance', measures.adverseFacts().findLast((fact) => fact.at >= from)?.at)
  const inbound = measures.contacts().filter((contact) => contact.direction === 'inbound')
  const gone = measures.mainContacts('client').departures.findLast((departure) => departure.at >= from)
  const othersWrote = inbound.some((c) => c.at > (gone?.at ?? Infinity) && c.person !== gone?.person.person)
  if (gone !== undefined && !othersWrote) note('dropped-ball', gone.at)
  note('dropped-ball', outOfOffice(events, last))
  if (channelMisfit(new Set(questions.map((q) => q.channel)), inbound, profile.preferredChannel)) note('channel-misfit', questions.at(-1)?.at)
  const causes = [...newest].sort(([, a], [, b]) => b - a).map(([cause]) => cause)
  return causes.length === 0 ? ['unexplained'] : causes
}

/** When a mailbox of the client last said that nobody is there. */
function outOfOffice(events: readonly ClientEvent[], last: Contact): number | undefined {
  const isAway = (e: ClientEvent): boolean =>
    e.type === 'message' && e.automated === 'auto-reply' && e.from.side === 'client' && Date.parse(e.at) > last.at
  const found = events.findLast(isAway)
  return found === undefined ? undefined : Date.parse(found.at)
}
