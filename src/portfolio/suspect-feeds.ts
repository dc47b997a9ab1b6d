import { significant } from '../statistics/index.ts'
import { DAY_MS, toIso } from '../timeline/index.ts'
import type { Hole, Seen } from './feeds.ts'
import { quietSpells, type QuietSpell } from './quiet-spells.ts'

/**
 * A feed on which the whole portfolio fell silent at once. It is more likely that nothing was recorded than that all clients went
 * quiet in the same week, so its days are taken out of the recording and detectors answer `unknown: gap`.
 */
export interface SuspectFeed {
  source: string
  /** The event types that ceased. */
  types: string[]
  from: string
  /** Null while it lasts. */
  to: string | null
  /** Events that came in that time, and how many are usual. */
  events: number
  expected: number
  /** The chance of so little in its quietest week if the feed were alive, below 0.001. */
  probability: number
  /** Ids of the clients that it serves. */
  clients: string[]
}

/** One suspicion with the holes that it makes, for each client that it concerns. */
export interface Suspicion {
  readonly feed: SuspectFeed
  readonly holes: readonly Hole[]
}

/** Days since the oldest event, counted up to the moment of judgement: the last one is the 24 hours before it. */
interface DayCount {
  readonly asOf: number
  readonly days: number
}

/**
 * Looks for feeds on which everybody fell silent at once, now or in the past. A source with several types is looked at as a whole
 * first: if nothing at all comes from it, all of its types are missing, the rare ones too.
 *
 * A type that another source took over is not suspect, whatever became of the first source.
 */
export function suspicions(seen: readonly Seen[], asOf: number, clientDispersion: number): Suspicion[] {
  const oldest = seen[0]?.at
  if (oldest === undefined) return []
  const count: DayCount = { asOf, days: Math.floor((asOf - oldest) / DAY_MS) + 1 }
  return [...groupBy(seen, ({ source }) => source)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([source, own]) => ofSource(source, own, seen, count, clientDispersion))
}

function ofSource(
  source: string,
  own: readonly Seen[],
  seen: readonly Seen[],
  count: DayCount,
  clientDispersion: number,
): Suspicion[] {
  const spellsOf = (events: readonly Seen[]): QuietSpell[] =>
    quietSpells(daysByClient(events, count), count.days, clientDispersion)
  const types = [...groupBy(own, ({ type }) => type)].sort(([a], [b]) => (a < b ? -1 : 1))
  const dead = types.length < 2 ? [] : spellsOf(own).filter((spell) => within(own, spell, count).length === 0)
  const whole = dead.map((spell) => suspicion(source, types.map(([type]) => type), own, spell, count))
  const parts = types.flatMap(([type, events]) => {
    const served = new Set(events.map(({ clientId }) => clientId))
    // Other sources may bring the same type for the same clients: what counts is whether they are heard at all.
    const heard = seen.filter((other) => other.type === type && served.has(other.clientId))
    const silent = heard.length === events.length ? null : spellsOf(heard)
    return spellsOf(events)
      .filter((spell) => silent === null || silent.some((other) => overlap(spell, other)))
      .filter((spell) => !dead.some((other) => overlap(spell, other)))
      .map((spell) => suspicion(source, [type], events, spell, count))
  })
  return [...whole, ...parts]
}

function suspicion(
  source: string,
  types: readonly string[],
  events: readonly Seen[],
  spell: QuietSpell,
  count: DayCount,
): Suspicion {
  const { asOf, days } = count
  const from = asOf - (days - spell.from) * DAY_MS
  const to = spell.to >= days - 1 ? Infinity : asOf - (days - 1 - spell.to) * DAY_MS
  return {
    holes: types.map((type) => ({ type, from, to })),
    feed: {
      source,
      types: [...types],
      from: toIso(from),
      to: to === Infinity ? null : toIso(to),
      events: within(events, spell, count).length,
      expected: significant((spell.weekly * (spell.to - spell.from + 1)) / 7, 3),
      probability: significant(spell.probability, 3),
      clients: [...new Set(events.filter(({ at }) => at < from).map(({ clientId }) => clientId))].sort(),
    },
  }
}

function dayOf(at: number, { asOf, days }: DayCount): number {
  return days - 1 - Math.floor((asOf - at) / DAY_MS)
}

function daysByClient(events: readonly Seen[], count: DayCount): Map<string, number[]> {
  return new Map(
    [...groupBy(events, ({ clientId }) => clientId)].map(([clientId, own]) => [clientId, own.map(({ at }) => dayOf(at, count))]),
  )
}

function within(events: readonly Seen[], { from, to }: QuietSpell, count: DayCount): readonly Seen[] {
  return events.filter(({ at }) => dayOf(at, count) >= from && dayOf(at, count) <= to)
}

function overlap(a: QuietSpell, b: QuietSpell): boolean {
  return a.from <= b.to && b.from <= a.to
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group === undefined) groups.set(key(item), [item])
    else group.push(item)
  }
  return groups
}
