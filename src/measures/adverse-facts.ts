import type { EventBase } from '../events/index.ts'

/** Something that went badly for the client (signs.md 1.5). */
export interface AdverseFact {
  readonly at: number
  readonly kind: 'incident' | 'overdue-commitment' | 'detractor' | 'disputed-invoice' | 'complaint' | 'ignored-request'
  /** When it was owned, delivered, resolved or answered; null while open. */
  readonly settledAt: number | null
  readonly event: EventBase & { readonly type: string }
}
