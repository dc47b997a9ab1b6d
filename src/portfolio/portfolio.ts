import {
  agencyProfileSchema,
  assertInput,
  eventTypes,
  parseRecording,
  type AgencyProfile,
  type AnyEvent,
  type ClientProfile,
  type Outcome,
  type RecordingSpan,
} from '../events/index.ts'
import { createMeasures, createScopes, defaultNorms, type Measures, type Norms } from '../measures/index.ts'
import {
  createViewer,
  createZones,
  DAY_MS,
  feedsOf,
  groupTimelines,
  resolveVersions,
  toMs,
  type Timeline,
  type View,
  type ViewMoment,
} from '../timeline/index.ts'
import { idOf, profilesOf, type ClientEntry, type NamedProfile } from './clients.ts'
import { recordedBy, seenIn, type Hole, type Seen } from './feeds.ts'
import { suspicions, type SuspectFeed, type Suspicion } from './suspect-feeds.ts'
import { portfolioWeeks } from './portfolio-weeks.ts'

/** What is known besides the events of all clients. */
export interface PortfolioInputs {
  /** The moment of judgement: RFC 3339 with an offset, or a Date. */
  readonly asOf: string | Date
  /** Every client that the agency has, so that those without a single event are found too. Clients of events are in anyway. */
  readonly clients?: readonly ClientEntry[]
  /** Profiles of clients that the roster names by id only. */
  readonly profiles?: readonly NamedProfile[]
  /** What was recorded, from when to when. Absent: inferred from the events of all clients, and marked so. */
  readonly recording?: readonly RecordingSpan[]
  readonly agency?: AgencyProfile
  /** What is normal in this portfolio, from `fitNorms`; the shipped norms when absent. */
  readonly norms?: Norms
  /** What became of clients, where contracts do not say. */
  readonly outcomes?: readonly Outcome[]
  /** Whether to look for feeds on which everybody fell silent at once. @defaultValue true */
  readonly guardFeeds?: boolean
}

/** One client of a portfolio. */
export interface KnownClient {
  readonly clientId: string
  readonly profile: ClientProfile
  /** Nothing of it is on record. */
  readonly withoutEvents: boolean
  readonly outcome: Outcome | null
  readonly view: View
  /** Measures over all events, whole. */
  readonly measures: Measures
}

/** All clients as known at one moment. */
export interface Portfolio {
  /** Milliseconds since 1970. */
  readonly asOf: number
  readonly agency: AgencyProfile
  readonly norms: Norms
  /** By id; made when first asked for, and kept. */
  readonly clients: readonly KnownClient[]
  /** The same, but nobody keeps what is worked out of one: for those who walk through many moments. */
  each(): Iterable<KnownClient>
  /** How many clients there are. */
  readonly size: number
  readonly suspectFeeds: readonly SuspectFeed[]
  readonly recordingInferred: boolean
  /** The same portfolio as it was known so many days before. */
  before(days: number): Portfolio
}

/** The names of the inputs, for those who refuse others. */
export const PORTFOLIO_INPUTS = [
  'asOf', 'clients', 'profiles', 'recording', 'agency', 'norms', 'outcomes', 'guardFeeds',
] as const satisfies readonly (keyof PortfolioInputs)[]

/**
 * All clients as known at a moment: what the measures of the agency are worked out from.
 *
 * Versions are resolved across the whole portfolio before it is split, so an event that was corrected from one client to another
 * leaves the first. Feeds are inferred from all clients together.
 *
 * @param events - the events of all clients in any order, all versions and retractions included
 * @throws TypeError where an input is wrong; the place is named
 *
 * @example
 * const portfolio = createPortfolio([message('2026-02-01')], { asOf: '2026-03-01T00:00:00Z', clients: ['acme', 'beta'] })
 * portfolio.clients.map((client) => client.withoutEvents) // => [false, true]
 */
