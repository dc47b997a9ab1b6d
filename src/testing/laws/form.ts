import type { Finding, UnknownReason } from '../../detectors/index.ts'
import { FIRES_FROM } from '../../statistics/index.ts'
import { createCalendar, eventsAsOf, groupTimelines, toMs } from '../../timeline/index.ts'
import { isInstant, isLocalDate } from '../../events/index.ts'
import { same, shown } from '../values.ts'
import { eachSituation, type Judged, type Law } from './law.ts'

/** Laws about the form of one answer. */

const answers: Law = {
  name: 'answers',
  statement: 'It answers every situation and never throws.',
  check: ({ failed }) => failed,
}

const json = eachSituation(
  'json',
  'A finding equals its JSON round trip: no undefined, no NaN, no dates, nothing but data.',
  ({ finding }) => {
    const text = JSON.stringify(finding)
    return same(JSON.parse(text), finding) ? undefined : `the finding reads back otherwise: ${text}`
  },
)

const severity = eachSituation(
  'severity',
  'A fired finding has a severity of 0.05 to 1.',
  ({ finding }) => {
    if (finding.status !== 'fired' || (finding.severity >= FIRES_FROM && finding.severity <= 1)) return undefined
    return `severity is ${finding.severity}; answer with graded(), or clear below ${FIRES_FROM}`
  },
)

const REASONS: readonly UnknownReason[] = ['not-recorded', 'gap', 'short-history', 'too-few', 'ambiguous']

const reason = eachSituation(
  'reason',
  'An unknown names one of the five reasons and what would settle it; a not-applicable names a reason.',
  ({ finding }) => {
    if (finding.status === 'not-applicable') return finding.reason === '' ? 'the reason is empty' : undefined
    if (finding.status !== 'unknown') return undefined
    if (!REASONS.includes(finding.reason)) return `the reason ${shown(finding.reason)} is none of ${REASONS.join(', ')}`
    return finding.needs.length === 0 ? 'needs is empty: name the event types or fields that would settle it' : undefined
  },
)

const since = eachSituation(
  'since',
  'Since is an instant or a local day, and never after asOf.',
  ({ finding, inputs }) => {
    if (finding.status !== 'fired') return undefined
    const asOf = toMs(inputs.asOf, 'asOf')
    const late = `since ${finding.since} is after ${inputs.asOf}`
    if (isInstant(finding.since)) return Date.parse(finding.since) <= asOf ? undefined : late
    if (!isLocalDate(finding.since)) return `since ${shown(finding.since)} is neither an instant nor a day YYYY-MM-DD`
    const calendar = createCalendar(inputs.profile ?? {}, inputs.agency ?? {})
    const today = Math.max(calendar.day(asOf, 'client'), calendar.day(asOf, 'agency'))
    return calendar.dayOf(finding.since) <= today ? undefined : late
  },
)

const MOST_REFS = 20

const evidence = eachSituation(
  'evidence',
  'Evidence names events that are in the input and known at asOf, each once, at most 20 of all that count.',
  (situation) => {
    const { finding } = situation
    if (finding.status === 'not-applicable') return undefined
    const { events, eventCount } = finding.evidence
    const refs = events.map(refKey)
    const known = knownRefs(situation)
    const stranger = refs.find((ref) => !known.has(ref))
    if (stranger !== undefined) return `evidence names ${stranger}, which is not known at ${situation.inputs.asOf}`
    const foreign = finding.evidence.clients?.find((clientId) => !situation.events.some((event) => event.clientId === clientId))
    if (foreign !== undefined) return `evidence names the client ${foreign}, of whom there is no event`
    if (new Set(refs).size < refs.length) return `evidence names an event twice: ${refs.join(' ')}`
    const expected = Math.min(MOST_REFS, eventCount)
    return refs.length === expected ? undefined : `${eventCount} events count, so ${expected} are to be named, not ${refs.length}`
  },
)

function knownRefs({ events, inputs }: Judged): ReadonlySet<string> {
  const asOf = toMs(inputs.asOf, 'asOf')
  return new Set([...groupTimelines(events).values()].flatMap((timeline) => eventsAsOf(timeline, asOf)).map(refKey))
}

function refKey({ source = '', id }: { source?: string | undefined; id: string }): string {
  return JSON.stringify([source, id])
}

export const formLaws: readonly Law[] = [answers, json, severity, reason, since, evidence]

/** The severity of a finding as far as badness can be compared: 0 where it is not fired. */
export function severityOf(finding: Finding): number {
  return finding.status === 'fired' ? finding.severity : 0
}
