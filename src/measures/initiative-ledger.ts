import type { InitiativeEvent, Side } from '../events/index.ts'
import { DAY_MS, type Dated } from '../timeline/index.ts'
import { livesOf } from './lives.ts'
import type { Scope } from './scope.ts'

/** One idea in its latest status. */
export interface Initiative {
  readonly ref: string
  readonly kind: InitiativeEvent['kind']
  /** Whose idea it is. */
  readonly side: Side
  readonly status: InitiativeEvent['status']
  /** When it was first heard of, in whatever state. */
  readonly proposedAt: number
  /** Days since then. */
  readonly ageDays: number
  /** Null unless the answer stands: what was declined and then accepted is not declined. */
  readonly acceptedAt: number | null
  readonly declinedAt: number | null
  readonly doneAt: number | null
  readonly events: readonly Dated<InitiativeEvent>[]
}

const STATES = ['proposed', 'accepted', 'declined', 'done'] as const

/** Initiatives by ref, in order of proposing. */
export function initiativeLedger(scope: Scope): readonly Initiative[] {
  return scope.once('initiativeLedger', ['initiative'], () =>
    [...livesOf(scope.of('initiative'), STATES)].flatMap(([ref, events]) => {
      const [first] = events
      const newest = events.at(-1)
      if (first === undefined || newest === undefined) return []
      const { status, kind } = newest.event
      const when = (state: Initiative['status']): number | null => events.findLast(({ event }) => event.status === state)?.at ?? null
      return [{
        ref, kind, status,
        side: first.event.by.side,
        proposedAt: first.at,
        ageDays: (scope.asOf - first.at) / DAY_MS,
        acceptedAt: status === 'accepted' || status === 'done' ? when('accepted') : null,
        declinedAt: status === 'declined' ? when('declined') : null,
        doneAt: status === 'done' ? when('done') : null,
        events,
      }]
    }),
  )
}
