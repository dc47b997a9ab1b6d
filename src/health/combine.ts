import type { Combine } from './scorecard.ts'

/** A sign as the score sees it: its weight and how much of it holds, 0 where it is clear. */
export interface WeighedSign {
  readonly id: string
  readonly family: string
  readonly weight: number
  readonly severity: number
}

/** What one sign takes from 100. */
export interface Cost {
  readonly id: string
  /** Weight times severity. */
  readonly points: number
  /** Place among the signs it is compared with, 1 for the worst. */
  readonly rank: number
  /** Points of health. */
  readonly cost: number
}

/** One way to put costs together. Each is monotone: a sign that fires, or fires worse, never raises the score. */
interface Combiner {
  /** Signs are compared within their family; otherwise all with each other. */
  readonly withinFamily: boolean
  /** Signs that are compared with each other in, costs out. `applicableWeight` is the sum over all that apply, judged or not. */
  readonly costs: (signs: readonly WeighedSign[], applicableWeight: number) => readonly Cost[]
}

/** Ten points of health are half a doubling of the odds, with the slope of one half. */
const HEALTH_PER_POINT = 10

export const combiners: Readonly<Record<Combine, Combiner>> = {
  /** Within a family the worst counts whole, the second half, the third a quarter; families add up. */
  'doublings': {
    withinFamily: true,
    costs: (signs) => ranked(signs).map((sign) => costing(sign, HEALTH_PER_POINT * sign.points * 0.5 ** (sign.rank - 1))),
  },
  /** Each sign takes its share of the applicable weight; families do not matter. */
  'weighted-mean': {
    withinFamily: false,
    costs: (signs, applicableWeight) =>
      ranked(signs).map((sign) => costing(sign, applicableWeight === 0 ? 0 : (100 * sign.points) / applicableWeight)),
  },
  /** The worst sign alone counts. */
  'worst-of': {
    withinFamily: false,
    costs: (signs) => ranked(signs).map((sign) => costing(sign, sign.rank === 1 ? HEALTH_PER_POINT * sign.points : 0)),
  },
}

/** Q: the points of all families, in doublings of the odds of leaving. Risk is made from it whatever the combiner. */
export function doublings(signs: readonly WeighedSign[]): number {
  return sum([...byFamily(signs).values()].map((family) => stack(family.map(points))))
}

/** The halving sum: the largest whole, the second half, the third a quarter. */
export function stack(values: readonly number[]): number {
  return sum([...values].sort((a, b) => b - a).map((value, k) => value * 0.5 ** k))
}

/** Signs by family, in alphabetical order: floating sums in one order are the same to the last digit. */
export function byFamily<S extends { readonly family: string }>(signs: readonly S[]): Map<string, S[]> {
  return groupBy(signs, (sign) => sign.family)
}

/** Items by a name, in alphabetical order of the names. */
export function groupBy<T>(items: readonly T[], name: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(name(item))
    if (group === undefined) groups.set(name(item), [item])
    else group.push(item)
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)))
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function points(sign: WeighedSign): number {
  return sign.weight * sign.severity
}

/** Worst first; equals by id, so that the order of arrival never matters. */
function ranked(signs: readonly WeighedSign[]): { id: string; points: number; rank: number }[] {
  return signs
    .map((sign) => ({ id: sign.id, points: points(sign) }))
    .sort((a, b) => b.points - a.points || (a.id < b.id ? -1 : 1))
    .map((sign, k) => ({ id: sign.id, points: sign.points, rank: k + 1 }))
}

/** Written out, since copying objects that hold fractions is the dear part of a score. */
function costing({ id, points, rank }: Omit<Cost, 'cost'>, cost: number): Cost {
  return { id, points, rank, cost }
}
