import * as z from 'zod'
import type { EventBase } from '../events/index.ts'
import type { Contract, CountedCue, MainContacts, PlanInForce } from '../measures/index.ts'
import { blend, ramp } from '../statistics/index.ts'
import { defineDetector, option, type DetectContext } from './define-detector.ts'
import { clear, graded, notApplicable, unknown } from './finding.ts'
import { addWorkingDays, ourPromises } from './shared/promises.ts'

/** Options of `missingPlan`. */
export interface MissingPlanOptions {
  /** Days without a review from which the plan is stale; two and a half times as long is as bad as it gets. @defaultValue 120 */
  reviewDays?: number
  /** Contract days within which a plan must be there. @defaultValue 28 */
  startDays?: number
  /** Promises without a date in four weeks that count. @defaultValue 4 */
  undatedPromises?: number
}

const DAY_MS = 86_400_000
/** Severities of the causes that are there or not. Assumed. */
const NONE = 0.5
const NO_KPIS = 0.35
const NO_MILESTONES = 0.25
const UNDATED = { severity: 0.25, days: 28, withinWorkingDays: 1 }
/** A new person at the client is to be asked for goals within so many days. Assumed. */
const PREDECESSOR = { severity: 0.35, graceDays: 28 }
/** A guarantee in the first weeks misleads for half a year; one cue is enough, so it must be sure. Assumed. */
const OVERSOLD = { severity: 0.35, contractDays: 56, days: 182, confidence: 0.8 }
/** So many times the review rhythm is as bad as it gets. Assumed: 300 days for 120. */
const SEVERE_TIMES = 2.5
/** Work shorter than this is planned by a dated promise. Assumed. */
const ONE_OFF_DAYS = 56
/** What a client who has lost the thread, or is silent, adds to a stale plan. Published: S000, the number assumed. */
const STALE_AND_LOST = 0.15
/** Silent: so many own median gaps, and days, since the last contact. Assumed; `ghosting` judges silence with more care. */
const SILENT = { gaps: 3, days: 14, minGaps: 4 }

/** No shared plan, or one that no longer says what the client wants. */
export const missingPlan = /* @__PURE__ */ defineDetector({
  id: 'missing-plan',
  sign: 'There is no shared plan with KPIs and dates, or it no longer says what the client wants.',
  side: 'agency',
  sources: ['S000 s2', 'S000 s1', 'S001 s3', 'S002', 'S004 s3'],
  leadTime: { basis: 'assumed' },
  plays: [
    'one-plan-per-client',
    'short-and-long-horizon',
    'confirm-goals-each-quarter',
    { play: 'reset-what-was-oversold', causes: ['oversold'] },
  ],
  firesOn: 'absence',
  reads: ['plan', 'contract', 'message', 'meeting', 'commitment', 'contact-change'],
  options: (): z.ZodType<Required<MissingPlanOptions>> =>
    z.strictObject({
      reviewDays: option(
        z.number().min(1).default(120),
        'Days without a review from which the plan is stale; two and a half times as long is as bad as it gets.',
        { basis: 'assumed', because: 'a review each quarter with four weeks of grace' },
      ),
      startDays: option(z.number().min(1).default(28), 'Contract days within which a plan must be there.', {
        basis: 'assumed', because: 'four weeks to agree on one',
      }),
      undatedPromises: option(z.int().min(2).default(4), 'Promises without a date in four weeks that count.', {
        basis: 'assumed', because: 'one a week',
      }),
    }),
  lookbackDays: () => ({ message: OVERSOLD.days + 1, meeting: 400 }),
  detect(context, options) {
    const { measures, calendar, recording, asOf } = context
    const missing = ['plan', 'contract'].filter((type) => !recording.has(type))
    if (missing.length > 0) return unknown('not-recorded', missing)
    const { contracts, inForce, contractDay } = measures.contractInForce()
    if (contracts.length === 0 && isHoled(context, 'contract', 0)) return unknown('gap', ['contract'])
    if (contracts.length === 0) return notApplicable('no-contract')
    if (contractDay === null) return unknown('ambiguous', ['contract.startsOn'])
    if (contractDay < options.startDays) return notApplicable('new-client')
    if (isOneOff(inForce) && ourPromises(measures.commitmentLedger()).length > 0) return notApplicable('one-off')

    const today = calendar.day(asOf)
    const startDay = today - contractDay
    const plan = measures.planInForce()
    const isYoung = plan === null && (recording.knownSince('plan') ?? asOf) > asOf - 28 * DAY_MS
    const isKnown = !isYoung && !isHoled(context, 'plan', plan?.reviewedAt ?? 0)
    const parts = [
      ...(isKnown ? planParts(plan, startDay, context, options) : []),
      undatedPart(context, options),
      oversoldPart(startDay, context),
    ].filter((part) => part !== null).filter(({ severity }) => severity > 0).sort((a, b) => b.severity - a.severity)
    const lost = parts.some(({ cause }) => cause === 'stale') ? lostNotes(context) : []
    const numbers = { ...(plan === null ? {} : sizesOf(plan, today - calendar.day(plan.reviewedAt))), contractDay }
    const finding = graded({
      severity: Math.min(1, blend(parts.map(({ severity }) => severity)) + (lost.length > 0 ? STALE_AND_LOST : 0)),
      since: calendar.date(Math.min(today, ...parts.map(({ since }) => since))),
      causes: parts.map(({ cause }) => cause),
      numbers,
      notes: lost,
      events: [...new Set(parts.flatMap(({ events }) => events))],
    })
    if (finding.status === 'fired') return finding
    if (!isKnown) return unknown(isYoung ? 'short-history' : 'gap', ['plan'], { numbers })
    return clear({ numbers, events: plan?.events.map(({ event }) => event) ?? [] })
  },
})

