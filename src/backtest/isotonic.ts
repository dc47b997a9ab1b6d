import type { Case } from './ranking.ts'

/** One corner of a curve from what was claimed to what came. */
export interface CurvePoint {
  /** The chance as claimed, 0 to 1. */
  claimed: number
  /** The chance to say instead, 0 to 1. */
  chance: number
}

/** The ends of the curve are shrunk by so many made-up cases at the base rate. Published: methods.md 1 (f). */
const PSEUDO = 2

interface Block {
  from: number
  to: number
  n: number
  lost: number
}

/**
 * The rising curve that fits best (isotonic regression by pooling adjacent violators, Ayer et al. 1955). Both of its ends are
 * drawn towards the base rate, since a block of five that were all lost does not make a chance of 1.
 *
 * @param cases - `score` is the chance as claimed
 * @returns corners from the lowest claim to the highest; empty without cases
 *
 * @example
 * const curve = isotonic([{ score: 0.1, lost: false }, { score: 0.2, lost: true }, { score: 0.3, lost: false }, { score: 0.9, lost: true }])
 * curve.map(({ claimed }) => claimed) // => [0.1, 0.2, 0.3, 0.9]
 * curve[1].chance === curve[2].chance // => true
 */
export function isotonic(cases: readonly Case[]): CurvePoint[] {
  const blocks: Block[] = []
  for (const { score, lost, weight = 1 } of [...cases].sort((a, b) => a.score - b.score)) {
    const last = blocks.at(-1)
    const own = { from: score, to: score, n: weight, lost: lost ? weight : 0 }
    if (last !== undefined && last.to === score) Object.assign(last, { n: last.n + own.n, lost: last.lost + own.lost })
    else blocks.push(own)
  }
  const pooled: Block[] = []
  for (const block of blocks) {
    let current = block
    for (let last = pooled.at(-1); last !== undefined && last.lost / last.n >= current.lost / current.n; last = pooled.at(-1)) {
      pooled.pop()
      current = { from: last.from, to: current.to, n: last.n + current.n, lost: last.lost + current.lost }
    }
    pooled.push(current)
  }
  const total = cases.reduce((sum, { weight = 1 }) => sum + weight, 0)
  const base = cases.reduce((sum, { lost, weight = 1 }) => sum + (lost ? weight : 0), 0) / total
  return pooled.flatMap(({ from, to, n, lost }, i) => {
    const shrunk = (lost + PSEUDO * base) / (n + PSEUDO)
    const [below, above] = [pooled[i - 1], pooled[i + 1]]
    // No further than to the neighbour, or the curve would fall.
    const atStart = above === undefined ? shrunk : Math.min(shrunk, above.lost / above.n)
    const atEnd = below === undefined ? shrunk : Math.max(shrunk, below.lost / below.n)
    const chance = below === undefined ? atStart : above === undefined ? atEnd : lost / n
    return from === to ? [{ claimed: from, chance }] : [{ claimed: from, chance }, { claimed: to, chance }]
  })
}

/**
 * The chance that a curve gives to a claim: straight lines between corners, level beyond the ends.
 *
 * @example
 * chanceOn([{ claimed: 0, chance: 0.25 }, { claimed: 1, chance: 0.75 }], 0.5) // => 0.5
 */
export function chanceOn(curve: readonly CurvePoint[], claimed: number): number {
  const after = curve.findIndex((point) => point.claimed >= claimed)
  const [below, above] = [curve[after - 1], curve[after]]
  if (above === undefined) return curve.at(-1)?.chance ?? claimed
  if (below === undefined) return above.chance
  return below.chance + ((above.chance - below.chance) * (claimed - below.claimed)) / (above.claimed - below.claimed)
}
