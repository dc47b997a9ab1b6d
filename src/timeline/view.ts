import type { AgencyProfile, ClientProfile, EventTypes, RecordingSpan } from '../events/index.ts'
import { createCalendar, type Calendar, type Zones } from './calendar.ts'
import { createRecording, feedsOf, inferFeeds, type Feed, type Recording, type Sighting } from './recording.ts'
import { eventAt, isKnownAt, rowsAsOf, type Timeline, type VisibleEvent } from './timeline.ts'

/** An event with its instant in milliseconds and its local day on the client's calendar, worked out once. */
export interface Dated<E> {
  readonly event: E
  readonly at: number
  readonly day: number
}

/** One client as known at one moment. */
export interface View {
  readonly clientId: string
  /** Milliseconds since 1970. */
  readonly asOf: number
  readonly calendar: Calendar
  readonly recording: Recording
  readonly profile: ClientProfile
  readonly agency: AgencyProfile
  /** Events of a type, oldest first. */
  of<K extends keyof EventTypes>(type: K): readonly Dated<EventTypes[K]>[]
  of(type: string): readonly Dated<VisibleEvent>[]
}

/** What a client's views are made with, whatever their moment. */
export interface ViewerInputs {
  readonly profile?: ClientProfile | undefined
  readonly agency?: AgencyProfile | undefined
  /** Time zones shared with other views. */
  readonly zones?: Zones | undefined
}

/** A moment, and what was recorded as far as it is known then. */
export interface ViewMoment {
  readonly asOf: number
  /** What was recorded; inferred when absent. */
  readonly recording?: readonly RecordingSpan[] | undefined
  /** Feeds inferred from a whole portfolio, for use where `recording` is absent. */
  readonly feeds?: readonly Feed[] | undefined
}

/** What a view is made with besides the events. */
export interface ViewInputs extends ViewerInputs, ViewMoment {}

/** One client as known at `asOf`. */
export function createView(timeline: Timeline, inputs: ViewInputs): View {
  return createViewer(timeline, inputs)(inputs)
}

/** One client as known at any moment; views of several moments share the days of their events. */
export function createViewer(timeline: Timeline, inputs: ViewerInputs): (moment: ViewMoment) => View {
  const { clientId } = timeline
  const { profile = {}, agency = {} } = inputs
  const calendar = createCalendar(profile, agency, inputs.zones)
  const types = typesOf(timeline, calendar)
  return ({ asOf, recording: stated, feeds: given }) => {
    const byType = new Map<string, readonly Dated<VisibleEvent>[]>()
    for (const [type, list] of types) {
      const known = knownAt(list, timeline, asOf)
      if (known.length > 0) byType.set(type, known)
    }
    const feeds = stated === undefined ? given ?? inferFeeds(sightings(timeline, asOf)) : feedsOf(stated, clientId)
    const recording = createRecording(feeds, new Set(byType.keys()), asOf, stated === undefined)
    // Lists are keyed by the event's own type, so each holds just the events of that type.
    const of = (type: string): readonly Dated<VisibleEvent>[] => byType.get(type) ?? []
    return { clientId, asOf, calendar, recording, profile, agency, of: of as View['of'] }
  }
}

/** All versions of the events of one type that are ever seen, oldest first. */
interface TypeRows {
  readonly dated: Dated<VisibleEvent>[]
  readonly rows: number[]
  /** Every version is seen as soon as it has happened, and for good. */
  plain: boolean
}

function typesOf(timeline: Timeline, calendar: Calendar): ReadonlyMap<string, TypeRows> {
  const { at: times, from, until } = timeline.versions
  const types = new Map<string, TypeRows>()
  for (let row = 0; row < times.length; row++) {
    const at = times[row] ?? 0
    const event = eventAt(timeline, row)
    let own = types.get(event.type)
    if (own === undefined) types.set(event.type, own = { dated: [], rows: [], plain: true })
    own.dated.push({ event, at, day: calendar.day(at) })
    own.rows.push(row)
    if (from[row] !== at || until.has(row)) own.plain = false
  }
  return types
}

function knownAt({ dated, rows, plain }: TypeRows, timeline: Timeline, asOf: number): readonly Dated<VisibleEvent>[] {
  if (!plain) return dated.filter((_, i) => isKnownAt(timeline, rows[i] ?? 0, asOf))
  let count = dated.length
  while (count > 0 && (dated[count - 1]?.at ?? 0) > asOf) count--
  return count === dated.length ? dated : dated.slice(0, count)
}

function* sightings(timeline: Timeline, asOf: number): Iterable<Sighting> {
  for (const row of rowsAsOf(timeline, asOf)) {
    const { source = '', type } = eventAt(timeline, row)
    yield { source, type, at: timeline.versions.at[row] ?? 0 }
  }
}
