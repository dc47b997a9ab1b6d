import type { Scope } from './scope.ts'

/** Counts the client's days off after one day, up to and including another. */
export type DaysOff = (after: number, upTo: number) => number

/** Silence on a day off is no silence: gaps and latencies leave such days out. */
export function daysOff(scope: Scope): DaysOff {
  return scope.once('daysOff', [], () => {
    const days = [...new Set((scope.profile.holidays ?? []).map(scope.calendar.dayOf))].sort((a, b) => a - b)
    return (after, upTo) => (upTo <= after ? 0 : upToDay(days, upTo) - upToDay(days, after))
  })
}

/** How many of the sorted days lie up to and including a day. */
function upToDay(days: readonly number[], day: number): number {
  let lo = 0
  let hi = days.length
  while (lo < hi) {
    const middle = (lo + hi) >> 1
    if ((days[middle] ?? Infinity) <= day) lo = middle + 1
    else hi = middle
  }
  return lo
}
