/** Milliseconds of one day of 24 hours. */
export const DAY_MS = 86_400_000

/** Milliseconds since 1970 of an RFC 3339 instant; throws where it is none, since a silent NaN would order events at random. */
export function toMs(instant: string | Date, place: string): number {
  const ms = instant instanceof Date ? instant.getTime() : Date.parse(instant)
  if (Number.isNaN(ms)) throw new TypeError(`${place}: not an instant: ${JSON.stringify(instant)}; give RFC 3339 with an offset, see toInstant()`)
  return ms
}

/** RFC 3339 in UTC of milliseconds since 1970. */
export function toIso(ms: number): string {
  return new Date(ms).toISOString()
}
