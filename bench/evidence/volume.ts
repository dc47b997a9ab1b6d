import { createRandom } from '../../src/backtest/random.ts'
import { cusum, dispersion, incompleteBeta, mean, median, shrunkDispersion, shrunkMean } from '../../src/statistics/index.ts'
import { dayOf, type History } from './data.ts'

/** Changes found within eight weeks, at one false alarm in 24 client-months. */
export interface VolumePower {
  readonly order: 'true' | 'shuffled'
  readonly leastAWeek: number
  readonly segments: number
  readonly cusum: { readonly drop: number; readonly rise: number; readonly dropMark: number; readonly riseMark: number }
  readonly binomial: { readonly drop: number; readonly rise: number }
}

const BASELINE_WEEKS = 26
/** As in the detectors: the newest weeks are tested against the 26 before them. */
const TESTED_WEEKS = 12
/** Weeks of history before the change. */
const LEAD_WEEKS = BASELINE_WEEKS + TESTED_WEEKS
const WATCHED_WEEKS = 26
const WITHIN_WEEKS = 8
/** One false alarm in 24 client-months, in weeks. */
const BUDGET_WEEKS = 104
/** The binomial test compares so many recent weeks with the 22 before: methods.md 1 (b). */
const RECENT_WEEKS = 4
/** Segments overlap, and chance is drawn several times on each, so that few busy entities do not leave the figures to luck. */
const STEP_WEEKS = 13
const DRAWS = 5
const DROP_TO = 0.4
const RISE_TO = 2.5
const SEED = 2

/** Baseline and watched weeks of one entity, and what is normal for it. */
interface Segment { readonly weeks: readonly number[]; readonly set: number }
type Direction = 'drop' | 'rise'
/** The statistic after each watched week. */
type Statistic = (weeks: readonly number[], set: number, direction: Direction) => number[]

export function volumePower(histories: readonly History[], order: VolumePower['order'], leastAWeek: number): VolumePower {
  const random = createRandom(SEED)
  const inOrder = histories.flatMap((history, set) => segmentsOf(history, leastAWeek).map((weeks): Segment => ({ weeks, set })))
  const drawn = Array.from({ length: DRAWS }, () => inOrder).flat()
  const segments = order === 'true' ? drawn : drawn.map(({ weeks, set }) => ({ weeks: shuffled(weeks, random), set }))
  const changed: Record<Direction, Segment[]> = {
    drop: segments.map(({ weeks, set }) => ({ set, weeks: weeks.map((x, i) => (i < LEAD_WEEKS ? x : thinned(x, random))) })),
    rise: segments.map(({ weeks, set }) => ({ set, weeks: weeks.map((x, i) => (i < LEAD_WEEKS ? x : x + poisson(x * (RISE_TO - 1), random))) })),
  }
  const normal = histories.map((_, set) => normOf(segments.filter((one) => one.set === set)))
  const drift: Statistic = (weeks, set, direction) => {
    const { level = 1, spread = 1 } = normal[set] ?? {}
    const ratio = direction === 'drop' ? 0.5 : 2
    return weeks.slice(LEAD_WEEKS).map((_, i) => {
      const baseline = weeks.slice(i + 1, i + 1 + BASELINE_WEEKS)
      const expected = { mean: shrunkMean(baseline, { mean: level }), dispersion: shrunkDispersion(dispersion(baseline), spread), ratio }
      return cusum(weeks.slice(i + 1 + BASELINE_WEEKS, i + 1 + LEAD_WEEKS), expected).at(-1) ?? 0
    })
  }
  const power = (statistic: Statistic, direction: Direction): { mark: number; found: number } => {
    const mark = markFor(segments.map(({ weeks, set }) => statistic(weeks, set, direction)))
    const found = changed[direction].filter(({ weeks, set }) => statistic(weeks, set, direction).slice(0, WITHIN_WEEKS).some((s) => s >= mark))
    return { mark, found: found.length / segments.length }
  }
  const [drop, rise] = [power(drift, 'drop'), power(drift, 'rise')]
  return {
    order, leastAWeek, segments: inOrder.length,
    cusum: { drop: drop.found, rise: rise.found, dropMark: drop.mark, riseMark: rise.mark },
    binomial: { drop: power(binomial, 'drop').found, rise: power(binomial, 'rise').found },
  }
}

