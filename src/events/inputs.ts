import type { Instant, LocalDate } from './base.ts'

/** One statement of what was being recorded, from when to when. It tells silence from a missing feed. */
export interface RecordingSpan {
  /** Absent: every source. */
  source?: string
  /** Absent: every event type. */
  types?: string[]
  /** Absent: every client. */
  clientId?: string
  from: Instant
  /** Absent: still recording at `asOf`. */
  to?: Instant
}

/** What a host knows of one client apart from events. It must have been true all along; dated facts are events. */
export interface ClientProfile {
  name?: string
  ownerOperated?: boolean
  headcount?: number
  /** Invoices are paid by people who are not the contacts. */
  separateBilling?: boolean
  /** IANA zone of the client's clock. */
  timeZone?: string
  /** The client's days off. */
  holidays?: LocalDate[]
  agreedCadenceDays?: number
  segment?: string
  preferredChannel?: string
}

/** What a host knows of the agency itself. */
export interface AgencyProfile {
  domains?: string[]
  /** Domains of known vendors and tools. */
  vendors?: string[]
  coreServices?: string[]
  /** IANA zone of the agency's clock. */
  timeZone?: string
  holidays?: LocalDate[]
}

/** What really happened to a client in the end. */
export type Outcome =
  | { clientId: string; leftOn: LocalDate; reason?: string }
  | { clientId: string; stayedUntil: LocalDate; reason?: string }
