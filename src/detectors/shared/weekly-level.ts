import type { Norms, WeekCount, WeekIndex } from '../../measures/index.ts'
import { cusum, dispersion, mean, median, shrunkDispersion, shrunkMean } from '../../statistics/index.ts'

/** Weeks that are tested, weeks before them that are the baseline, and the fewest of those. Measured: methods.md 1 (b) and 5. */
export const TESTED_WEEKS = 12
export const BASELINE_WEEKS = 26
const MIN_BASELINE_WEEKS = 8
/** The last weeks whose mean is shown, and must show the change. Assumed. */
export const LAST_WEEKS = 4
/** Weeks above so many medians are a launch or an incident, not the usual level. Assumed. */
const OUTLIER = 3

/** The weeks that are tested and those that they are held against, oldest first. */
export interface Weeks {
  readonly baseline: readonly WeekCount[]
  readonly tested: readonly WeekCount[]
}

/** Splits weekly counts that are comparable and not missing. */
export function splitWeeks(weeks: readonly WeekCount[], lastWeek: number): Weeks {
  const firstTested = lastWeek - TESTED_WEEKS + 1
  return {
    baseline: weeks.filter(({ week }) => week < firstTested && week >= firstTested - BASELINE_WEEKS),
    tested: weeks.filter(({ week }) => week >= firstTested),
  }
}

/** The same without the busiest weeks of the baseline, so that a burst there does not make every later week look quiet. */
export function withoutBursts({ baseline, tested }: Weeks): Weeks {
  const middle = baseline.length === 0 ? 0 : median(baseline.map(({ count }) => count))
  return { baseline: middle === 0 ? baseline : baseline.filter(({ count }) => count <= OUTLIER * middle), tested }
}

/** Whether there is enough to compare. */
export function isEnough({ baseline, tested }: Weeks): boolean {
  return baseline.length >= MIN_BASELINE_WEEKS && tested.length >= LAST_WEEKS
}

/** The mean of the baseline as it was counted. */
export function baselineMean({ baseline }: Weeks): number {
  return mean(baseline.map(({ count }) => count))
}

/** How far one weekly series has moved from its usual level. */
export interface Shift {
  /** The usual level a week, drawn towards the norm. */
  readonly usual: number
  /** The mean of the last weeks. */
  readonly now: number
  /** Evidence for the change, as a log likelihood ratio. */
  readonly score: number
  /** The week since which the mark is passed without a break; null while it is not. */
  readonly first: WeekCount | null
}

/** What a series is tested for. */
export interface ShiftTest {
  /** The usual level of clients, a week. */
  readonly normal: number
  readonly norms: Norms
  /** How busy each week was for everybody else. */
  readonly index: WeekIndex
  /** The change that is looked for: a half, or twice as much. */
  readonly ratio: number
  /** Whether a week passes the mark, from its score and the mean of the weeks up to it. */
  readonly passes: (score: number, now: number, usual: number) => boolean
}

/** Negative-binomial CUSUM of the tested weeks against the baseline. Measured: methods.md 1 (b). */
export function shiftOf({ baseline, tested }: Weeks, { normal, norms, index, ratio, passes }: ShiftTest): Shift {
  const before = baseline.map(({ count }) => count)
  const counts = tested.map(({ count }) => count)
  const usual = shrunkMean(before, { mean: normal })
  const expected = tested.map(({ week }) => usual * index(week))
  const spread = shrunkDispersion(dispersion(before), norms.weeklyDispersion)
  const scores = cusum(counts, { mean: expected, dispersion: spread, ratio })
  const level = (i: number): number => mean(counts.slice(i + 1 - LAST_WEEKS, i + 1))
  const fires = (i: number): boolean => i + 1 >= LAST_WEEKS && passes(scores[i] ?? 0, level(i), usual)
  const end = counts.length - 1
  let start = end + 1
  while (fires(start - 1)) start--
  return { usual, now: level(end), score: scores[end] ?? 0, first: tested[start] ?? null }
}
