import type { IncidentEvent, Side } from '../events/index.ts'
import type { Dated } from '../timeline/index.ts'

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
