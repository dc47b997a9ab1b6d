import * as z from 'zod'
import type { EventBase, EventTypes, PulseEvent } from '../events/index.ts'
import type { AdverseFact, Contact } from '../measures/index.ts'
import { blend, ramp } from '../statistics/index.ts'
import { defineDetector, option, type DetectContext } from './define-detector.ts'
import { clear, graded, notApplicable, unknown } from './finding.ts'
import { addWorkingDays } from './shared/promises.ts'
import { earliestOf, isSeen } from './shared/seen.ts'

/** Options of `unattendedRisk`. */
export interface UnattendedRiskOptions {
  /** Working days that something bad is left alone, from which it fires. @defaultValue 5 */
  workingDays?: number
  /** Working days left alone that are as bad as it gets. @defaultValue 15 */
  severeWorkingDays?: number
  /** Times the client's own median gap of silence during which nobody may assume calm. @defaultValue 4 */
  ownGaps?: number
  /** Days of that silence, and days without a main person of ours, at least. @defaultValue 28 */
  days?: number
}

const DAY_MS = 86_400_000
const TALK_DAYS = 1092
/** What went wrong longer ago is no longer looked at. Assumed. */
const FACT_DAYS = 91
/** From so many gaps the own rhythm is known. Assumed. */
const MIN_GAPS = 4
/** A human's reading that is a worry, and one that is calm. Assumed. */
const WORRY = 40
const CALM = 70
/** Volume shows a main person over so many days. Assumed. */
const VOLUME_DAYS = 91
/** Severity of calm that is only assumed, and of nobody in charge. Assumed. */
const SEVERITY = { assumedCalm: 0.4, noOwner: 0.3 }
/** Where we can have turned to the client. */
const ATTENTION = ['message', 'call', 'meeting', 'initiative'] as const
/** Types that hold something bad by themselves; messages do where they were read. */
const HOLDERS = ['survey', 'incident', 'invoice', 'request', 'commitment'] as const
const COMPLAINTS = ['performance-complaint', 'pace-complaint', 'feels-unimportant', 'leak-suspicion'] as const

/** The signs were seen and nobody acted, or calm was assumed because no news came. */
export const unattendedRisk = /* @__PURE__ */ defineDetector({
  id: 'unattended-risk',
  sign: 'The signs were seen and nobody acted, or calm was assumed because no news came.',
  side: 'agency',
  sources: ['S001 intro and closing', 'S000 s1'],
  leadTime: { basis: 'assumed' },
  plays: [
    { play: 'address-it-today', causes: ['left-alone'] },
    { play: 'give-one-person-the-time', causes: ['no-owner'] },
    { play: 'verify-the-calm-by-a-call', causes: ['assumed-calm'] },
  ],
  firesOn: 'absence',
  reads: [
    'message', 'survey', 'incident', 'pulse', 'initiative', 'meeting', 'call',
    'contact-change', 'request', 'invoice', 'commitment', 'contract',
  ],
  options: (): z.ZodType<Required<UnattendedRiskOptions>> =>
    z.strictObject({
      workingDays: option(z.int().min(1).default(5), 'Working days that something bad is left alone, from which it fires.', {
        basis: 'assumed', because: 'a week to turn to it',
      }),
      severeWorkingDays: option(z.int().min(2).default(15), 'Working days left alone that are as bad as it gets.', {
        basis: 'assumed', because: 'three weeks',
      }),
      ownGaps: option(z.number().gt(0).default(4), "Times the client's own median gap of silence.", {
        basis: 'assumed', because: 'own gaps are heavy-tailed',
      }),
      days: option(
        z.number().min(1).max(FACT_DAYS).default(28),
        'Days of that silence, and days without a main person of ours, at least.',
        { basis: 'practitioner', because: 'GTR: 30 days without an owner' },
      ),
    })
      .refine((o) => o.severeWorkingDays > o.workingDays, {
        path: ['severeWorkingDays'], error: 'must be more than workingDays',
      }),
  lookbackDays: () => ({ message: TALK_DAYS, call: TALK_DAYS, meeting: TALK_DAYS }),
  detect(context, options) {
    const pulses = context.events.filter((event) => event.type === 'pulse')
    const facts = [...context.measures.adverseFacts(), ...worryOf(pulses, context.asOf)]
    if (facts.length + pulses.length === 0) return nothingSeen(context)
    const alone = leftAlone(facts, context, options)
    const sure = alone.filter(({ seen }) => seen)
    const parts = [
      ...neglected(sure, context, options), ...assumedCalm(pulses, context, options), ...noOwner(facts, context, options),
    ]
    const evidence = {
      numbers: { leftAlone: sure.length, oldestWorkingDays: Math.max(0, ...sure.map(({ workingDays }) => workingDays)) },
      events: [...new Set(parts.flatMap(({ events }) => events))],
    }
    if (parts.length === 0) {
      const reason = context.recording.has('message') ? 'gap' : 'not-recorded'
      return alone.length > sure.length ? unknown(reason, ['message', 'call', 'meeting'], evidence) : clear(evidence)
    }
    return graded({
      ...evidence,
      severity: blend(parts.map(({ severity }) => severity)),
      since: earliestOf(parts.map(({ since }) => since)) ?? '',
      causes: parts.map(({ cause }) => cause),
      numbers: Object.assign({}, evidence.numbers, ...parts.map(({ numbers }) => numbers)),
    })
  },
})

