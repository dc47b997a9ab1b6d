import type { RequestEvent, Side } from '../events/index.ts'
import type { Dated } from '../timeline/index.ts'

/** One request in its latest status. */
export interface Request {
  readonly ref: string
  /** Who asked. */
  readonly side: Side
  readonly topic: string | null
  readonly inScope: boolean | null
  readonly openedAt: number
  /** First acknowledgement, resolution or refusal; null while there was no word. */
  readonly acknowledgedAt: number | null
  /** Resolved or declined, and not reopened since. */
  readonly settledAt: number | null
  readonly declined: boolean
  readonly reopenedCount: number
  readonly events: readonly Dated<RequestEvent>[]
}
