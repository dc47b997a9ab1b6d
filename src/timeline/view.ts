import type { AgencyProfile, ClientProfile, EventTypes, RecordingSpan } from '../events/index.ts'
import { createCalendar, type Calendar, type Zones } from './calendar.ts'
import { createRecording, feedsOf, inferFeeds, type Feed, type Recording } from './recording.ts'
import { eventAt, rowsAsOf, type Timeline, type VisibleEvent } from './timeline.ts'

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

/** What a view is made with besides the events. */
export interface ViewInputs {
  readonly asOf: number
  readonly profile?: ClientProfile | undefined
  readonly agency?: AgencyProfile | undefined
  /** What was recorded; inferred when absent. */
  readonly recording?: readonly RecordingSpan[] | undefined
  /** Feeds inferred from a whole portfolio, for use where `recording` is absent. */
  readonly feeds?: readonly Feed[] | undefined
  /** Time zones shared with other views. */
  readonly zones?: Zones | undefined
}

/** One client as known at `asOf`. */
export function createView(timeline: Timeline, inputs: ViewInputs): View {
  const { asOf, profile = {}, agency = {} } = inputs
  const calendar = createCalendar(profile, agency, inputs.zones)
  const rows = rowsAsOf(timeline, asOf)
  const byType = new Map<string, Dated<VisibleEvent>[]>()
  for (const row of rows) {
    const at = timeline.versions.at[row] ?? 0
    const dated: Dated<VisibleEvent> = { event: eventAt(timeline, row), at, day: calendar.day(at) }
    const list = byType.get(dated.event.type)
    if (list === undefined) byType.set(dated.event.type, [dated])
    else list.push(dated)
  }
  const stated = inputs.recording
  const feeds = stated === undefined ? inputs.feeds ?? inferFeeds(sightings(timeline, rows)) : feedsOf(stated, timeline.clientId)
  const recording = createRecording(feeds, new Set(byType.keys()), asOf, stated === undefined)
  // Lists are keyed by the event's own type, so each holds just the events of that type.
  const of = (type: string): readonly Dated<VisibleEvent>[] => byType.get(type) ?? []
  return { clientId: timeline.clientId, asOf, calendar, recording, profile, agency, of: of as View['of'] }
}

function* sightings(timeline: Timeline, rows: readonly number[]) {
  for (const row of rows) {
    const { source = '', type } = eventAt(timeline, row)
    yield { source, type, at: timeline.versions.at[row] ?? 0 }
  }
}
