import { assessView, scorecardChooser, type Assessment } from '../assess/index.ts'
import type { AgencyProfile, AnyEvent, ClientProfile, RecordingSpan } from '../events/index.ts'
import type { Scorecard } from '../health/index.ts'
import { defaultNorms } from '../measures/index.ts'
import { createView, createZones, eventsAsOf, groupTimelines, inferFeeds, type Feed, type Timeline } from '../timeline/index.ts'

/** One client's profile in a file. */
export interface NamedProfile extends ClientProfile {
  clientId: string
}

/** What the clients are judged with. */
export interface ClientsInputs {
  readonly asOf: number
  readonly scorecard: Scorecard
  readonly recording?: readonly RecordingSpan[] | undefined
  readonly profiles?: readonly NamedProfile[] | undefined
  readonly agency?: AgencyProfile | undefined
  /** Only these; all when empty. */
  readonly only: readonly string[]
  readonly onClient: (done: number, of: number) => void
}

/** Judges every client of an export, worst first: by what its health is at most, which is its health where it has one. */
export function assessClients(events: readonly AnyEvent[], inputs: ClientsInputs): Assessment[] {
  const { asOf, scorecard, recording, agency, only, onClient } = inputs
  const timelines = groupTimelines(events)
  const profiles = new Map((inputs.profiles ?? []).map(({ clientId, ...profile }): [string, ClientProfile] => [clientId, profile]))
  const feeds = recording === undefined ? portfolioFeeds([...timelines.values()], asOf) : undefined
  const choose = scorecardChooser(scorecard, defaultNorms)
  const wanted = [...timelines.values()].filter(({ clientId }) => only.length === 0 || only.includes(clientId))
  const zones = createZones()
  const assessments = wanted.map((timeline, i) => {
    onClient(i, wanted.length)
    const view = createView(timeline, { asOf, recording, feeds, agency, zones, profile: profiles.get(timeline.clientId) })
    return assessView(view, choose(view), defaultNorms)
  })
  return assessments.sort(worstFirst)
}

/** What was recorded is inferred from all clients together: a feed that delivers for one is alive for all. */
function portfolioFeeds(timelines: readonly Timeline[], asOf: number): Feed[] {
  const sightings = timelines
    .flatMap((timeline) => eventsAsOf(timeline, asOf))
    .map(({ source = '', type, at }) => ({ source, type, at: Date.parse(at) }))
  return inferFeeds(sightings.sort((a, b) => a.at - b.at))
}

function worstFirst(a: Assessment, b: Assessment): number {
  return a.range.high - b.range.high || b.risk.probability - a.risk.probability || b.coverage - a.coverage || (a.clientId < b.clientId ? -1 : 1)
}
