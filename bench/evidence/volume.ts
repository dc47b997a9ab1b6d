import { drawClusters, estimate, type Estimate } from '../../src/backtest/bootstrap.ts'
import { createRandom } from '../../src/backtest/random.ts'
import { BASELINE_WEEKS, shiftOf, TESTED_WEEKS } from '../../src/detectors/shared/weekly-level.ts'
import { defaultNorms, type WeekCount } from '../../src/measures/index.ts'
import { dispersion, incompleteBeta, mean, median } from '../../src/statistics/index.ts'
import { segmentsOf, shuffled, type Segment } from './weeks.ts'
import type { History } from './data.ts'

/** What one test finds at its budget, with intervals over whole entities, and at what mark. */
export interface Found { readonly mark: number; readonly share: Estimate }

/** What the detectors' default mark would do: alarms on unchanged weeks in 24 client-months, and changes found. */
export interface AtDefault { readonly falseAlarms: number; readonly share: number }

/** Changes found within eight weeks, at one false alarm in 24 client-months. */
export interface VolumePower {
  readonly order: Order
  readonly leastAWeek: number
  readonly segments: number
  readonly entities: number
  readonly cusum: Record<Direction, Found>
  readonly binomial: Record<Direction, Found>
  readonly default: Record<Direction, AtDefault>
}

/** The same test over other stretches of weeks. */
export interface SpanPower { readonly tested: number; readonly baseline: number; readonly order: Order; readonly leastAWeek: number; readonly drop: number; readonly rise: number }

export type Order = 'true' | 'shuffled'
export type Direction = 'drop' | 'rise'
export interface Spans { readonly tested: number; readonly baseline: number }

const AS_SHIPPED: Spans = { tested: TESTED_WEEKS, baseline: BASELINE_WEEKS }
/** Weeks of history before a change; the detectors judge from 8 weeks of baseline on, so theirs grows while the change is watched for. */
const LEAD_WEEKS = 26
const WATCHED_WEEKS = 26
const WITHIN_WEEKS = 8
/** One false alarm in 24 client-months, in weeks. */
const BUDGET_WEEKS = 104
/** The binomial test compares so many recent weeks with the 22 before: methods.md 1 (b). */
const RECENT_WEEKS = 4
/** An alarm is over once the statistic was at this share of the mark or below for so many weeks: methods.md 1 (b). */
const CLEAR_SHARE = 1 / 3
const CLEAR_WEEKS = 2
/** The default mark of `contact-drop` and `question-surge`. */
const DEFAULT_MARK = 4.6
const DROP_TO = 0.4
const RISE_TO = 2.5
/** Chance is drawn several times on each segment, so that few busy entities do not leave the figures to luck. */
const DRAWS = 5
const RESAMPLES = 200
const SEED = 2
/** Marks that are tried, each 2 % above the one before. */
const MARKS = Array.from({ length: 260 }, (_, i) => 0.4 * 1.02 ** i)

/** The statistic after each of some watched weeks. */
type Statistic = (segment: Segment, direction: Direction, watched: number) => number[]

export function volumePower(histories: readonly History[], order: Order, leastAWeek: number): VolumePower {
  const { segments, entities, changed } = segmentsAndChanges(histories, order, leastAWeek)
  const drift = driftOf(segments, AS_SHIPPED)
  const [drop, rise] = [tally(segments, changed.drop, drift, 'drop'), tally(segments, changed.rise, drift, 'rise')]
  return {
    order, leastAWeek, segments: segments.length / DRAWS, entities,
    cusum: { drop: foundIn(drop), rise: foundIn(rise) },
    binomial: { drop: foundIn(tally(segments, changed.drop, binomial, 'drop')), rise: foundIn(tally(segments, changed.rise, binomial, 'rise')) },
    default: { drop: atDefault(drop), rise: atDefault(rise) },
  }
}

/** The same segments tested over other stretches of weeks. */
export function spanPower(histories: readonly History[], order: Order, leastAWeek: number, spans: readonly Spans[]): SpanPower[] {
  const { segments, changed } = segmentsAndChanges(histories, order, leastAWeek)
  return spans.map((span) => {
    const drift = driftOf(segments, span)
    const share = (direction: Direction): number => shareAt(tally(segments, changed[direction], drift, direction))
    return { ...span, order, leastAWeek, drop: share('drop'), rise: share('rise') }
  })
}

/** Segments as they are, and the same with a change after the lead. */
function segmentsAndChanges(histories: readonly History[], order: Order, leastAWeek: number): {
  segments: Segment[]; entities: number; changed: Record<Direction, Segment[]>
} {
  const random = createRandom(SEED)
  const inOrder = histories.flatMap((history, set) => segmentsOf(history, set, { lead: LEAD_WEEKS, watched: WATCHED_WEEKS, leastAWeek }))
  const drawn = Array.from({ length: DRAWS }, () => inOrder).flat()
  const segments = order === 'true' ? drawn : drawn.map((segment) => shuffled(segment, random))
  const change = (of: (count: number) => number): Segment[] => segments.map((segment) => ({
    ...segment, weeks: segment.weeks.map((week, i) => (i < LEAD_WEEKS ? week : { ...week, count: of(week.count) })),
  }))
  const changed = { drop: change((x) => thinned(x, random)), rise: change((x) => x + poisson(x * (RISE_TO - 1), random)) }
  return { segments, changed, entities: new Set(inOrder.map(({ entity }) => entity)).size }
}

