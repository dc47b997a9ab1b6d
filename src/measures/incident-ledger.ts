import type { IncidentEvent, Side } from '../events/index.ts'
import type { Dated } from '../timeline/index.ts'
import { livesOf } from './lives.ts'
import type { Scope } from './scope.ts'

/** One incident from found to settled. */
export interface Incident {
  readonly ref: string
  readonly kind: IncidentEvent['kind']
  readonly foundAt: number
  readonly foundBy: Side | null
  readonly ownedAt: number | null
  readonly plannedAt: number | null
  readonly resolvedAt: number | null
  readonly creditedAt: number | null
  readonly events: readonly Dated<IncidentEvent>[]
}

const STATES = ['found', 'owned', 'planned', 'resolved', 'credited'] as const

/** Incidents by ref, in order of finding. */
export function incidentLedger(scope: Scope): readonly Incident[] {
  return scope.once('incidentLedger', ['incident'], () =>
    [...livesOf(scope.of('incident'), STATES)].flatMap(([ref, events]) => {
      const [first] = events
      const newest = events.at(-1)
      if (first === undefined || newest === undefined) return []
      const when = (status: IncidentEvent['status']): number | null =>
        events.find(({ event }) => event.status === status)?.at ?? null
      return [{
        ref,
        kind: newest.event.kind,
        foundAt: first.at,
        foundBy: events.find(({ event }) => event.foundBy !== undefined)?.event.foundBy?.side ?? null,
        ownedAt: when('owned'),
        plannedAt: when('planned'),
        resolvedAt: when('resolved'),
        creditedAt: when('credited'),
        events,
      }]
    }),
  )
}
