import { eventTypes, type AgencyProfile, type AnyEvent, type ClientProfile, type RecordingSpan } from '../events/index.ts'
import { createMeasures, createScopes, defaultNorms, type Measures, type Norms } from '../measures/index.ts'
import { significant, type Interval } from '../statistics/index.ts'
import { createTimeline, createView, toIso, toMs, type View } from '../timeline/index.ts'
import { credibilityEvidence } from './evidence/credibility.ts'
import { intimacyEvidence } from './evidence/intimacy.ts'
import { reliabilityEvidence } from './evidence/reliability.ts'
import { selfOrientationEvidence } from './evidence/self-orientation.ts'
import { add, countEvidence, countRatings, estimate, onScale, ratingWeight, variance, weigh } from './factor.ts'
import type { Counts, Estimate, Weighed, WeighedRating } from './factor.ts'
import { kindOf, type EvidenceKind } from './kinds.ts'
import type { EvidenceContext, Piece, SourceEvent } from './pieces.ts'
import { raiseOf, type TrustRaise } from './raise.ts'
import { trustEquation, type TrustFactor, type TrustStep } from './trust-equation.ts'

/** What is known besides the events. */
export interface TrustInputs {
  /** The moment of judgement: RFC 3339 with an offset, or a Date. */
  asOf: string | Date
  /** Needed only where there are no events. */
  clientId?: string
  /** What was recorded, from when to when. Absent: inferred from the events, and marked so. */
  recording?: readonly RecordingSpan[]
  profile?: ClientProfile
  /** `coreServices` says which work is outside what you are good at; without it nothing is. */
  agency?: AgencyProfile
  /** What is normal in this portfolio; the shipped norms when absent. */
  norms?: Norms
  /** Top of the scale, which starts at 1. @defaultValue 10 */
  scale?: 10 | 5
}

/** Names the event that a piece of evidence rests on. */
export interface TrustEventRef {
  id: string
  source?: string
  type: string
}

/** One dated piece of evidence. */
export interface TrustEvidence {
  kind: EvidenceKind
  /** What builds trust lowers self-orientation. */
  effect: 'builds' | 'hurts'
  /** 0.5 weak, 1 ordinary, 2 strong, 3 and more grave. */
  strength: number
  /** What is left of the strength today: it fades, and many of one kind share it. */
  weight: number
  /** When it came to be true, RFC 3339 in UTC. */
  at: string
  /** It holds until somebody changes it, and does not fade. */
  standing: boolean
  event: TrustEventRef
}

/** One rating of a factor in a survey. */
export interface TrustRating {
  /** On the scale of the reading. */
  value: number
  /** Observations that it counts as today. */
  weight: number
  /** RFC 3339 in UTC. */
  at: string
  event: TrustEventRef
}

/** One factor: evidence and ratings together, and each for itself. */
export interface TrustFactorReading extends Estimate {
  fromEvidence: Estimate
  fromRatings: Estimate
  /** Newest first. */
  evidence: TrustEvidence[]
  /** How people of the client rated it, newest first. */
  ratings: TrustRating[]
  /** How our own people rated it, newest first. Not mixed in: a wide gap is worth a talk. */
  selfRatings: TrustRating[]
}

/** Trust as far as events show it. */
export interface TrustEvidenceReading {
  clientId: string
  /** RFC 3339 in UTC. */
  asOf: string
  /** Nobody said what was recorded, so it was inferred from the events. */
  recordingInferred: boolean
  scale: 10 | 5
  /** (C + R + I) / S of the four values. A factor without evidence stands at the middle of the scale. */
  value: number
  /** Central 80 % of what `value` is likely to be, by the delta method. */
  interval: Interval
  /** The same from 0 to 100 on a logarithmic axis, as in `trustEquation`. */
  view: number
  factors: Record<TrustFactor, TrustFactorReading>
  /** The known factor that is furthest from its best; null where nothing is known. */
  weakest: TrustFactor | null
  /** Factors in the worst quarter of the scale: any one of them can break trust, whatever the value says. */
  breaking: TrustFactor[]
  /** The single step of at most one point that helps most. */
  bestStep: TrustStep | null
  raise: TrustRaise
}

