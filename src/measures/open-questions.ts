import type { EventBase } from '../events/index.ts'

/** Something that expects a reply: a message, or a missed call. */
export interface Question {
  readonly at: number
  /** Who asked. */
  readonly askedBy: 'client' | 'agency'
  readonly channel: string
  /** The thread, where there is one. */
  readonly ref?: string
  /** Age at `asOf` in working days of the side that owes the answer. */
  readonly ageWorkingDays: number
  /** It could not be delivered, so nobody owes an answer. */
  readonly bounced: boolean
  readonly event: EventBase & { readonly type: string }
}
