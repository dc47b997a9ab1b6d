/** How good a score, a chance or an alarm was, against what came. Pure functions of numbers. */
export { alarmRates, overlaps, tallyOf } from './alarms.ts'
export type { AlarmTally, Counted, Overlap, Watch } from './alarms.ts'
export { drawClusters, estimate } from './bootstrap.ts'
export type { Estimate } from './bootstrap.ts'
export { probabilityFigures } from './probabilities.ts'
export type { ProbabilityFigures, ReliabilityBin } from './probabilities.ts'
export { averagePrecision, precisionAtK, rocAuc } from './ranking.ts'
export type { Case } from './ranking.ts'
