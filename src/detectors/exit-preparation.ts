import * as z from 'zod'
import type { CueCode, EventBase } from '../events/index.ts'
import type { CountedCue, Measures } from '../measures/index.ts'
import { blend, decay, FIRES_FROM } from '../statistics/index.ts'
import { defineDetector, option, type DetectContext } from './define-detector.ts'
import { clear, fired, unknown, type Clear, type EvidenceInput, type Unknown } from './finding.ts'
import { lostAccess, type LostAccess } from './shared/lost-access.ts'
import { unheard } from './shared/cues.ts'
import { unseen } from './shared/unseen.ts'

/** Options of `exitPreparation`. */
export interface ExitPreparationOptions {
  /** Days in which the severity of a proof halves. @defaultValue 60 */
  halfLifeDays?: number
  /** Days after which a proof drops out. @defaultValue 91 */
  windowDays?: number
  /** Days within which two proofs belong together; nothing found means nothing where so many were recorded. @defaultValue 28 */
  pairDays?: number
  /** How sure the reader of a text must be of a cue that proves by itself, 0.5 to 1. @defaultValue 0.7 */
  minConfidence?: number
}

type Options = Required<ExitPreparationOptions>
type Code = keyof typeof HARD | keyof typeof SOFT

const DAY_MS = 86_400_000
/** Severity of what proves by itself, and of what does so only beside another proof. Assumed. */
const HARD = { 'cancel-intent': 0.9, 'access-revoked': 0.8, 'export-request': 0.6, 'role-reduced': 0.5 } as const
const SOFT = { 'in-house-talk': 0.6, 'contract-question': 0.5, 'competitor-mention': 0.35 } as const
const CUES: readonly (Code & CueCode)[] = [
  'cancel-intent', 'export-request', 'in-house-talk', 'contract-question', 'competitor-mention',
]
/** One code counts once in so many days. Assumed. */
const ONCE_IN_DAYS = 14
/** What two different proofs close together add. Assumed. */
const TWO_PROOFS = 0.15
/** Topics that explain a proof (a yearly review of all suppliers, an export for a new tool), and what is left of it. Assumed. */
const EXPLAINED: readonly (string | null)[] = ['purchasing-review', 'new-tool']
const EXPLAINED_WEIGHT = 0.4
const LOOKBACK_DAYS = 182

/** The client talks or acts like somebody who prepares to go. */
export const exitPreparation = /* @__PURE__ */ defineDetector({
  id: 'exit-preparation',
  sign: 'The client talks or acts like somebody who prepares to go.',
  side: 'client',
  sources: ['beyond the sources: PIL, LIT, SUP, B2B'],
  leadTime: { days: [15, 60], basis: 'practitioner' },
  plays: ['talk-to-the-decision-maker', 'ask-what-would-make-staying-better', 'give-what-is-asked'],
  firesOn: 'presence',
  reads: ['message', 'access-change', 'meeting', 'contact-change'],
  options: (): z.ZodType<Options> =>
    z.strictObject({
      halfLifeDays: option(z.number().gt(0).default(60), 'Days in which the severity of a proof halves.', {
        basis: 'assumed', because: 'methods.md 1 (g), by judgement',
      }),
      windowDays: option(z.int().min(1).max(LOOKBACK_DAYS - 1).default(91), 'Days after which a proof drops out.', {
        basis: 'assumed', because: 'who prepared a quarter ago and is still here has thought better of it',
      }),
      pairDays: option(z.int().min(1).default(28), 'Days within which two proofs belong together.', {
        basis: 'assumed', because: 'the search and the decision take a month or two',
      }),
      minConfidence: option(z.number().min(0.5).max(1).default(0.7), 'How sure the reader must be of a cue that proves by itself.', {
        basis: 'assumed', because: 'one misread mail must not cry farewell',
      }),
    }),
  lookbackDays: () => ({ message: LOOKBACK_DAYS, meeting: LOOKBACK_DAYS }),
  detect(context, options) {
    const { measures, agency, asOf, calendar } = context
    const lost = lostAccess(measures, agency)
    const today = calendar.day(asOf)
    const all = [...spoken(measures, options.minConfidence), ...lost.proofs.map((own) => acted(own, calendar))]
    const counts = (proof: Proof): boolean => !proof.soft || hasSecond(proof, all, options.pairDays)
    const counting = all.filter((proof) => proof.day > today - options.windowDays && counts(proof))
    const proofs = oncePerCode(counting)
    const weights = proofs.map((proof) => decay(proof.weight, (asOf - proof.at) / DAY_MS, options.halfLifeDays))
    const pairAt = newestPair(proofs, options.pairDays)
    const bonus = pairAt === null ? 0 : decay(TWO_PROOFS, (asOf - pairAt) / DAY_MS, options.halfLifeDays)
    const severity = Math.min(1, blend(weights) + bonus)
    const newest = proofs[0]
    if (newest === undefined || severity < FIRES_FROM) {
      const unclear = lost.byNobody.filter(({ at }) => calendar.day(at) > today - options.windowDays)
      return nothingFound(context, unclear, options.pairDays, { events: eventsOf(counting) })
    }
    const byWeight = proofs.map((proof, i) => ({ proof, now: weights[i] ?? 0 })).sort((a, b) => b.now - a.now)
    return fired({
      severity,
      since: counting.reduce((first, own) => (own.at < first.at ? own : first), newest).since,
      causes: [...new Set(byWeight.map(({ proof }) => proof.code)), ...(pairAt === null ? [] : ['several'])],
      numbers: {
        proofs: proofs.length, kinds: new Set(proofs.map(({ code }) => code)).size, daysSince: (asOf - newest.at) / DAY_MS,
      },
      notes: proofs.some(({ explained }) => explained) ? ['explained'] : [],
      events: eventsOf(counting),
    })
  },
})

