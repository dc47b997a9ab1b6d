import * as z from 'zod'
import type { AgencyProfile, EventBase } from '../events/index.ts'
import type { AccessEntry, AdverseFact, Initiative, Measures, Request } from '../measures/index.ts'
import { decay, FIRES_FROM } from '../statistics/index.ts'
import type { Calendar, Recording } from '../timeline/index.ts'
import { defineDetector, option, type DetectContext } from './define-detector.ts'
import { clear, fired, unknown } from './finding.ts'
import { anyProof } from './shared/any-proof.ts'
import { unheard } from './shared/cues.ts'
import { stillWeighing, type FadingFact } from './shared/fading.ts'
import { ourSureCues } from './shared/sure-cues.ts'
import { unseen } from './shared/unseen.ts'

/** Options of `selfServingPush`. */
export interface SelfServingPushOptions {
  /** Days after which it counts half. @defaultValue 60 */
  halfLifeDays?: number
  /** How sure whoever reads the messages must be of an offer, 0.5 to 1: one cue is enough to fire. @defaultValue 0.8 */
  confidence?: number
  /** Proposals from which, with nothing else beside them, we only sell. @defaultValue 4 */
  proposals?: number
  /** Days over which proposals are counted. @defaultValue 182 */
  proposalDays?: number
  /** Days for which a wish of the client, for a quote or about access, explains what we did. @defaultValue 56 */
  askedDays?: number
  /** Days over which one of the feeds must have been recorded before nothing found means nothing done. @defaultValue 56 */
  recordedDays?: number
  /**
   * Field of `ext` that is true on a proposal that lowers our fee or belongs to a repair, and on a removal that the client wished
   * for. @defaultValue 'forTheClient'
   */
  harmlessField?: string
}

type Options = Required<SelfServingPushOptions>
type Context = Pick<DetectContext, 'measures' | 'asOf' | 'calendar' | 'recording'>

const DAY_MS = 86_400_000
/** How bad each is. Assumed. */
const SEVERITY = { 'selling-in-trouble': 0.5, 'rival-removed': 0.9, 'fee-only': 0.3 }
/** What a second offer within so many days adds. Assumed. */
const SECOND = 0.25
const SECOND_WITHIN_DAYS = 56
/** Older messages are not read. Assumed. */
const MESSAGE_DAYS = 182
/** Results older than that say nothing about now; the last period must have ended within a quarter. Assumed. */
const PERFORMANCE_DAYS = 200
const LAST_PERIOD_DAYS = 91
/** Targets are missed where two periods in a row stay below; a tenth less is ordinary. Assumed. */
const MISSED_BELOW = 0.8
/** Facts that only our word to the client settles. */
const SETTLED_BY_WORDS: readonly AdverseFact['kind'][] = ['detractor', 'complaint']

/** We work for our own gain. */
export const selfServingPush = /* @__PURE__ */ defineDetector({
  id: 'self-serving-push',
  sign: 'The client sees the agency act for its own gain.',
  side: 'agency',
  sources: ['S002', 'S001 s1'],
  leadTime: { basis: 'assumed' },
  plays: ['solve-first', 'give-something-that-costs', { play: 'restore-the-access', causes: ['rival-removed'] }],
  firesOn: 'presence',
  reads: ['initiative', 'access-change', 'message', 'incident', 'commitment', 'request', 'survey', 'invoice', 'performance'],
  options: (): z.ZodType<Options> =>
    z.strictObject({
      halfLifeDays: option(z.number().gt(0).default(60), 'Days after which it counts half.', {
        basis: 'assumed', because: 'methods.md 1 (g), by judgement',
      }),
      confidence: option(z.number().min(0.5).max(1).default(0.8), 'How sure whoever reads the messages must be of an offer.', {
        basis: 'assumed', because: 'one cue is enough to fire',
      }),
      proposals: option(z.int().min(1).default(4), 'Proposals from which, with nothing else beside them, we only sell.', {
        basis: 'assumed', because: 'three in half a year are ordinary',
      }),
      proposalDays: option(z.int().min(1).default(182), 'Days over which proposals are counted.', {
        basis: 'assumed', because: 'half a year holds a test or a fix where anybody thinks of the client',
      }),
      askedDays: option(z.number().min(0).default(56), 'Days for which a wish of the client explains what we did.', {
        basis: 'assumed', because: 'a quote takes weeks at times',
      }),
      recordedDays: option(
        z.int().min(1).max(MESSAGE_DAYS - 1).default(56),
        'Days over which one of the feeds must have been recorded.',
        { basis: 'assumed', because: 'eight weeks, as for all counted cues' },
      ),
      harmlessField: option(z.string().min(1).default('forTheClient'), 'Field of `ext`, true where it was for the client.', {
        basis: 'assumed', because: 'no field of the event holds why',
      }),
    }),
  lookbackDays: () => ({ message: MESSAGE_DAYS, performance: PERFORMANCE_DAYS }),
  detect(context, options) {
    const { measures, asOf, agency } = context
    const removals = rivalsRemoved(measures, agency, options)
    const pushes = [...sellingInTrouble(context, options), ...removals.flatMap(pushOfRemoval), ...feeOnly(context, options)]
    const { halfLifeDays } = options
    const weighing = stillWeighing(pushes.map((push) => ({ ...push, halfLifeDays })), asOf)
    return weighing === null ? notSeen(context, removals, options) : fired(weighing)
  },
})

