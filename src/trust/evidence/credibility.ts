import type { Claim, ClaimTopic, FullReport, Meeting } from '../../measures/index.ts'
import { DAY_MS } from '../../timeline/index.ts'
import type { EvidenceKind } from '../kinds.ts'
import { addWorkingDays, saidAs, type EvidenceContext, type Finder, type Piece } from '../pieces.ts'
import { asBegun, asStated, ourIncidents, outsideRequests } from './facts.ts'

/** A report answers at least so many of the six questions. */
const FULL_ANSWERS = 5
/** Attainment below this is a wide miss (by over 30 %). */
const WIDE_MISS = 0.7
/** A forecast is met within this share of the result. */
const FORECAST_WITHIN = 0.1
/** Two claims further apart than this may both have been true. Assumed: as in conflicting-information. */
const CLAIMS_APART_MS = 28 * DAY_MS
/** A contradiction set right within so many working days is none. Assumed: as in conflicting-information. */
const CORRECTED_WORKING_DAYS = 2
/** Words of metrics that say what was paid, and words that make it what came back. Assumed: as in cost-blind-reports. */
const COST_WORDS = ['spend', 'cost', 'cpa', 'cpl', 'cac']
const RETURN_WORDS = ['return', 'roas', 'roi']

const fullReports: Finder = ({ measures }) =>
  measures.reportAnswers().filter((report) => (report.answers?.length ?? 0) >= FULL_ANSWERS && showsCost(report) === true)
    .map(({ at, event }) => ({ kind: 'full-report', at, event }))

/** Only where something was spent: who buys no media has no cost to show. */
const reportsWithoutCost: Finder = ({ measures }) => {
  const hasBudget = measures.budgetLevels().steps.length > 0
  if (!hasBudget && measures.attainment().periods.every(({ spend }) => spend === null)) return []
  return measures.reportAnswers().filter((report) => showsCost(report) === false)
    .map(({ at, event }) => ({ kind: 'report-without-cost', at, event }))
}

/** Null where nobody noted which metrics the run of reports shows. */
function showsCost({ run }: FullReport): boolean | null {
  const noted = run.flatMap(({ event }) => (event.metrics === undefined ? [] : [event.metrics]))
  if (noted.length === 0) return null
  return noted.flat().some((metric) => {
    const words = metric.toLowerCase().split(/[^a-z0-9]/)
    return words.some((word) => COST_WORDS.includes(word)) && !words.some((word) => RETURN_WORDS.includes(word))
  })
}

/** Results of periods that are over. */
const targets: Finder = ({ measures, calendar, asOf }) =>
  measures.attainment().periods.flatMap(({ attained, toDay, event: { event, at } }): Piece[] => {
    if (attained === null || toDay > calendar.day(asOf)) return []
    return [{ kind: targetKind(attained), at, event }]
  })

function targetKind(attained: number): EvidenceKind {
  if (attained >= 1) return 'target-met'
  return attained < WIDE_MISS ? 'target-missed-widely' : 'target-missed'
}

/** A number told under the name of a KPI, which the next result bears out. Nothing else marks a forecast. */
const forecasts: Finder = ({ measures }) =>
  measures.claims().flatMap(ourClaims).flatMap(({ topic, amount, at, day, event }): Piece[] => {
    const told = measures.attainment().periods.filter(({ kpi }) => kpi.toLowerCase() === topic)
    const result = told.find((period) => period.toDay >= day && period.event.at >= at)
    if (amount === null || result === undefined) return []
    const isMet = Math.abs(amount - result.actual) <= FORECAST_WITHIN * Math.abs(result.actual)
    return isMet ? [{ kind: 'forecast-met', at: result.event.at, event }] : []
  })

/**
 * Two of ours tell two things about one topic, and nobody sets it right in time. A simpler rule than that of
 * conflicting-information.
 */
const contradictions: Finder = (context) =>
  context.measures.claims().map(ourClaims).flatMap((claims) =>
    claims.flatMap((claim, i): Piece[] => {
      const first = claims.slice(0, i).find((other) => contradicts(claim, other))
      if (first === undefined || !stood(first, claim, context)) return []
      return [{ kind: 'contradiction', at: claim.at, event: claim.event }]
    }),
  )

