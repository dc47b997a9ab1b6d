import type { ContactChangeEvent, Party } from '../events/index.ts'
import type { Dated } from '../timeline/index.ts'

/** The main person of one side (signs.md 1.5). */
export interface MainPerson {
  readonly person: string
  /** When that person was named, or first wrote. */
  readonly since: number
  /** Named by a `contact-change`, or the one behind at least half of the contacts of 91 days. */
  readonly basis: 'named' | 'volume'
}

/** A main person who left, changed role or handed over. */
export interface MainDeparture {
  readonly person: Party
  readonly at: number
  readonly change: Dated<ContactChangeEvent>
}

/** Who speaks for one side, and who did. */
export interface MainContacts {
  readonly current: MainPerson | null
  /** Departures of people who were the main person at that moment, oldest first. */
  readonly departures: readonly MainDeparture[]
  /** Every change of people of that side, oldest first. */
  readonly changes: readonly Dated<ContactChangeEvent>[]
  /** Contacts in the 91 days up to a moment, by person: inbound for the client's side, outbound for the agency's. */
  activity(until: number): ReadonlyMap<string, number>
}
