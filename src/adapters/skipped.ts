import type { AnyEvent } from '../events/index.ts'

/** A row or message that gave no event, and why. */
export interface Skipped {
  /** Its index in what was given, from 0. */
  index: number
  reason: string
}

/** What every adapter returns. All that was given is accounted for: it gave events, or it stands in `skipped`. */
export interface Adapted {
  events: AnyEvent[]
  skipped: Skipped[]
}
