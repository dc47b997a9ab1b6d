import type { AnyEvent } from '../events/index.ts'
import { refuseUnknownKeys, type Scorecard } from '../health/index.ts'
import { defaultNorms } from '../measures/index.ts'
import { createTimeline, createView, toMs } from '../timeline/index.ts'
import { assessView } from './assess-view.ts'
import type { Assessment } from './assessment.ts'
import type { DetectInputs } from './detect.ts'
import { scorecardChooser, type ScorecardChoice } from './prepare.ts'

/** A scorecard spread out beside what is known of the client, or named as `scorecard`. */
export type AssessOptions = DetectInputs & (Scorecard | { readonly scorecard: ScorecardChoice })

const INPUTS = ['asOf', 'clientId', 'recording', 'profile', 'agency', 'norms'] as const satisfies readonly (keyof DetectInputs)[]
const POLICY = [
  'detectors', 'weights', 'groups', 'bands', 'minCoverage', 'baseRisk', 'horizonDays', 'riskSlope', 'combine',
] as const satisfies readonly (keyof Scorecard)[]

/**
 * Judges one client as of a moment: the signals with what they cost and what to do, the score, and what is not known.
 *
 * @param events - one client's events in any order, all versions and retractions included
 * @param options - a scorecard, `asOf`, and what is known besides: `recording`, `profile`, `agency`, `norms`;
 *   `scorecard` may be a function of the client instead
 * @throws TypeError where the events are of two clients, an option is unknown, `asOf` is no instant or the scorecard does not hold
 *   together. A detector that throws sinks nothing: it is listed under `errors` and lowers coverage
 *
 * @example
 * const assessment = assess([contract('2026-02-01', { status: 'notice-given' })], { ...recommended(), asOf: '2026-03-01T00:00:00Z' })
 * assessment.signals[0].id // => 'notice-given'
 * assessment.health <= 20 // => true
 */
export function assess(events: readonly AnyEvent[], options: AssessOptions): Assessment {
  refuseUnknownKeys(options, [...INPUTS, ...POLICY, 'scorecard'], 'assess')
  const { asOf, clientId, recording, profile, agency, norms = defaultNorms } = options
  const chooser = scorecardChooser(scorecardOf(options), norms)
  const timeline = createTimeline(events, clientId)
  const view = createView(timeline, { asOf: toMs(asOf, 'asOf'), recording, profile, agency })
  return assessView(view, chooser(view), norms)
}

/** The scorecard among the options, without what is no part of it. */
function scorecardOf(options: AssessOptions): ScorecardChoice {
  if ('scorecard' in options) {
    const both = POLICY.find((key) => key in options)
    if (both !== undefined) throw new TypeError(`assess: give either scorecard or ${both}, not both`)
    return options.scorecard
  }
  const { detectors, weights, groups, bands, minCoverage, baseRisk, horizonDays, riskSlope, combine } = options
  return { detectors, weights, groups, bands, minCoverage, baseRisk, horizonDays, riskSlope, ...(combine === undefined ? {} : { combine }) }
}
