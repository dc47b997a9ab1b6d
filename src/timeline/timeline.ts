import type { AnyEvent, ClientEvent, CustomEvent } from '../events/index.ts'
import { endsOf, numbersOf, resolveVersions, type Versions } from './versions.ts'

/** Every version of one client's events, ready to be seen as of any moment. */
export interface Timeline {
  readonly clientId: string
  readonly versions: Versions
}

/** An event as a view shows it: the caller's own object. */
export type VisibleEvent = ClientEvent | CustomEvent

/**
 * The timeline of one client.
 *
 * @throws TypeError where the events are of two clients (both are named), or of none and no `clientId` is given
 */
export function createTimeline(events: readonly AnyEvent[], clientId?: string): Timeline {
  const own = clientId ?? events[0]?.clientId
  if (own === undefined) throw new TypeError('no events and no clientId: say which client this is with { clientId }')
  const stranger = events.find((e) => e.clientId !== own)
  if (stranger !== undefined) {
    const both = `${JSON.stringify(own)} and ${JSON.stringify(stranger.clientId)}`
    throw new TypeError(`events of two clients: ${both}; judge one client at a time, or group them first`)
  }
  return { clientId: own, versions: resolveVersions(events) }
}

/**
 * One timeline per client that any event names, by client id. Versions are resolved across the whole portfolio first, so an
 * event that was corrected from one client to another leaves the first.
 */
export function groupTimelines(events: readonly AnyEvent[]): Map<string, Timeline> {
  const all = resolveVersions(events)
  const rows = new Map<string, number[]>()
  for (const event of events) if (!rows.has(event.clientId)) rows.set(event.clientId, [])
  all.events.forEach((event, i) => rows.get(event.clientId)?.push(i))
  const timelines = [...rows].map(([clientId, own]): [string, Timeline] => [clientId, { clientId, versions: pick(all, own) }])
  return new Map(timelines.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
}

function pick(all: Versions, rows: readonly number[]): Versions {
  return {
    events: rows.map((row) => all.events[row] as AnyEvent),
    at: numbersOf(rows, (row) => all.at[row] ?? 0),
    from: numbersOf(rows, (row) => all.from[row] ?? 0),
    until: endsOf(rows, all.until),
  }
}

/** Positions of the versions of a timeline that are known at a moment, oldest first. */
export function rowsAsOf(timeline: Timeline, asOf: number): number[] {
  const { at } = timeline.versions
  const rows: number[] = []
  for (let row = 0; row < at.length && (at[row] ?? 0) <= asOf; row++) if (isKnownAt(timeline, row, asOf)) rows.push(row)
  return rows
}

/** Whether a version is known at a moment: it has happened, was recorded, and nothing better is known. */
export function isKnownAt({ versions: { from, until } }: Timeline, row: number, asOf: number): boolean {
  return (from[row] ?? 0) <= asOf && (until.size === 0 || asOf < (until.get(row) ?? Infinity))
}

/** The events of a timeline as known at a moment: one version each, oldest first. */
export function eventsAsOf(timeline: Timeline, asOf: number): VisibleEvent[] {
  return rowsAsOf(timeline, asOf).map((row) => eventAt(timeline, row))
}

/** The event at a position of a timeline. */
export function eventAt(timeline: Timeline, row: number): VisibleEvent {
  // Retractions are never among the versions (versions.ts), so what is there is an event.
  return timeline.versions.events[row] as VisibleEvent
}
