import * as z from 'zod'
import type { ContractInForce, Meeting } from '../measures/index.ts'
import { ramp } from '../statistics/index.ts'
import { defineDetector, option, type DetectContext } from './define-detector.ts'
import { graded, notApplicable, unknown, type Clear, type EvidenceInput, type Fired, type Unknown } from './finding.ts'
import { addWorkingDays, dueForClient, ourPromises } from './shared/promises.ts'

/** Options of `weakKickoff`. */
export interface WeakKickoffOptions {
  /** Working days from the start within which a welcome must be written. @defaultValue 2 */
  welcomeWorkingDays?: number
  /** Days from the start within which the questionnaire must be sent. @defaultValue 14 */
  questionnaireDays?: number
  /** Days from the start within which the kickoff must be held. @defaultValue 14 */
  kickoffDays?: number
  /** Days from the start within which a plan or dated next steps must be there, and dates kept. @defaultValue 28 */
  planDays?: number
  /** Share of missing steps from which it fires. @defaultValue 0.5 */
  missingShare?: number
  /** The last contract day on which it is judged. @defaultValue 91 */
  untilContractDay?: number
}

/** Fewer steps that are due show no share. Assumed. */
const MIN_CHECKS = 3
/** A date moved with so many working days of notice is a new date. Practitioner: S002. */
const GOOD_LEAD_WORKING_DAYS = 2
/** The types that tell of the steps. */
const STEP_TYPES: readonly string[] = ['message', 'request', 'meeting', 'plan', 'commitment']
/** Days of talk before the start that are looked at. Assumed. */
const BEFORE_DAYS = 29

/** First weeks that do not build trust. */
export const weakKickoff = /* @__PURE__ */ defineDetector({
  id: 'weak-kickoff',
  sign: 'The first weeks fail to build trust.',
  side: 'agency',
  sources: ['S002'],
  leadTime: { days: [0, 90], basis: 'practitioner' },
  plays: [
    { play: 'welcome-today', causes: ['no-welcome'] },
    { play: 'ask-about-business-and-team', causes: ['no-questionnaire'] },
    { play: 'introduce-people', causes: ['no-kickoff'] },
    { play: 'next-steps-with-dates', causes: ['no-next-steps', 'dates-missed'] },
  ],
  firesOn: 'absence',
  reads: ['contract', 'message', 'meeting', 'request', 'plan', 'commitment', 'contact-change'],
  options: (): z.ZodType<Required<WeakKickoffOptions>> => {
    const days = z.int().min(0)
    const fortnight = { basis: 'assumed', because: 'two weeks' } as const
    return z.strictObject({
      welcomeWorkingDays: option(days.default(2), 'Working days from the start within which a welcome must be written.', {
        basis: 'assumed', because: 'the step is from S002',
      }),
      questionnaireDays: option(days.default(14), 'Days from the start within which the questionnaire must be sent.', fortnight),
      kickoffDays: option(days.default(14), 'Days from the start within which the kickoff must be held.', fortnight),
      planDays: option(
        days.default(28),
        'Days from the start within which a plan or dated next steps must be there, and dates kept.',
        { basis: 'assumed', because: 'four weeks' },
      ),
      missingShare: option(z.number().gt(0).lt(1).default(0.5), 'Share of missing steps from which it fires.', {
        basis: 'assumed', because: 'two of five stay clear',
      }),
      untilContractDay: option(z.int().min(1).default(91), 'The last contract day on which it is judged.', {
        basis: 'practitioner', because: 'B2B: decided in the first 90 days',
      }),
    })
  },
  lookbackDays: ({ untilContractDay }) => ({ message: untilContractDay + BEFORE_DAYS, meeting: untilContractDay + BEFORE_DAYS }),
  detect(context, options) {
    const { measures, calendar, recording, asOf } = context
    if (!recording.has('contract')) return unknown('not-recorded', ['contract'])
    if (!recording.has('message') && !recording.has('meeting')) return unknown('not-recorded', ['message', 'meeting'])
    const today = calendar.day(asOf)
    const agreement = measures.contractInForce()
    const { contractDay, contracts } = agreement
    const isContractHoled = recording.missing('contract', recording.knownSince('contract') ?? asOf, asOf) > 0
    if (contracts.length === 0 && isContractHoled) return unknown('gap', ['contract'])
    if (contractDay === null || contractDay > options.untilContractDay) return notApplicable('not-new')
    const startDay = today - contractDay
    if (isOldClient(agreement, startDay, context)) return notApplicable('not-new')

    const events = contracts.flatMap((contract) => contract.events.map(({ event }) => event))
    const signedDay = Math.min(startDay, ...contracts.flatMap((contract) => contract.events.map(({ day }) => day)))
    const checks = checksOf(signedDay, startDay, context, options).sort((a, b) => a.dueDay - b.dueDay)
    const due = checks.filter(({ dueDay }) => dueDay < today)
    const asked = due.filter(({ state }) => state !== 'waits' && state !== 'nothing-due')
    const judged = asked.filter((check) => check.state === 'done' || isProven(check, startDay, context))
    const missing = judged.filter(({ state }) => state === 'missing')
    const numbers = { contractDay, stepsDue: judged.length, stepsMissing: missing.length }
    if (judged.length < MIN_CHECKS) return unproven(asked.filter((check) => !judged.includes(check)), startDay, context, numbers)
    const notes = due.some(({ state }) => state === 'waits') ? ['kickoff-waits-for-client'] : []
    return finish(judged, missing, { numbers, notes, events }, context, options)
  },
})

