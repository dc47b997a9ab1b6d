import { indexAmong, type WeekIndex } from '../../src/measures/week-index.ts'
import type { WeekCount } from '../../src/measures/index.ts'
import { mean } from '../../src/statistics/index.ts'
import { DAY_MS, toIso } from '../../src/timeline/index.ts'
import { dayOf, type History } from './data.ts'

/** Weeks of one entity in a row: those before a change, and those that are watched for it. */
export interface Segment {
  readonly entity: string
  /** Which of the sets it comes from. */
  readonly set: number
  readonly weeks: readonly WeekCount[]
  /** How busy each week was for the others of its set. */
  readonly index: WeekIndex
}

/** Segments overlap, so that few busy entities give enough of them. */
const STEP_WEEKS = 13

/** Stretches within the life of each entity that are busy enough before the change. */
export function segmentsOf(
  history: History,
  set: number,
  { lead, watched, leastAWeek }: { readonly lead: number; readonly watched: number; readonly leastAWeek: number },
): Segment[] {
  const perEntity = new Map([...history].map(([entity, instants]) => [entity, countByWeek(instants.map(weekOf))]))
  const everybody = countByWeek([...history.values()].flatMap((instants) => instants.map(weekOf)))
  return [...perEntity].flatMap(([entity, own]) => {
    const counted = [...own.keys()]
    const [first, last] = [Math.min(...counted), Math.max(...counted)]
    const index = indexAmong(new Map([...everybody].map(([week, count]) => [week, count - (own.get(week) ?? 0)])))
    const found: Segment[] = []
    // The first and the last week are not whole, and the client is still there after the last one of a segment.
    for (let from = first + 1; from + lead + watched <= last; from += STEP_WEEKS) {
      const weeks = Array.from({ length: lead + watched }, (_, i) => weekCount(from + i, own.get(from + i) ?? 0))
      if (mean(weeks.slice(0, lead).map(({ count }) => count)) >= leastAWeek) found.push({ entity: `${set} ${entity}`, set, weeks, index })
    }
    return found
  })
}

/** The same counts in any order; then no week is like another of the calendar, and there is no index. */
export function shuffled({ weeks, ...segment }: Segment, random: () => number): Segment {
  const counts = weeks.map(({ count }) => ({ count, key: random() })).sort((a, b) => a.key - b.key)
  return { ...segment, index: () => 1, weeks: weeks.map((week, i) => ({ ...week, count: counts[i]?.count ?? 0, missing: false })) }
}

/** As Calendar.week: week 0 holds 1970-01-01, a Thursday. */
const weekOf = (instant: string): number => Math.floor((dayOf(instant) + 3) / 7)

function weekCount(week: number, count: number): WeekCount {
  const monday = week * 7 - 3
  return { week, monday, count, missing: isChristmas(monday) }
}

/** As `weeklyCounts`: the weeks of Christmas Day and New Year's Day are missing, not zero. */
function isChristmas(monday: number): boolean {
  return Array.from({ length: 7 }, (_, i) => toIso((monday + i) * DAY_MS).slice(5, 10)).some((day) => day === '12-25' || day === '01-01')
}

function countByWeek(weeks: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const week of weeks) counts.set(week, (counts.get(week) ?? 0) + 1)
  return counts
}
