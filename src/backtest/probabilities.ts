import type { Case } from './ranking.ts'

/** One row of the reliability table: what was said, and what came. */
export interface ReliabilityBin {
  /** The range of the stated chances. */
  from: number
  to: number
  /** How many, by weight. */
  cases: number
  /** The mean of the stated chances. */
  stated: number
  /** The share that was lost. */
  observed: number
}

/** How good stated chances were. */
export interface ProbabilityFigures {
  /** Mean squared error of the chances; 0 is perfect. */
  brier: number
  /** The part of the base rate's error that they take away: 1 is perfect, 0 no better than saying the base rate, negative worse. */
  skill: number | null
  /** The Brier score split: reliability − resolution + uncertainty + withinBins = brier, exactly. */
  murphy: {
    /** Error from saying another chance than what comes; 0 is perfect. */
    reliability: number
    /** How far the groups differ from the base rate; more is better. */
    resolution: number
    /** base × (1 − base): what nobody can help. */
    uncertainty: number
    /** What is left because chances within one bin differ (Stephenson, Coelho & Jolliffe 2008). */
    withinBins: number
  }
  /** Expected calibration error: the mean distance of stated from observed, weighted by cases. */
  ece: number
  reliability: ReliabilityBin[]
}

/** So many groups of equal size. Published: the usual deciles of Hosmer & Lemeshow 1980. */
const BINS = 10

/**
 * Brier score with its skill and split, calibration error and reliability table.
 *
 * The bins hold equally many cases, as far as equal chances allow, since most chances of leaving lie close together near zero.
 * Null without cases.
 *
 * @param cases - `score` is a chance, 0 to 1
 * @throws RangeError where a score is no chance
 *
 * @example
 * const figures = probabilityFigures([{ score: 0.8, lost: true }, { score: 0.2, lost: false }])
 * figures.brier.toFixed(2) // => '0.04'
 * figures.skill.toFixed(2) // => '0.84'
 */
export function probabilityFigures(cases: readonly Case[], bins = BINS): ProbabilityFigures | null {
  const odd = cases.find(({ score }) => !(score >= 0 && score <= 1))
  if (odd !== undefined) throw new RangeError(`probabilityFigures: ${odd.score} is no chance; scores must lie in 0 to 1`)
  return figuresOf(binned(cases, bins), weightOf)
}

/** Cases in groups of about equal weight, lowest chance first; equal chances are never parted. */
export function binned<C extends Case>(cases: readonly C[], bins = BINS): C[][] {
  const sorted = [...cases].sort((a, b) => a.score - b.score)
  const total = sorted.reduce((sum, one) => sum + weightOf(one), 0)
  const groups: C[][] = []
  let before = 0
  let bin = -1
  let score: number | undefined
  for (const one of sorted) {
    // Of equal chances the first decides on the bin.
    const own = one.score === score ? bin : Math.floor((before / total) * bins)
    if (own !== bin) groups.push([])
    groups.at(-1)?.push(one)
    bin = own
    score = one.score
    before += weightOf(one)
  }
  return groups
}

/** The figures of cases that are in their bins already, each counted as often as `weight` says; null where none counts. */
export function figuresOf<C extends Case>(groups: readonly (readonly C[])[], weight: (one: C) => number): ProbabilityFigures | null {
  let squares = 0
  const bins = groups.flatMap((own): ReliabilityBin[] => {
    let [cases, stated, lost] = [0, 0, 0]
    for (const one of own) {
      const w = weight(one)
      cases += w
      stated += w * one.score
      if (one.lost) lost += w
      squares += w * (one.score - (one.lost ? 1 : 0)) ** 2
    }
    const [from, to] = [own[0]?.score ?? 0, own.at(-1)?.score ?? 0]
    return cases === 0 ? [] : [{ from, to, cases, stated: stated / cases, observed: lost / cases }]
  })
  const n = bins.reduce((sum, bin) => sum + bin.cases, 0)
  if (n === 0) return null
  const over = (value: (bin: ReliabilityBin) => number): number => bins.reduce((sum, bin) => sum + (bin.cases / n) * value(bin), 0)
  const base = over(({ observed }) => observed)
  const brier = squares / n
  const reliability = over(({ stated, observed }) => (stated - observed) ** 2)
  const resolution = over(({ observed }) => (observed - base) ** 2)
  const uncertainty = base * (1 - base)
  return {
    brier,
    skill: uncertainty === 0 ? null : 1 - brier / uncertainty,
    murphy: { reliability, resolution, uncertainty, withinBins: brier - (reliability - resolution + uncertainty) },
    ece: over(({ stated, observed }) => Math.abs(stated - observed)),
    reliability: bins,
  }
}

const weightOf = ({ weight = 1 }: Case): number => weight