type Options = Required<UnattendedRiskOptions>
type Fact = Pick<AdverseFact, 'at' | 'settledAt' | 'event'> & { readonly kind: AdverseFact['kind'] | 'worry' }

/** What one of the three ways of not attending comes to. */
interface Part {
  readonly cause: 'left-alone' | 'assumed-calm' | 'no-owner'
  readonly severity: number
  readonly since: string
  readonly events: readonly EventBase[]
  readonly numbers: Readonly<Record<string, number>>
}

/** The newest reading of a human, while it counts. */
function currentOf(pulses: readonly PulseEvent[], asOf: number): PulseEvent | undefined {
  const newest = pulses.at(-1)
  return newest !== undefined && Date.parse(newest.expiresOn) > asOf ? newest : undefined
}

function worryOf(pulses: readonly PulseEvent[], asOf: number): Fact[] {
  const current = currentOf(pulses, asOf)
  if (current === undefined || current.health >= WORRY) return []
  return [{ at: Date.parse(current.at), kind: 'worry', settledAt: null, event: current }]
}

function nothingSeen({ measures, recording, asOf }: DetectContext) {
  const readShare = measures.cueCount(COMPLAINTS, FACT_DAYS).readShare ?? 1
  const areRead = recording.has('message') && readShare > 0
  const holders = [...HOLDERS.filter((type) => recording.has(type)), ...(areRead ? ['message'] : [])]
  if (holders.length === 0) return unknown('not-recorded', ['survey', 'incident', 'invoice', 'message.cues'])
  const from = asOf - FACT_DAYS * DAY_MS
  const isDown = holders.every((type) => recording.missing(type, from, asOf) >= asOf - from)
  return isDown ? unknown('gap', holders) : notApplicable('nothing-to-attend')
}

/** Something bad that nobody has turned to for long enough. */
interface Alone {
  readonly fact: Fact
  readonly day: number
  readonly workingDays: number
  /** Whatever could hold our attention was recorded since. */
  readonly seen: boolean
}

function leftAlone(facts: readonly Fact[], context: DetectContext, { workingDays }: Options): Alone[] {
  const { asOf, calendar, recording } = context
  const today = calendar.day(asOf, 'agency')
  return facts.filter(({ at }) => at > asOf - FACT_DAYS * DAY_MS).flatMap((fact) => {
    const day = calendar.day(fact.at, 'agency')
    const age = calendar.workingDays(day, today, 'agency')
    if (age < workingDays || isAttended(fact, context)) return []
    const seen = isSeen(recording, 'message', [...ATTENTION, fact.event.type], fact.at, asOf)
    return [{ fact, day, workingDays: age, seen }]
  })
}

/** A call, a meeting, an idea of ours, a word to whoever said it, or that it was owned, delivered or resolved. */
function isAttended(fact: Fact, { measures }: DetectContext): boolean {
  const isSaid = fact.kind === 'complaint' || fact.kind === 'detractor'
  return (!isSaid && fact.settledAt !== null)
    || measures.contacts().some((contact) => contact.at > fact.at && (isTalk(contact) || isWordTo(contact, fact)))
    || measures.threads().some(({ ref, messages }) =>
      (ref === requestRef(fact.event) || messages.some(({ event }) => event === fact.event))
      && messages.some(({ event, at }) => event.from.side === 'agency' && at > fact.at))
    || measures.initiativeLedger().some(({ side, proposedAt }) => side === 'agency' && proposedAt > fact.at)
}