/** Stretches within the life of an entity that are busy enough at their start. */
function segmentsOf(history: History, leastAWeek: number): number[][] {
  const length = LEAD_WEEKS + WATCHED_WEEKS
  return [...history.values()].flatMap((instants) => {
    const weeks = instants.map((at) => Math.floor((dayOf(at) + 3) / 7))
    const [first = 0, last = 0] = [weeks[0], weeks.at(-1)]
    const counts = new Array<number>(last - first + 1).fill(0)
    for (const week of weeks) counts[week - first] = (counts[week - first] ?? 0) + 1
    const found: number[][] = []
    // The first and the last week are not whole, and the client is still there after the last one of a segment.
    for (let i = 1; i + length < counts.length; i += STEP_WEEKS) {
      const own = counts.slice(i, i + length)
      if (mean(own.slice(0, LEAD_WEEKS)) >= leastAWeek) found.push(own)
    }
    return found
  })
}

function normOf(segments: readonly Segment[]): { level: number; spread: number } {
  if (segments.length === 0) return { level: 1, spread: 1 }
  const baselines = segments.map(({ weeks }) => weeks.slice(0, BASELINE_WEEKS))
  return { level: mean(baselines.map(mean)), spread: median(baselines.map(dispersion)) }
}

/** Conditional binomial test (Przyborowski & Wilenski 1940) of the last four weeks against the 22 before, as −ln p. */
const binomial: Statistic = (weeks, _, direction) =>
  weeks.slice(LEAD_WEEKS).map((_, i) => {
    const to = LEAD_WEEKS + i + 1
    const recent = total(weeks.slice(to - RECENT_WEEKS, to))
    const n = recent + total(weeks.slice(to - BASELINE_WEEKS, to - RECENT_WEEKS))
    const share = RECENT_WEEKS / BASELINE_WEEKS
    // P(X <= k) = I(1 − p; n − k, k + 1) and P(X >= k) = I(p; k, n − k + 1)
    const p = direction === 'drop'
      ? (recent >= n ? 1 : incompleteBeta(n - recent, recent + 1, 1 - share))
      : (recent === 0 ? 1 : incompleteBeta(recent, n - recent + 1, share))
    return -Math.log(Math.max(p, 1e-300))
  })

/** The mark that is crossed from below once in so many weeks of the series as they are. */
function markFor(series: readonly (readonly number[])[]): number {
  const allowed = (series.length * WATCHED_WEEKS) / BUDGET_WEEKS
  const crossings = (mark: number): number =>
    total(series.map((own) => own.filter((s, i) => s >= mark && (own[i - 1] ?? 0) < mark).length))
  let [low, high] = [0.5, 50]
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2
    if (crossings(middle) > allowed) low = middle
    else high = middle
  }
  return high
}

function thinned(count: number, random: () => number): number {
  return Array.from({ length: count }, random).filter((u) => u < DROP_TO).length
}

/** Knuth's method in pieces small enough not to underflow. */
function poisson(expected: number, random: () => number): number {
  if (expected > 30) return poisson(expected / 2, random) + poisson(expected / 2, random)
  let [count, product] = [-1, 1]
  while (product > Math.exp(-expected)) {
    product *= random()
    count += 1
  }
  return Math.max(0, count)
}

function shuffled(values: readonly number[], random: () => number): number[] {
  return values.map((value) => ({ value, key: random() })).sort((a, b) => a.key - b.key).map(({ value }) => value)
}

const total = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0)
