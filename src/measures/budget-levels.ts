import type { BudgetEvent } from '../events/index.ts'
import type { Dated } from '../timeline/index.ts'

/** The total budget a day from one moment on. */
export interface BudgetStep {
  readonly at: number
  readonly day: number
  /** Minor units a day, summed over services in force. */
  readonly perDay: number
  readonly change: Dated<BudgetEvent>
}

/** The level of the total budget over time, oldest first. */
export interface BudgetLevels {
  readonly steps: readonly BudgetStep[]
  readonly currency: string | null
  /** More than one currency was seen: levels cannot be added. */
  readonly mixedCurrencies: boolean
}