/** One thing said or done. */
interface Proof {
  readonly code: Code
  readonly soft: boolean
  readonly weight: number
  readonly explained: boolean
  readonly at: number
  readonly day: number
  readonly since: string
  /** The talk that it was said in; null for what was done. */
  readonly thread: string | null
  readonly event: EventBase
}

function spoken(measures: Measures, minConfidence: number): Proof[] {
  const cuesOf = (code: CueCode): readonly CountedCue[] => measures.cueCount([code], LOOKBACK_DAYS - 1).cues
  return CUES.flatMap((code) => cuesOf(code).flatMap((cue) => proofOf(code, cue, minConfidence) ?? []))
}

function proofOf(code: Code, { cue, topic, at, day, thread, event }: CountedCue, minConfidence: number): Proof | null {
  const soft = isSoft(code)
  if (!soft && (cue.confidence ?? 1) < minConfidence) return null
  const explained = EXPLAINED.includes(topic)
  const weight = (isSoft(code) ? SOFT[code] : HARD[code]) * (explained ? EXPLAINED_WEIGHT : 1)
  return { code, soft, weight, explained, at, day, since: event.at, thread, event }
}

function acted({ code, at, event }: LostAccess, calendar: DetectContext['calendar']): Proof {
  const day = calendar.day(at)
  return { code, soft: false, weight: HARD[code], explained: false, at, day, since: event.at, thread: null, event }
}

function isSoft(code: Code): code is keyof typeof SOFT {
  return Object.hasOwn(SOFT, code)
}

/** Beside a soft proof stands another one, or it was said again in another talk. One that has dropped out itself still stands. */
function hasSecond(proof: Proof, all: readonly Proof[], pairDays: number): boolean {
  return all.some((other) => isNear(proof, other, pairDays) && (other.code !== proof.code || other.thread !== proof.thread))
}

/** Newest first, each code once in two weeks. */
function oncePerCode(proofs: readonly Proof[]): Proof[] {
  const kept: Proof[] = []
  for (const proof of [...proofs].sort((a, b) => b.at - a.at || b.weight - a.weight)) {
    if (!kept.some((other) => other.code === proof.code && isNear(proof, other, ONCE_IN_DAYS))) kept.push(proof)
  }
  return kept
}

/** When the newest two different proofs that are close together were both there; null where there are none. */
function newestPair(newestFirst: readonly Proof[], pairDays: number): number | null {
  const hasOther = (proof: Proof, older: readonly Proof[]): boolean =>
    older.some((other) => other.code !== proof.code && isNear(proof, other, pairDays))
  return newestFirst.find((proof, i) => hasOther(proof, newestFirst.slice(i + 1)))?.at ?? null
}

function isNear(a: Proof, b: Proof, days: number): boolean {
  return Math.abs(a.at - b.at) <= days * DAY_MS
}

/** Either the words or the accounts must have been watched, and what was watched must have no hole. */
function nothingFound(
  context: DetectContext, unclear: readonly LostAccess[], pairDays: number, evidence: EvidenceInput,
): Clear | Unknown {
  if (unclear.length > 0) return unknown('ambiguous', ['access-change.by'], { events: unclear.map(({ event }) => event) })
  const both = [unheard(context, CUES, pairDays, evidence), unseen(context, 'access-change', pairDays, evidence)]
  const blind = both.filter((reason) => reason !== null)
  const partly = blind.find(({ reason }) => reason !== 'not-recorded')
  if (partly !== undefined) return partly
  return blind.length === 2 ? unknown('not-recorded', ['access-change', 'message.cues'], evidence) : clear(evidence)
}

function eventsOf(proofs: readonly Proof[]): EventBase[] {
  return [...new Set(proofs.map(({ event }) => event))]
}
