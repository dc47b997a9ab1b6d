import { isInstant } from '../events/index.ts'

/** Milliseconds of one day of 24 hours. */
export const DAY_MS = 86_400_000

/**
 * Milliseconds since 1970 of an instant. A time without an offset would mean another moment on another machine, and a silent NaN
 * would order events at random, so both are refused.
 *
 * @param place - what to call it in the error
 * @throws TypeError where it is no RFC 3339 instant with an offset
 */
export function toMs(instant: string | Date, place: string): number {
  const ms = parseInstant(instant)
  if (!Number.isNaN(ms)) return ms
  const remedy = 'make one with toInstant(value, { zone })'
  throw new TypeError(`${place}: ${shown(instant)} is no RFC 3339 instant with an offset; ${remedy}`)
}

/** Milliseconds since 1970 of an instant, NaN where it is none. */
export function parseInstant(instant: string | Date): number {
  if (instant instanceof Date) return instant.getTime()
  return typeof instant === 'string' && isInstant(instant) ? Date.parse(instant) : NaN
}

function shown(instant: string | Date): string {
  return instant instanceof Date ? 'an invalid Date' : String(JSON.stringify(instant))
}

/** RFC 3339 in UTC of milliseconds since 1970. */
export function toIso(ms: number): string {
  return new Date(ms).toISOString()
}
