import { tzOffset } from '@date-fns/tz/tzOffset'
import type { Instant } from './base.ts'
import { isTimeZone } from './checks.ts'
import { isCalendarDay, isInstant } from './instants.ts'

/** What `toInstant` cannot read off the value. */
export interface ToInstantOptions {
  /** The IANA zone of the clock that showed a time without an offset. A value that carries its own offset ignores it. */
  zone?: string
  /** What a number counts since 1970. Absent: told by its size. */
  unit?: 'seconds' | 'milliseconds'
}

const minute = 60_000
const day = 86_400_000

/**
 * Turns a timestamp of another system into an instant: RFC 3339 in UTC with milliseconds. It never depends on the time zone
 * of the machine.
 *
 * | given | example |
 * |---|---|
 * | ISO 8601, with `T` or a space, up to nine fraction digits, offset as `Z`, `+01:00`, `+0100`, `+01` | `2026-03-06T23:30:00.000+0000` |
 * | the same without an offset, and `zone` | `2026-03-06 18:30:00.123456` |
 * | mail (RFC 5322) | `Fri, 6 Mar 2026 18:30:00 -0500` |
 * | seconds or milliseconds since 1970, as number or text | `1772839800`, `"1772839800.123456"`, `"1772839800000"` |
 * | Microsoft JSON | `/Date(1772839800000+0000)/` |
 * | `Date` | |
 *
 * A number from 1e8 to 1e11 is read as seconds and from 1e11 to 1e14 as milliseconds; both mean 1973 to 5138. Smaller ones
 * could as well be a spreadsheet's day (46087) or a date (20260306) and are refused unless `unit` is given. Digits finer
 * than a millisecond are cut off, so an instant never moves into the future.
 *
 * When clocks are set forward, a local time that was skipped is read with the offset before the change (02:30 becomes
 * 03:30). When they are set back, a local time that came twice is the first of the two. Both as in RFC 5545.
 *
 * @throws RangeError naming the value and the remedy: no offset and no zone, a day without a time (a day is not an instant;
 *   keep it as a `LocalDate`), an unknown zone, a date that no calendar has, a year outside 1900 to 2199, an unknown form
 * @example
 * toInstant('2026-03-06 18:30:00', { zone: 'America/New_York' }) // => '2026-03-06T23:30:00.000Z'
 * toInstant(1772839800) // => '2026-03-06T23:30:00.000Z'
 * toInstant('2026-03-29 02:30', { zone: 'Europe/Rome' }) // => '2026-03-29T01:30:00.000Z'
 */
export function toInstant(value: string | number | Date, options: ToInstantOptions = {}): Instant {
  const ms = readMs(value, options)
  const year = new Date(ms).getUTCFullYear()
  if (!(year >= 1900 && year <= 2199)) throw refuse(value, 'lies outside the years 1900 to 2199; check the unit, or leave it out')
  const instant = new Date(ms).toISOString()
  if (!isInstant(instant)) throw refuse(value, 'is no instant')
  return instant
}

function refuse(value: unknown, why: string): RangeError {
  const text = typeof value === 'string' ? JSON.stringify(value.length > longest ? `${value.slice(0, 57)}...` : value) : String(value)
  return new RangeError(`toInstant: ${text} ${why}`)
}

/** No timestamp is longer; whatever is, is not worth a regular expression. */
const longest = 120

function readMs(value: string | number | Date, options: ToInstantOptions): number {
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) throw refuse('Date', 'is an invalid Date; check how it was made')
    return value.getTime()
  }
  if (typeof value === 'number') return fromNumber(value, value, options.unit)
  if (typeof value !== 'string') throw new TypeError(`toInstant: expected a text, a number or a Date, got ${typeof value}`)
  const text = value.trim()
  if (text.length > longest) throw refuse(value, 'is too long for a timestamp')
  return fromDigits(text, value, options.unit) ?? fromMicrosoft(text) ?? fromIso(text, value, options.zone)
    ?? fromMail(text, value, options.zone) ?? unreadable(value)
}

function unreadable(value: string): never {
  if (/^\d{4}-\d\d-\d\d$/.test(value.trim())) {
    throw refuse(value, 'is a day, not an instant; keep it as a LocalDate (dueOn, startsOn), or add the time of day')
  }
  throw refuse(value, 'is not a timestamp I know; write RFC 3339 such as 2026-03-06T18:30:00+01:00')
}

// Numbers since 1970

/** From here on the size tells seconds from milliseconds: 1e8 seconds and 1e11 milliseconds are both in March 1973. */
const leastSeconds = 1e8
const leastMilliseconds = 1e11
const tooMany = 1e14

function unitOf(size: number, value: unknown): 'seconds' | 'milliseconds' {
  if (size >= leastSeconds && size < leastMilliseconds) return 'seconds'
  if (size >= leastMilliseconds && size < tooMany) return 'milliseconds'
  throw refuse(value, 'could be a spreadsheet day, a date or another unit; give { unit: "seconds" } or { unit: "milliseconds" }')
}

function fromNumber(number: number, value: unknown, unit = unitOf(Math.abs(number), value)): number {
  if (!Number.isFinite(number)) throw refuse(value, 'is not a finite number')
  // Whole microseconds first: 1772839800.123 seconds times 1000 falls short of .123.
  return Math.floor(Math.round(number * (unit === 'seconds' ? 1e6 : 1e3)) / 1e3)
}

