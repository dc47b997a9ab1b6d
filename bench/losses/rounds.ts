import { drawClusters } from '../../src/backtest/bootstrap.ts'
import { alarmFromWithin, burdenOf, compare, figuresOf, type Comparison, type Scores } from './compare.ts'
import { anyRule, bestRules, literalRules, rulesOn, scoresOf, type Pool } from './pool.ts'

/** The total against one reading of the rules, at the alarms that these raise. */
export interface Round {
  readonly name: string
  readonly rules: readonly string[]
  /** So many rules on are an alarm. */
  readonly atLeast: number
  /** The risk from which the total raises one. */
  readonly riskFrom: number
  readonly figures: readonly Comparison[]
}

/** Draws for intervals; a thousand leave the ends steady in the second digit. Assumed. */
export const RESAMPLES = 1000
const SEED = 1

/** Readings that were fixed on the tuning pool, each with both marks that a count of rules allows before it is hardly ever reached. */
export function roundsOf(tuning: Pool, reporting: Pool, everyDays: number): Round[] {
  const readings = [
    { name: 'in their words', rules: literalRules },
    { name: 'tuned as a count', rules: bestRules(tuning, rulesOn) },
    { name: 'tuned as one alarm', rules: bestRules(tuning, anyRule) },
  ]
  const risk = scoresOf(reporting, (row) => row.risk)
  return readings.flatMap(({ name, rules }) => [1, 2].map((atLeast) =>
    roundOf({ name: `${name}, ${atLeast === 1 ? 'any' : 'two'} on`, rules, atLeast }, reporting, risk, everyDays)))
}

type Reading = Pick<Round, 'name' | 'rules' | 'atLeast'>

function roundOf({ name, rules, atLeast }: Reading, { histories, rows }: Pool, risk: Scores, everyDays: number): Round {
  const plain = { scores: scoresOf({ histories, rows }, rulesOn(rules)), alarmFrom: atLeast }
  const riskFrom = alarmFromWithin(histories, risk, burdenOf(histories, plain, everyDays), everyDays)
  const draws = drawClusters(histories.length, RESAMPLES, SEED)
  const total = figuresOf(histories, { scores: risk, alarmFrom: riskFrom }, everyDays)
  return { name, rules, atLeast, riskFrom, figures: compare(total, figuresOf(histories, plain, everyDays), draws, histories.length) }
}
