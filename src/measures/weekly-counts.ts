import type { CueCode } from '../events/index.ts'
import { DAY_MS } from '../timeline/index.ts'
import { contacts } from './contacts.ts'
import { cueCount } from './cue-count.ts'
import type { Scope } from './scope.ts'
import { threads } from './threads.ts'

/** What is counted a week: inbound contacts, threads opened by the client, questions (cues). */
export type WeeklySeries = 'inbound' | 'threads' | 'questions'

/** One complete Monday-to-Sunday week on the client's calendar. */
export interface WeekCount {
  /** Calendar week number, see Calendar.week. */
  readonly week: number
  /** The local day of its Monday. */
  readonly monday: number
  readonly count: number
  /** Missing, not zero: the Christmas weeks, weeks of the client's days off, weeks with a hole in the recording; for questions also weeks that were not read. */
  readonly missing: boolean
}

/** Complete weeks from the first contact to `asOf`, oldest first. */
export interface WeeklyCounts {
  readonly weeks: readonly WeekCount[]
}

/** A week counts as off from so many weekdays off. Assumed: the larger part of it. */
const WEEKDAYS_OFF = 3
/** Every code that implies a question. */
const QUESTIONS: readonly CueCode[] = [
  'question', 'direction-question', 'status-request', 're-asked', 'responsibility-question', 'audit-question', 'value-question', 'contract-question',
]
const READS: Readonly<Record<WeeklySeries, readonly string[]>> = {
  inbound: ['message', 'call', 'meeting'],
  threads: ['message'],
  questions: ['message', 'meeting'],
}

/** Complete weeks of inbound, of threads opened by the client, or of questions. */
export function weeklyCounts(scope: Scope, series: WeeklySeries): WeeklyCounts {
  return scope.once(`weeklyCounts ${series}`, ['message', 'call', 'meeting'], () => {
    const { calendar } = scope
    const first = contacts(scope).find((contact) => contact.channel !== 'report')
    if (first === undefined) return { weeks: [] }
    const perWeek = new Map<number, number>()
    for (const day of countedDays(scope, series)) {
      const week = calendar.week(day)
      perWeek.set(week, (perWeek.get(week) ?? 0) + 1)
    }
    const weeks: WeekCount[] = []
    const current = calendar.week(calendar.day(scope.asOf))
    const isMissing = missing(scope, series, mondayOf(calendar.week(first.day)), mondayOf(current))
    for (let week = calendar.week(first.day); week < current; week++) {
      const monday = mondayOf(week)
      weeks.push({ week, monday, count: perWeek.get(week) ?? 0, missing: isMissing(week, monday) })
    }
    return { weeks }
  })
}

/** Week 0 holds 1970-01-01, a Thursday. */
function mondayOf(week: number): number {
  return week * 7 - 3
}

/** The local day of everything that the series counts. */
function countedDays(scope: Scope, series: WeeklySeries): readonly number[] {
  if (series === 'inbound') return contacts(scope).filter((c) => c.direction === 'inbound').map((c) => c.day)
  if (series === 'questions') return cueCount(scope, QUESTIONS, Infinity).cues.map((cue) => cue.day)
  return threads(scope).flatMap((t) => (t.openedBy === 'client' && !t.continued && t.messages[0] !== undefined ? [t.messages[0].day] : []))
}

function missing(scope: Scope, series: WeeklySeries, start: number, end: number): (week: number, monday: number) => boolean {
  const christmas = christmasWeeks(scope, start, end)
  const offPerWeek = weekdaysOff(scope)
  const unread = series === 'questions' ? unreadWeeks(scope) : new Set<number>()
  // Mostly there is no hole at all, and then no week needs a look of its own.
  const holes = hasHole(scope, READS[series], start, end)
  return (week, monday) =>
    christmas.has(week) || (offPerWeek.get(week) ?? 0) >= WEEKDAYS_OFF || unread.has(week)
    || (holes && hasHole(scope, READS[series], monday, monday + 7))
}

/** The two weeks of each winter that hold Christmas Day and New Year's Day. */
function christmasWeeks({ calendar }: Scope, start: number, end: number): ReadonlySet<number> {
  const weeks = new Set<number>()
  const lastYear = yearOf(calendar.date(end + 6))
  for (let year = yearOf(calendar.date(start)); year <= lastYear; year++) {
    for (const utc of [Date.UTC(year, 0, 1), Date.UTC(year, 11, 25)]) weeks.add(calendar.week(utc / DAY_MS))
  }
  return weeks
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4))
}

/** The client's days off from Monday to Friday, by week. */
function weekdaysOff({ calendar, profile }: Scope): ReadonlyMap<number, number> {
  const perWeek = new Map<number, number>()
  for (const date of new Set(profile.holidays ?? [])) {
    const day = calendar.dayOf(date)
    const week = calendar.week(day)
    if (day - mondayOf(week) < 5) perWeek.set(week, (perWeek.get(week) ?? 0) + 1)
  }
  return perWeek
}

/** Weeks of which under half of the client's messages were read. */
function unreadWeeks(scope: Scope): ReadonlySet<number> {
  const sent = new Map<number, { all: number; read: number }>()
  for (const { event, day } of scope.of('message')) {
    if (event.from.side !== 'client' || event.automated !== undefined) continue
    const week = scope.calendar.week(day)
    const { all, read } = sent.get(week) ?? { all: 0, read: 0 }
    sent.set(week, { all: all + 1, read: read + (event.cues === undefined ? 0 : 1) })
  }
  return new Set([...sent].filter(([, { all, read }]) => read * 2 < all).map(([week]) => week))
}

/**
 * Whether a feed was down between two days after it had begun. Where the recording is inferred only messages can show it: that
 * a client has not called for weeks does not mean that the telephone is broken.
 */
function hasHole({ recording, calendar }: Scope, types: readonly string[], fromDay: number, toDay: number): boolean {
  const [from, to] = [calendar.startOf(fromDay), calendar.startOf(toDay)]
  return types.some((type) => {
    if (recording.inferred && type !== 'message') return false
    const begun = recording.knownSince(type)
    return begun !== null && recording.missing(type, type === 'message' ? from : Math.max(from, begun), to) > 0
  })
}