export function createPortfolio(events: readonly AnyEvent[], inputs: PortfolioInputs): Portfolio {
  const { clients = [], profiles = [], recording, agency = {}, outcomes = [] } = inputs
  assertInput<AgencyProfile>(agency, agencyProfileSchema, 'agency')
  if (recording !== undefined) parseRecording(recording)
  const known = profilesOf(clients, profiles)
  const timelines = withRoster(groupTimelines(events), clients.map(idOf))
  const zones = createZones()
  const history: History = {
    seenAt: seenIn(timelines.values()),
    outcomes: new Map(outcomes.map((outcome) => [outcome.clientId, outcome])),
    clients: [...timelines.values()].map((timeline) => (
      { clientId: timeline.clientId, viewAt: createViewer(timeline, { profile: known.get(timeline.clientId), agency, zones }) }
    )),
  }
  return portfolioAt(history, { ...inputs, agency }, toMs(inputs.asOf, 'asOf'))
}

/** All clients at any moment: what is worked out once for all of them. */
interface History {
  readonly clients: readonly { readonly clientId: string; viewAt(moment: ViewMoment): View }[]
  readonly outcomes: ReadonlyMap<string, Outcome>
  seenAt(asOf: number): readonly Seen[]
}

function withRoster(timelines: ReadonlyMap<string, Timeline>, roster: readonly string[]): ReadonlyMap<string, Timeline> {
  const missing = [...new Set(roster)].filter((clientId) => !timelines.has(clientId))
  const silent = missing.map((clientId): [string, Timeline] => [clientId, { clientId, versions: resolveVersions([]) }])
  return new Map([...timelines, ...silent].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function portfolioAt(history: History, inputs: PortfolioInputs & { readonly agency: AgencyProfile }, asOf: number): Portfolio {
  const { agency, recording, norms: given = defaultNorms, guardFeeds = true } = inputs
  const seen = history.seenAt(asOf)
  const visible = new Set(seen.map(({ clientId }) => clientId))
  const recorded = recordedBy(recording, seen)
  const suspects = guardFeeds
    ? suspicions(seen, asOf, given.weeklyDispersion).filter((one) => claimsRecording(one, recording))
    : []
  const holes = holesByClient(suspects)
  // A view is lists of events and little more: what is worked out of it is large, and nobody keeps that here.
  const views = history.clients.map(({ clientId, viewAt }) => viewAt({ asOf, ...recorded(clientId, holes.get(clientId) ?? []) }))
  const norms = { ...given, portfolioWeeks: portfolioWeeks(views, given) }
  function* each(): Generator<KnownClient> {
    for (const view of views) yield knownClient(view, history.outcomes.get(view.clientId) ?? null, !visible.has(view.clientId), norms)
  }
  let clients: readonly KnownClient[] | undefined
  return {
    asOf, agency, norms, each,
    size: history.clients.length,
    get clients() {
      return clients ??= [...each()]
    },
    suspectFeeds: suspects.map(({ feed }) => feed),
    recordingInferred: recording === undefined,
    before: (days) => portfolioAt(history, inputs, asOf - days * DAY_MS),
  }
}

function knownClient(view: View, outcome: Outcome | null, withoutEvents: boolean, norms: Norms): KnownClient {
  const { clientId, profile } = view
  let measures: Measures | undefined
  return {
    clientId, profile, withoutEvents, outcome, view,
    get measures() {
      return measures ??= measuresOf(view, norms)
    },
  }
}

/** Every measure of one view, over all types, whole. */
export function measuresOf(view: View, norms: Norms): Measures {
  return createMeasures(createScopes(view, norms)(eventTypes, {}))
}

/** A feed of which the host itself says that it was not recording is no suspect. */
function claimsRecording({ feed, holes }: Suspicion, stated: readonly RecordingSpan[] | undefined): boolean {
  if (stated === undefined) return true
  return feed.clients.some((clientId) => {
    const feeds = feedsOf(stated, clientId)
    return holes.some((hole) =>
      feeds.some(({ type, from, to }) => (type === hole.type || type === '*') && from < hole.to && hole.from < to),
    )
  })
}

function holesByClient(suspects: readonly Suspicion[]): ReadonlyMap<string, readonly Hole[]> {
  const holes = new Map<string, Hole[]>()
  for (const { feed, holes: own } of suspects) {
    for (const clientId of feed.clients) holes.set(clientId, [...(holes.get(clientId) ?? []), ...own])
  }
  return holes
}
