import { BASELINE_WEEKS, TESTED_WEEKS } from '../../src/detectors/shared/weekly-level.ts'
import { defaultNorms } from '../../src/measures/index.ts'
import { cusum, dispersion, mean, median, shrunkDispersion, shrunkMean, silence, sumGaps, type GapNorms } from '../../src/statistics/index.ts'
import type { Row } from './protocol.ts'

/** Five readings of one stream of events, so they go together; each is larger the more it speaks for a loss. */
export const SIGNALS = ['further silence', 'gap / median gap', 'drop of weekly contact', 'weeks without contact', 'rank among own gaps'] as const
export type SignalName = (typeof SIGNALS)[number]
export type Signals = Readonly<Record<SignalName, number>>

/** As in the detectors of volume. */
const LEAST_BASELINE = 8
/** Newest weeks that are looked through for any contact. Assumed. */
const RECENT_WEEKS = 8

/** What the library's own statistics make of one row. */
export function signalsOf(row: Row, norms: GapNorms, horizonDays: number): Signals {
  const { silent } = silence(sumGaps(row.gaps), norms, row.daysSince, horizonDays)
  const weeks = weeklyDays(row)
  return {
    'further silence': Math.log(silent / (1 - silent)),
    'gap / median gap': Math.log((row.daysSince + 1) / (median(row.gaps) + 1)),
    'drop of weekly contact': dropScore(weeks),
    'weeks without contact': weeks.slice(-RECENT_WEEKS).filter((count) => count === 0).length / RECENT_WEEKS,
    'rank among own gaps': mean(row.gaps.map((gap) => (gap < row.daysSince ? 1 : gap === row.daysSince ? 0.5 : 0))),
  }
}

/** Active days of each whole week up to the as-of date, oldest first. */
function weeklyDays({ gaps, daysSince }: Row): number[] {
  const ages = [daysSince]
  for (const gap of gaps.toReversed()) ages.push((ages.at(-1) ?? 0) + gap)
  const counts = new Array<number>(Math.max(RECENT_WEEKS, Math.floor((ages.at(-1) ?? 0) / 7))).fill(0)
  for (const age of ages) {
    const week = counts.length - 1 - Math.floor(age / 7)
    if (week >= 0) counts[week] = (counts[week] ?? 0) + 1
  }
  return counts
}

/** Evidence that contact has halved, as a log likelihood ratio; 0 where there is too little to compare. */
function dropScore(weeks: readonly number[]): number {
  const baseline = weeks.slice(0, -TESTED_WEEKS).slice(-BASELINE_WEEKS)
  if (baseline.length < LEAST_BASELINE) return 0
  const spread = shrunkDispersion(dispersion(baseline), defaultNorms.weeklyDispersion)
  return cusum(weeks.slice(-TESTED_WEEKS), { mean: shrunkMean(baseline, { mean: mean(baseline) }), dispersion: spread, ratio: 0.5 }).at(-1) ?? 0
}
