import type { Interval } from './intervals.ts'
import { Z95 } from './intervals.ts'

/** One stay: seen from an age on, until it ended or is still running. Ages count from the start of the stay, in any unit. */
export interface Stay {
  /** Age from which on it was watched; 0 where from its start. */
  readonly enteredAt: number
  readonly until: number
  readonly ended: boolean
}

/** The share that stays beyond an age. */
export interface Kept {
  readonly age: number
  /** 0 … 1; null where at some younger age nobody was watched. */
  readonly share: number | null
  /** 95 %; null where there is no share, or none has ended. */
  readonly interval: Interval | null
  /** How many were watched at that age. */
  readonly atRisk: number
}

/**
 * Share of stays that last beyond each age, by Kaplan & Meier 1958 with late entry: a stay counts only from the age at which it
 * was first watched, so old clients do not make staying look sure. Running ones are censored. Interval by Greenwood on the
 * log-minus-log scale, which stays within 0 … 1.
 *
 * @example
 * keptAt([{ enteredAt: 0, until: 9, ended: true }, { enteredAt: 0, until: 40, ended: false }], [5, 10, 50]).map((k) => k.share)
 * // => [1, 0.5, null]
 */
export function keptAt(stays: readonly Stay[], ages: readonly number[]): Kept[] {
  const ends = [...new Set(stays.filter((stay) => stay.ended && stay.until > stay.enteredAt).map((stay) => stay.until))].sort(
    (a, b) => a - b,
  )
  const watchedAt = (age: number): number => stays.filter((stay) => stay.enteredAt < age && stay.until >= age).length
  return ages.map((age) => {
    let [share, greenwood] = [1, 0]
    for (const end of ends) {
      if (end > age) break
      const watched = watchedAt(end)
      const ended = stays.filter((stay) => stay.ended && stay.until === end && stay.enteredAt < end).length
      share *= 1 - ended / watched
      greenwood += watched > ended ? ended / (watched * (watched - ended)) : 0
    }
    const known = share === 0 || watchedThroughout(stays, age)
    return { age, share: known ? share : null, interval: known ? intervalOf(share, greenwood) : null, atRisk: watchedAt(age) }
  })
}

/** At every age up to this one somebody was watched. */
function watchedThroughout(stays: readonly Stay[], age: number): boolean {
  let reach = 0
  for (const { enteredAt, until } of [...stays].sort((a, b) => a.enteredAt - b.enteredAt)) {
    if (enteredAt <= reach) reach = Math.max(reach, until)
  }
  return reach >= age
}

function intervalOf(share: number, greenwood: number): Interval | null {
  if (share <= 0 || share >= 1 || greenwood === 0) return null
  const half = (Z95 * Math.sqrt(greenwood)) / Math.abs(Math.log(share))
  return { low: share ** Math.exp(half), high: share ** Math.exp(-half) }
}
