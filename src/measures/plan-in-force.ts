import type { Milestone, PlanEvent } from '../events/index.ts'
import type { Dated } from '../timeline/index.ts'

/** The shared plan as last agreed or reviewed. */
export interface PlanInForce {
  readonly ref: string
  readonly kpis: readonly string[]
  readonly milestones: readonly Milestone[]
  /** When it was last agreed or reviewed. */
  readonly reviewedAt: number
  readonly daysSinceReview: number
  readonly events: readonly Dated<PlanEvent>[]
}
