import type { Reply } from '../../measures/index.ts'
import { gehanZ, kaplanMeierMedian, medianRatio, type Observation } from '../../statistics/index.ts'

const DAY_MS = 86_400_000
/** Recent questions lie within so many days. Measured: methods.md 1 (c). */
export const RECENT_DAYS = 56
/** Fewer than so many recent or earlier questions show nothing. Measured: methods.md 4, reply latency. */
const MIN_RECENT = 5
const MIN_BASELINE = 10
/** No more than so many earlier questions are compared with. Measured: methods.md 1 (c), 20 to 40. */
const MOST_BASELINE = 40

/** Recent answers held against those before. */
export interface Slowdown {
  readonly recent: readonly Reply[]
  readonly baseline: readonly Reply[]
  /** Both sides hold enough to judge. */
  readonly enough: boolean
  /** Gehan's z: above 0 the recent answers take longer. */
  readonly z: number
  /** Kaplan-Meier median of the recent answers over that of the earlier ones; where not reached, the longest wait stands in. */
  readonly ratio: number
  readonly recentHours: number
  readonly baselineHours: number
}

/** Compares the last `most` questions of 56 days with the 40 before, none asked before `since`. Unanswered ones are censored at their age. */
export function slowdown(replies: readonly Reply[], asOf: number, since: number, most: number): Slowdown {
  const known = replies.filter((reply) => reply.askedAt >= since)
  const recent = known.filter((reply) => reply.askedAt > asOf - RECENT_DAYS * DAY_MS).slice(-most)
  const before = known.length - recent.length
  const baseline = known.slice(Math.max(0, before - MOST_BASELINE), before)
  const [now, then] = [recent.map(observation), baseline.map(observation)]
  return {
    recent,
    baseline,
    enough: recent.length >= MIN_RECENT && baseline.length >= MIN_BASELINE,
    z: gehanZ(now, then),
    ratio: medianRatio(now, then) ?? 1,
    recentHours: medianHours(now),
    baselineHours: medianHours(then),
  }
}

function observation({ hours, censored }: Reply): Observation {
  return { value: hours, censored }
}

function medianHours(observations: readonly Observation[]): number {
  const { median, longestCensored } = kaplanMeierMedian(observations)
  return median ?? longestCensored ?? 0
}
