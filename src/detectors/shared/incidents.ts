import type { Side } from '../../events/index.ts'
import type { Incident } from '../../measures/index.ts'
import type { Calendar } from '../../timeline/index.ts'

/** Whose fault it was, as last told; null where nobody says. */
export function faultOf({ events }: Incident): Side | null {
  return events.findLast(({ event }) => event.by !== undefined)?.event.by?.side ?? null
}

/** What the client or a third party did wrong is no mistake of ours; what nobody is named for is. */
export function isOurs(incident: Incident): boolean {
  const side = faultOf(incident)
  return side !== 'client' && side !== 'third-party'
}

/** Said to be ours within so many working days. */
export function isOwnedWithin({ foundAt, ownedAt }: Incident, workingDays: number, calendar: Calendar): boolean {
  if (ownedAt === null) return false
  return calendar.workingDays(calendar.day(foundAt, 'agency'), calendar.day(ownedAt, 'agency'), 'agency') <= workingDays
}
