import { extendScorecard, type Scorecard } from '../health/index.ts'
import type { ScorecardChoice } from './prepare.ts'

/** Where the three stages of a client lie. */
export interface LifecycleOptions {
  /** Contract days during which a client is new. @defaultValue 60 */
  onboardingDays?: number
  /** Days before the last day of notice from which the renewal is due. @defaultValue 60 */
  renewalDays?: number
}

/** A client of less than two months has no history to compare with. Assumed: about the length of the longest recent window. */
const ONBOARDING_DAYS = 60
/** Talks about the next term take this long with large clients. Practitioner: LGB. */
const RENEWAL_DAYS = 60
/** The one detector that is about the first weeks, although it fires on an absence. */
const ABOUT_ONBOARDING = 'weak-kickoff'
/** What counts double while the decision is due. Assumed. */
const ABOUT_RENEWAL = ['renewal-stall', 'exit-preparation']

/**
 * A scorecard for each stage of a client: in its first weeks only signs that fire on the presence of something, since nothing can be
 * compared yet; near the last day of notice the signs of leaving count double; in between the scorecard as it is.
 *
 * @param scorecard - the one for the time in between
 * @returns a function of the client, to be given to `assess` as `scorecard`
 *
 * @example
 * const scorecard = byLifecycle(recommended())
 * const assessment = assess([contract('2026-02-20')], { scorecard, asOf: '2026-03-01T00:00:00Z' })
 * assessment.unknowns.some(({ id }) => id === 'contact-drop') // => false
 */
export function byLifecycle(scorecard: Scorecard, { onboardingDays = ONBOARDING_DAYS, renewalDays = RENEWAL_DAYS }: LifecycleOptions = {}): ScorecardChoice {
  const onboarding = { ...scorecard, detectors: scorecard.detectors.filter(({ id, firesOn }) => firesOn === 'presence' || id === ABOUT_ONBOARDING) }
  const present = ABOUT_RENEWAL.filter((id) => scorecard.detectors.some((detector) => detector.id === id))
  const doubled = present.map((id) => [id, { weight: 2 * (scorecard.weights[id]?.weight ?? 0) }] as const)
  const renewal = extendScorecard(scorecard, { weights: Object.fromEntries(doubled) })
  return ({ contractDay, daysToNotice }) => {
    if (contractDay !== null && contractDay < onboardingDays) return onboarding
    return daysToNotice !== null && daysToNotice >= 0 && daysToNotice <= renewalDays ? renewal : scorecard
  }
}
