/** The first of the days up to today on which something has held without a break; no further back than `earliest`. */
export function heldSince(today: number, earliest: number, holds: (day: number) => boolean): number {
  let day = today
  while (day > earliest && holds(day - 1)) day--
  return day
}