type Options = Required<WeakKickoffOptions>

/** One step of a good start. */
interface Check {
  readonly cause: 'no-welcome' | 'no-questionnaire' | 'no-kickoff' | 'no-next-steps' | 'dates-missed'
  /** The types that tell; those that are recorded at all decide. */
  readonly types: readonly string[]
  /** The last local day in time. */
  readonly dueDay: number
  readonly state: 'done' | 'missing' | 'waits' | 'nothing-due'
}

/** It was with us before: an earlier term that this one does not touch, or a renewal of one that is not on record. */
function isOldClient({ contracts }: ContractInForce, startDay: number, { calendar }: DetectContext): boolean {
  const events = contracts.flatMap((contract) => contract.events).sort((a, b) => a.at - b.at)
  const isEarlier = events.some(({ event }) => event.startsOn !== undefined && calendar.dayOf(event.startsOn) < startDay)
  return isEarlier || events[0]?.event.status === 'renewed'
}

function checksOf(signedDay: number, startDay: number, { measures, calendar }: DetectContext, options: Options): Check[] {
  const welcomeDay = addWorkingDays(startDay, options.welcomeWorkingDays, calendar)
  const askDay = startDay + options.questionnaireDays
  const meetDay = startDay + options.kickoffDays
  const planDay = startDay + options.planDays
  const isIn = (at: number, lastDay: number): boolean => calendar.day(at) >= signedDay && calendar.day(at) <= lastDay
  const stateOf = (isDone: boolean): Check['state'] => (isDone ? 'done' : 'missing')

  const written = measures.contacts().filter(({ direction, event }) => direction === 'outbound' && event.type === 'message')
  const questionnaires = measures.requestLedger().filter(({ side, topic }) => side === 'agency' && topic === 'questionnaire')
  const promises = ourPromises(measures.commitmentLedger())
  const planned = measures.planInForce()?.events[0]
  const dated = promises.map((promise) => ({ promise, due: dueForClient(promise, GOOD_LEAD_WORKING_DAYS) }))
    .filter(({ promise, due }) => calendar.day(promise.madeAt) >= signedDay && due.on <= planDay)
  const isKept = dated.every(({ promise, due }) => promise.deliveredAt !== null && promise.deliveredAt <= due.by)
  const isWelcomed = written.some(({ at }) => isIn(at, welcomeDay))
  const isAsked = questionnaires.some(({ openedAt }) => isIn(openedAt, askDay))
  const hasPlan = planned !== undefined && calendar.day(planned.at) <= planDay
  const isPlanned = hasPlan || promises.some(({ madeAt }) => isIn(madeAt, planDay))
  return [
    { cause: 'no-welcome', types: ['message'], dueDay: welcomeDay, state: stateOf(isWelcomed) },
    { cause: 'no-questionnaire', types: ['request'], dueDay: askDay, state: stateOf(isAsked) },
    { cause: 'no-kickoff', types: ['meeting'], dueDay: meetDay, state: kickoffState(signedDay, meetDay, { measures, calendar }) },
    { cause: 'no-next-steps', types: ['plan', 'commitment'], dueDay: planDay, state: stateOf(isPlanned) },
    { cause: 'dates-missed', types: ['commitment'], dueDay: planDay, state: dated.length > 0 ? stateOf(isKept) : 'nothing-due' },
  ]
}

