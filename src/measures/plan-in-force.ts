import type { MeetingEvent, Milestone, PlanEvent } from '../events/index.ts'
import { DAY_MS, type Dated } from '../timeline/index.ts'
import type { Scope } from './scope.ts'

/** The shared plan as last agreed or reviewed. */
export interface PlanInForce {
  readonly ref: string
  readonly kpis: readonly string[]
  readonly milestones: readonly Milestone[]
  /** When it was last agreed or reviewed; a planning meeting with a recap is a review too. */
  readonly reviewedAt: number
  readonly daysSinceReview: number
  readonly events: readonly Dated<PlanEvent>[]
}

/** The plan of the newest plan event; KPIs and milestones are those of its newest event that lists them. */
export function planInForce(scope: Scope): PlanInForce | null {
  return scope.once('planInForce', ['plan', 'meeting'], () => {
    const newest = scope.of('plan').at(-1)
    if (newest === undefined) return null
    const events = scope.of('plan').filter(({ event }) => event.ref === newest.event.ref)
    const reviews = scope.of('meeting').filter(({ event }) => isReview(event))
    const reviewedAt = Math.max(newest.at, reviews.at(-1)?.at ?? -Infinity)
    return {
      ref: newest.event.ref,
      kpis: events.findLast(({ event }) => event.kpis !== undefined)?.event.kpis ?? [],
      milestones: events.findLast(({ event }) => event.milestones !== undefined)?.event.milestones ?? [],
      reviewedAt,
      daysSinceReview: (scope.asOf - reviewedAt) / DAY_MS,
      events,
    }
  })
}

/** A held planning meeting with a recap reviews the plan, though no plan event says so. */
function isReview(meeting: MeetingEvent): boolean {
  return meeting.status === 'held' && meeting.purpose === 'planning' && meeting.recapSentAt !== undefined
}
