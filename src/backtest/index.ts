/** Proof: what the signs would have said on your own history, without hindsight, against what came. */
export { backtest } from './backtest.ts'
export type { BacktestResult, Population, Provenance } from './backtest.ts'
export type { Figures, Revenue, RiskFigures } from './figures.ts'
export type { AlarmLevels, BacktestInputs, BacktestOptions, BacktestProgress } from './options.ts'
export type { BacktestRow } from './replay.ts'
export * from './metrics.ts'
