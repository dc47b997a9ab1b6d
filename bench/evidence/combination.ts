import { probabilityFigures } from '../../src/backtest/probabilities.ts'
import { rocAuc } from '../../src/backtest/ranking.ts'
import type { GapNorms } from '../../src/statistics/index.ts'
import { constantsOf, fittedRules, labelFreeRules, type Seen } from './combination-rules.ts'
import type { History, SilenceSet } from './data.ts'
import { activeDaysOf, asOfDays, rowsOn } from './protocol.ts'
import { signalsOf } from './signals.ts'

/** Rows of one set: those on which anything may be chosen, and those by which it is judged. */
export interface SeenSet { readonly set: SilenceSet; readonly development: readonly Seen[]; readonly test: readonly Seen[] }

/** How good the chances of one rule are on one set. */
export interface RuleFigures { readonly auc: number; readonly brier: number; readonly skill: number; readonly ece: number }

/** What came of one set, by rule; `fitted` are those that need labels of the set itself. */
export interface CombinationResult {
  readonly set: SilenceSet
  readonly labelFree: ReadonlyMap<string, RuleFigures>
  readonly fitted: ReadonlyMap<string, RuleFigures>
}

/** The signals of every row, with norms of gaps from other sets. */
export function seenSet(set: SilenceSet, history: History, norms: GapNorms): SeenSet {
  const days = activeDaysOf(history)
  const { development, test } = asOfDays(days, set)
  const seen = (dates: readonly number[]): Seen[] => dates.flatMap((day) => rowsOn(days, day, set.horizonDays))
    .map((row) => ({ signals: signalsOf(row, norms, set.horizonDays), lost: row.lost }))
  return { set, development: seen(development), test: seen(test) }
}

/** Every rule on the test rows of one set. Constants come from the development rows of the other sets. */
export function combinationResult({ set, development, test }: SeenSet, others: readonly SeenSet[]): CombinationResult {
  const constants = constantsOf(others.map((other) => other.development))
  const figures = (rules: ReturnType<typeof labelFreeRules>): Map<string, RuleFigures> => new Map([...rules].map(([name, chance]) => {
    const cases = test.map(({ signals, lost }) => ({ score: chance(signals), lost }))
    const { brier = NaN, skill = NaN, ece = NaN } = probabilityFigures(cases) ?? {}
    return [name, { auc: rocAuc(cases) ?? NaN, brier, skill: skill ?? NaN, ece }]
  }))
  return { set, labelFree: figures(labelFreeRules(constants)), fitted: figures(fittedRules(development, constants)) }
}
