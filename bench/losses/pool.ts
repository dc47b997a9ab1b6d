import { rocAuc, type BacktestResult, type BacktestRow } from '../../src/backtest/index.ts'
import { toMs } from '../../src/timeline/index.ts'
import type { History, Scores } from './compare.ts'
import { byClient } from '../portfolio.ts'
import { readings } from './rules.ts'

const DAY_MS = 86_400_000

/** The clients of several agencies, each a history with its rows. */
export interface Pool {
  readonly histories: readonly History[]
  readonly rows: readonly (readonly BacktestRow[])[]
}

export function poolOf(results: readonly BacktestResult[]): Pool {
  const rows = results.map(({ rows: own }) => byClient(own))
  return {
    rows: rows.flat(),
    histories: rows.flatMap((clients, agency) => clients.map((own): History => {
      const dates = own.map(({ asOf, lost }) => ({ at: toMs(asOf, 'asOf'), lost }))
      const [first] = own
      const leftAt = first === undefined || first.daysToLoss === null ? null : toMs(first.asOf, 'asOf') + first.daysToLoss * DAY_MS
      return { agency, leftAt, dates }
    })),
  }
}

/** What one reading of a row comes to, in the order of the histories. */
export function scoresOf({ rows }: Pool, read: (row: BacktestRow) => number): Scores {
  return rows.map((own) => own.map(read))
}

/** What a set of rules says of a row: how many are on, or only whether any is. */
export type RuleScore = (ids: readonly string[]) => (row: BacktestRow) => number

export const rulesOn: RuleScore = (ids) => ({ fired }) => ids.filter((id) => Object.hasOwn(fired, id)).length
export const anyRule: RuleScore = (ids) => ({ fired }) => (ids.some((id) => Object.hasOwn(fired, id)) ? 1 : 0)

/** The six rules in their words and no more. */
export const literalRules: readonly string[] = readings.flatMap(([first]) => first?.id ?? [])

/**
 * The readings with which the score orders clients best, on agencies that nothing is reported of: from the words of the rules on, one
 * rule after the other takes its best reading beside those of the others, until none gains.
 */
export function bestRules(tuning: Pool, score: RuleScore): string[] {
  const worthOf = (ids: readonly string[]): number => {
    const read = score(ids)
    return rocAuc(tuning.rows.flat().flatMap((row) => (row.lost === null ? [] : [{ score: read(row), lost: row.lost }]))) ?? 0
  }
  let best = [...literalRules]
  let worth = worthOf(best)
  for (let gained = true; gained;) {
    gained = false
    for (const [rule, some] of readings.entries()) {
      for (const { id } of some) {
        const tried = best.with(rule, id)
        const own = worthOf(tried)
        if (own > worth) [best, worth, gained] = [tried, own, true]
      }
    }
  }
  return best
}
