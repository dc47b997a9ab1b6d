import { builtIn } from '../detectors/built-in.ts'
import type { Scorecard } from './scorecard.ts'
import { groups, weights } from './weights.ts'

/**
 * The scorecard to start with: every built-in detector at its defaults. Its numbers are assumed (see `reason` and `basis` of
 * each) and meant to be replaced by what a backtest on your own clients finds.
 *
 * @returns a new scorecard on each call; change it with `extendScorecard`
 *
 * @example
 * recommended().bands.map((band) => band.id) // => ['healthy', 'watch', 'at-risk', 'critical']
 * recommended().weights['budget-cut'].weight // => 2.5
 */
export function recommended(): Scorecard {
  return {
    detectors: builtIn.map((factory) => factory()),
    weights: { ...weights },
    groups: { ...groups },
    // assumed: twenty points are one doubling of the odds, so each band is one doubling wide
    bands: [
      { id: 'healthy', from: 80 },
      { id: 'watch', from: 60 },
      { id: 'at-risk', from: 40 },
      { id: 'critical', from: 0 },
    ],
    // assumed: with less than half of the weight judged, a good score would be a guess
    minCoverage: 0.5,
    baseRisk: {
      probability: 0.05,
      days: 90,
      basis: 'assumed',
      reason: 'About one client in five leaves within a year; replace it by your own share of the last years.',
    },
    horizonDays: 90,
    // assumed: signs of one client go together, so half of what they would say one by one is believed
    riskSlope: 0.5,
  }
}
