import type { UsageEvent } from '../events/index.ts'
import { firstWhere } from '../statistics/index.ts'
import type { Dated } from '../timeline/index.ts'
import type { Scope } from './scope.ts'

/** Hours worked and planned for the client on local days. */
export interface WorkedHours {
  /** Sum of `usage` of `hours` over days from (included) to (excluded); null where none was ever recorded. */
  worked(fromDay: number, toDay: number): number | null
  /** The same of `planned-hours`. */
  planned(fromDay: number, toDay: number): number | null
}

/** Hours by local day. */
export function workedHours(scope: Scope): WorkedHours {
  return scope.once('workedHours', ['usage'], () => {
    const usage = scope.of('usage')
    return { worked: sums(usage, 'hours'), planned: sums(usage, 'planned-hours') }
  })
}

/** Sums of days are differences of two running totals, so asking costs no more than finding two days. */
function sums(usage: readonly Dated<UsageEvent>[], what: string): (fromDay: number, toDay: number) => number | null {
  const own = usage.filter(({ event }) => event.what.toLowerCase() === what)
  const days = own.map(({ day }) => day)
  const totals = [0]
  for (const { event } of own) totals.push((totals.at(-1) ?? 0) + event.count)
  const before = (day: number): number => totals[firstWhere(0, days.length, (i) => (days[i] ?? Infinity) >= day) ?? 0] ?? 0
  return (fromDay, toDay) => (own.length === 0 ? null : before(Math.max(fromDay, toDay)) - before(fromDay))
}
