import type { TrustChange, TrustEvidence, TrustEvidenceReading, TrustFactor, TrustFactorReading, TrustRating } from '../trust/index.ts'
import type { Catalogue } from './catalogue.ts'

/** One piece of evidence in words. */
export interface ExplainedEvidence {
  /** What happened. */
  what: string
  /** The day, as it is written. */
  when: string
  effect: 'builds' | 'hurts'
  /** What is left of it today. */
  weight: number
}

/** One factor in words. */
export interface ExplainedFactor {
  factor: TrustFactor
  /** What the factor is called. */
  what: string
  /** Where it stands, how sure that is, and what it rests on. */
  stands: string
  /** Newest first. */
  evidence: ExplainedEvidence[]
}

/** A reading of trust in words of one language. */
export interface TrustExplanation {
  headline: string
  /** In the order of the equation. */
  factors: ExplainedFactor[]
  /** What costs most, worst first; empty where nothing makes a difference that shows. */
  costs: string[]
  /** What can be done in any week, best first; empty where once more makes no difference that shows. */
  proofs: string[]
}

/** What moves trust by less does not show in its one decimal, and is not worth a sentence. */
const LEAST_CHANGE = 0.05
const FACTORS: readonly TrustFactor[] = ['credibility', 'reliability', 'intimacy', 'selfOrientation']

/**
 * Says a reading of trust in words: where it stands, on what evidence, what costs most and what would help.
 *
 * @param catalogue - a language, such as `en` of `churn-signals/messages/en`
 *
 * @example
 * const reading = trustFromEvidence([incident('2026-03-02', { kind: 'leak' })], { asOf: '2026-03-09T09:00:00Z' })
 * const { headline, factors } = explainTrust(reading, en)
 * headline // => 'Trust 2.5, likely 1.5 to 4.4; 46 of 100. Weakest: intimacy. Enough to break it: intimacy.'
 * factors[2].evidence[0].when // => '2 March 2026'
 */
export function explainTrust(reading: TrustEvidenceReading, catalogue: Catalogue): TrustExplanation {
  const { trust } = catalogue
  const { value, interval, view, weakest, breaking, raise, factors, scale } = reading
  const named = (factor: TrustFactor): string => trust.factors[factor]
  const told = (changes: readonly TrustChange[], tell: (kind: string, from: number, to: number) => string): string[] =>
    changes.filter((change) => change.value - value >= LEAST_CHANGE).map((change) => tell(trust.kinds[change.kind], value, change.value))
  return {
    headline: trust.headline({ value, interval, view, weakest: weakest === null ? null : named(weakest), breaking: breaking.map(named) }),
    factors: FACTORS.map((factor) => ({
      factor,
      what: named(factor),
      stands: stands(factors[factor], scale, catalogue),
      evidence: factors[factor].evidence.map((piece) => evidenceInWords(piece, catalogue)),
    })),
    costs: told(raise.costs, trust.cost),
    proofs: told(raise.proofs, trust.proof),
  }
}

function stands(reading: TrustFactorReading, scale: number, { trust }: Catalogue): string {
  const { value, interval, known, fromEvidence, fromRatings, selfRatings } = reading
  return trust.factor({
    value, interval, known, scale,
    fromEvidence: fromEvidence.known ? fromEvidence.value : null,
    fromRatings: fromRatings.known ? fromRatings.value : null,
    selfRating: meanOf(selfRatings),
  })
}

/** The mean of ratings by what they weigh today. */
function meanOf(ratings: readonly TrustRating[]): number | null {
  const weight = ratings.reduce((sum, rating) => sum + rating.weight, 0)
  return weight === 0 ? null : ratings.reduce((sum, rating) => sum + rating.weight * rating.value, 0) / weight
}

function evidenceInWords({ kind, at, effect, weight }: TrustEvidence, { trust, date }: Catalogue): ExplainedEvidence {
  return { what: trust.kinds[kind], when: date(at.slice(0, 10)), effect, weight }
}
