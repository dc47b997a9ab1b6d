import { createMeasures, createScopes, type Norms, type PortfolioWeek } from '../measures/index.ts'
import type { View } from '../timeline/index.ts'

/** The types that inbound is counted from. */
const INBOUND_TYPES = ['message', 'call', 'meeting']
/** Two years hold every baseline that a detector looks at. Assumed. */
const WEEKS = 104

/**
 * Inbound of all clients together in each of the last complete weeks, oldest first; the calendar of each client decides on its
 * weeks.
 */
export function portfolioWeeks(views: Iterable<View>, norms: Norms): PortfolioWeek[] {
  const perWeek = new Map<number, number>()
  for (const view of views) {
    const { weeks } = createMeasures(createScopes(view, norms)(INBOUND_TYPES, {})).weeklyCounts('inbound')
    for (const { week, count } of weeks.slice(-WEEKS)) perWeek.set(week, (perWeek.get(week) ?? 0) + count)
  }
  return [...perWeek].sort(([a], [b]) => a - b).map(([week, inbound]) => ({ week, inbound }))
}
