import type { Instant, LocalDate } from './base.ts'

/** Years outside are slips: a zero date (0001-01-01), "never" (9999-12-31), a mistyped century. */
const firstYear = 1900
const lastYear = 2199

/** RFC 3339 sets no limit on fraction digits; nine are nanoseconds, the finest any source sends. */
const fractionDigits = 9

// Character codes. One scan without a regular expression: this runs for every event.
const plus = 43
const minus = 45
const dot = 46
const zero = 48
const nine = 57
const colon = 58
const letterT = 84
const letterZ = 90

/** The two digits at `i` as a number, -1 when they are not digits. */
function twoDigits(text: string, i: number): number {
  const tens = text.charCodeAt(i) - zero
  const ones = text.charCodeAt(i + 1) - zero
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1
}

/** Days in a month of the Gregorian calendar, 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  if (month === 4 || month === 6 || month === 9 || month === 11) return 30
  return month >= 1 && month <= 12 ? 31 : 0
}

/** Whether the calendar has this day and the years are those the library takes. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  return year >= firstYear && year <= lastYear && day >= 1 && day <= daysInMonth(year, month)
}

/** Whether the text starts with a real day, `YYYY-MM-DD`. */
function startsWithDay(text: string): boolean {
  const century = twoDigits(text, 0)
  const year = twoDigits(text, 2)
  if (century < 0 || year < 0 || text.charCodeAt(4) !== minus || text.charCodeAt(7) !== minus) return false
  return isCalendarDay(century * 100 + year, twoDigits(text, 5), twoDigits(text, 8))
}

/** Whether `hh:mm` stands at `i`, between 00:00 and 23:59. */
function hasTime(text: string, i: number): boolean {
  const hours = twoDigits(text, i)
  const minutes = twoDigits(text, i + 3)
  return hours >= 0 && hours <= 23 && text.charCodeAt(i + 2) === colon && minutes >= 0 && minutes <= 59
}

/**
 * Whether the text is a day the library takes: `YYYY-MM-DD`, in the calendar, from 1900 to 2199.
 *
 * @example
 * isLocalDate('2028-02-29') // => true
 * isLocalDate('2026-02-29') // => false
 * isLocalDate('9999-12-31') // => false
 */
export function isLocalDate(text: string): text is LocalDate {
  return text.length === 10 && startsWithDay(text)
}

/**
 * Whether the text is an instant the library takes: RFC 3339 with seconds and an offset, capital `T` and `Z`, at most nine
 * fraction digits, a day in the calendar from 1900 to 2199. `24:00:00` and the leap second `:60` are refused.
 *
 * @example
 * isInstant('2026-03-06T18:30:00-05:00') // => true
 * isInstant('2026-03-06 18:30:00') // => false
 */
export function isInstant(text: string): text is Instant {
  if (!startsWithDay(text) || text.charCodeAt(10) !== letterT || !hasTime(text, 11) || text.charCodeAt(16) !== colon) return false
  const seconds = twoDigits(text, 17)
  if (seconds < 0 || seconds > 59) return false
  let end = 19
  if (text.charCodeAt(end) === dot) {
    end += 1
    while (text.charCodeAt(end) >= zero && text.charCodeAt(end) <= nine) end += 1
    if (end === 20 || end > 20 + fractionDigits) return false
  }
  const sign = text.charCodeAt(end)
  if (sign === letterZ) return text.length === end + 1
  return (sign === plus || sign === minus) && hasTime(text, end + 1) && text.length === end + 6
}
