import * as z from 'zod'
import type { CueCode, EventBase } from '../events/index.ts'
import type { Claim, ClaimTopic } from '../measures/index.ts'
import { blend, decay } from '../statistics/index.ts'
import { defineDetector, option, type DetectContext } from './define-detector.ts'
import { graded, unknown } from './finding.ts'
import { unheard } from './shared/cues.ts'
import { addWorkingDays } from './shared/promises.ts'
import { earliestOf } from './shared/seen.ts'

/** Options of `conflictingInformation`. */
export interface ConflictingInformationOptions {
  /** Days between two claims that can still contradict each other. @defaultValue 28 */
  apartDays?: number
  /** Working days in which a contradiction may be set right. @defaultValue 2 */
  correctedWorkingDays?: number
  /** How sure the reader must be of a claim, 0 to 1. @defaultValue 0.7 */
  confidence?: number
  /** Days after a late correction after which a contradiction counts half. @defaultValue 60 */
  halfLifeDays?: number
}

const DAY_MS = 86_400_000
const LOOKBACK_DAYS = 182
/** Any code of ours: it is our messages that must have been read. */
const OUR_VOICE: readonly CueCode[] = ['status-update']
/** How bad a contradiction is, and one on a date or a price; what a complaint about the pace after it adds. Assumed. */
const SEVERITY = { other: 0.5, dateOrPrice: 0.7 }
const PACE_COMPLAINT = 0.15

/** Two people of the agency tell the client different facts. */
export const conflictingInformation = /* @__PURE__ */ defineDetector({
  id: 'conflicting-information',
  sign: 'Two people of the agency tell the client different facts.',
  side: 'agency',
  sources: ['S003 #2'],
  leadTime: { basis: 'assumed' },
  plays: ['set-the-fact-right', 'dates-through-one-person', 'keep-what-was-said-in-sight'],
  firesOn: 'presence',
  reads: ['message', 'meeting', 'contact-change'],
  options: (): z.ZodType<Required<ConflictingInformationOptions>> =>
    z.strictObject({
      apartDays: option(
        z.number().gt(0).max(LOOKBACK_DAYS / 2).default(28),
        'Days between two claims that can still contradict each other.',
        { basis: 'assumed', because: 'later the fact may have changed' },
      ),
      correctedWorkingDays: option(z.int().min(0).default(2), 'Working days in which a contradiction may be set right.', {
        basis: 'assumed', because: 'nobody has acted on it yet',
      }),
      confidence: option(z.number().min(0.5).max(1).default(0.7), 'How sure the reader must be of a claim.', {
        basis: 'assumed', because: 'a misread value makes a contradiction',
      }),
      halfLifeDays: option(z.number().gt(0).default(60), 'Days after a late correction after which it counts half.', {
        basis: 'assumed', because: 'two months without another heal it',
      }),
    }),
  lookbackDays: () => ({ message: LOOKBACK_DAYS, meeting: LOOKBACK_DAYS }),
  detect(context, options) {
    const { measures, asOf, calendar } = context
    const today = calendar.day(asOf)
    const topics = measures.claims().map((topic) => ours(topic, options.confidence))
    const conflicts = topics.map((claims) => conflictsOf(claims, context, options))
    const complaints = measures.cueCount(['pace-complaint'], LOOKBACK_DAYS).cues
    const severityOf = ({ second, base, correction }: Conflict): number => {
      const complained = complaints.some(({ at }) => at > second.at)
      const age = correction === null ? 0 : today - correction.day
      return decay(Math.min(1, base + (complained ? PACE_COMPLAINT : 0)), age, options.halfLifeDays)
    }
    const standing = conflicts.flat()
    const finding = graded({
      severity: blend(conflicts.map((own) => Math.max(0, ...own.map(severityOf)))),
      since: earliestOf(standing.map(({ since }) => since)) ?? '',
      numbers: {
        topics: conflicts.filter((own) => own.length > 0).length,
        uncorrected: standing.filter(({ correction }) => correction === null).length,
      },
      notes: [
        ...(standing.length > 0 && standing.every(({ correction }) => correction !== null) ? ['corrected-late'] : []),
        ...(standing.some(({ second }) => complaints.some(({ at }) => at > second.at)) ? ['pace-complaint'] : []),
      ],
      events: [...new Set<EventBase>(standing.flatMap(({ first, second, correction }) =>
        [first, second, ...(correction === null ? [] : [correction])].map(({ event }) => event)))],
    })
    if (finding.status === 'fired') return finding
    const silent = unheard(context, OUR_VOICE, options.apartDays)
    if (silent?.reason === 'not-recorded') return silent
    const isUnclear = topics.some((claims) => isAnonymous(claims, asOf, options.apartDays))
    if (isUnclear) return unknown('ambiguous', ['message.from.person'])
    return silent ?? finding
  },
})

