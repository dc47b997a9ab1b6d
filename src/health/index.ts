export { healthScore } from './health-score.ts'
export type {
  Contribution, DimensionScore, HealthScore, Ledger, PartScore, Risk, ScoredFinding, UnknownCost,
} from './health-score.ts'
export type { Band, BaseRisk, Combine, Decisive, Group, Policy, Scorecard, WeightEntry } from './scorecard.ts'
export { checkScorecard, meant, refuseUnknownKeys } from './check-scorecard.ts'
export { extendScorecard } from './extend-scorecard.ts'
export type { ScorecardChanges } from './extend-scorecard.ts'
export { lintScorecard } from './lint-scorecard.ts'
export type { ScorecardWarning } from './lint-scorecard.ts'
export { recommended } from './recommended.ts'
export { parseScorecard, scorecardFile, scorecardFileSchema } from './scorecard-file.ts'
export type { ScorecardFile } from './scorecard-file.ts'