/** Slack's `1772839800.123456`, Gmail's `1772839800000`. */
function fromDigits(text: string, value: string, unit?: ToInstantOptions['unit']): number | undefined {
  if (!/^-?\d{1,16}(?:\.\d{1,9})?$/.test(text)) return undefined
  return fromNumber(Number(text), value, unit)
}

/** `/Date(1772839800000+0000)/`: the number is UTC already, the offset only says how it was shown. */
function fromMicrosoft(text: string): number | undefined {
  const digits = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/.exec(text)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

// Clock times

/** A time as a clock showed it, counted as if the clock were UTC. */
function clockMs(value: string, year: number, month: number, dayOfMonth: number, time: string, fraction = ''): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  if (!isCalendarDay(year, month, dayOfMonth)) throw refuse(value, 'names a day that is not in the calendar of 1900 to 2199')
  if (hours > 23 || minutes > 59 || seconds > 59) throw refuse(value, 'names a time outside 00:00:00 to 23:59:59')
  return Date.UTC(year, month - 1, dayOfMonth, hours, minutes, seconds, Number(fraction.slice(0, 3).padEnd(3, '0')))
}

const iso = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d:\d\d(?::\d\d)?)(?:[.,](\d{1,9}))? ?(Z|z|UTC|[+-]\d\d(?::?\d\d)?)?$/

function fromIso(text: string, value: string, zone: string | undefined): number | undefined {
  const [, year, month, dayOfMonth, time, fraction, offset] = iso.exec(text) ?? []
  if (time === undefined) return undefined
  const clock = clockMs(value, Number(year), Number(month), Number(dayOfMonth), time, fraction)
  return offset === undefined ? inZone(clock, value, zone) : clock - offsetMs(offset, value)
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** The zone names of RFC 5322 and no others: everybody reads other abbreviations differently. */
const mailZones = new Map([
  ['UT', 0], ['UTC', 0], ['GMT', 0], ['Z', 0], ['EST', -5], ['EDT', -4], ['CST', -6], ['CDT', -5], ['MST', -7], ['MDT', -6], ['PST', -8], ['PDT', -7],
])
const mail = /^(?:[A-Za-z]{3},? )?(\d{1,2}) ([A-Za-z]{3}) (\d{4}|\d{2}) (\d\d:\d\d(?::\d\d)?)(?: ([+-]\d{4}|[A-Za-z]{1,3}))?$/

/** `Fri, 6 Mar 2026 18:30:00 -0500 (EST)`: the comment only repeats the zone. */
function fromMail(text: string, value: string, zone: string | undefined): number | undefined {
  const comment = text.indexOf('(')
  const plain = (comment < 0 ? text : text.slice(0, comment)).trim().replaceAll(/\s+/g, ' ')
  const [, dayOfMonth, month, year, time, offset] = mail.exec(plain) ?? []
  if (time === undefined || month === undefined || year === undefined) return undefined
  // Two digits as RFC 5322 reads them: 00 to 49 are of this century.
  const fullYear = Number(year) + (year.length === 4 ? 0 : Number(year) < 50 ? 2000 : 1900)
  const clock = clockMs(value, fullYear, months.indexOf(month.toLowerCase()) + 1, Number(dayOfMonth), time)
  return offset === undefined ? inZone(clock, value, zone) : clock - offsetMs(offset, value)
}

function offsetMs(offset: string, value: string): number {
  const hours = mailZones.get(offset.toUpperCase())
  if (hours !== undefined) return hours * 60 * minute
  const [, sign, hh, mm = '00'] = /^([+-])(\d\d):?(\d\d)?$/.exec(offset) ?? []
  if (hh === undefined) throw refuse(value, `has the zone ${offset}, which mail does not define; write the offset as +0100`)
  if (Number(hh) > 23 || Number(mm) > 59) throw refuse(value, `has the offset ${offset}; offsets go from -23:59 to +23:59`)
  return (sign === '-' ? -1 : 1) * (Number(hh) * 60 + Number(mm)) * minute
}

// Zones

/** The instant at which a clock in the zone showed this time. */
function inZone(clock: number, value: string, zone: string | undefined): number {
  if (zone === undefined) throw refuse(value, "has no offset; say where the clock was: toInstant(value, { zone: 'Europe/Rome' })")
  if (!isTimeZone(zone)) throw refuse(value, `cannot be read: ${explainZone(zone)}`)
  const offsetAt = (ms: number): number => tzOffset(zone, new Date(ms)) * minute
  const before = offsetAt(clock - day)
  const after = offsetAt(clock + day)
  // The earlier instant has the larger offset. Neither fits where the clock jumped over this time.
  const [earlier, later] = [Math.max(before, after), Math.min(before, after)]
  if (offsetAt(clock - earlier) === earlier) return clock - earlier
  if (offsetAt(clock - later) === later) return clock - later
  return clock - before
}

function explainZone(zone: string): string {
  const unknown = `unknown time zone ${JSON.stringify(zone.slice(0, 60))}`
  return / (?:Standard|Daylight) Time$/.test(zone)
    ? `${unknown}, which is a Windows name; use the IANA name such as America/Los_Angeles, or ask Microsoft Graph with Prefer: outlook.timezone="UTC"`
    : `${unknown}; use an IANA name such as Europe/Rome`
}
