/** One thing that was scored, and what became of it. Higher scores mean "more likely lost". */
export interface Case {
  readonly score: number
  readonly lost: boolean
  /** How often it counts. @defaultValue 1 */
  readonly weight?: number
}

/** Highest score first. */
export function byScore<C extends Case>(cases: readonly C[]): C[] {
  return [...cases].sort((a, b) => b.score - a.score)
}

/**
 * The chance that a lost case scores higher than one that stayed; equal scores count half (Hanley & McNeil 1982). Null where all
 * were lost, or none.
 *
 * @example
 * rocAuc([{ score: 0.9, lost: true }, { score: 0.5, lost: false }, { score: 0.5, lost: true }, { score: 0.1, lost: false }]) // => 0.875
 */
export function rocAuc(cases: readonly Case[]): number | null {
  return rocAucOf(byScore(cases), weightOf)
}

/** The same of cases that are sorted by score already, each counted as often as `weight` says. */
export function rocAucOf<C extends Case>(sorted: readonly C[], weight: (one: C) => number): number | null {
  let wins = 0
  let [lostAbove, stayedTotal] = [0, 0]
  forTies(sorted, weight, (lost, stayed) => {
    wins += stayed * (lostAbove + lost / 2)
    lostAbove += lost
    stayedTotal += stayed
  })
  return lostAbove === 0 || stayedTotal === 0 ? null : wins / (lostAbove * stayedTotal)
}

/**
 * Area under the precision-recall curve as average precision: the mean, over the lost, of the precision at the score of each.
 * Equal scores are taken together, so their order never matters. Null where none was lost.
 *
 * @example
 * averagePrecision([{ score: 3, lost: true }, { score: 2, lost: false }, { score: 1, lost: true }, { score: 0, lost: false }])
 * // => 0.8333333333333333
 */
export function averagePrecision(cases: readonly Case[]): number | null {
  return averagePrecisionOf(byScore(cases), weightOf)
}

/** The same of cases that are sorted by score already. */
export function averagePrecisionOf<C extends Case>(sorted: readonly C[], weight: (one: C) => number): number | null {
  let area = 0
  let [lostAbove, above] = [0, 0]
  forTies(sorted, weight, (lost, stayed) => {
    lostAbove += lost
    above += lost + stayed
    if (lost > 0) area += lost * (lostAbove / above)
  })
  return lostAbove === 0 ? null : area / lostAbove
}

/**
 * Share of the lost among the `k` highest scores. Where equal scores straddle the edge, each of them counts by its chance of
 * being picked. Null where there are no cases; with fewer than `k` the share among all of them.
 *
 * @example
 * precisionAtK([{ score: 3, lost: true }, { score: 2, lost: false }, { score: 1, lost: true }], 2) // => 0.5
 */
export function precisionAtK(cases: readonly Case[], k: number): number | null {
  const { picked, lost } = topOf(byScore(cases), k, weightOf)
  return picked === 0 ? null : lost / picked
}

/** How many are picked from the top, and how many of them were lost. */
export function topOf<C extends Case>(
  sorted: readonly C[],
  k: number,
  weight: (one: C) => number,
): { readonly picked: number; readonly lost: number } {
  let [picked, lostPicked] = [0, 0]
  forTies(sorted, weight, (lost, stayed) => {
    const tied = lost + stayed
    const taken = Math.min(tied, k - picked)
    if (taken <= 0) return
    picked += taken
    lostPicked += (lost * taken) / tied
  })
  return { picked, lost: lostPicked }
}

/** Walks down the scores, one group of equal ones at a time. */
function forTies<C extends Case>(sorted: readonly C[], weight: (one: C) => number, visit: (lost: number, stayed: number) => void): void {
  let [lost, stayed] = [0, 0]
  let score: number | undefined
  for (const one of sorted) {
    if (one.score !== score) {
      if (lost + stayed > 0) visit(lost, stayed)
      lost = stayed = 0
      score = one.score
    }
    if (one.lost) lost += weight(one)
    else stayed += weight(one)
  }
  if (lost + stayed > 0) visit(lost, stayed)
}

const weightOf = ({ weight = 1 }: Case): number => weight
