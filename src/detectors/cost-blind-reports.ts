import * as z from 'zod'
import type { FullReport } from '../measures/index.ts'
import { ramp } from '../statistics/index.ts'
import { defineDetector, option, type DetectContext } from './define-detector.ts'
import { clear, graded, notApplicable, unknown, type NotApplicable, type Unknown } from './finding.ts'
import { showsAny, withoutNotes } from './shared/full-reports.ts'

/** Options of `costBlindReports`. */
export interface CostBlindReportsOptions {
  /** Share of the newest reports without a cost from which it fires. @defaultValue 0.5 */
  blindShare?: number
  /** Share without a cost that is as bad as it gets. @defaultValue 1 */
  severeBlindShare?: number
  /** Names of metrics that say what the client paid. @defaultValue ['spend', 'cost', 'cpa', 'cpl', 'cac'] */
  costMetrics?: readonly string[]
}

const LOOKBACK_DAYS = { report: 182, budget: 400, performance: 200 }
/** So many of the newest reports count. Assumed. */
const NEWEST = 3
/** A second report less than so many days apart may show the cost. Assumed. */
const SECOND_DAYS = 14
/** What comes back on spend does not say what was spent. */
const RETURN_WORDS: readonly string[] = ['return', 'roas', 'roi']

/** Reports that leave out what the client paid. */
export const costBlindReports = /* @__PURE__ */ defineDetector({
  id: 'cost-blind-reports',
  sign: 'Dashboards leave out what the client paid: spend, cost per order, cost per lead.',
  side: 'agency',
  sources: ['S002'],
  leadTime: { basis: 'assumed' },
  plays: ['cost-on-page-one', 'show-lowlights', 'share-the-dashboard'],
  firesOn: 'absence',
  reads: ['report', 'budget', 'performance'],
  options: (): z.ZodType<Required<CostBlindReportsOptions>> =>
    z.strictObject({
      blindShare: option(z.number().gt(0).lt(1).default(0.5), 'Share of the newest reports without a cost from which it fires.', {
        basis: 'assumed', because: 'one of three may be an oversight',
      }),
      severeBlindShare: option(z.number().gt(0).max(1).default(1), 'Share without a cost that is as bad as it gets.', {
        basis: 'assumed', because: 'none shows it',
      }),
      costMetrics: option(
        z.array(z.string().min(1)).default(['spend', 'cost', 'cpa', 'cpl', 'cac']),
        'Names of metrics that say what the client paid.',
        { basis: 'assumed', because: 'cost per order and the like hold the word cost' },
      ),
    }),
  lookbackDays: () => LOOKBACK_DAYS,
  detect(context, options) {
    const { measures, recording, calendar, asOf } = context
    if (!recording.has('report')) return unknown('not-recorded', ['report'])
    const sent = measures.reportAnswers()
    const all = withoutNotes(sent)
    const newest = all.slice(-NEWEST)
    const start = calendar.startOf(calendar.day(asOf) - LOOKBACK_DAYS.report + 1)
    const from = newest.length < NEWEST ? start : (newest[0]?.at ?? asOf)
    // The reports that would count may lie in the hole.
    const isHoled = recording.missing('report', Math.max(from, recording.knownSince('report') ?? asOf), asOf) > 0
    if (all.length === 0) return isHoled ? unknown('gap', ['report']) : notApplicable('no-reports')
    const unpaid = withoutPaidMedia(context)
    if (unpaid !== null) return unpaid
    if (isHoled) return unknown('gap', ['report'])
    if (newest.length < NEWEST) return unknown('too-few', ['report'], { numbers: { reports: newest.length } })

    const blind = newest.filter((report) => showsCost(report, sent, options) === false)
    const untold = newest.filter((report) => showsCost(report, sent, options) === null)
    const blindShare = blind.length / newest.length
    const numbers = { reports: newest.length, blindReports: blind.length, blindShare }
    const evidence = { numbers, events: newest.map(({ event }) => event) }
    const severity = ramp(blindShare, options.blindShare, options.severeBlindShare)
    const finding = graded({ ...evidence, severity, since: sinceOf(all, sent, options) })
    if (finding.status === 'fired') return finding
    const isOpen = untold.length > 0 && (blind.length + untold.length) / newest.length >= options.blindShare
    return isOpen ? unknown('ambiguous', ['report.metrics'], evidence) : clear(evidence)
  },
})

type Options = Required<CostBlindReportsOptions>

/** Where no media is paid there is no cost to show; where nobody says, it cannot be told. */
function withoutPaidMedia({ measures, recording, asOf }: DetectContext): NotApplicable | Unknown | null {
  const { steps, totals } = measures.budgetLevels()
  if (steps.length + totals > 0 || measures.attainment().periods.some(({ spend }) => (spend ?? 0) > 0)) return null
  const kept = ['budget', 'performance'].filter((type) => recording.has(type))
  if (kept.length === 0) return unknown('not-recorded', ['budget', 'performance.spend'])
  const isHoled = kept.some((type) => recording.missing(type, recording.knownSince(type) ?? asOf, asOf) > 0)
  return isHoled ? unknown('gap', kept) : notApplicable('no-paid-media')
}

/** Whether the client saw what it paid, in this report or in one sent close to it; null where nobody says what it shows. */
function showsCost(report: FullReport, all: readonly FullReport[], { costMetrics }: Options): boolean | null {
  const close = all.flatMap(({ run }) => run).filter(({ day }) => Math.abs(day - report.day) < SECOND_DAYS)
  const metrics = close.flatMap(({ event }) => event.metrics ?? []).filter((metric) => !showsAny([metric], RETURN_WORDS))
  if (showsAny(metrics, costMetrics)) return true
  return report.metrics === null ? null : false
}

/** The report with which it began to show. */
function sinceOf(all: readonly FullReport[], sent: readonly FullReport[], options: Options): string {
  const isBlind = all.map((report) => showsCost(report, sent, options) === false)
  let since = ''
  for (let i = all.length; i >= NEWEST; i--) {
    if (isBlind.slice(i - NEWEST, i).filter(Boolean).length / NEWEST < options.blindShare) break
    since = all[i - 1]?.event.at ?? since
  }
  return since
}
