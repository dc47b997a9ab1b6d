/** Where a search ended. */
export interface Minimum {
  /** The best point found. */
  readonly x: readonly number[]
  /** The function there. */
  readonly value: number
  readonly evaluations: number
  /** The corners agreed before the evaluations ran out. */
  readonly converged: boolean
}

/** How long to search. */
export interface NelderMeadOptions {
  /** Length of the first steps along each axis. @defaultValue 0.5 */
  readonly step?: number
  /** The corners must agree in value, and in every coordinate, this closely. @defaultValue 1e-8 */
  readonly tolerance?: number
  /** @defaultValue 2000 */
  readonly maxEvaluations?: number
}

interface Corner {
  readonly x: readonly number[]
  readonly value: number
}

/**
 * The minimum of a function of a few variables, without derivatives (Nelder & Mead 1965; coefficients 1, 2, ½, ½ as there). A
 * simplex of n + 1 corners walks downhill by turning its worst corner over. It finds a local minimum; start near the one you
 * want. NaN counts as infinite, so a function may refuse points.
 *
 * @throws RangeError where there is nothing to vary, or the start itself is refused
 * @example
 * nelderMead(([x = 0, y = 0]) => (x - 1) ** 2 + (y + 2) ** 2, [0, 0]).x.map((v) => significant(v, 3)) // => [1, -2]
 */
export function nelderMead(
  f: (x: readonly number[]) => number,
  start: readonly number[],
  options: NelderMeadOptions = {},
): Minimum {
  const { step = 0.5, tolerance = 1e-8, maxEvaluations = 2000 } = options
  let evaluations = 0
  const at = (x: readonly number[]): Corner => {
    evaluations++
    const value = f(x)
    return { x, value: Number.isNaN(value) ? Infinity : value }
  }
  const first = at(start)
  if (start.length === 0) throw new RangeError('nelderMead: start has no coordinates; there is nothing to vary')
  if (first.value === Infinity)
    throw new RangeError(`nelderMead: the function is not finite at the start, ${JSON.stringify(start)}; start elsewhere`)
  let corners = sorted([first, ...start.map((_, i) => at(start.map((v, k) => (k === i ? v + step : v))))])

  while (evaluations < maxEvaluations && !agree(corners, tolerance)) {
    const [worst, others] = [last(corners), corners.slice(0, -1)]
    const centre = start.map((_, i) => others.reduce((sum, { x }) => sum + (x[i] ?? 0), 0) / others.length)
    const along = (t: number): Corner => at(centre.map((c, i) => c + t * ((worst.x[i] ?? 0) - c)))
    const turned = along(-1)
    const next = replacement(turned, others, worst, along)
    corners = sorted(next === null ? shrunk(corners, at) : [...others, next])
  }
  const [best = first] = corners
  return { x: best.x, value: best.value, evaluations, converged: agree(corners, tolerance) }
}

/** What takes the place of the worst corner; null where no point on its line is better, and the simplex must shrink. */
function replacement(turned: Corner, others: readonly Corner[], worst: Corner, along: (t: number) => Corner): Corner | null {
  const [best = turned] = others
  if (turned.value < best.value) {
    const further = along(-2)
    return further.value < turned.value ? further : turned
  }
  if (turned.value < last(others).value) return turned
  const inwards = turned.value < worst.value ? along(-0.5) : along(0.5)
  return inwards.value < Math.min(turned.value, worst.value) ? inwards : null
}

function shrunk([best, ...rest]: readonly Corner[], at: (x: readonly number[]) => Corner): Corner[] {
  if (best === undefined) return []
  return [best, ...rest.map(({ x }) => at(x.map((v, i) => ((best.x[i] ?? 0) + v) / 2)))]
}

function agree(corners: readonly Corner[], tolerance: number): boolean {
  const [best] = corners
  if (best === undefined || last(corners).value - best.value > tolerance) return false
  return corners.every(({ x }) => x.every((v, i) => Math.abs(v - (best.x[i] ?? 0)) <= Math.sqrt(tolerance)))
}

/** Stable, so that equal corners keep their order and the same input always walks the same way. */
function sorted(corners: readonly Corner[]): Corner[] {
  return [...corners].sort((a, b) => (a.value === b.value ? 0 : a.value - b.value))
}

function last(corners: readonly Corner[]): Corner {
  return corners.at(-1) ?? { x: [], value: Infinity }
}
