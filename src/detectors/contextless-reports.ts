import * as z from 'zod'
import type { ReportAnswer } from '../events/index.ts'
import type { FullReport } from '../measures/index.ts'
import { blend, median, ramp } from '../statistics/index.ts'
import { defineDetector, option, type DetectContext } from './define-detector.ts'
import { clear, graded, notApplicable, unknown } from './finding.ts'
import { BUSINESS_METRICS, showsBusinessMetric } from './shared/business-metrics.ts'
import { withoutNotes } from './shared/full-reports.ts'
import { addWorkingDays } from './shared/promises.ts'

/** Options of `contextlessReports`. */
export interface ContextlessReportsOptions {
  /** Share of the six questions answered from which it fires, downwards. @defaultValue 0.5 */
  answeredShare?: number
  /**
   * Names of metrics that the client's business lives by.
   * @defaultValue ['revenue', 'sales', 'orders', 'leads', 'bookings', 'pipeline', 'new customers']
   */
  businessMetrics?: readonly string[]
}

/** What a report should answer. Published: S000. */
const SIX: readonly ReportAnswer[] = ['goal-progress', 'real-value', 'data-focus', 'weak-areas', 'outlook', 'data-meaning']
const LOOKBACK_DAYS = 182
/** The newest reports count, and so many must lie in the last quarter. Assumed. */
const NEWEST = 3
const MIN_REPORTS = 2
const WINDOW_DAYS = 91
/** No figure of the client's business in any of them. Assumed. */
const NO_BUSINESS_METRIC = 0.35
/** A report talked through within so many working days answers one more. Assumed. */
const TALK_WORKING_DAYS = 3

/** Reports that show data and leave the client's questions open. */
export const contextlessReports = /* @__PURE__ */ defineDetector({
  id: 'contextless-reports',
  sign: 'Reports show data but do not answer what the client will ask, nor what it is worth.',
  side: 'agency',
  sources: ['S000 s2'],
  leadTime: { basis: 'assumed' },
  plays: ['answer-the-six', 'lead-with-value', 'drop-data-nobody-needs'],
  firesOn: 'absence',
  reads: ['report', 'meeting'],
  options: (): z.ZodType<Required<ContextlessReportsOptions>> =>
    z.strictObject({
      answeredShare: option(
        z.number().gt(0).max(1).default(0.5),
        'Share of the six questions answered from which it fires, downwards.',
        { basis: 'assumed', because: 'half of them' },
      ),
      businessMetrics: option(
        z.array(z.string().min(1)).default([...BUSINESS_METRICS]),
        "Names of metrics that the client's business lives by.",
        { basis: 'assumed', because: 'brand work names its own' },
      ),
    }),
  lookbackDays: () => ({ report: LOOKBACK_DAYS, meeting: LOOKBACK_DAYS }),
  detect(context, options) {
    const { measures, asOf, calendar, recording } = context
    if (!recording.has('report')) return unknown('not-recorded', ['report'])
    const today = calendar.day(asOf)
    const all = withoutNotes(measures.reportAnswers())
    const newest = all.slice(-NEWEST)
    const begun = recording.knownSince('report') ?? asOf
    const isEnough = newest.filter(({ day }) => day > today - WINDOW_DAYS).length >= MIN_REPORTS
    const start = calendar.startOf(today - (all.length === 0 ? LOOKBACK_DAYS : WINDOW_DAYS) + 1)
    const from = isEnough ? (newest[0]?.at ?? asOf) : start
    // The reports that would count may lie in the hole.
    if (recording.missing('report', Math.max(begun, from), asOf) > 0) return unknown('gap', ['report'])
    if (all.length === 0) return notApplicable('no-reports')
    if (!isEnough) return unknown('too-few', ['report'], { numbers: { reports: newest.length } })

    const state = stateOf(newest, context, options)
    const { answeredShare } = state
    const isJudged = answeredShare !== null
    const never = isJudged ? SIX.filter((code) => !newest.some(({ answers }) => answers?.includes(code))) : []
    const evidence = {
      numbers: { reports: newest.length, ...(isJudged ? { answeredShare, medianAnswers: answeredShare * SIX.length } : {}) },
      notes: never.map((code) => `no-${code}`),
      events: newest.map(({ event }) => event),
    }
    const finding = graded({ ...evidence, severity: state.severity, since: sinceOf(all, context, options), causes: state.causes })
    if (finding.status === 'fired') return finding
    return isJudged ? clear(evidence) : unknown('ambiguous', ['report.answers'], evidence)
  },
})

type Options = Required<ContextlessReportsOptions>

interface State {
  /** Median over the reports that somebody looked at; null where there are too few of them. */
  readonly answeredShare: number | null
  readonly severity: number
  readonly causes: readonly string[]
}

function stateOf(reports: readonly FullReport[], context: DetectContext, options: Options): State {
  const counts = reports.flatMap((report) => (report.answers === null ? [] : report.answers.length + extra(report, context)))
  const shares = counts.map((count) => Math.min(1, count / SIX.length))
  const answeredShare = shares.length < MIN_REPORTS ? null : median(shares)
  const isBlind = reports.every(({ metrics }) => metrics !== null && !showsBusinessMetric(metrics, options.businessMetrics))
  const parts = [
    { cause: 'few-answers', severity: answeredShare === null ? 0 : ramp(answeredShare, options.answeredShare, 0) },
    { cause: 'no-business-metric', severity: isBlind ? NO_BUSINESS_METRIC : 0 },
  ].filter(({ severity }) => severity > 0).sort((a, b) => b.severity - a.severity)
  return { answeredShare, severity: blend(parts.map(({ severity }) => severity)), causes: parts.map(({ cause }) => cause) }
}

/** One more answer for a report that was talked through; where meetings went unrecorded, it may have been. */
function extra({ at }: FullReport, { measures, calendar, recording, asOf }: DetectContext): number {
  const until = calendar.startOf(addWorkingDays(calendar.day(at, 'agency'), TALK_WORKING_DAYS, calendar) + 1, 'agency')
  const begun = recording.knownSince('meeting')
  if (begun !== null && recording.missing('meeting', Math.max(begun, at), Math.min(until, asOf)) > 0) return 1
  const talks = measures.meetingSeries().filter(({ held, startsAt }) => held && startsAt >= at && startsAt < until)
  const aboutWork = talks.filter(({ purpose }) => purpose !== 'kickoff' && purpose !== 'planning')
  return aboutWork.some(({ attendees }) => attendees.some(({ side }) => side === 'client')) ? 1 : 0
}

/** The report with which it began to show. */
function sinceOf(all: readonly FullReport[], context: DetectContext, options: Options): string {
  let since = ''
  for (let i = all.length; i >= MIN_REPORTS; i--) {
    if (stateOf(all.slice(Math.max(0, i - NEWEST), i), context, options).severity === 0) break
    since = all[i - 1]?.event.at ?? since
  }
  return since
}