type Options = Required<MissingPlanOptions>

interface Part {
  readonly cause: 'none' | 'no-kpis' | 'no-milestones' | 'stale' | 'goals-of-predecessor' | 'undated' | 'oversold'
  readonly severity: number
  /** The local day on which it became true. */
  readonly since: number
  readonly events: readonly EventBase[]
}

function sizesOf({ kpis, milestones }: PlanInForce, daysSinceReview: number): Record<string, number> {
  return { daysSinceReview, kpis: kpis.length, milestones: milestones.length }
}

/** A hole since a moment, after the recording began. */
function isHoled({ recording, asOf }: DetectContext, type: string, since: number): boolean {
  const begun = recording.knownSince(type)
  return begun !== null && recording.missing(type, Math.max(begun, since), asOf) > 0
}

/** Every contract in force is short work with an end. */
function isOneOff(inForce: readonly Contract[]): boolean {
  return inForce.length > 0 && inForce.every(({ startsOn, endsOn, autoRenews }) =>
    startsOn !== null && endsOn !== null && autoRenews !== true && endsOn + 1 - startsOn < ONE_OFF_DAYS)
}

function planParts(plan: PlanInForce | null, startDay: number, context: DetectContext, options: Options): Part[] {
  const { startDays, reviewDays } = options
  const { measures, calendar, asOf } = context
  const due = startDay + Math.ceil(startDays)
  if (plan === null) {
    const contracts = measures.contractInForce().inForce.flatMap(({ events }) => events.map(({ event }) => event))
    return [{ cause: 'none', severity: NONE, since: due, events: contracts }]
  }
  const events = plan.events.map(({ event }) => event)
  const [reviewed, today] = [calendar.day(plan.reviewedAt), calendar.day(asOf)]
  const told = Math.max(due, calendar.day(plan.events[0]?.at ?? asOf))
  const main = measures.mainContacts('client')
  const changed = mainChangedAt(main, plan.reviewedAt)
  const changedDay = changed === null ? today : calendar.day(changed)
  // A planning meeting that reviewed it may lie in a hole.
  const isReviewSeen = !isHoled(context, 'meeting', plan.reviewedAt)
  return [
    { cause: 'no-kpis', severity: plan.kpis.length === 0 ? NO_KPIS : 0, since: told, events },
    { cause: 'no-milestones', severity: plan.milestones.length === 0 ? NO_MILESTONES : 0, since: told, events },
    {
      cause: 'stale',
      severity: isReviewSeen ? ramp(today - reviewed, reviewDays, SEVERE_TIMES * reviewDays) : 0,
      since: reviewed + Math.ceil(reviewDays),
      events,
    },
    {
      cause: 'goals-of-predecessor',
      severity: isReviewSeen && today - changedDay > PREDECESSOR.graceDays ? PREDECESSOR.severity : 0,
      since: changedDay + PREDECESSOR.graceDays + 1,
      events: [...events, ...main.changes.filter(({ at }) => at === changed).map(({ event }) => event)],
    },
  ]
}

