import { createCalendar } from '../timeline/index.ts'
import type { Portfolio } from './portfolio.ts'

/**
 * How many distinct clients each person of the agency was in touch with on each of the last working days of the agency, today
 * left out; days without any count as 0. Contact is what we wrote, called or met; a mailing to many is no contact.
 */
export function dailyClients({ clients, agency, asOf }: Portfolio, workingDays: number): ReadonlyMap<string, readonly number[]> {
  const calendar = createCalendar({}, agency)
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
  return new Map([...byPerson].map(([person, own]) => [person, own.map((met) => met.size)]))
}
