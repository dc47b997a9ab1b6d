import { mean } from '../statistics/index.ts'
import type { Scope } from './scope.ts'
import { weeklyCounts } from './weekly-counts.ts'

/** How busy a calendar week was against the weeks before it, 0.2 to 2; 1 where the norms say nothing of it. */
export type WeekIndex = (week: number) => number

/** Weeks that a week is held against. Measured: methods.md 1 (b). */
const TRAILING_WEEKS = 13
/** Fewer weeks before it show no level. Assumed. */
const LEAST_WEEKS = 4
/** The other clients together must write so much a week: fewer messages are noise. Assumed. */
const LEAST_COUNT = 10
/** Measured: methods.md 1 (b). */
const CLAMP = { low: 0.2, high: 2 }

/**
 * How busy each week was for the other clients of the portfolio: their inbound of the week over its trailing mean. This client is
 * left out, so its own fall does not excuse itself. A quiet August of everybody is then no drop of anybody.
 */
export function weekIndex(scope: Scope): WeekIndex {
  return scope.once('weekIndex', ['message', 'call', 'meeting'], () => {
    const { portfolioWeeks = [] } = scope.norms
    if (portfolioWeeks.length === 0) return () => 1
    const own = new Map(weeklyCounts(scope, 'inbound').weeks.map(({ week, count }) => [week, count]))
    return indexAmong(new Map(portfolioWeeks.map(({ week, inbound }) => [week, Math.max(0, inbound - (own.get(week) ?? 0))])))
  })
}

/** The same from the counts of the others by week. */
export function indexAmong(others: ReadonlyMap<number, number>): WeekIndex {
  return (week) => {
    const now = others.get(week)
    const before = Array.from({ length: TRAILING_WEEKS }, (_, k) => others.get(week - 1 - k)).filter((count) => count !== undefined)
    if (now === undefined || before.length < LEAST_WEEKS) return 1
    const level = mean(before)
    return level < LEAST_COUNT ? 1 : Math.min(CLAMP.high, Math.max(CLAMP.low, now / level))
  }
}
