import * as z from 'zod'
import type { CountedCue, Measures } from '../measures/index.ts'
import { blend, FIRES_FROM, ramp } from '../statistics/index.ts'
import { defineDetector, option } from './define-detector.ts'
import { clear, fired } from './finding.ts'
import { BUSINESS_METRICS, showsBusinessMetric } from './shared/business-metrics.ts'
import { unheard } from './shared/cues.ts'
import { isFinance, isSenior } from './shared/senior.ts'

/** Options of `valueDoubt`. */
export interface ValueDoubtOptions {
  /** Remarks of one kind from which it fires. @defaultValue 2 */
  remarks?: number
  /** Remarks of one kind from which it is as bad as can be. @defaultValue 4 */
  severeRemarks?: number
  /** Days over which remarks are counted. @defaultValue 56 */
  windowDays?: number
  /**
   * What counts as a metric of the client's business in reports.
   * @defaultValue ['revenue', 'sales', 'orders', 'leads', 'bookings', 'pipeline', 'new customers']
   */
  businessMetrics?: string[]
}

type Options = Required<ValueDoubtOptions>

const DAY_MS = 86_400_000
const LOOKBACK_DAYS = 182
/** Talk of saving weighs less than doubt about what we are worth. Assumed. */
const PRESSURE_WEIGHT = 0.7
/** What the voice of rank or of finance adds, and what asking for a discount adds. Assumed. */
const SENIOR_VOICE = 0.15
const DISCOUNT_REQUEST = 0.1
/** The topic of talk of saving that binds every supplier, and what is left of it while our own fee is untouched. Assumed. */
const EVERY_SUPPLIER = 'all-suppliers'
const EVERY_SUPPLIER_WEIGHT = 0.5
/** Reports that are looked at. Assumed. */
const LAST_REPORTS = 3
const CODES = ['value-question', 'budget-pressure'] as const

/** Before any cut the client asks what it pays for, or talks of saving. */
export const valueDoubt = /* @__PURE__ */ defineDetector({
  id: 'value-doubt',
  sign: 'Before any cut the client asks what it pays for, or talks of saving.',
  side: 'client',
  sources: ['S000 s2', 'beyond the sources: PHL, B2B'],
  leadTime: { days: [60, 90], basis: 'practitioner' },
  plays: ['show-results-in-their-money', 'tie-services-to-returns', 'drop-what-does-not-pay'],
  firesOn: 'presence',
  reads: ['message', 'meeting', 'report', 'contract'],
  options: (): z.ZodType<Options> =>
    z.strictObject({
      remarks: option(z.int().min(2).default(2), 'Remarks of one kind from which it fires.', {
        basis: 'assumed', because: 'one reading of a text may be a misreading',
      }),
      severeRemarks: option(z.int().min(2).default(4), 'Remarks of one kind from which it is as bad as can be.', {
        basis: 'assumed', because: 'every other week',
      }),
      windowDays: option(z.int().min(1).max(LOOKBACK_DAYS - 1).default(56), 'Days over which remarks are counted.', {
        basis: 'assumed', because: 'eight weeks hold two monthly reports',
      }),
      businessMetrics: option(z.array(z.string().min(1)).default([...BUSINESS_METRICS]), 'What counts as a metric of the business.', {
        basis: 'assumed', because: 'what a business lives on',
      }),
    }),
  lookbackDays: () => ({ message: LOOKBACK_DAYS, meeting: LOOKBACK_DAYS, report: LOOKBACK_DAYS }),
  detect(context, options) {
    const { measures, asOf, calendar } = context
    const parts = CODES.map((code) => partOf(code, measures, calendar.day(asOf), options))
    const showing = parts.filter(({ severity }) => severity > 0).sort((a, b) => b.severity - a.severity)
    const cues = parts.flatMap((part) => part.cues)
    const events = [...new Set(cues.map(({ event }) => event))]
    const [valueQuestions = 0, budgetPressure = 0] = parts.map((part) => part.cues.length)
    const numbers = { valueQuestions, budgetPressure, windowDays: options.windowDays }
    const base = blend(showing.map(({ severity }) => severity))
    const beside = showing.length === 0 ? [] : besides(cues, measures, options)
    const severity = Math.min(1, beside.reduce((sum, { adds }) => sum + adds, base))
    const [worst] = showing
    if (worst === undefined || severity < FIRES_FROM) {
      return unheard(context, CODES, options.windowDays, { numbers, events }) ?? clear({ numbers, events })
    }
    return fired({
      severity,
      since: showing.reduce((first, part) => (part.at < first.at ? part : first), worst).since,
      causes: [...showing.map(({ code }) => code), ...beside.map(({ cause }) => cause)],
      numbers: { ...numbers, daysSince: (asOf - Math.max(...cues.map(({ at }) => at))) / DAY_MS },
      notes: showing.some(({ bindsAll }) => bindsAll) ? ['binds-every-supplier'] : [],
      events,
    })
  },
})

interface Part {
  readonly code: string
  readonly severity: number
  /** The remark that was one too many. */
  readonly at: number
  readonly since: string
  readonly cues: readonly CountedCue[]
  /** A rule of saving for every supplier, while our fee stays as it is. */
  readonly bindsAll: boolean
}

function partOf(code: (typeof CODES)[number], measures: Measures, today: number, options: Options): Part {
  const { cues, count } = measures.cueCount([code], options.windowDays)
  const isForAll = code === 'budget-pressure' && cues.every(({ topic }) => topic === EVERY_SUPPLIER)
  const bindsAll = isForAll && feeUntouched(measures, today - options.windowDays)
  const weight = code === 'budget-pressure' ? PRESSURE_WEIGHT * (bindsAll ? EVERY_SUPPLIER_WEIGHT : 1) : 1
  const turn = cues[options.remarks - 1]
  const severity = weight * ramp(count, options.remarks, options.severeRemarks)
  return { code, severity, at: turn?.at ?? 0, since: turn?.event.at ?? '', cues, bindsAll }
}

/** The fee is known, and no lower than it was. */
function feeUntouched(measures: Measures, then: number): boolean {
  const fee = measures.feeInForce()
  const [now, before] = [fee.monthly, fee.on(then).monthly]
  return now !== null && before !== null && now.currency === before.currency && now.amount >= before.amount
}

interface Beside {
  readonly cause: string
  readonly adds: number
}

function besides(cues: readonly CountedCue[], measures: Measures, { windowDays, businessMetrics }: Options): Beside[] {
  const reports = measures.reportAnswers().slice(-LAST_REPORTS).flatMap(({ metrics }) => (metrics === null ? [] : [metrics]))
  const showsBusiness = (metrics: readonly string[]): boolean => showsBusinessMetric(metrics, businessMetrics)
  return [
    { cause: 'senior-voice', adds: SENIOR_VOICE, holds: cues.some(({ speaker }) => isSenior(speaker) || isFinance(speaker)) },
    { cause: 'discount-request', adds: DISCOUNT_REQUEST, holds: measures.cueCount(['discount-request'], windowDays).count > 0 },
    { cause: 'value-invisible', adds: 0, holds: reports.length > 0 && !reports.some(showsBusiness) },
  ].filter(({ holds }) => holds)
}
