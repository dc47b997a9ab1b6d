import type { Contact } from './contacts.ts'

/** Our proactive contacts and their rhythm. */
export interface Proactive {
  readonly contacts: readonly Contact[]
  readonly last: Contact | null
  /** Days since the last one; null when there was none. */
  readonly daysSince: number | null
  /** Agreed cadence, else own median gap of 182 days (from 4), else 7. */
  readonly cadenceDays: number
}
