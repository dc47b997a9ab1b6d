import type { AgencyProfile, AnyEvent, ClientProfile, RecordingSpan } from '../events/index.ts'
import type { DetectContext, Detector, Finding } from '../detectors/index.ts'
import { createMeasures, createScopes, defaultNorms, type Norms, type PortfolioMeasures } from '../measures/index.ts'
import { significant } from '../statistics/index.ts'
import { createTimeline, createView, toMs, type View } from '../timeline/index.ts'

/** What is known besides the events. */
export interface DetectInputs {
  /** The moment of judgement: RFC 3339 with an offset, or a Date. */
  asOf: string | Date
  /** Needed only where there are no events. */
  clientId?: string
  /** What was recorded, from when to when. Absent: inferred from the events, and marked so. */
  recording?: readonly RecordingSpan[]
  profile?: ClientProfile
  agency?: AgencyProfile
  /** What is normal in this portfolio; the shipped norms when absent. */
  norms?: Norms
}

/** A detector's answer, or the error of one that threw. */
export type RunFinding = Finding | { status: 'error'; message: string }

/**
 * Looks for one sign in one client's events.
 *
 * @param events - one client's events in any order, all versions and retractions included
 * @param detector - a configured detector: `slowReplies({ ratio: 3 })`
 * @throws TypeError where the events are of two clients, or `asOf` is no instant
 * @returns the finding; all numbers are rounded to six significant digits
 *
 * @example
 * detect([], noticeGiven(), { asOf: '2026-03-01T00:00:00Z', clientId: 'acme' }).status // => 'unknown'
 */
export function detect(events: readonly AnyEvent[], detector: Detector, inputs: DetectInputs): Finding {
  const timeline = createTimeline(events, inputs.clientId)
  const view = createView(timeline, { ...inputs, asOf: toMs(inputs.asOf, 'asOf') })
  return runner(view, inputs.norms ?? defaultNorms)(detector)
}

/**
 * Runs detectors over one view; they share their measures.
 *
 * @param portfolioOf - what a detector is given of every client by itself, where the view is that of a whole agency
 */
export function runner(
  view: View, norms: Norms, portfolioOf?: (detector: Detector) => PortfolioMeasures,
): (detector: Detector) => Finding {
  const scopeOf = createScopes(view, norms)
  return (detector) => {
    const scope = scopeOf(detector.reads, detector.lookbackDays)
    let events: DetectContext['events'] | undefined
    const context: DetectContext = {
      get events() {
        return events ??= eventsOf(detector.reads.map((type) => scope.of(type)))
      },
      measures: createMeasures(scope),
      asOf: view.asOf,
      calendar: view.calendar,
      recording: view.recording,
      profile: view.profile,
      agency: view.agency,
      norms,
      ...(portfolioOf === undefined ? {} : { portfolio: portfolioOf(detector) }),
    }
    return rounded(detector.detect(context))
  }
}

/** One list of several ordered ones, oldest first; made only for detectors that ask for it. */
function eventsOf<E>(lists: readonly (readonly { readonly event: E; readonly at: number }[])[]): E[] {
  const [only] = lists
  if (lists.length === 1 && only !== undefined) return only.map((dated) => dated.event)
  return lists.flat().sort((a, b) => a.at - b.at).map((dated) => dated.event)
}

/** The one place where numbers of findings are rounded. */
function rounded(finding: Finding): Finding {
  if (finding.status === 'not-applicable') return finding
  const numbers: Record<string, number> = {}
  for (const [name, value] of Object.entries(finding.evidence.numbers)) numbers[name] = significant(value)
  const evidence = { ...finding.evidence, numbers }
  return finding.status === 'fired' ? { ...finding, severity: significant(finding.severity), evidence } : { ...finding, evidence }
}

