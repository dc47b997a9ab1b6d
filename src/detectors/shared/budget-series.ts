import type { BudgetStep } from '../../measures/index.ts'
import { firstWhere } from '../../statistics/index.ts'

/** Days of a month: money for a month is brought to a day by it. */
export const MONTH_DAYS = 30.4375
/** A level of nothing would leave no yardstick at all. */
const LEAST_RATIO = 1e-9

/** The total budget as a yardstick for what the client does. */
export interface BudgetSeries {
  readonly steps: readonly BudgetStep[]
  /** The level after each step, lowered by later cuts that are no sign: what we proposed ourselves is not held against the client. */
  readonly levels: readonly number[]
  /** The highest level from each step on. */
  readonly highestFrom: readonly number[]
  /** Whether a step is a cut of the client's, or of somebody's who is not named. */
  isCut(i: number): boolean
  /** Mean level over local days, the last not included; the first step must lie before. */
  mean(fromDay: number, toDay: number): number
}

export function budgetSeries(steps: readonly BudgetStep[], isExcused: (step: BudgetStep) => boolean): BudgetSeries {
  const before = (i: number): number => steps[i - 1]?.perDay ?? 0
  const excused = steps.map((step, i) => falls(step, steps[i - 1]) && isExcused(step))
  const levels = steps.map(({ perDay }) => perDay)
  const highestFrom = [...levels]
  let factor = 1
  for (let i = steps.length - 1; i >= 0; i--) {
    levels[i] = (levels[i] ?? 0) * factor
    highestFrom[i] = Math.max(levels[i] ?? 0, highestFrom[i + 1] ?? 0)
    if (excused[i] && i > 0) factor *= Math.max((steps[i]?.perDay ?? 0) / before(i), LEAST_RATIO)
  }
  const cuts = steps.map((step, i) => falls(step, steps[i - 1]) && !excused[i])
  return { steps, levels, highestFrom, isCut: (i) => cuts[i] ?? false, mean: meanOf(steps, levels) }
}

/** The first budget seen may be a cut too: where it tells the amount before. */
function falls({ perDay, change: { event } }: BudgetStep, before: BudgetStep | undefined): boolean {
  return before === undefined ? (event.previous?.amount ?? 0) > event.amount.amount : perDay < before.perDay
}

/** Means are differences of running totals: asking costs no more than finding two days. */
function meanOf(steps: readonly BudgetStep[], levels: readonly number[]): (fromDay: number, toDay: number) => number {
  const totals = [0]
  for (let i = 1; i < steps.length; i++) {
    totals.push((totals[i - 1] ?? 0) + (levels[i - 1] ?? 0) * ((steps[i]?.day ?? 0) - (steps[i - 1]?.day ?? 0)))
  }
  const until = (day: number): number => {
    const i = (firstWhere(0, steps.length - 1, (k) => (steps[k]?.day ?? 0) > day) ?? steps.length) - 1
    return i < 0 ? 0 : (totals[i] ?? 0) + (levels[i] ?? 0) * (day - (steps[i]?.day ?? 0))
  }
  return (fromDay, toDay) => (until(toDay) - until(fromDay)) / (toDay - fromDay)
}
