/** One client on one date, as one sign or the total sees it. */
export interface Watch {
  /** The date in milliseconds since 1970. */
  readonly at: number
  /** Whether the alarm is on; null where it could not be told. */
  readonly on: boolean | null
  /** Whether the client left within the horizon; null where nobody knows. */
  readonly lost: boolean | null
}

/** What one client adds to the figures of an alarm. All of it adds up over clients. */
export interface AlarmTally {
  /** Dates with the alarm on and the client lost within the horizon. */
  readonly hits: number
  /** Dates with the alarm on and the client still there. */
  readonly falseDates: number
  /** Dates with the alarm off and the client lost. */
  readonly misses: number
  /** Dates with the alarm off and the client still there. */
  readonly calmDates: number
  /** Times the alarm went on. */
  readonly alarms: number
  /** Times it went on and the client stayed for the horizon. */
  readonly falseAlarms: number
  /** Dates on which it could be told. */
  readonly judged: number
  /** Dates at all. */
  readonly dates: number
  /** Dates after which the client is known to have stayed for the horizon, and to have left within it. */
  readonly stayedDates: number
  readonly lostDates: number
  /** 1 for a client that was lost and watched within the horizon before. */
  readonly losses: number
  /** 1 where the alarm was on on one of those dates. */
  readonly caught: number
  /** Days from when the alarm went on, for the last time before the loss, until the loss. Null where it was not caught. */
  readonly leadDays: number | null
}

const DAY_MS = 86_400_000

/**
 * Follows one client from date to date.
 *
 * An alarm that is on stays one alarm until it is seen to be off: a date on which it cannot be told ends nothing.
 *
 * @param watches - one client's dates, oldest first
 * @param lostAt - when the client was lost, in milliseconds since 1970; null where it was not
 *
 * @example
 * const day = (n) => n * 86_400_000
 * const tally = tallyOf([{ at: day(0), on: false, lost: false }, { at: day(7), on: true, lost: true }, { at: day(14), on: true, lost: true }], day(20))
 * tally.leadDays // => 13
 * tally.alarms // => 1
 */
export function tallyOf(watches: readonly Watch[], lostAt: number | null): AlarmTally {
  const count = (holds: (watch: Watch) => boolean): number => watches.filter(holds).length
  const starts: Watch[] = []
  let current: Watch | null = null
  let lead: number | null = null
  for (const watch of watches) {
    if (watch.on === false) current = null
    if (watch.on === true && current === null) {
      current = watch
      starts.push(watch)
    }
    if (watch.on === true && watch.lost === true && current !== null && lostAt !== null) lead = (lostAt - current.at) / DAY_MS
  }
  return {
    hits: count(({ on, lost }) => on === true && lost === true),
    falseDates: count(({ on, lost }) => on === true && lost === false),
    misses: count(({ on, lost }) => on === false && lost === true),
    calmDates: count(({ on, lost }) => on === false && lost === false),
    alarms: starts.length,
    falseAlarms: starts.filter(({ lost }) => lost === false).length,
    judged: count(({ on }) => on !== null),
    dates: watches.length,
    stayedDates: count(({ lost }) => lost === false),
    lostDates: count(({ lost }) => lost === true),
    losses: watches.some(({ lost }) => lost === true) ? 1 : 0,
    caught: lead === null ? 0 : 1,
    leadDays: lead,
  }
}

/** The parts of a tally that are counts. */
export type Counted = Exclude<keyof AlarmTally, 'leadDays'>

/** Adds one count over clients, each taken as often as `counts` says. */
export function total(tallies: readonly AlarmTally[], count: Counted, counts?: Float64Array): number {
  let sum = 0
  for (let i = 0; i < tallies.length; i++) sum += (tallies[i]?.[count] ?? 0) * (counts?.[i] ?? 1)
  return sum
}

/**
 * Shares of an alarm's dates, from one way of adding counts up; each is null where there is nothing to divide by. Lift compares
 * with all dates of which the end is known, whether this alarm could be told on them or not: a sign that is told only when it
 * shows would otherwise be compared with itself.
 */
export function alarmRates(add: (count: Counted) => number): { recall: number | null; precision: number | null; lift: number | null } {
  const [hits, lost] = [add('hits'), add('lostDates')]
  const base = over(lost, lost + add('stayedDates'))
  const precision = over(hits, hits + add('falseDates'))
  return { recall: over(hits, hits + add('misses')), precision, lift: precision === null || base === null ? null : over(precision, base) }
}

/** A share, or null where there is nothing to divide by. */
export function over(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}

/** How often two alarms are on at the same time. */
export interface Overlap {
  a: string
  b: string
  /** Dates of clients on which both are on. */
  both: number
  /** Both, of those on which at least one is on (Jaccard), 0 to 1: near 1, one of them says nothing new. */
  share: number
}

/**
 * The pairs of alarms that are on together most.
 *
 * @param dates - the ids that are on, one list for each client and date
 * @param most - how many pairs to name
 *
 * @example
 * overlaps([['a', 'b'], ['a', 'b'], ['a'], ['c']]) // => [{ a: 'a', b: 'b', both: 2, share: 0.6666666666666666 }]
 */
export function overlaps(dates: readonly (readonly string[])[], most = 20): Overlap[] {
  const single = new Map<string, number>()
  const pairs = new Map<string, Map<string, number>>()
  for (const ids of dates) {
    const sorted = [...ids].sort()
    sorted.forEach((a, i) => {
      single.set(a, (single.get(a) ?? 0) + 1)
      const others = pairs.get(a) ?? new Map<string, number>()
      pairs.set(a, others)
      for (const b of sorted.slice(i + 1)) others.set(b, (others.get(b) ?? 0) + 1)
    })
  }
  const named = [...pairs].flatMap(([a, others]) =>
    [...others].map(([b, both]): Overlap => ({ a, b, both, share: both / ((single.get(a) ?? 0) + (single.get(b) ?? 0) - both) })),
  )
  return named.sort((x, y) => y.share - x.share || y.both - x.both || (x.a + x.b < y.a + y.b ? -1 : 1)).slice(0, most)
}