/** When the client's main person first changed after a moment; null when it did not. */
function mainChangedAt(main: MainContacts, after: number): number | null {
  const before = main.at(after)?.person
  const { current } = main
  const isOther = current !== null && before !== undefined && before !== current.person
  const isNew = isOther && current.basis === 'named' && current.since > after
  const changes = [...main.departures.map(({ at }) => at).filter((at) => at > after), ...(isNew ? [current.since] : [])]
  return changes.length === 0 ? null : Math.min(...changes)
}

/** Promises in words that no dated promise followed within a working day. */
function undatedPart({ measures, calendar, recording, asOf }: DetectContext, { undatedPromises }: Options): Part | null {
  const today = calendar.day(asOf)
  const start = calendar.startOf(addWorkingDays(today - UNDATED.days, -UNDATED.withinWorkingDays, calendar))
  if (!recording.covers(['commitment'], start, asOf)) return null
  const apart = (from: number, to: number): number => Math.abs(calendar.workingDays(from, to, 'agency'))
  const ours = measures.commitmentLedger().filter(({ side }) => side === 'agency')
  const made = ours.map(({ madeAt }) => calendar.day(madeAt, 'agency'))
  const isDated = (day: number): boolean => made.some((other) => apart(day, other) <= UNDATED.withinWorkingDays)
  const said = measures.cueCount(['promise'], UNDATED.days).cues.map((cue) => ({ cue, day: calendar.day(cue.at, 'agency') }))
  const settled = said.filter(({ day }) => apart(day, calendar.day(asOf, 'agency')) > UNDATED.withinWorkingDays)
  const undated = settled.filter(({ day }) => !isDated(day))
  const last = undated[undatedPromises - 1]
  if (last === undefined) return null
  const since = addWorkingDays(last.day, UNDATED.withinWorkingDays + 1, calendar)
  return { cause: 'undated', severity: UNDATED.severity, since, events: undated.map(({ cue }) => cue.event) }
}

/** What nobody controls was guaranteed in the first weeks of the contract. */
function oversoldPart(startDay: number, { measures }: DetectContext): Part | null {
  const isOversold = ({ day, cue }: CountedCue): boolean =>
    day >= startDay && day < startDay + OVERSOLD.contractDays && (cue.confidence ?? 1) >= OVERSOLD.confidence
  const said = measures.cueCount(['overpromise'], OVERSOLD.days).cues.filter(isOversold)
  const [first] = said
  if (first === undefined) return null
  return { cause: 'oversold', severity: OVERSOLD.severity, since: first.day, events: said.map(({ event }) => event) }
}

/** The client says that it has lost the thread, or is silent against its own rhythm. */
function lostNotes(context: DetectContext): string[] {
  const { measures } = context
  const { gaps, last, medianGap, daysSince } = measures.activeDays()
  const isKnown = last !== null && gaps.length >= SILENT.minGaps && !isHoled(context, 'message', last.at)
  const isSilent = isKnown && (daysSince ?? 0) >= Math.max(SILENT.days, SILENT.gaps * (medianGap ?? Infinity))
  const isConfused = measures.cueCount(['direction-confusion']).count > 0
  return [...(isConfused ? ['client-has-lost-the-thread'] : []), ...(isSilent ? ['client-is-silent'] : [])]
}
