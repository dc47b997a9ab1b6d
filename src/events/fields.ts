import * as z from 'zod'
import { isInstant, isLocalDate, isTimeZone } from './checks.ts'

/**
 * The kinds of field that events are made of. Each returns a new schema, so nothing is built until a schema is. Messages say
 * what was expected, then a semicolon, then the remedy; `explain-issue.ts` puts what was found between them.
 */

/** The shape of an instant for JSON Schema, where the calendar cannot be told. */
const instantPattern =
  '^(19|20|21)\\d\\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$'

/** RFC 3339 with an offset. */
export const instant = () => {
  const error = 'expected an RFC 3339 instant with an offset, years 1900 to 2199; give it a zone with toInstant(value, { zone })'
  return z.string({ error }).refine(isInstant, { error }).meta({ format: 'date-time', pattern: instantPattern })
}

/** `YYYY-MM-DD`. */
export const localDate = () => {
  const error = 'expected a day YYYY-MM-DD, years 1900 to 2199; leave the field out when there is no such day'
  return z.string({ error }).refine(isLocalDate, { error }).meta({ format: 'date' })
}

/** A time zone known to the runtime. */
export const timeZone = () => {
  const error = 'expected an IANA time zone; write it like Europe/Rome'
  return z.string({ error }).refine(isTimeZone, { error })
}

/** An id or a name: any text but the empty one. Compared code unit by code unit; lone surrogates and `__proto__` are legal. */
export const name = () => z.string().min(1)

/** A whole number from 0. */
export const count = () => z.int().min(0)

/** An amount of time, from 0. */
export const minutes = () => z.number().min(0)