function isTalk({ channel, direction }: Contact): boolean {
  return direction === 'inbound' && (channel === 'call' || channel === 'meeting')
}

/** What was said in a survey or a meeting has no thread: a mail to the person who said it will do. */
function isWordTo({ direction, event: word }: Contact, { event }: Fact): boolean {
  if (direction !== 'outbound' || !isOf(word, 'message') || (event.type !== 'survey' && event.type !== 'meeting')) return false
  const person = isOf(event, 'survey') ? event.respondent?.person : undefined
  return person === undefined || word.to.some((party) => party.person === person)
}

function requestRef(event: Fact['event']): string | undefined {
  return isOf(event, 'request') ? event.ref : undefined
}

function isOf<K extends keyof EventTypes>(event: Fact['event'], type: K): event is EventTypes[K] {
  return event.type === type
}

function neglected(alone: readonly Alone[], { calendar }: DetectContext, { workingDays, severeWorkingDays }: Options): Part[] {
  if (alone.length === 0) return []
  const severity = ramp(Math.max(...alone.map((own) => own.workingDays)), workingDays, severeWorkingDays)
  const first = Math.min(...alone.map(({ day }) => day))
  const since = calendar.date(addWorkingDays(first, workingDays, calendar))
  return [{ cause: 'left-alone', severity, since, events: alone.map(({ fact }) => fact.event), numbers: {} }]
}

/** Somebody says that all is well while the client has fallen silent against its own rhythm. */
function assumedCalm(pulses: readonly PulseEvent[], context: DetectContext, { ownGaps, days }: Options): Part[] {
  const { measures, asOf, calendar, recording } = context
  const pulse = currentOf(pulses, asOf)
  const { gaps, daysSince, medianGap, last, daysSinceOn } = measures.activeDays()
  if (pulse === undefined || pulse.health < CALM || gaps.length < MIN_GAPS || last === null || daysSince === null) return []
  const mark = Math.max(days, ownGaps * (medianGap ?? 0))
  if (daysSince < mark || !isSeen(recording, last.event.type, ['message', 'call', 'meeting'], last.at, asOf)) return []
  let day = last.day
  while (daysSinceOn(day) < mark) day++
  const since = Date.parse(pulse.at) > calendar.startOf(day) ? pulse.at : calendar.date(day)
  const numbers = { daysSince, medianGapDays: medianGap ?? 0 }
  return [{ cause: 'assumed-calm', severity: SEVERITY.assumedCalm, since, events: [pulse, last.event], numbers }]
}

/** A big client, something bad open, and nobody of ours in charge for weeks. */
function noOwner(facts: readonly Fact[], context: DetectContext, { days }: Options): Part[] {
  const { measures, asOf, calendar, recording, norms } = context
  const open = facts.filter(({ at, settledAt }) => settledAt === null && at > asOf - FACT_DAYS * DAY_MS)
  const isBig = measures.feeInForce().amounts.some(({ amount, currency }) =>
    norms.feeTopQuarter.some((mark) => mark.currency === currency && amount >= mark.amount))
  const [first] = open
  if (first === undefined || !isBig) return []
  const main = measures.mainContacts('agency')
  const known = main.changes.length > 0 || main.activity(asOf).size > 0
  const from = asOf - (days + VOLUME_DAYS) * DAY_MS
  if (!known || !isSeen(recording, 'message', ['contact-change', 'meeting', 'call'], from, asOf)) return []
  let ownerless = 0
  while (ownerless <= days + VOLUME_DAYS && main.at(asOf - ownerless * DAY_MS) === null) ownerless++
  if (ownerless <= days) return []
  const since = calendar.date(Math.max(calendar.day(first.at), calendar.day(asOf) - ownerless + 1 + Math.ceil(days)))
  return [{ cause: 'no-owner', severity: SEVERITY.noOwner, since, events: open.map(({ event }) => event), numbers: {} }]
}