/** The detectors' own statistic, with the norms of the set. */
function driftOf(segments: readonly Segment[], { tested, baseline }: Spans): Statistic {
  const normal = new Map([...new Set(segments.map(({ set }) => set))].map((set) => {
    const baselines = segments.filter((one) => one.set === set).map(({ weeks }) => weeks.slice(0, LEAD_WEEKS).map(({ count }) => count))
    return [set, { level: mean(baselines.map(mean)), spread: median(baselines.map(dispersion)) }]
  }))
  return ({ weeks, set, index }, direction, watched) => {
    const { level = 1, spread = 1 } = normal.get(set) ?? {}
    const norms = { ...defaultNorms, weeklyDispersion: spread }
    return Array.from({ length: watched }, (_, i) => {
      const to = LEAD_WEEKS + i + 1
      const from = to - tested
      const cut = { tested: present(weeks.slice(from, to)), baseline: present(weeks.slice(Math.max(0, from - baseline), from)) }
      return shiftOf(cut, { normal: level, norms, index, ratio: direction === 'drop' ? 0.5 : 2, passes: () => false }).score
    })
  }
}

const present = (weeks: readonly WeekCount[]): WeekCount[] => weeks.filter(({ missing }) => !missing)

/** Conditional binomial test (Przyborowski & Wilenski 1940) of the last four weeks against the 22 before, as −ln p. */
const binomial: Statistic = ({ weeks }, direction, watched) => Array.from({ length: watched }, (_, i) => {
  const to = LEAD_WEEKS + i + 1
  const counts = weeks.slice(to - BASELINE_WEEKS, to).map(({ count }) => count)
  const recent = total(counts.slice(-RECENT_WEEKS))
  const n = total(counts)
  const share = RECENT_WEEKS / BASELINE_WEEKS
  // P(X <= k) = I(1 − p; n − k, k + 1) and P(X >= k) = I(p; k, n − k + 1)
  const p = direction === 'drop'
    ? (recent >= n ? 1 : incompleteBeta(n - recent, recent + 1, 1 - share))
    : (recent === 0 ? 1 : incompleteBeta(recent, n - recent + 1, share))
  return -Math.log(Math.max(p, 1e-300))
})

/** Of one entity, at each of the marks: alarms on unchanged weeks, and changes found. */
interface Tally { segments: number; readonly alarms: Float64Array; readonly found: Float64Array }

function tally(segments: readonly Segment[], changed: readonly Segment[], statistic: Statistic, direction: Direction): Tally[] {
  const byEntity = new Map<string, Tally>()
  segments.forEach((segment, i) => {
    const own = byEntity.get(segment.entity) ?? { segments: 0, alarms: new Float64Array(MARKS.length), found: new Float64Array(MARKS.length) }
    byEntity.set(segment.entity, own)
    const calm = statistic(segment, direction, WATCHED_WEEKS)
    const other = changed[i]
    const highest = other === undefined ? 0 : Math.max(...statistic(other, direction, WITHIN_WEEKS))
    own.segments += 1
    MARKS.forEach((mark, k) => {
      own.alarms[k] = (own.alarms[k] ?? 0) + alarmsAt(calm, mark)
      own.found[k] = (own.found[k] ?? 0) + (highest >= mark ? 1 : 0)
    })
  })
  return [...byEntity.values()]
}

/** How often an alarm goes on: one that has not cleared is not raised again. */
export function alarmsAt(series: readonly number[], mark: number): number {
  let [alarms, low] = [0, CLEAR_WEEKS]
  for (const s of series) {
    if (s >= mark) {
      if (low >= CLEAR_WEEKS) alarms += 1
      low = 0
    } else if (low < CLEAR_WEEKS) low = s <= CLEAR_SHARE * mark ? low + 1 : 0
  }
  return alarms
}

/** The lowest mark that keeps within the budget, where each entity counts as often as given. */
function markOf(tallies: readonly Tally[], counts?: Float64Array): number {
  const times = (i: number): number => counts?.[i] ?? 1
  const allowed = (total(tallies.map(({ segments }, i) => times(i) * segments)) * WATCHED_WEEKS) / BUDGET_WEEKS
  const at = MARKS.findIndex((_, k) => total(tallies.map(({ alarms }, i) => times(i) * (alarms[k] ?? 0))) <= allowed)
  return at < 0 ? MARKS.length - 1 : at
}

/** The share that is found at that mark. */
function shareAt(tallies: readonly Tally[], counts?: Float64Array): number {
  const times = (i: number): number => counts?.[i] ?? 1
  const k = markOf(tallies, counts)
  return total(tallies.map(({ found }, i) => times(i) * (found[k] ?? 0))) / total(tallies.map(({ segments }, i) => times(i) * segments))
}

/** Entities are drawn whole, and the mark is set anew on each draw, since it is an estimate too. */
function foundIn(tallies: readonly Tally[]): Found {
  const share = estimate(drawClusters(tallies.length, RESAMPLES, SEED), tallies.length, (counts) => shareAt(tallies, counts))
  return { mark: MARKS[markOf(tallies)] ?? NaN, share: share ?? { value: NaN, low: null, high: null } }
}

function atDefault(tallies: readonly Tally[]): AtDefault {
  const k = MARKS.findIndex((mark) => mark >= DEFAULT_MARK)
  const segments = total(tallies.map((one) => one.segments))
  return {
    falseAlarms: (total(tallies.map(({ alarms }) => alarms[k] ?? 0)) * BUDGET_WEEKS) / (segments * WATCHED_WEEKS),
    share: total(tallies.map(({ found }) => found[k] ?? 0)) / segments,
  }
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

const total = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0)