type Push = Omit<FadingFact<keyof typeof SEVERITY>, 'halfLifeDays'>

/** Something we offered to sell. */
interface Offer {
  readonly at: number
  readonly day: number
  readonly event: EventBase
  readonly proposal: boolean
}

/** Our offers that the client did not ask for and that earn us something, oldest first. */
function offersOf({ measures }: Context, { confidence, askedDays, harmlessField }: Options): Offer[] {
  const upsells = ourSureCues(measures, 'upsell', confidence).flatMap(({ reached }) =>
    reached === null ? [] : [{ at: reached.at, day: reached.day, event: reached.event, proposal: false }],
  )
  const proposals = measures.initiativeLedger().filter(isOurProposal).flatMap(({ events }) =>
    events.slice(0, 1).map(({ event, at, day }) => ({ at, day, event, proposal: true })),
  )
  const quotes = wishes(measures, 'quote')
  const offers: Offer[] = [...proposals, ...upsells]
  return offers
    .filter(({ at, event }) => event.ext?.[harmlessField] !== true && !askedBefore(quotes, at, askedDays))
    .sort((a, b) => a.at - b.at)
}

const isOurProposal = ({ kind, side }: Initiative): boolean => kind === 'proposal' && side === 'agency'

const wishes = (measures: Measures, topic: string): Request[] =>
  measures.requestLedger().filter((request) => request.side === 'client' && request.topic === topic)

function askedBefore(requests: readonly Request[], at: number, days: number): boolean {
  return requests.some(({ openedAt }) => openedAt <= at && at - openedAt <= days * DAY_MS)
}

function sellingInTrouble(context: Context, options: Options): Push[] {
  const offers = offersOf(context, options)
  if (offers.length === 0) return []
  const troubles = troubleOf(context)
  const bold = offers.flatMap((offer) => {
    const trouble = troubles.find((own) => own.from <= offer.at && offer.at <= own.to)
    return trouble === undefined ? [] : [{ ...offer, trouble: trouble.event }]
  })
  return bold.map(({ at, day, event, trouble }) => {
    // A mail often carries its proposal, so two on one day are one.
    const second = bold.some((other) => other.day < day && day - other.day <= SECOND_WITHIN_DAYS)
    const severity = SEVERITY['selling-in-trouble'] + (second ? SECOND : 0)
    return { cause: 'selling-in-trouble', severity, at, since: event.at, events: [event, trouble] }
  })
}

/** A stretch in which the client has other worries. */
interface Trouble {
  readonly from: number
  readonly to: number
  readonly event: EventBase
}

function troubleOf({ measures, asOf, calendar, recording }: Context): Trouble[] {
  const facts = measures.adverseFacts().flatMap(({ at, kind, settledAt, event }): Trouble[] => {
    // An answer may lie in a hole, or too far back; then nobody can say that the fact is open.
    if (SETTLED_BY_WORDS.includes(kind) && !wordsAreKnown(recording, at, asOf)) return []
    return [{ from: at, to: settledAt ?? Infinity, event }]
  })
  return [...facts, ...missedTargets(measures, calendar)]
}

