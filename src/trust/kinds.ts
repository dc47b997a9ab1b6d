import type { TrustFactor } from './trust-equation.ts'

/** One kind of evidence: which factor it speaks of, which way, and how strongly. */
export interface KindOfEvidence {
  readonly factor: TrustFactor
  /** Whether it builds trust or hurts it. What builds trust lowers self-orientation, which divides. */
  readonly effect: 'builds' | 'hurts'
  /** 0.5 weak, 1 ordinary, 2 strong, 3 and more grave. */
  readonly strength: number
  /** A fact that holds as long as nobody changes it: it does not fade, and counts once. */
  readonly standing?: true
  /** We can do it in any week, without an occasion and without the client's help. */
  readonly anytime?: true
}

const builds = (factor: TrustFactor, strength: number) => ({ factor, effect: 'builds' as const, strength })
const hurts = (factor: TrustFactor, strength: number) => ({ factor, effect: 'hurts' as const, strength })
const anytime = { anytime: true } as const
const standing = { standing: true } as const

/**
 * Every kind of evidence with its strength. Strengths are relative and all assumed; which facts count, and for which factor, is
 * from source S002 and the authors' description of the factors.
 */
export const evidenceKinds = /* @__PURE__ */ (() => ({
  // Credibility: do they know it, can they do it, is what they tell us right?
  'full-report': { ...builds('credibility', 1), ...anytime },
  'target-met': builds('credibility', 1),
  'forecast-met': builds('credibility', 1),
  'test-or-roadmap': { ...builds('credibility', 0.5), ...anytime },
  'public-endorsement': builds('credibility', 2),
  'praise-of-expertise': builds('credibility', 1),
  'outside-work-declined': builds('credibility', 1),
  'team-introduced': builds('credibility', 0.5),
  'outside-work-accepted': hurts('credibility', 1.5),
  'report-error': hurts('credibility', 1),
  'error-found-by-client': hurts('credibility', 2),
  'tracking-incident': hurts('credibility', 1.5),
  'report-without-cost': hurts('credibility', 0.5),
  'contradiction': hurts('credibility', 1.5),
  'target-missed': hurts('credibility', 1),
  'target-missed-widely': hurts('credibility', 2),
  'evasive-answer': hurts('credibility', 0.5),
  'asked-again': hurts('credibility', 0.5),
  'overpromise': hurts('credibility', 1),

  // Reliability: do they do what they say, when they say it?
  'promise-kept': { ...builds('reliability', 1), ...anytime },
  'delay-announced-early': builds('reliability', 0.5),
  'request-acknowledged': { ...builds('reliability', 0.25), ...anytime },
  'recap-sent': { ...builds('reliability', 0.25), ...anytime },
  'kickoff-dates-kept': builds('reliability', 1),
  'praise-of-reliability': builds('reliability', 1),
  'delivered-late': hurts('reliability', 1.5),
  'notice-on-the-eve': hurts('reliability', 0.5),
  'notice-on-the-due-day': hurts('reliability', 1),
  'delay-without-notice': hurts('reliability', 2),
  'request-unacknowledged': hurts('reliability', 1),
  'request-ignored': hurts('reliability', 2),
  'mistake-repeated': hurts('reliability', 2),
  'meeting-called-off-by-us': hurts('reliability', 1),
  'spend-over-budget': hurts('reliability', 1.5),

  // Intimacy: is it safe to tell them things?
  'confidence-shared': builds('intimacy', 2),
  'candid-comment': builds('intimacy', 0.5),
  'feedback-asked': { ...builds('intimacy', 0.5), ...anytime },
  'questionnaire-sent': { ...builds('intimacy', 0.5), ...anytime },
  'weakness-told': builds('intimacy', 1),
  'referral': builds('intimacy', 2),
  'rehire': builds('intimacy', 3),
  'praise-of-care': builds('intimacy', 1),
  'leak': hurts('intimacy', 5),
  'told-of-another-client': hurts('intimacy', 2),
  'leak-suspected': hurts('intimacy', 2),
  'insult': hurts('intimacy', 5),
  'venting': hurts('intimacy', 1.5),
  'gone-quiet': hurts('intimacy', 1),
  'seniors-withdrawn': hurts('intimacy', 1),
  'advocacy-declined': hurts('intimacy', 1),

  // Self-orientation, which divides: whose good do they work for?
  // Neither credits nor cuts are for any week: S002 wants credits in special or extreme cases only.
  'credit-given': builds('selfOrientation', 2),
  'mistake-owned-first': builds('selfOrientation', 1.5),
  'mistake-owned-soon': builds('selfOrientation', 1),
  'own-cut-proposed': builds('selfOrientation', 2),
  'unsuitable-work-declined': builds('selfOrientation', 1),
  'client-owns-accounts': { ...builds('selfOrientation', 0.5), ...standing, ...anytime },
  'out-clause': { ...builds('selfOrientation', 0.5), ...standing, ...anytime },
  'client-blamed': hurts('selfOrientation', 1.5),
  'defensive-answer': hurts('selfOrientation', 1),
  'adversarial-talk': hurts('selfOrientation', 1),
  'selling-in-trouble': hurts('selfOrientation', 1.5),
  'billed-unfinished': hurts('selfOrientation', 2),
  'rival-removed': hurts('selfOrientation', 3),
  'access-refused': hurts('selfOrientation', 3),
  'locked-in': { ...hurts('selfOrientation', 1), ...standing },
  'no-account-access': { ...hurts('selfOrientation', 1.5), ...standing },
}) satisfies Record<string, KindOfEvidence>)()

/** The name of a kind of evidence. */
export type EvidenceKind = keyof typeof evidenceKinds

/** What a kind is. */
export function kindOf(kind: EvidenceKind): KindOfEvidence {
  return evidenceKinds[kind]
}

/** Every kind, in the order of the table. */
export function kindNames(): EvidenceKind[] {
  return Object.keys(evidenceKinds).filter((name): name is EvidenceKind => Object.hasOwn(evidenceKinds, name))
}
