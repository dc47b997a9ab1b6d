import type { PerformanceEvent } from '../events/index.ts'
import type { Dated } from '../timeline/index.ts'

/** One KPI in one period. */
export interface KpiPeriod {
  readonly kpi: string
  readonly fromDay: number
  readonly toDay: number
  readonly actual: number
  readonly target: number | null
  /** actual/target, or target/actual where lower is better; null without a target. */
  readonly attained: number | null
  /** Minor units spent; null where not said. */
  readonly spend: number | null
  readonly event: Dated<PerformanceEvent>
}

/** Results by KPI, periods oldest first. */
export interface Attainment {
  readonly periods: readonly KpiPeriod[]
  /** The first KPI of the plan, else the one with a target, else the one with most periods. */
  readonly mainKpi: string | null
}
