import type { Instant, LocalDate } from '../../events/index.ts'

/** The simulated agency works from 8 to 16 UTC, Monday to Friday; its clients live within an hour of it. */
export const HOUR = 3_600_000
export const DAY = 24 * HOUR
export const WEEK = 7 * DAY
export const MONTH = 30.4375 * DAY

const OPENS = 8
const CLOSES = 16

export const iso = (ms: number): Instant => new Date(ms).toISOString()
export const localDate = (ms: number): LocalDate => iso(ms).slice(0, 10)
export const midnight = (ms: number): number => ms - (ms % DAY)

/** Days off of everybody: Austrian public holidays with a fixed date, enough to be holidays like any others. */
const PUBLIC_HOLIDAYS = ['01-01', '01-06', '05-01', '08-15', '10-26', '11-01', '12-08', '12-25', '12-26']
/** The same as numbers: month × 100 + day. */
const HOLIDAY_NUMBERS: readonly number[] = /* @__PURE__ */ PUBLIC_HOLIDAYS.map((day) => Number(day.replace('-', '')))

function monthAndDay(ms: number): number {
  const date = new Date(ms)
  return (date.getUTCMonth() + 1) * 100 + date.getUTCDate()
}

/** The public holidays from one instant to another, for the profile. */
export function holidaysBetween(from: number, to: number): LocalDate[] {
  const years = Array.from({ length: new Date(to).getUTCFullYear() - new Date(from).getUTCFullYear() + 1 }, (_, i) => new Date(from).getUTCFullYear() + i)
  return years.flatMap((year) => PUBLIC_HOLIDAYS.map((day) => `${year}-${day}`))
}

export function isWorkingDay(ms: number): boolean {
  const weekday = new Date(ms).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !HOLIDAY_NUMBERS.includes(monthAndDay(ms))
}

/** 24 December to 6 January, when hardly anybody writes. */
export function isChristmas(ms: number): boolean {
  const day = monthAndDay(ms)
  return day >= 1224 || day <= 106
}

/** The instant itself, or the morning of the next working day where it falls outside office hours. */
export function officeTime(ms: number): number {
  const intoDay = ms % DAY
  if (isWorkingDay(ms) && intoDay >= OPENS * HOUR && intoDay < CLOSES * HOUR) return ms
  let day = midnight(ms)
  if (!isWorkingDay(day) || intoDay >= CLOSES * HOUR) do day += DAY; while (!isWorkingDay(day))
  // Not all at eight sharp: what came in overnight is answered in the first hour and a half, in the order it came.
  return day + OPENS * HOUR + (intoDay / DAY) * 1.5 * HOUR
}

/** Some working hours later, at eight hours a day. */
export function workingHoursAfter(from: number, hours: number): number {
  let at = officeTime(from)
  let left = hours * HOUR
  for (;;) {
    const today = midnight(at) + CLOSES * HOUR - at
    if (left < today) return at + left
    left -= today
    at = officeTime(midnight(at) + CLOSES * HOUR)
    at = midnight(at) + OPENS * HOUR
  }
}

/** The day itself at midnight, or the next one that is a working day. */
export function workingDayFrom(ms: number): number {
  let day = midnight(ms)
  while (!isWorkingDay(day)) day += DAY
  return day
}

/** So many working days later, or earlier where the number is negative. */
export function addWorkingDays(ms: number, count: number): number {
  let day = midnight(ms)
  for (let left = Math.abs(count); left > 0;) {
    day += Math.sign(count) * DAY
    if (isWorkingDay(day)) left -= 1
  }
  return day
}

/** Occasions about so far apart, from a first one on, each on a working day. */
export function* every(first: number, to: number, step: number, jitter: () => number): Generator<number> {
  for (let at = first; at < to; at += step) {
    const day = workingDayFrom(at + jitter())
    if (day < to) yield day
  }
}
