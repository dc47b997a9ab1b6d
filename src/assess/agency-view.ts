import type { AgencyProfile } from '../events/index.ts'
import {
  createCalendar, createRecording, type Dated, type Recording, type Span, type View, type VisibleEvent,
} from '../timeline/index.ts'

/**
 * What is not recorded of more than this share of the clients is not recorded of the agency. Assumed: as with fees, of which a
 * measure of the agency does without a fifth.
 */
const DARK_SHARE = 0.2

/** All clients in one view: their events together, on the agency's own calendar. */
export function agencyView(views: readonly View[], recording: Recording, agency: AgencyProfile, asOf: number): View {
  const { timeZone, holidays } = agency
  const clock = { ...(timeZone === undefined ? {} : { timeZone }), ...(holidays === undefined ? {} : { holidays }) }
  const calendar = createCalendar(clock, agency)
  const lists = new Map<string, readonly Dated<VisibleEvent>[]>()
  function of(type: string): readonly Dated<VisibleEvent>[] {
    const known = lists.get(type) ?? views
      .flatMap((view): readonly Dated<VisibleEvent>[] => view.of(type))
      .map(({ event, at }) => ({ event, at, day: calendar.day(at) }))
      .sort((a, b) => a.at - b.at)
    lists.set(type, known)
    return known
  }
  return {
    clientId: '', asOf, calendar, agency, profile: {}, recording,
    // Each list holds the events of its own type, as in the view of one client.
    of: of as View['of'],
  }
}

/** Recorded of the agency is what is recorded of nearly all of its clients. */
export function agencyRecording(views: readonly View[], asOf: number): Recording {
  const inferred = views.some((view) => view.recording.inferred)
  const known = new Map<string, Recording>()
  function of(type: string): Recording {
    const recording = known.get(type) ?? createRecording(
      nearlyAll(views.map((view) => view.recording.spans(type))).map(([from, to]) => ({ source: '', type, from, to })),
      new Set(views.some((view) => view.recording.has(type)) ? [type] : []),
      asOf,
      inferred,
    )
    known.set(type, recording)
    return recording
  }
  return {
    inferred,
    has: (type) => of(type).has(type),
    spans: (type) => of(type).spans(type),
    knownSince: (type) => of(type).knownSince(type),
    comparableSince(types) {
      const since = types.map((type) => of(type).comparableSince([type])).filter((at) => at !== null)
      return since.length === 0 ? null : Math.max(...since)
    },
    covers: (types, from, to) => types.every((type) => of(type).covers([type], from, to)),
    missing: (type, from, to) => of(type).missing(type, from, to),
  }
}

/** The stretches that hold for nearly all clients. A client of whom recording begins later is not missed before. */
function nearlyAll(clients: readonly (readonly Span[])[]): Span[] {
  const never = clients.filter((spans) => spans.length === 0).length
  const edges = clients.flatMap((spans) => spans.flatMap(([from, to], i) => [
    { at: from, begun: i === 0 ? 1 : 0, recorded: 1 },
    { at: to, begun: 0, recorded: -1 },
  ]))
  edges.sort((a, b) => a.at - b.at)
  const found: Span[] = []
  let [begun, recorded] = [never, 0]
  let since: number | null = null
  edges.forEach((edge, i) => {
    begun += edge.begun
    recorded += edge.recorded
    if (edges[i + 1]?.at === edge.at) return
    const holds = recorded > 0 && begun - recorded <= DARK_SHARE * begun
    if (holds) since ??= edge.at
    else if (since !== null) {
      found.push([since, edge.at])
      since = null
    }
  })
  return found
}