const INPUTS = ['asOf', 'clientId', 'recording', 'profile', 'agency', 'norms', 'scale'] as const satisfies readonly (keyof TrustInputs)[]
const METRICS = {
  credibility: 'credibility', reliability: 'reliability', intimacy: 'intimacy', selfOrientation: 'self-orientation',
} as const satisfies Record<TrustFactor, string>
/** Standard errors on either side of a central 80 %. Published: textbook. */
const Z80 = 1.28155

/**
 * The trust equation from what happened: each factor starts from a neutral prior and is moved by dated evidence that fades, and by
 * ratings of the client where there are any.
 *
 * An observer's proxy by a practitioners' rule of thumb (see `trustEquation`), with assumed strengths. It is not what the client
 * feels, gives no chance of leaving, and never enters health. What is not on record is never evidence.
 *
 * @param events - one client's events in any order, all versions and retractions included
 * @throws TypeError where the events are of two clients, an option is unknown, `asOf` is no instant, or the scale is neither 10 nor 5
 * @returns all numbers rounded to six significant digits
 *
 * @example
 * const promise = commitment('2026-02-02', { ref: 'audit', dueOn: '2026-02-09' })
 * const kept = commitment('2026-02-09', { ref: 'audit', dueOn: '2026-02-09', status: 'delivered' })
 * const { factors, weakest } = trustFromEvidence([promise, kept], { asOf: '2026-02-09T09:00:00Z' })
 * factors.reliability.value // => 6.4
 * factors.reliability.evidence[0].kind // => 'promise-kept'
 * factors.intimacy.known // => false
 * weakest // => 'reliability'
 */
export function trustFromEvidence(events: readonly AnyEvent[], inputs: TrustInputs): TrustEvidenceReading {
  check(inputs)
  const { asOf, clientId, recording, profile, agency, norms, scale } = inputs
  const view = createView(createTimeline(events, clientId), { asOf: toMs(asOf, 'asOf'), recording, profile, agency })
  return trustOfView(view, norms, scale)
}

/** The same of a client as seen at one moment. */
export function trustOfView(view: View, norms: Norms = defaultNorms, scale: 10 | 5 = 10): TrustEvidenceReading {
  const { asOf, calendar, recording, agency } = view
  const scope = createScopes(view, norms)(eventTypes, {})
  const measures = createMeasures(scope)
  const context: EvidenceContext = { measures, of: scope.of, asOf, calendar, recording, agency }
  const parts = each((factor) => partOf(factor, context))
  const counts = each((factor) => add(parts[factor].evidence, parts[factor].ratings))
  const factors = each((factor) => factorReading(parts[factor], counts[factor], scale))
  const { value, view: onLogAxis, breaking, bestStep } = trustEquation(each((factor) => factors[factor].value), { scale })
  return {
    clientId: view.clientId,
    asOf: toIso(asOf),
    recordingInferred: recording.inferred,
    scale,
    value,
    interval: intervalOf(value, factors, counts, scale),
    view: onLogAxis,
    factors,
    weakest: weakestOf(factors, scale),
    breaking,
    bestStep,
    raise: raiseOf({ weighed: each((factor) => parts[factor].weighed), counts, asOf, scale }),
  }
}

/** What one factor rests on. */
interface Part {
  readonly weighed: readonly Weighed[]
  readonly rated: readonly WeighedRating[]
  readonly selfRated: readonly WeighedRating[]
  readonly evidence: Counts
  readonly ratings: Counts
}

const FINDERS: Record<TrustFactor, (context: EvidenceContext) => Piece[]> = {
  credibility: credibilityEvidence, reliability: reliabilityEvidence, intimacy: intimacyEvidence, selfOrientation: selfOrientationEvidence,
}

