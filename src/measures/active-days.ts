import type { Contact } from './contacts.ts'

/** The client's rhythm: local days with at least one inbound contact and the gaps between them, days off taken out. */
export interface ActiveDays {
  readonly days: readonly number[]
  /** Gaps in days between active days, oldest first. */
  readonly gaps: readonly number[]
  /** The newest inbound contact. */
  readonly last: Contact | null
  /** Days from the last active day to `asOf`, days off taken out. */
  readonly daysSince: number | null
  readonly medianGap: number | null
}
