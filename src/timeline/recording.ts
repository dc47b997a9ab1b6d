import type { RecordingSpan } from '../events/index.ts'
import { DAY_MS, toMs } from './instants.ts'

/** A stretch of time in milliseconds, start included, end excluded. */
export type Span = readonly [from: number, to: number]

/** What was being recorded of one client, cut at `asOf`. It tells silence from a missing feed. */
export interface Recording {
  /** Nobody said what was recorded; it was inferred from the events. */
  readonly inferred: boolean
  /** The type was recorded at some time, or an event of it was seen. */
  has(type: string): boolean
  /** Recorded stretches of a type, merged, oldest first. */
  spans(type: string): readonly Span[]
  /** From when on the type has been recorded, holes aside; null when never. */
  knownSince(type: string): number | null
  /**
   * Since when these types have been delivered by the same sources as now: change detectors look no further back. A hole in all
   * sources of a type is no change, its days are `missing`. Null when none of the types is recorded.
   */
  comparableSince(types: readonly string[]): number | null
  /** Whether all of these types were recorded over the whole stretch. */
  covers(types: readonly string[], from: number, to: number): boolean
  /** The unrecorded part of a stretch, in milliseconds. */
  missing(type: string, from: number, to: number): number
}

/** One feed: what one source delivers of one type (`*` for all), and when. */
export interface Feed {
  readonly source: string
  readonly type: string
  readonly from: number
  readonly to: number
}

const ANY = '*'

/** The feeds that recording spans speak of, for one client. */
export function feedsOf(spans: readonly RecordingSpan[], clientId: string): Feed[] {
  return spans.flatMap((span, i) => {
    if (span.clientId !== undefined && span.clientId !== clientId) return []
    const from = toMs(span.from, `recording[${i}].from`)
    const to = span.to === undefined ? Infinity : toMs(span.to, `recording[${i}].to`)
    return (span.types ?? [ANY]).map((type) => ({ source: span.source ?? '', type, from, to }))
  })
}

/** Recording as stated, cut at `asOf`; `seen` are the types of which an event was seen. */
export function createRecording(feeds: readonly Feed[], seen: ReadonlySet<string>, asOf: number, inferred: boolean): Recording {
  const known = feeds.filter((feed) => feed.from <= asOf).map(({ source, type, from, to }) => ({ source, type, from, to: Math.min(to, asOf) }))
  const feedsFor = (type: string): Feed[] => known.filter((feed) => feed.type === type || feed.type === ANY)
  const merged = new Map<string, readonly Span[]>()

  function spans(type: string): readonly Span[] {
    let found = merged.get(type)
    if (found === undefined) {
      found = merge(feedsFor(type).map((feed): Span => [feed.from, feed.to]))
      merged.set(type, found)
    }
    return found
  }

  /** Walks back from `asOf` over the stretches between changes, until another set of sources delivers. */
  function steadySince(type: string): number | null {
    const own = feedsFor(type)
    const edges = [...new Set(own.flatMap((feed) => [feed.from, feed.to]))].sort((a, b) => b - a)
    let current: string | undefined
    let since = spans(type).at(-1)?.[0] ?? null
    for (const [k, from] of edges.entries()) {
      const to = edges[k - 1]
      if (to === undefined) continue
      const sources = new Set(own.filter((feed) => feed.from <= from && feed.to >= to).map((feed) => feed.source))
      if (sources.size === 0) continue
      const active = JSON.stringify([...sources].sort())
      current ??= active
      if (active !== current) break
      since = from
    }
    return since
  }

  function missing(type: string, from: number, to: number): number {
    if (to <= from) return 0
    const recorded = spans(type).reduce((sum, [a, b]) => sum + Math.max(0, Math.min(b, to) - Math.max(a, from)), 0)
    return Math.max(0, to - from - recorded)
  }

  return {
    inferred,
    spans,
    missing,
    has: (type) => seen.has(type) || spans(type).length > 0,
    knownSince: (type) => spans(type)[0]?.[0] ?? null,
    comparableSince(types) {
      const known = types.map(steadySince).filter((since) => since !== null)
      return known.length === 0 ? null : Math.max(...known)
    },
    covers: (types, from, to) => types.every((type) => missing(type, from, to) === 0),
  }
}

function merge(spans: Span[]): Span[] {
  const result: Span[] = []
  for (const [from, to] of spans.sort(([a], [b]) => a - b)) {
    const last = result.at(-1)
    if (last !== undefined && from <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], to)]
    else result.push([from, to])
  }
  return result
}

/** What the inference needs of an event. */
export interface Sighting {
  readonly source: string
  readonly type: string
  readonly at: number
}

/** A feed is presumed alive at least this long after its last event: a week holds a weekend and a holiday. Assumed. */
const GRACE_DAYS = 7
/** A feed is presumed alive while its silence is shorter than this many times its longest one before. Assumed. */
const GRACE_FACTOR = 2

/**
 * Feeds inferred from events, ordered by time, where nobody said what was recorded: a source delivers a type from its first
 * event of that type on, and is presumed alive after its last event of any type for twice its longest silence so far, at
 * least a week. Beyond that its silence may be a missing feed, and detectors answer `unknown`.
 */
export function inferFeeds(sightings: Iterable<Sighting>): Feed[] {
  const sources = new Map<string, { firsts: Map<string, number>; last: number; longest: number }>()
  for (const { source, type, at } of sightings) {
    let pulse = sources.get(source)
    if (pulse === undefined) sources.set(source, pulse = { firsts: new Map(), last: at, longest: 0 })
    if (!pulse.firsts.has(type)) pulse.firsts.set(type, at)
    pulse.longest = Math.max(pulse.longest, at - pulse.last)
    pulse.last = at
  }
  return [...sources].flatMap(([source, { firsts, last, longest }]) => {
    const to = last + Math.max(GRACE_DAYS * DAY_MS, GRACE_FACTOR * longest)
    return [...firsts].map(([type, from]) => ({ source, type, from, to }))
  })
}