function partOf(factor: TrustFactor, context: EvidenceContext): Part {
  const { measures, asOf } = context
  const weighed = weigh(FINDERS[factor](context), asOf)
  const rated = ratingsOf(factor, 'client', measures, asOf)
  return {
    weighed, rated, selfRated: ratingsOf(factor, 'agency', measures, asOf), evidence: countEvidence(factor, weighed), ratings: countRatings(rated),
  }
}

/** Newest first. A scale is turned into a share: its lower end is the lowest rating of ours. */
function ratingsOf(factor: TrustFactor, side: 'client' | 'agency', measures: Measures, asOf: number): WeighedRating[] {
  return measures.surveyAnswers(side).answers.filter(({ metric }) => metric === METRICS[factor])
    .map(({ score10, survey: { at, event } }) => ({ share: score10 / 10, weight: ratingWeight(at, asOf), at, event }))
    .reverse()
}

function factorReading({ weighed, rated, selfRated, evidence, ratings }: Part, counts: Counts, scale: number): TrustFactorReading {
  const shown = (list: readonly WeighedRating[]): TrustRating[] => list.map(({ share, weight, at, event }) =>
    ({ value: onScale(share, scale), weight: significant(weight), at: toIso(at), event: refOf(event) }))
  return {
    ...estimate(counts, scale),
    fromEvidence: estimate(evidence, scale),
    fromRatings: estimate(ratings, scale),
    evidence: weighed.map(evidenceOf),
    ratings: shown(rated),
    selfRatings: shown(selfRated),
  }
}

function evidenceOf({ kind, weight, at, event }: Weighed): TrustEvidence {
  const { effect, strength, standing = false } = kindOf(kind)
  return { kind, effect, strength, weight: significant(weight), at: toIso(at), standing, event: refOf(event) }
}

function refOf({ id, source, type }: SourceEvent): TrustEventRef {
  return { id, ...(source === undefined ? {} : { source }), type }
}

/** T times and divided by e to the power of its standard error, kept within what T can be. */
function intervalOf(value: number, factors: TrustEvidenceReading['factors'], counts: Record<TrustFactor, Counts>, scale: number): Interval {
  const { credibility, reliability, intimacy, selfOrientation } = each((factor) => variance(counts[factor], scale))
  const sum = factors.credibility.value + factors.reliability.value + factors.intimacy.value
  const error = Math.sqrt((credibility + reliability + intimacy) / sum ** 2 + selfOrientation / factors.selfOrientation.value ** 2)
  const factor = Math.exp(Z80 * error)
  return { low: significant(Math.max(3 / scale, value / factor)), high: significant(Math.min(3 * scale, value * factor)) }
}

/** Of equally weak ones the first in the order of the equation. */
function weakestOf(factors: TrustEvidenceReading['factors'], scale: number): TrustFactor | null {
  const goodness = (factor: TrustFactor): number => (factor === 'selfOrientation' ? scale + 1 - factors[factor].value : factors[factor].value)
  return NAMES.filter((factor) => factors[factor].known)
    .reduce<TrustFactor | null>((weakest, factor) => (weakest === null || goodness(factor) < goodness(weakest) ? factor : weakest), null)
}

const NAMES: readonly TrustFactor[] = ['credibility', 'reliability', 'intimacy', 'selfOrientation']

/** One value for every factor. */
function each<T>(make: (factor: TrustFactor) => T): Record<TrustFactor, T> {
  return { credibility: make('credibility'), reliability: make('reliability'), intimacy: make('intimacy'), selfOrientation: make('selfOrientation') }
}

function check(inputs: TrustInputs): void {
  const stranger = Object.keys(inputs).find((key) => !(INPUTS as readonly string[]).includes(key))
  if (stranger !== undefined) throw new TypeError(`trustFromEvidence: unknown option ${JSON.stringify(stranger)}; known are ${INPUTS.join(', ')}`)
  const scale: unknown = inputs.scale ?? 10
  if (scale !== 10 && scale !== 5) throw new TypeError(`trustFromEvidence: scale must be 10 or 5, got ${String(scale)}`)
}
