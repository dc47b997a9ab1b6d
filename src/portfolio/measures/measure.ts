import type { Basis } from '../../detectors/index.ts'
import { significant, type Interval } from '../../statistics/index.ts'

/** How a value stands to its marks. `open`: the interval spans a mark, so nobody can tell. */
export type Level = 'good' | 'watch' | 'bad' | 'open' | 'unknown'

/** Both ends of a 95 % interval. */
export interface Range {
  low: number
  high: number
}

/** How a value has moved since an earlier moment. */
export interface Trend {
  before: number
  change: number
  /** Days between the two. */
  days: number
  /** Chance that it has really fallen by more than a tenth, where that can be told. */
  probabilityOfFall?: number
}

/** A number that a source prints, with its source: shown as a quotation, never computed with. */
export interface Quotation {
  says: string
  source: string
}

/** One measure of the whole agency. It never enters the health of a client. */
export interface AgencyMeasure<V = number> {
  /** Null where it is unknown. */
  value: V | null
  /** 95 %. */
  interval?: Range
  /** How many clients, people or answers it rests on. */
  n: number
  /** Null where no mark is given. */
  level: Level | null
  trend?: Trend
  /** What the marks rest on; what the measure rests on where it has none. */
  basis: Basis
  /** One sentence; present where the value is null. */
  unknownBecause?: string
  context?: Quotation[]
}

/** Where a value becomes good or bad. A value between the marks is worth watching. */
export interface Marks {
  /** From here on it is good. */
  readonly good?: number
  /** From here on it is worth watching. */
  readonly watch?: number
  /** From here on it is bad. */
  readonly bad?: number
  /** Whether more is worse. */
  readonly worse: 'higher' | 'lower'
}

/** The level of a value; `open` where its interval spans a mark. Without marks there is none. */
export function levelOf(value: number, marks: Marks, interval?: Interval): Level | null {
  const given = [marks.good, marks.watch, marks.bad].filter((mark) => mark !== undefined)
  if (given.length === 0) return null
  if (interval !== undefined && given.some((mark) => interval.low < mark && mark < interval.high)) return 'open'
  const reaches = (mark: number | undefined): boolean =>
    mark !== undefined && (marks.worse === 'higher' ? value >= mark : value < mark)
  if (reaches(marks.bad)) return 'bad'
  if (reaches(marks.watch)) return 'watch'
  // Where a mark for good is given, whatever does not reach it is to be watched.
  const good = marks.good === undefined || (marks.worse === 'higher' ? value < marks.good : value >= marks.good)
  return good ? 'good' : 'watch'
}

/** A value with its level, rounded as all numbers that leave. */
export function measured(
  value: number,
  facts: {
    readonly n: number
    readonly marks: Marks
    readonly basis: Basis
    readonly interval?: Interval | undefined
    readonly trend?: Trend | undefined
    readonly context?: Quotation[]
  },
): AgencyMeasure {
  const { n, marks, basis, interval, trend, context } = facts
  return {
    value: significant(value),
    ...(interval === undefined ? {} : { interval: rangeOf(interval) }),
    n,
    level: levelOf(value, marks, interval),
    ...(trend === undefined ? {} : { trend }),
    basis,
    ...(context === undefined ? {} : { context }),
  }
}

/** A measure that cannot be told, and why. */
export function unknownMeasure(unknownBecause: string, n: number, basis: Basis): AgencyMeasure<never> {
  return { value: null, n, level: 'unknown', basis, unknownBecause }
}

/** The commonest reason: there is something, and not enough of it. */
export function tooFew(what: string, found: number, needed: number): string {
  return `Too few ${what}: ${found}, and ${needed} are needed.`
}

export function rangeOf({ low, high }: Interval): Range {
  return { low: significant(low), high: significant(high) }
}

/** A change since an earlier moment. */
export function trendOf(value: number, before: number, days: number, probabilityOfFall?: number): Trend {
  return {
    before: significant(before),
    change: significant(value - before),
    days,
    ...(probabilityOfFall === undefined ? {} : { probabilityOfFall: significant(probabilityOfFall, 3) }),
  }
}
