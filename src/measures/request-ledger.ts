import type { RequestEvent, Side } from '../events/index.ts'
import type { Dated } from '../timeline/index.ts'
import { livesOf } from './lives.ts'
import type { Scope } from './scope.ts'

/** One request in its latest status. */
export interface Request {
  readonly ref: string
  /** Who asked. */
  readonly side: Side
  /** Lower case, as topics are compared. */
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

/** Requests by ref, in order of opening. */
export function requestLedger(scope: Scope): readonly Request[] {
  return scope.once('requestLedger', ['request'], () => {
    const lives = livesOf(scope.of('request'), ['opened', 'acknowledged', 'resolved', 'declined', 'reopened'])
    return [...lives].map(([ref, events]) => requestOf(ref, events))
  })
}

function requestOf(ref: string, events: readonly Dated<RequestEvent>[]): Request {
  let acknowledgedAt: number | null = null
  let settledAt: number | null = null
  let side: Side | null = null
  let topic: string | null = null
  let inScope: boolean | null = null
  let declined = false
  let reopenedCount = 0
  for (const { event, at } of events) {
    side ??= event.by.side
    topic = event.topic?.toLowerCase() ?? topic
    inScope = event.inScope ?? inScope
    if (event.status === 'acknowledged') acknowledgedAt ??= at
    if (event.status === 'resolved' || event.status === 'declined') {
      acknowledgedAt ??= at
      settledAt ??= at
      declined = event.status === 'declined'
    }
    // Opened anew after it was settled is the same as reopened.
    if (settledAt !== null && (event.status === 'reopened' || event.status === 'opened')) {
      settledAt = null
      declined = false
      reopenedCount++
    }
  }
  const openedAt = events[0]?.at ?? 0
  return { ref, side: side ?? 'unknown', topic, inScope, openedAt, acknowledgedAt, settledAt, declined, reopenedCount, events }
}
