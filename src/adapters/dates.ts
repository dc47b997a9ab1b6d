import { isLocalDate, toInstant } from '../events/index.ts'
import type { ToInstantOptions } from '../events/index.ts'
import { CellProblem, quoted } from './cells.ts'
import { isEpochPattern, patternReader } from './date-pattern.ts'

/** How one column's dates are read. */
export interface DateReading {
  /** The pattern; absent for a standard timestamp. */
  pattern?: string | undefined
  /** Zone of what carries no offset. */
  timeZone?: string | undefined
  /** Time of day of a date without one, `HH:mm`. */
  time: string
  as: 'instant' | 'localDate'
}

/** Reads dates one way; each distinct text is read once, as exports repeat their dates and zones are slow to reckon in. */
export function dateReader(reading: DateReading): (text: string) => string {
  const read = uncachedReader(reading)
  const known = new Map<string, string>()
  return (text) => {
    if (text.length > maxLength) throw new CellProblem(`${quoted(text)} is not a date`)
    const date = known.get(text) ?? read(text)
    known.set(text, date)
    return date
  }
}

/** Longer than any date is written. */
const maxLength = 100

function uncachedReader({ pattern, timeZone, time, as }: DateReading): (text: string) => string {
  const zone: ToInstantOptions = timeZone === undefined ? {} : { zone: timeZone }
  if (pattern === undefined) return as === 'instant' ? (text) => instant(text, zone) : localDate
  if (isEpochPattern(pattern)) return (text) => instant(text, { unit: pattern === 't' ? 'seconds' : 'milliseconds' })
  const read = patternReader(pattern)
  return (text) => {
    const written = read(text)
    if (written === undefined) throw new CellProblem(`${quoted(text)} is not a date written ${quoted(pattern)}`)
    if (!isLocalDate(written.day)) throw new CellProblem(`${quoted(text)} is no day of the years 1900 to 2199`)
    return as === 'localDate' ? written.day : instant(`${written.day}${written.time ?? `T${time}`}${written.offset ?? ''}`, zone)
  }
}

/** `toInstant` alone knows what a clock reading means in a zone, so the machine's zone never matters. */
function instant(text: string, options: ToInstantOptions): string {
  try {
    return toInstant(text, options)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new CellProblem(error.message.replace('toInstant: ', ''))
  }
}

function localDate(text: string): string {
  if (!isLocalDate(text)) throw new CellProblem(`${quoted(text)} is not a day such as 2026-03-06: give its pattern under "date"`)
  return text
}
