import { median } from '../statistics/index.ts'
import { CONTACT_TYPES, contacts, type Contact } from './contacts.ts'
import { daysOff } from './days-off.ts'
import type { Scope } from './scope.ts'

/** Our proactive contacts and their rhythm. */
export interface Proactive {
  /** Oldest first. */
  readonly contacts: readonly Contact[]
  readonly last: Contact | null
  /** Local days since the last one, the client's days off taken out; null when there was none. */
  readonly daysSince: number | null
  /** Agreed cadence, else own median gap of 182 days (from 4 gaps), else that of the norms. */
  readonly cadenceDays: number
  /** Our own contacts of 182 days show a rhythm. */
  readonly ownCadence: boolean
}

/** The cadence is read from so many local days. Assumed. */
const CADENCE_WINDOW_DAYS = 182
/** Fewer gaps show no cadence. Assumed. */
const MIN_GAPS = 4

/** Our proactive contacts and their cadence. */
export function proactive(scope: Scope): Proactive {
  return scope.once('proactive', CONTACT_TYPES, () => {
    const own = contacts(scope).filter((contact) => contact.proactive)
    const last = own.at(-1) ?? null
    const today = scope.calendar.day(scope.asOf)
    const off = daysOff(scope)
    const days = [...new Set(own.map((contact) => contact.day))].filter((day) => day > today - CADENCE_WINDOW_DAYS)
    const gaps = days.flatMap((day, i) => {
      const before = days[i - 1]
      return before === undefined ? [] : [Math.max(1, day - before - off(before, day - 1))]
    })
    return {
      contacts: own,
      last,
      daysSince: last === null ? null : today - last.day - off(last.day, today),
      cadenceDays: scope.profile.agreedCadenceDays ?? (gaps.length < MIN_GAPS ? scope.norms.proactiveCadenceDays : median(gaps)),
      ownCadence: gaps.length >= MIN_GAPS,
    }
  })
}