/** The time to set it right is over, and nobody did. */
function stood(first: Claim, second: Claim, { calendar, asOf }: EvidenceContext): boolean {
  const lastDay = addWorkingDays(calendar.day(second.at, 'agency'), CORRECTED_WORKING_DAYS, calendar)
  const deadline = calendar.startOf(lastDay + 1, 'agency')
  const corrections = [first.correctedAt, second.correctedAt].map((at) => at ?? Infinity)
  return deadline <= asOf && !corrections.some((at) => at > second.at && at < deadline)
}

/** Another person tells another thing; what somebody corrects in person, or the main person sets right, is news. */
function contradicts(claim: Claim, earlier: Claim): boolean {
  if (claim.person === null || earlier.person === null || claim.person === earlier.person) return false
  return claim.value !== earlier.value && claim.at - earlier.at <= CLAIMS_APART_MS && earlier.correctedAt !== claim.at
}

function ourClaims({ claims }: ClaimTopic): Claim[] {
  return claims.filter(({ side }) => side === 'agency')
}

const testsAndRoadmaps: Finder = ({ measures }) =>
  measures.initiativeLedger().filter(({ kind, side }) => side === 'agency' && (kind === 'test' || kind === 'roadmap'))
    .flatMap(({ proposedAt, events }) => asBegun('test-or-roadmap', proposedAt, events))

const endorsements: Finder = ({ of }) =>
  of('advocacy').filter(({ event: { kind, status } }) => status === 'given' && kind !== 'referral' && kind !== 'rehire')
    .map(({ at, event }) => ({ kind: 'public-endorsement', at, event }))

/** What we are no good at: turned down, or taken. What waits for an answer is neither. */
const outsideWork: Finder = (context) =>
  outsideRequests(context).flatMap(({ declined, events }) =>
    declined ? asStated('outside-work-declined', events, 'declined') : asStated('outside-work-accepted', events, 'resolved', 'acknowledged'),
  )

/** Two of ours at least sat in the kickoff. Assumed: no field says who was introduced. */
const introductions: Finder = ({ measures, asOf }) =>
  measures.meetingSeries().filter((meeting) => meeting.purpose === 'kickoff' && meeting.held && ours(meeting) > 1)
    .map(({ startsAt, event }) => ({ kind: 'team-introduced', at: Math.min(startsAt, asOf), event }))

function ours({ attendees }: Meeting): number {
  return attendees.filter(({ side, response }) => side === 'agency' && response !== 'declined').length
}

/** Each report once, in its last form. */
const reportErrors: Finder = ({ of }) => {
  const last = new Map(of('report').map((dated) => [JSON.stringify([dated.event.source ?? '', dated.event.ref]), dated]))
  const wrong = [...last.values()].filter(({ event }) => (event.errors ?? 0) > 0)
  return wrong.map(({ at, event }) => ({ kind: 'report-error', at, event }))
}

/** No field of a report says who found its errors; incidents do. */
const errorsFoundByClient: Finder = ({ measures }) =>
  ourIncidents(measures).filter(({ kind, foundBy }) => kind === 'error' && foundBy === 'client')
    .flatMap(({ foundAt, events }) => asBegun('error-found-by-client', foundAt, events))

const trackingIncidents: Finder = ({ measures }) =>
  ourIncidents(measures).filter(({ kind }) => kind === 'tracking')
    .flatMap(({ foundAt, events }) => asBegun('tracking-incident', foundAt, events))

const FINDERS: readonly Finder[] = [
  fullReports, reportsWithoutCost, targets, forecasts, contradictions, testsAndRoadmaps, endorsements, outsideWork, introductions,
  reportErrors, errorsFoundByClient, trackingIncidents,
  /* @__PURE__ */ saidAs('praise-of-expertise', 'praise', 'expertise'),
  /* @__PURE__ */ saidAs('evasive-answer', 'evasive'),
  /* @__PURE__ */ saidAs('asked-again', 're-asked'),
  /* @__PURE__ */ saidAs('overpromise', 'overpromise'),
]

/** Do they know it, can they do it, is what they tell us right? */
export function credibilityEvidence(context: EvidenceContext): Piece[] {
  return FINDERS.flatMap((find) => find(context))
}
