/** One observation: what it shows, by feature, and whether it was lost. Features that are not named are 0. */
export interface Observed {
  readonly features: Readonly<Record<string, number>>
  readonly lost: boolean
  readonly weight: number
}

/** Log-odds = intercept + Σ slope × feature. */
export interface LogisticFit {
  readonly intercept: number
  readonly slopes: ReadonlyMap<string, number>
}

/** What is believed of a slope before anything is seen. */
export interface Prior {
  readonly mean: number
  /** Infinity where nothing is believed. */
  readonly sd: number
}

const ROUNDS = 500
const TOLERANCE = 1e-9
/** No step moves a slope further, so that separable data cannot throw it out of reach. */
const LONGEST_STEP = 2

interface Column {
  readonly rows: Int32Array
  readonly values: Float64Array
  readonly prior: Prior
  readonly least: number
  slope: number
}

/**
 * Logistic regression with a normal prior on each slope (L2) and no slope below zero: a sign that shows never speaks for health.
 * By Newton steps on one coefficient at a time; the function is convex, so it ends at its only minimum.
 *
 * @param observed - what was seen; weights count cases, so that dates of one loss can count as one together
 * @param priors - by feature
 *
 * @example
 * const seen = (x, lost, weight) => ({ features: { x }, lost, weight })
 * const { slopes } = fitLogistic([seen(0, false, 3), seen(0, true, 1), seen(1, false, 1), seen(1, true, 3)], new Map([['x', { mean: 0, sd: Infinity }]]))
 * slopes.get('x').toFixed(4) // => '2.1972'
 */
export function fitLogistic(observed: readonly Observed[], priors: ReadonlyMap<string, Prior>): LogisticFit {
  const weights = Float64Array.from(observed, ({ weight }) => weight)
  const lost = Float64Array.from(observed, (one) => (one.lost ? 1 : 0))
  const everywhere: Column = {
    rows: Int32Array.from(observed, (_, i) => i), values: new Float64Array(observed.length).fill(1),
    prior: { mean: 0, sd: Infinity }, least: -Infinity, slope: 0,
  }
  const columns = new Map([...priors].map(([name, prior]): [string, Column] => [name, columnOf(name, observed, prior)]))
  const all = [everywhere, ...columns.values()]
  const logOdds = new Float64Array(observed.length)
  for (const { rows, values, slope } of all) rows.forEach((row, k) => { logOdds[row] = (logOdds[row] ?? 0) + slope * (values[k] ?? 0) })
  for (let round = 0; round < ROUNDS; round++) {
    const moved = Math.max(...all.map((column) => step(column, logOdds, lost, weights)))
    if (moved < TOLERANCE) break
  }
  return { intercept: everywhere.slope, slopes: new Map([...columns].map(([name, { slope }]) => [name, slope])) }
}

function columnOf(name: string, observed: readonly Observed[], prior: Prior): Column {
  const valueOf = (one: Observed): number => (Object.hasOwn(one.features, name) ? one.features[name] ?? 0 : 0)
  const rows = observed.flatMap((one, i) => (valueOf(one) === 0 ? [] : i))
  return {
    rows: Int32Array.from(rows), values: Float64Array.from(rows, (row) => { const one = observed[row]; return one === undefined ? 0 : valueOf(one) }),
    prior, least: 0, slope: Math.max(0, prior.mean),
  }
}

/** Moves one slope towards its best value, the others held; says how far it went. */
function step(column: Column, logOdds: Float64Array, lost: Float64Array, weights: Float64Array): number {
  const { rows, values, prior, least } = column
  const pull = 1 / (prior.sd * prior.sd)
  let gradient = pull * (column.slope - prior.mean)
  let curvature = pull
  for (let k = 0; k < rows.length; k++) {
    const [row, x] = [rows[k] ?? 0, values[k] ?? 0]
    const chance = 1 / (1 + Math.exp(-(logOdds[row] ?? 0)))
    const w = weights[row] ?? 0
    gradient += w * x * (chance - (lost[row] ?? 0))
    curvature += w * x * x * Math.max(chance * (1 - chance), 1e-6)
  }
  if (curvature === 0) return 0
  const change = Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, -gradient / curvature))
  const next = Math.max(least, column.slope + change)
  const moved = next - column.slope
  column.slope = next
  for (let k = 0; k < rows.length; k++) logOdds[rows[k] ?? 0] = (logOdds[rows[k] ?? 0] ?? 0) + moved * (values[k] ?? 0)
  return Math.abs(moved)
}
