import type { Calendar } from '../timeline/index.ts'
import type { Measures } from './measures.ts'

/** Whom each person of the agency was in touch with, day by day. */
export interface DailyClients {
  /** The last working days of the agency as local days, newest first; today is left out, it is not over. */
  readonly days: readonly number[]
  /** By person: the ids of the clients in touch on each of those days, in the same order. */
  readonly byPerson: ReadonlyMap<string, readonly ReadonlySet<string>[]>
}

/**
 * Distinct clients that each person of the agency wrote to, called or met on each of the last working days. A mailing to many is
 * no contact.
 *
 * @param calendar - the agency's
 */
export function dailyClients(
  clients: readonly { readonly clientId: string; readonly measures: Measures }[],
  calendar: Calendar,
  asOf: number,
  workingDays: number,
): DailyClients {
  const days: number[] = []
  for (let day = calendar.day(asOf, 'agency') - 1; days.length < workingDays; day--)
    if (calendar.isWorkingDay(day, 'agency')) days.push(day)
  const place = new Map(days.map((day, i) => [day, i]))

  const byPerson = new Map<string, Set<string>[]>()
  for (const { clientId, measures } of clients) {
    for (const { direction, person, at } of measures.contacts()) {
      const i = place.get(calendar.day(at, 'agency'))
      if (direction !== 'outbound' || person === undefined || i === undefined) continue
      const own = byPerson.get(person) ?? days.map(() => new Set<string>())
      byPerson.set(person, own)
      own[i]?.add(clientId)
    }
  }
  return { days, byPerson }
}
