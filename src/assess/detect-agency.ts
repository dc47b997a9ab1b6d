import type { AgencyProfile, AnyEvent } from '../events/index.ts'
import type { Detector, Finding } from '../detectors/index.ts'
import { createMeasures, createPortfolioMeasures, createScopes, defaultNorms, type Norms } from '../measures/index.ts'
import {
  createTimeline, createView, eventsAsOf, groupTimelines, inferFeeds, toMs, type Timeline, type View,
} from '../timeline/index.ts'
import { agencyRecording, agencyView } from './agency-view.ts'
import { runner, type DetectInputs } from './detect.ts'

/** What is known besides the events of all clients. */
export type DetectAgencyInputs = Omit<DetectInputs, 'profile'>

/**
 * Looks for one sign of the whole agency in the events of all its clients.
 *
 * @param events - the events of all clients in any order, all versions and retractions included
 * @param detector - a configured detector of side `agency-level`
 * @throws TypeError where the detector is about one client, or `asOf` is no instant
 * @returns the finding; `not-applicable` is the answer of such a detector to `detect`, which sees one client alone
 *
 * @example
 * const busyDesk = defineDetector({
 *   id: 'acme/busy-desk', sign: 'Half of the clients have an open request.', side: 'agency-level', sources: ['Acme 2026'],
 *   leadTime: { basis: 'assumed' }, plays: ['hire'], firesOn: 'presence', reads: ['request'], options: () => z.strictObject({}),
 *   detect: ({ portfolio, events }) => {
 *     if (portfolio === undefined) return notApplicable('agency-level')
 *     const busy = portfolio.clients.filter(({ measures }) => measures.requestLedger().some((own) => own.settledAt === null))
 *     return busy.length * 2 < portfolio.clients.length ? clear() : fired({ severity: 0.5, since: events[0].at, events })
 *   },
 * })
 * const events = [request('2026-02-02', { clientId: 'acme' }), request('2026-02-03', { clientId: 'beta' })]
 * detectAgency(events, busyDesk(), { asOf: '2026-03-01T00:00:00Z' }).status // => 'fired'
 * detect([events[0]], busyDesk(), { asOf: '2026-03-01T00:00:00Z' }).reason // => 'agency-level'
 */
export function detectAgency(events: readonly AnyEvent[], detector: Detector, inputs: DetectAgencyInputs): Finding {
  if (detector.side !== 'agency-level') {
    throw new TypeError(`detectAgency: ${detector.id} is about one client; give detect the events of one`)
  }
  return agencyRunner(agencyViews(events, inputs), { ...inputs, asOf: toMs(inputs.asOf, 'asOf') })(detector)
}

/** One view for each client; where nobody said what was recorded, feeds are inferred from all of them together. */
export function agencyViews(events: readonly AnyEvent[], inputs: DetectAgencyInputs): View[] {
  const { clientId, recording, agency } = inputs
  const asOf = toMs(inputs.asOf, 'asOf')
  const timelines: Timeline[] = [...groupTimelines(events).values()]
  if (timelines.length === 0 && clientId !== undefined) timelines.push(createTimeline([], clientId))
  const seen = timelines
    .flatMap((timeline) => eventsAsOf(timeline, asOf))
    .map(({ source = '', type, at }) => ({ source, type, at: Date.parse(at) }))
  const feeds = inferFeeds(seen.sort((a, b) => a.at - b.at))
  return timelines.map((timeline) => createView(timeline, { asOf, agency, recording, feeds }))
}

/** What agency-level detectors are run with besides the views of all clients. */
export interface AgencyRun {
  /** Milliseconds since 1970. */
  readonly asOf: number
  readonly agency?: AgencyProfile
  readonly norms?: Norms
}

/** Runs agency-level detectors over the views of all clients; they share the measures of each. */
export function agencyRunner(views: readonly View[], run: AgencyRun): (detector: Detector) => Finding {
  const { asOf, agency = {}, norms = defaultNorms } = run
  const clients = views.map((view) => {
    const scopeOf = createScopes(view, norms)
    return { view, scopeOf, over: createMeasures(scopeOf(['contract'], {})).contractInForce().allOver }
  })
  const staying = clients.filter(({ over }) => !over)
  // Clients that are gone need no recording any more; where all of them are, theirs is all there is.
  const recording = agencyRecording((staying.length === 0 ? clients : staying).map(({ view }) => view), asOf)
  const whole = agencyView(views, recording, agency, asOf)
  return runner(whole, norms, ({ reads, lookbackDays }) => createPortfolioMeasures(
    clients.map(({ view, scopeOf, over }) => (
      { clientId: view.clientId, over, measures: createMeasures(scopeOf(reads, lookbackDays)) }
    )),
    whole.calendar,
    asOf,
  ))
}
