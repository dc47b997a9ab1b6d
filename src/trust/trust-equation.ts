import { significant } from '../statistics/index.ts'

/** The four factors, each from 1 to the top of the scale. */
export interface TrustFactors {
  /** Do they know it, and is what they tell us right? */
  credibility: number
  /** Do they do what they say, when they say it? */
  reliability: number
  /** Is it safe to tell them things? */
  intimacy: number
  /** Whose good do they work for? High is bad: it divides. */
  selfOrientation: number
}

/** The name of a factor. */
export type TrustFactor = keyof TrustFactors

/** How the factors were rated. */
export interface TrustOptions {
  /** Top of the scale, which starts at 1. @defaultValue 10 */
  scale?: 10 | 5
}

/** One change that can be made. */
export interface TrustStep {
  factor: TrustFactor
  /** Points of the scale: up for credibility, reliability and intimacy, down for self-orientation. */
  by: number
  /** Trust afterwards. */
  value: number
}

/** What the trust equation gives. */
export interface TrustReading {
  /** (C + R + I) / S: from 0.3 to 30 on ten points, from 0.6 to 15 on five. */
  value: number
  /** The same from 0 to 100 on a logarithmic axis, since the raw ratio is skewed; four equal factors view as 50. */
  view: number
  scale: 10 | 5
  factors: TrustFactors
  /** The factor furthest from its best. */
  weakest: TrustFactor
  /** Factors in the worst quarter of the scale: any one of them can break trust, whatever the value says. */
  breaking: TrustFactor[]
  /** The single step of at most one point that helps most; null where nothing is left to better. */
  bestStep: TrustStep | null
}

const FACTORS = ['credibility', 'reliability', 'intimacy', 'selfOrientation'] as const satisfies readonly TrustFactor[]

/**
 * The trust equation: (credibility + reliability + intimacy) / self-orientation.
 *
 * A practitioners' rule of thumb (Maister, Green and Galford, The Trusted Advisor, 2000; scale from 1 to 10 after Green), not a
 * tested theory: it says nothing about the chance of leaving, and never enters health.
 *
 * @param factors - each from 1 to the top of the scale, fractions allowed
 * @throws TypeError where a factor is missing or off the scale, or the scale is neither 10 nor 5
 * @returns numbers to six significant digits
 *
 * @example
 * const { value, view, weakest } = trustEquation({ credibility: 7, reliability: 8, intimacy: 6, selfOrientation: 3 })
 * value // => 7
 * view // => 68.3988
 * weakest // => 'intimacy'
 * trustEquation({ credibility: 4, reliability: 4, intimacy: 3, selfOrientation: 2 }, { scale: 5 }).value // => 5.5
 */
export function trustEquation(factors: TrustFactors, { scale = 10 }: TrustOptions = {}): TrustReading {
  check(factors, scale)
  const { credibility, reliability, intimacy, selfOrientation } = factors
  const goodness = (factor: TrustFactor): number => (factor === 'selfOrientation' ? scale + 1 - factors[factor] : factors[factor])
  const value = trust(factors)
  return {
    value: significant(value),
    // 100 ln(T / Tmin) / ln(Tmax / Tmin) with Tmin = 3 / scale and Tmax = 3 · scale, written so that T = 3 gives exactly 50 and
    // the ends, by the inner rounding, exactly 0 and 100.
    view: significant(50 + significant((50 * Math.log(value / 3)) / Math.log(scale))),
    scale,
    factors: { credibility, reliability, intimacy, selfOrientation },
    weakest: FACTORS.reduce((weakest, factor) => (goodness(factor) < goodness(weakest) ? factor : weakest)),
    breaking: FACTORS.filter((factor) => goodness(factor) <= 1 + (scale - 1) / 4),
    bestStep: bestStep(factors, scale),
  }
}

function trust({ credibility, reliability, intimacy, selfOrientation }: TrustFactors): number {
  return (credibility + reliability + intimacy) / selfOrientation
}

function bestStep(factors: TrustFactors, scale: number): TrustStep | null {
  const steps = FACTORS.map((factor) => {
    const now = factors[factor]
    const by = factor === 'selfOrientation' ? Math.max(-1, 1 - now) : Math.min(1, scale - now)
    return { factor, by: significant(by), value: significant(trust({ ...factors, [factor]: now + by })) }
  })
  const best = steps.reduce((found, step) => (step.value > found.value ? step : found))
  return best.by === 0 ? null : best
}

function check(factors: TrustFactors, scale: number): void {
  if (scale !== 10 && scale !== 5) throw new TypeError(`trustEquation: scale must be 10 or 5, got ${String(scale)}`)
  for (const factor of FACTORS) {
    const given: unknown = factors[factor]
    if (typeof given === 'number' && given >= 1 && given <= scale) continue
    throw new TypeError(`trustEquation: ${factor} must be a number from 1 to ${scale}, got ${typeof given === 'number' ? given : typeof given}`)
  }
}
