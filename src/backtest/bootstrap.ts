import { quantile } from '../statistics/index.ts'
import { createRandom } from './random.ts'

/** A figure with its 95 % interval; the ends are null where too few resamples could be worked out. */
export interface Estimate {
  value: number
  low: number | null
  high: number | null
}

/** Where more than this share of resamples gives no figure, say since no loss was drawn, an interval would be made up. Assumed. */
const LEAST_SHARE = 0.9

/**
 * How often each cluster is drawn in each resample: clusters are drawn whole and with replacement, so that the dates of one client
 * are never taken for independent (Field & Welsh 2007).
 *
 * @param clusters - how many there are
 * @param resamples - how many times to draw
 * @param seed - the same seed draws the same
 *
 * @example
 * drawClusters(3, 2, 1).map((counts) => counts.reduce((a, b) => a + b)) // => [3, 3]
 */
export function drawClusters(clusters: number, resamples: number, seed: number): Float64Array[] {
  const random = createRandom(seed)
  return Array.from({ length: resamples }, () => {
    const counts = new Float64Array(clusters)
    for (let i = 0; i < clusters; i++) {
      const drawn = Math.floor(random() * clusters)
      counts[drawn] = (counts[drawn] ?? 0) + 1
    }
    return counts
  })
}

/**
 * A figure and its interval, by percentiles of the resamples (Efron & Tibshirani 1993).
 *
 * @param draws - from `drawClusters`
 * @param figure - works the figure out where each cluster counts as often as given; null where it cannot
 * @returns null where the figure itself cannot be worked out
 *
 * @example
 * const values = [1, 2, 3]
 * const mean = (counts) => values.reduce((sum, value, i) => sum + value * counts[i], 0) / 3
 * estimate(drawClusters(3, 200, 7), 3, mean).value // => 2
 */
export function estimate(
  draws: readonly Float64Array[],
  clusters: number,
  figure: (counts: Float64Array) => number | null,
): Estimate | null {
  const value = figure(new Float64Array(clusters).fill(1))
  if (value === null) return null
  const resampled = draws.flatMap((counts) => figure(counts) ?? [])
  const enough = draws.length > 0 && resampled.length >= LEAST_SHARE * draws.length
  return { value, low: enough ? quantile(resampled, 0.025) : null, high: enough ? quantile(resampled, 0.975) : null }
}
