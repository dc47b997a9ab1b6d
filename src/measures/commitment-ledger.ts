import type { CommitmentEvent, Side } from '../events/index.ts'
import type { Dated } from '../timeline/index.ts'

/** One change of a promised date. */
export interface Move {
  readonly at: number
  readonly from: number
  /** The new due day. */
  readonly to: number
  /** Working days from the notice to the old due day. */
  readonly leadWorkingDays: number
  readonly announced: boolean | null
  readonly bySide: Side
}

/** One promise with all its dates. Days are on the calendar of the side that promised. */
export interface Commitment {
  readonly ref: string
  readonly side: Side
  readonly madeAt: number
  /** The first due day. */
  readonly promisedOn: number
  /** The due day of the newest made or moved event. */
  readonly dueOn: number
  /** The instant by which it is late, of the date in force. */
  readonly dueBy: number
  readonly moves: readonly Move[]
  readonly deliveredAt: number | null
  readonly cancelledAt: number | null
  readonly events: readonly Dated<CommitmentEvent>[]
}
