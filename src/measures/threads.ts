import type { MessageEvent, Side } from '../events/index.ts'
import type { Dated } from '../timeline/index.ts'

/** The messages of one `ref`, oldest first; a message without `ref` is a thread of its own, joined to the one it answers. */
export interface Thread {
  readonly ref: string
  readonly messages: readonly Dated<MessageEvent>[]
  /** Side of the first sender. */
  readonly openedBy: Side
  readonly openedAt: number
}
