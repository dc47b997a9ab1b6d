import type { EventBase } from '../events/index.ts'

/** A question and the time to its answer; unanswered ones are right-censored at their age. */
export interface Reply {
  readonly askedAt: number
  /** Working hours to the answer, or of waiting so far; capped at 30 days. */
  readonly hours: number
  /** No answer yet. */
  readonly censored: boolean
  readonly question: EventBase & { readonly type: string }
  readonly answer?: EventBase & { readonly type: string }
}
