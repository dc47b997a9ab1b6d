import type { LocalDate, Outcome } from '../events/index.ts'
import { DAY_MS, type Calendar } from '../timeline/index.ts'

/** What became of one client, in milliseconds since 1970. */
export interface Fate {
  /** When the day began on which it left; null where it is not known to have left. */
  readonly leftAt: number | null
  /** Until when it is known to have been there; null where nobody knows. */
  readonly thereUntil: number | null
}

/** Reads an outcome on the client's own calendar. */
export function fateOf(outcome: Outcome | undefined, othersStayedUntil: LocalDate | undefined, calendar: Calendar): Fate {
  const startOf = (date: LocalDate, after: number): number => calendar.startOf(calendar.dayOf(date) + after)
  if (outcome === undefined) return { leftAt: null, thereUntil: othersStayedUntil === undefined ? null : startOf(othersStayedUntil, 1) }
  if ('leftOn' in outcome) {
    const leftAt = startOf(outcome.leftOn, 0)
    return { leftAt, thereUntil: leftAt }
  }
  return { leftAt: null, thereUntil: startOf(outcome.stayedUntil, 1) }
}

/** Whether somebody still has to be judged: not once it has left, nor after the last day of which anything is known. */
export function isJudged({ thereUntil }: Fate, asOf: number): boolean {
  return thereUntil === null || asOf < thereUntil
}

/** Until when anybody is known to have stayed, in milliseconds since 1970; null where nobody is. */
export function knownUntil(outcomes: Iterable<Outcome>, othersStayedUntil: LocalDate | undefined): number | null {
  const days = [...outcomes].flatMap((outcome) => ('stayedUntil' in outcome ? outcome.stayedUntil : []))
  const last = [...days, ...(othersStayedUntil === undefined ? [] : [othersStayedUntil])].sort().at(-1)
  return last === undefined ? null : Date.parse(last) + DAY_MS
}

/**
 * Whether the client left within the horizon after a date; null where neither that nor the contrary is known (censored). So are all
 * dates whose horizon reaches beyond `known`: of them losses alone would count, and every alarm would look right.
 */
export function lostWithin({ leftAt, thereUntil }: Fate, asOf: number, horizonDays: number, known: number | null): boolean | null {
  const end = asOf + horizonDays * DAY_MS
  if (known !== null && known <= end) return null
  if (leftAt !== null && leftAt <= end) return true
  return thereUntil !== null && thereUntil > end ? false : null
}