function wordsAreKnown(recording: Recording, at: number, asOf: number): boolean {
  return at >= asOf - MESSAGE_DAYS * DAY_MS && recording.covers(['message'], at, asOf)
}

/** From when the second bad period of the main KPI in a row is told, until the next one is or it is long ago. */
function missedTargets(measures: Measures, calendar: Calendar): Trouble[] {
  const { periods, mainKpi } = measures.attainment()
  const main = periods.filter(({ kpi, attained }) => kpi === mainKpi && attained !== null)
  return main.flatMap(({ attained, toDay, event: { event, at } }, i) => {
    const before = main[i - 1]?.attained ?? null
    if (attained === null || before === null || Math.max(attained, before) >= MISSED_BELOW) return []
    const next = main[i + 1]
    const to = Math.min(next?.event.at ?? Infinity, calendar.startOf(toDay + 1 + LAST_PERIOD_DAYS))
    return [{ from: at, to, event }]
  })
}

/** Four proposals and no test, fix or roadmap: we come only to sell. */
function feeOnly(context: Context, options: Options): Push[] {
  const { measures, asOf, calendar } = context
  const after = calendar.day(asOf) - options.proposalDays
  const recent = measures.initiativeLedger().filter(({ proposedAt }) => calendar.day(proposedAt) > after)
  const offered = offersOf(context, options).filter(({ proposal, day }) => proposal && day > after)
  const last = offered.at(-1)
  const decisive = offered[options.proposals - 1]
  if (last === undefined || decisive === undefined || recent.some(({ kind }) => kind !== 'proposal')) return []
  const events = offered.map(({ event }) => event)
  return [{ cause: 'fee-only', severity: SEVERITY['fee-only'], at: last.at, since: decisive.event.at, events }]
}

/** An outsider whom the client had let in and who lost access, without a wish of the client. */
function rivalsRemoved(measures: Measures, agency: AgencyProfile, { askedDays, harmlessField }: Options): AccessEntry[] {
  const known = [...(agency.domains ?? []), ...(agency.vendors ?? [])]
  const asked = wishes(measures, 'access')
  return measures.accessRoster().entries.filter(({ principal: { side, domain }, by, revokedAt, events }) => {
    const outsider = side !== 'client' && side !== 'agency' && (domain === undefined || !known.includes(domain))
    if (!outsider || by?.side !== 'client' || revokedAt === null) return false
    return events.at(-1)?.event.ext?.[harmlessField] !== true && !askedBefore(asked, revokedAt, askedDays)
  })
}

function pushOfRemoval({ revokedAt, revokedBy, events }: AccessEntry): Push[] {
  const last = events.at(-1)?.event
  if (revokedAt === null || revokedBy?.side !== 'agency' || last === undefined) return []
  return [{ cause: 'rival-removed', severity: SEVERITY['rival-removed'], at: revokedAt, since: last.at, events: [last] }]
}

/** Nothing shows: a removal by nobody knows whom may be ours, as long as it would weigh. */
function notSeen(context: Context, removals: readonly AccessEntry[], { halfLifeDays, recordedDays }: Options) {
  const unclear = removals.filter(({ revokedAt, revokedBy }) => {
    const byNobody = revokedBy === null || revokedBy.side === 'unknown'
    return byNobody && decay(SEVERITY['rival-removed'], (context.asOf - (revokedAt ?? 0)) / DAY_MS, halfLifeDays) >= FIRES_FROM
  })
  if (unclear.length > 0) {
    const events = unclear.flatMap((entry) => entry.events.slice(-1).map(({ event }) => event))
    return unknown('ambiguous', ['access-change.by'], { events })
  }
  const [ideas, access] = [unseen(context, 'initiative', recordedDays), unseen(context, 'access-change', recordedDays)]
  return anyProof(ideas, access, unheard(context, ['upsell'], recordedDays)) ?? clear()
}
