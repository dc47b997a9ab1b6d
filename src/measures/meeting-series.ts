import type { Attendee, MeetingEvent, Side } from '../events/index.ts'

/** One meeting in its latest status. */
export interface Meeting {
  readonly ref: string
  readonly startsAt: number
  /** Held, or scheduled in the past and not called off since. */
  readonly held: boolean
  /** Held is presumed: nobody said so. */
  readonly presumed: boolean
  readonly status: MeetingEvent['status']
  /** Side of who called it off or moved it; `client` too where an attendee of the client declined. */
  readonly calledOffBy: Side | null
  readonly previousStartsAt: number | null
  readonly minutes: number | null
  readonly purpose: MeetingEvent['purpose'] | null
  readonly recurring: boolean
  readonly attendees: readonly Attendee[]
  /** The newest event of this meeting. */
  readonly event: MeetingEvent
}