type Options = Required<ConflictingInformationOptions>

/** Two facts about one thing, told by two people of ours. */
interface Pair {
  readonly first: Claim
  readonly second: Claim
}

/** They were not set right in time. */
interface Conflict extends Pair {
  readonly base: number
  readonly since: string
  /** What set it right too late; null where nothing did. */
  readonly correction: Claim | null
}

function ours({ claims }: ClaimTopic, least: number): readonly Claim[] {
  return claims.filter(({ side, confidence }) => side === 'agency' && confidence >= least)
}

/** Claims of one topic in order: what contradicts what stands opens a conflict, and what sets it right closes it. */
function conflictsOf(claims: readonly Claim[], context: DetectContext, options: Options): Conflict[] {
  const main = context.measures.mainContacts('agency')
  const standing = new Map<string, Claim>()
  let open: Pair[] = []
  const closed: Conflict[] = []
  for (const claim of claims) {
    const { person } = claim
    if (person === null) continue
    const isMain = person === main.at(claim.at)?.person
    const settled = open.filter((pair) => isMain || gaveIn(claim, pair))
    for (const pair of settled) closed.push(...conflictOf(pair, claim, context, options))
    open = open.filter((pair) => !settled.includes(pair))
    if (settled.length > 0 && isMain) standing.clear()
    for (const { first, second } of settled) for (const { person: teller } of [first, second]) standing.delete(teller ?? '')
    // Who told what the others told, and now tells otherwise, brings news: a change, no contradiction.
    const own = standing.get(person)?.value
    const recent = [...standing.values()].filter(({ at }) => claim.at - at <= options.apartDays * DAY_MS)
    const against = recent.filter((other) => other.person !== person && other.value !== claim.value && other.value !== own)
    open.push(...against.map((first) => ({ first, second: claim })))
    standing.set(person, claim)
  }
  return [...closed, ...open.flatMap((pair) => conflictOf(pair, null, context, options))]
}

/** One of the two now tells what the other told. */
function gaveIn({ person, value }: Claim, { first, second }: Pair): boolean {
  return (person === first.person && value === second.value) || (person === second.person && value === first.value)
}

/** Nothing while it may still be set right in time, and where it was. */
function conflictOf(pair: Pair, correction: Claim | null, { calendar, asOf }: DetectContext, options: Options): Conflict[] {
  const { first, second } = pair
  const day = calendar.day(second.at, 'agency')
  const until = calendar.day(correction?.at ?? asOf, 'agency')
  if (calendar.workingDays(day, until, 'agency') <= options.correctedWorkingDays) return []
  const isDateOrPrice = [first.kind, second.kind].some((kind) => kind === 'date' || kind === 'money')
  const base = isDateOrPrice ? SEVERITY.dateOrPrice : SEVERITY.other
  const since = calendar.date(addWorkingDays(day, options.correctedWorkingDays + 1, calendar))
  return [{ first, second, correction, base, since }]
}

/** Somebody of ours, nobody knows who, told otherwise lately. */
function isAnonymous(claims: readonly Claim[], asOf: number, apartDays: number): boolean {
  const recent = claims.filter(({ at }) => at > asOf - apartDays * DAY_MS)
  return recent.some(({ person }) => person === null) && new Set(recent.map(({ value }) => value)).size > 1
}
