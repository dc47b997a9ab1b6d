/** A duration in any unit, at least 0. Censored: it has lasted this long and is not over. */
export interface Observation {
  readonly value: number
  readonly censored: boolean
}

/** Median of durations of which some are not over. */
export interface CensoredMedian {
  /** Null if more than half may still be running at every observed value. */
  readonly median: number | null
  /** The longest unfinished duration: a lower bound where the median is not reached. Null if all are over. */
  readonly longestCensored: number | null
}

/**
 * Median by Kaplan & Meier 1958: the first value at which the estimated share still running is at most one half.
 *
 * @example
 * kaplanMeierMedian([{ value: 2, censored: false }, { value: 5, censored: false }, { value: 9, censored: true }])
 * // => { median: 5, longestCensored: 9 }
 * kaplanMeierMedian([{ value: 9, censored: true }]) // => { median: null, longestCensored: 9 }
 */
export function kaplanMeierMedian(observations: readonly Observation[]): CensoredMedian {
  const sorted = sortByValue(observations)
  const longestCensored = sorted.findLast((o) => o.censored)?.value ?? null
  let running = 1
  let atRisk = sorted.length
  for (const o of sorted) {
    // One factor for each ending, ties too: (n−1)/n · (n−2)/(n−1) = (n−2)/n.
    if (!o.censored) running *= (atRisk - 1) / atRisk
    atRisk -= 1
    if (!o.censored && running <= 0.5 + 1e-12) return { median: o.value, longestCensored }
  }
  return { median: null, longestCensored }
}

/**
 * Median of the recent durations over that of the baseline; where a median is not reached, the longest unfinished
 * duration stands in for it. Null if either side is empty or the baseline's median is 0.
 *
 * @example
 * medianRatio([{ value: 9, censored: false }], [{ value: 2, censored: false }]) // => 4.5
 * medianRatio([], [{ value: 2, censored: false }]) // => null
 */
export function medianRatio(recent: readonly Observation[], baseline: readonly Observation[]): number | null {
  const above = medianOrBound(recent)
  const below = medianOrBound(baseline)
  return above === null || below === null || below === 0 ? null : above / below
}

function medianOrBound(observations: readonly Observation[]): number | null {
  const { median, longestCensored } = kaplanMeierMedian(observations)
  return median ?? longestCensored
}

/**
 * Gehan's generalised Wilcoxon test (Gehan 1965; methods (c)): z above 0 says that the recent durations are longer.
 * Over the endings i of both groups, with n at risk of N, p the recent share of those, and g = 1 if i is recent:
 *
 * ```
 * z = Σ w (p − g) / sqrt(Σ w² p (1 − p))          w = n/N
 * ```
 *
 * Ranks only, so units and logarithms do not matter. Without any ending that could tell the groups apart z is 0.
 *
 * @example
 * significant(gehanZ([{ value: 9, censored: true }], [{ value: 1, censored: false }])) // => 1
 * gehanZ([], [{ value: 1, censored: false }]) // => 0
 */
export function gehanZ(recent: readonly Observation[], baseline: readonly Observation[]): number {
  const pooled = sortByValue([
    ...recent.map(({ value, censored }) => ({ value, censored, recent: true })),
    ...baseline.map(({ value, censored }) => ({ value, censored, recent: false })),
  ])
  let atRisk = pooled.length
  let recentAtRisk = recent.length
  let leaving = 0 // of this value, to be taken from the risk set once the value is passed
  let recentLeaving = 0
  let value = Number.NaN
  let sum = 0
  let variance = 0
  for (const o of pooled) {
    if (o.value !== value) {
      atRisk -= leaving
      recentAtRisk -= recentLeaving
      leaving = recentLeaving = 0
      value = o.value
    }
    leaving += 1
    if (o.recent) recentLeaving += 1
    if (o.censored) continue
    const weight = atRisk / pooled.length
    const share = recentAtRisk / atRisk
    sum += weight * (share - (o.recent ? 1 : 0))
    variance += weight ** 2 * share * (1 - share)
  }
  return variance > 0 ? sum / Math.sqrt(variance) : 0
}

/** By value; of equal values those that ended come first, since the others were still running then. */
function sortByValue<O extends Observation>(observations: readonly O[]): O[] {
  return [...observations].sort((a, b) => a.value - b.value || Number(a.censored) - Number(b.censored))
}
