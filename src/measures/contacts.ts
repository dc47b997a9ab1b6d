import type { EventBase } from '../events/index.ts'

/** One contact between client and agency (signs.md 1.5: inbound, outbound, proactive). */
export interface Contact {
  readonly at: number
  /** Local day on the client's calendar. */
  readonly day: number
  readonly direction: 'inbound' | 'outbound'
  /** Outbound that opens a thread or carries `status-update`; a report sent; a held meeting. */
  readonly proactive: boolean
  /** The message's channel, else `call`, `meeting`, `report`. */
  readonly channel: string
  /** The client's person on inbound, ours on outbound, where known. */
  readonly person?: string
  readonly words?: number
  readonly event: EventBase & { readonly type: string }
}