/** The meeting called a kickoff, else the first one held; with the main person, as far as anybody says who sat in. */
function kickoffState(signedDay: number, dueDay: number, context: Pick<DetectContext, 'measures' | 'calendar'>): Check['state'] {
  const { measures, calendar } = context
  const main = measures.mainContacts('client').current?.person
  const meetings = measures.meetingSeries().filter(({ startsAt }) => calendar.day(startsAt) >= signedDay)
  const named = meetings.filter(({ purpose }) => purpose === 'kickoff')
  const tried = named.length > 0 ? named : meetings
  const held = tried.filter((meeting) => meeting.held)
  const isWithMain = ({ attendees }: Meeting): boolean => {
    const guests = attendees.filter(({ side, response }) => side === 'client' && response !== 'declined')
    return attendees.length === 0 || guests.some(({ person }) => main === undefined || person === undefined || person === main)
  }
  const isInTime = ({ startsAt, movedBy }: Meeting): boolean => calendar.day(startsAt) <= dueDay || movedBy === 'client'
  if ((named.length > 0 ? held : held.slice(0, 1)).some((meeting) => isInTime(meeting) && isWithMain(meeting))) return 'done'
  const waits = tried.some((meeting) => !meeting.held && (meeting.movedBy === 'client' || meeting.calledOffBy === 'client'))
  return waits ? 'waits' : 'missing'
}

/** What is missing is proven only where every type that tells was recorded from the start to the last day. */
function isProven({ types, dueDay }: Check, startDay: number, { recording, calendar }: DetectContext): boolean {
  const kept = types.filter((type) => recording.has(type))
  return kept.length > 0 && recording.covers(kept, calendar.startOf(startDay), calendar.startOf(dueDay + 1))
}

/** Too few steps can be judged: because of a hole, because recording began later, or because they are not due or not recorded. */
function unproven(open: readonly Check[], startDay: number, context: DetectContext, numbers: Record<string, number>): Unknown {
  const { recording, calendar, asOf } = context
  const start = calendar.startOf(startDay)
  const kept = open.flatMap(({ types, dueDay }) => types.map((type) => ({ type, end: calendar.startOf(dueDay + 1) })))
    .filter(({ type }) => recording.has(type))
  const begun = (type: string): number => Math.max(start, recording.knownSince(type) ?? asOf)
  const isHoled = (type: string, end: number): boolean => recording.missing(type, begun(type), end) > 0
  const holed = kept.filter(({ type, end }) => isHoled(type, end)).map(({ type }) => type)
  if (holed.length > 0) return unknown('gap', [...new Set(holed)], { numbers })
  if (kept.length > 0) return unknown('short-history', [...new Set(kept.map(({ type }) => type))], { numbers })
  const absent = open.flatMap(({ types }) => types)
  return unknown('too-few', absent.length > 0 ? [...new Set(absent)] : STEP_TYPES, { numbers })
}

/** The share of missing steps; it holds since the due day on which it last crossed the mark. */
function finish(
  judged: readonly Check[], missing: readonly Check[], evidence: EvidenceInput, { calendar }: DetectContext, options: Options,
): Fired | Clear {
  const missingShare = missing.length / judged.length
  let since: number | null = null
  let count = 0
  for (const [i, { state, dueDay }] of judged.entries()) {
    if (state === 'missing') count++
    if (judged[i + 1]?.dueDay === dueDay) continue
    if (i + 1 < MIN_CHECKS || count / (i + 1) < options.missingShare) since = null
    else since ??= dueDay + 1
  }
  return graded({
    ...evidence,
    severity: ramp(missingShare, options.missingShare, 1),
    since: calendar.date(since ?? 0),
    causes: missing.map(({ cause }) => cause),
    numbers: { ...evidence.numbers, missingShare },
  })
}
