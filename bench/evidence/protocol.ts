import { median } from '../../src/statistics/index.ts'
import { dayOf, type History, type SilenceSet } from './data.ts'

/** One entity at one as-of date, with what came afterwards. */
export interface Row {
  readonly entity: string
  readonly asOf: number
  /** Nothing happened in the horizon after `asOf`. */
  readonly lost: boolean
  readonly gaps: readonly number[]
  readonly daysSince: number
}

/** Active days of every entity, oldest first. */
export type ActiveDays = ReadonlyMap<string, readonly number[]>

export function activeDaysOf(history: History): ActiveDays {
  return new Map([...history].map(([entity, instants]) => [entity, [...new Set(instants.map(dayOf))]]))
}

/** Below so many active days nothing is judged: methods.md, protocol. */
const LEAST_ACTIVE_DAYS = 4
/** Nothing is asked in the first days: nobody has a rhythm yet. Assumed. */
const WARM_UP_DAYS = 90
/** The first dates are for development; the first test date lies after the last development label is known. Assumed. */
const DEVELOPMENT_SHARE = 0.4

/** As-of dates, as days: those on which anything may be chosen, and those on which it is judged. */
export function asOfDays(days: ActiveDays, { horizonDays, everyDays }: SilenceSet): { development: number[]; test: number[] } {
  const all = [...days.values()]
  const first = Math.min(...all.map((own) => own[0] ?? Infinity))
  const last = all.reduce((max, own) => Math.max(max, own.at(-1) ?? max), first)
  const dates: number[] = []
  for (let day = first + WARM_UP_DAYS; day + horizonDays <= last; day += everyDays) dates.push(day)
  const development = dates.slice(0, Math.ceil(dates.length * DEVELOPMENT_SHARE))
  const known = (development.at(-1) ?? 0) + horizonDays
  return { development, test: dates.filter((day) => day >= known) }
}

/** Rows of the entities that are eligible on a day. */
export function rowsOn(days: ActiveDays, asOf: number, horizonDays: number): Row[] {
  return [...days].flatMap(([entity, own]) => {
    const { gaps, daysSince, count } = seenBy(own, asOf)
    if (count < LEAST_ACTIVE_DAYS || daysSince > horizonDays || median(gaps) > horizonDays / 2) return []
    const next = own[count]
    return [{ entity, asOf, gaps, daysSince, lost: next === undefined || next > asOf + horizonDays }]
  })
}

/** What is known of one entity on a day. */
export function seenBy(days: readonly number[], asOf: number): { gaps: number[]; daysSince: number; count: number; first: number } {
  const past = days.filter((day) => day <= asOf)
  const gaps = past.slice(1).map((day, i) => day - (past[i] ?? day))
  return { gaps, daysSince: asOf - (past.at(-1) ?? asOf), count: past.length, first: past[0] ?? asOf }
}
