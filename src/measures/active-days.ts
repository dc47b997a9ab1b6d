import { median } from '../statistics/index.ts'
import { CONTACT_TYPES, contacts, type Contact } from './contacts.ts'
import { daysOff } from './days-off.ts'
import { hasMessageHole } from './holes.ts'
import type { Scope } from './scope.ts'

/** The client's rhythm: local days with at least one inbound contact and the gaps between them, days off taken out. */
export interface ActiveDays {
  readonly days: readonly number[]
  /**
   * Gaps in days between active days, oldest first; at least 1. A gap that holds a hole of the recording is left out: nobody
   * knows whether the client was silent in it.
   */
  readonly gaps: readonly number[]
  /** The newest inbound contact. */
  readonly last: Contact | null
  /** Days from the last active day to `asOf`, days off taken out. */
  readonly daysSince: number | null
  readonly medianGap: number | null
  /** Days from the last active day to another day after it, days off taken out; 0 where there is no active day. */
  daysSinceOn(day: number): number
}

/** Local days with inbound, the gaps between them, days since the last. */
export function activeDays(scope: Scope): ActiveDays {
  return scope.once('activeDays', CONTACT_TYPES, () => {
    const inbound = contacts(scope).filter((contact) => contact.direction === 'inbound')
    const days = [...new Set(inbound.map((contact) => contact.day))]
    const last = inbound.at(-1) ?? null
    const lastDay = days.at(-1)
    const off = daysOff(scope)
    const { calendar } = scope
    const holes = inbound[0] !== undefined && last !== null && hasMessageHole(scope, inbound[0].at, last.at)
    const gaps: number[] = []
    for (let i = 1; i < days.length; i++) {
      const [before, day] = [days[i - 1] ?? 0, days[i] ?? 0]
      if (holes && hasMessageHole(scope, calendar.startOf(before + 1), calendar.startOf(day))) continue
      gaps.push(Math.max(1, day - before - off(before, day - 1)))
    }
    const daysSinceOn = (day: number): number => (lastDay === undefined ? 0 : day - lastDay - off(lastDay, day))
    return {
      days,
      gaps,
      last,
      daysSince: lastDay === undefined ? null : daysSinceOn(calendar.day(scope.asOf)),
      medianGap: gaps.length === 0 ? null : median(gaps),
      daysSinceOn,
    }
  })
}
