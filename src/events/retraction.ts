import type { Instant } from './base.ts'

/** Withdraws an earlier event of the same `source` and `id`: it was sent in error, or must be forgotten. */
export interface RetractionEvent {
  type: 'retraction'
  /** The id of the event that is withdrawn. */
  id: string
  source?: string
  clientId: string
  at: Instant
  recordedAt?: Instant
  /** Withdraws revisions up to this one; absent withdraws them all, for good. */
  revision?: number
  /** Removes it from every replay too, as if it had never been; without it a replay of an earlier moment still sees it. */
  erase?: boolean
}
