import { eventTypes, type RecordingSpan } from '../events/index.ts'
import { eventAt, feedsOf, inferFeeds, isKnownAt, toIso, type Feed, type Timeline } from '../timeline/index.ts'

/** One visible event, as far as feeds are concerned. */
export interface Seen {
  readonly source: string
  readonly type: string
  readonly clientId: string
  readonly at: number
}

/** Every event of the portfolio that is known at a moment, oldest first; the whole is put in order once for all moments. */
export function seenIn(timelines: Iterable<Timeline>): (asOf: number) => Seen[] {
  const versions: (Seen & { readonly timeline: Timeline; readonly row: number })[] = []
  for (const timeline of timelines) {
    timeline.versions.at.forEach((at, row) => {
      const { source = '', type, clientId } = eventAt(timeline, row)
      versions.push({ source, type, clientId, at, timeline, row })
    })
  }
  versions.sort((a, b) => a.at - b.at)
  return (asOf) => versions.filter(({ timeline, row }) => isKnownAt(timeline, row, asOf))
}

/** A stretch in which a type was not recorded, of which nobody told. */
export interface Hole {
  readonly type: string
  readonly from: number
  /** Infinity while it lasts. */
  readonly to: number
}

/** What to make a client's view with: the stated recording, or feeds inferred from all clients together, holes cut out. */
export type Recorded = { readonly recording: readonly RecordingSpan[] } | { readonly feeds: readonly Feed[] }

/** Makes the recording of each client: a feed that delivers for one is alive for all. */
export function recordedBy(
  stated: readonly RecordingSpan[] | undefined,
  seen: readonly Seen[],
): (clientId: string, holes: readonly Hole[]) => Recorded {
  const types = [...new Set<string>([...eventTypes, ...seen.map(({ type }) => type)])]
  const inferred = stated === undefined ? inferFeeds(seen) : []
  return (clientId, holes) => {
    if (stated === undefined) return { feeds: cutFeeds(inferred, holes, types) }
    if (holes.length === 0) return { recording: stated }
    return { recording: cutFeeds(feedsOf(stated, clientId), holes, types).map((feed) => spanOf(feed, clientId)) }
  }
}

/**
 * Takes holes out of feeds, whatever their source: where half of the mailboxes are silent for an unknown reason, nobody can say
 * that messages are recorded. A feed of all types is first spelt out.
 */
export function cutFeeds(feeds: readonly Feed[], holes: readonly Hole[], types: readonly string[]): Feed[] {
  if (holes.length === 0) return [...feeds]
  return feeds
    .flatMap((feed) => (feed.type === '*' ? types.map((type) => ({ ...feed, type })) : feed))
    .flatMap((feed) =>
      holes
        .filter((hole) => hole.type === feed.type)
        .reduce<Feed[]>((parts, hole) => parts.flatMap((part) => without(part, hole)), [feed]),
    )
}

function without(feed: Feed, { from, to }: Hole): Feed[] {
  if (to <= feed.from || from >= feed.to) return [feed]
  return [
    { ...feed, to: Math.min(feed.to, from) },
    { ...feed, from: Math.max(feed.from, to) },
  ].filter((part) => part.from < part.to)
}

function spanOf({ source, type, from, to }: Feed, clientId: string): RecordingSpan {
  return { source, types: [type], clientId, from: toIso(from), ...(to === Infinity ? {} : { to: toIso(to) }) }
}
