import * as z from 'zod'
import type { BudgetEvent } from '../events/index.ts'
import { ramp } from '../statistics/index.ts'
import { defineDetector, option, type DetectContext } from './define-detector.ts'
import { clear, graded, unknown, type Finding } from './finding.ts'
import { pausedFall, PERIOD_DAYS, standingFall, type Fall } from './shared/budget-fall.ts'
import { budgetSeries, MONTH_DAYS, type BudgetSeries } from './shared/budget-series.ts'
import { outcomesAround, splitByWork, type Outcomes, type Split } from './shared/budget-split.ts'

/** What `budgetCut` can be told. */
export interface BudgetCutOptions {
  /** How many times the present budget the own level must be. @defaultValue 1.15 */
  ratio?: number
  /** The ratio that is as bad as it gets. @defaultValue 2 */
  severeRatio?: number
  /** How many times its own noise the fall must be. @defaultValue 3 */
  noises?: number
  /** Periods of 28 days that a cut must hold, unless the client made it. @defaultValue 2 */
  heldPeriods?: number
  /** Share of a fall that one side of a split must carry to be its cause. @defaultValue 0.6 */
  carries?: number
  /** How much lower the cost per outcome must be to count as more efficient. @defaultValue 0.1 */
  efficiencyGain?: number
  /** Share of outcomes, or of hours, that must be left to count as held. @defaultValue 0.9 */
  heldShare?: number
}

/** What each further fact adds. Assumed. */
const ADDS = 0.15
/** A cut with one half of a good reason. Assumed. */
const HALF_EXCUSED = 0.6
/** A pause. Assumed. */
const PAUSED = 0.4
/** Talk of money so many days before the cut makes it worse. Assumed. */
const TALK_DAYS = 56
const LOOKBACK = { budget: 800, performance: 400, usage: 400, message: 120 }

/** The client cuts the budget for the work, against its own level, and nothing measured excuses it. */
export const budgetCut = /* @__PURE__ */ defineDetector({
  id: 'budget-cut',
  sign: 'The client cuts the budget for the work: it scales back and likely doubts the value.',
  side: 'client',
  sources: ['S001 s5'],
  leadTime: { basis: 'assumed' },
  plays: ['ask-for-the-motive', 'prove-the-channel', 'show-what-the-cut-costs', 'never-answer-with-a-discount'],
  firesOn: 'change',
  reads: ['budget', 'performance', 'usage', 'message'],
  options: (): z.ZodType<Required<BudgetCutOptions>> => {
    const method = { basis: 'assumed', because: 'methods.md 1 (d): no labelled data exist' } as const
    const half = { basis: 'assumed', because: 'half of the money gone' } as const
    return z.strictObject({
      ratio: option(z.number().gt(1).default(1.15), 'How many times the present budget the own level must be.', method),
      severeRatio: option(z.number().gt(1).default(2), 'The ratio that is as bad as it gets.', half),
      noises: option(z.number().min(0).default(3), 'How many times its own noise the fall must be.', method),
      heldPeriods: option(
        z.int().min(0).default(2),
        'Periods of 28 days that a cut must hold, unless the client made it.',
        method,
      ),
      carries: option(
        z.number().gt(0).max(1).default(0.6),
        'Share of a fall that one side of a split must carry to be its cause.',
        method,
      ),
      efficiencyGain: option(
        z.number().gt(0).lt(1).default(0.1),
        'How much lower the cost per outcome must be to count as more efficient.',
        method,
      ),
      heldShare: option(
        z.number().gt(0).max(1).default(0.9),
        'Share of outcomes, or of hours, that must be left to count as held.',
        method,
      ),
    }).refine((o) => o.severeRatio > o.ratio, { path: ['severeRatio'], error: 'must be more than ratio' })
  },
  lookbackDays: () => LOOKBACK,
  detect(context, options) {
    const { measures, asOf, calendar, recording, agency } = context
    const { steps, mixedCurrencies, totals, services } = measures.budgetLevels()
    const [first] = steps
    if (first === undefined) return noLevels(recording.has('budget'), totals)
    if (mixedCurrencies) return unknown('ambiguous', ['budget.amount.currency'])
    const today = calendar.day(asOf)
    const begun = recording.knownSince('budget') ?? -Infinity
    const window = Math.max(begun, calendar.startOf(today - 2 * PERIOD_DAYS))
    const onePeriod = asOf - calendar.startOf(today - PERIOD_DAYS)
    if (recording.missing('budget', window, asOf) > onePeriod) return unknown('gap', ['budget'])

    const ours = new Set([...services, ...(agency.coreServices ?? []).map((service) => service.toLowerCase())])
    const isOurs = ({ by, reallocatedTo }: BudgetEvent): boolean => by?.side === 'agency' || ours.has(reallocatedTo?.toLowerCase() ?? '')
    const series = budgetSeries(steps, ({ change }) => isOurs(change.event))
    // Where recording is inferred its ends are guesses, so only its beginning counts.
    const comparable = recording.inferred ? begun : (recording.comparableSince(['budget']) ?? begun)
    const since = Math.max(first.day, calendar.day(Math.max(comparable, first.at)))
    const isKnown = (from: number, to: number): boolean => {
      const [start, end] = [calendar.startOf(from), calendar.startOf(to)]
      return from >= since && recording.missing('budget', start, end) <= (end - start) / 2
    }
    const found = standingFall(series, today, options, isKnown)
    const fall = typeof found === 'string' ? pausedFall(series, today, options, isKnown) : found
    if (fall !== null) return judge(context, series, fall, options)
    const short = found === 'no-level' || !isKnown(today - 3 * PERIOD_DAYS, today)
    if (short) return unknown(steps.length === 1 ? 'too-few' : 'short-history', ['budget'])
    return clear({ events: steps.slice(-1).map(({ change }) => change.event) })
  },
})

type Options = Required<BudgetCutOptions>
type Context = Pick<DetectContext, 'measures' | 'calendar' | 'asOf'>

function noLevels(recorded: boolean, totals: number): Finding {
  if (!recorded) return unknown('not-recorded', ['budget'])
  return totals > 0 ? unknown('ambiguous', ['budget.per']) : unknown('too-few', ['budget'])
}

/** Weighs a fall that was found: who made it, what excuses it, what makes it worse. */
function judge(context: Context, series: BudgetSeries, fall: Fall, options: Options): Finding {
  const { measures, calendar, asOf } = context
  const today = calendar.day(asOf)
  const cutDay = fall.step.day
  const cuts = series.steps.filter((_, i) => i >= fall.first && series.isCut(i)).map(({ change }) => change.event)
  const [before, now] = [Math.round(fall.level * MONTH_DAYS), Math.round(fall.now * MONTH_DAYS)]
  const outcomes = fall.back ? null : outcomesAround(measures.attainment(), series, cutDay, before, now)
  const work = fall.back ? null : splitByWork(measures.workedHours(), cutDay, today, before, now)
  const efficient = outcomes === null ? null : isEfficient(outcomes, before - now, options)
  const elsewhere = cuts.some(({ reallocatedTo }) => reallocatedTo !== undefined)
  const yearly = fall.yearAgoRatio >= options.ratio
  const money = measures.cueCount(['budget-pressure', 'value-question'], LOOKBACK.message).cues
  const talk = money.filter(({ day }) => day <= cutDay && day > cutDay - TALK_DAYS)
  const splits = [work, outcomes?.split ?? null].filter((split) => split !== null)
  const drifts = splits.some(({ amountEffect }) => -amountEffect > options.carries * (before - now))
  const squeezed = work !== null && work.amountRatio >= options.heldShare
  const paused = fall.back || yearly
  const oneHalf = efficient !== null && efficient !== elsewhere

  const evidence = {
    causes: [...(squeezed ? ['price-pressure'] : []), ...(paused ? ['pause'] : []), ...(drifts ? ['drift'] : [])],
    numbers: { monthlyBefore: before, monthlyNow: now, ...sizeOf(fall), ...effectsOf(outcomes?.split ?? null, work) },
    notes: [
      ...(efficient === null ? ['guard-not-judged'] : []),
      ...(oneHalf ? [efficient ? 'no-reallocation' : 'no-measured-efficiency'] : []),
      ...(talk.length > 0 ? ['talk-of-money'] : []),
    ],
    events: [...new Set([...cuts, ...talk.map(({ event }) => event)])],
  }
  const held = cuts.some(({ by }) => by?.side === 'client') || today - cutDay >= options.heldPeriods * PERIOD_DAYS
  if (!held && !fall.back) return clear({ ...evidence, notes: [...evidence.notes, 'watch'] })
  if (efficient && elsewhere) return clear({ ...evidence, notes: ['more-efficient-elsewhere'] })
  if (yearly && cuts.some(({ reason }) => reason === 'seasonal')) return clear({ ...evidence, notes: ['seasonal'] })
  const base = ramp(fall.drop, Math.log(options.ratio), Math.log(options.severeRatio))
  const worse = Math.min(1, base + (squeezed ? ADDS : 0) + (talk.length > 0 ? ADDS : 0))
  const severity = worse * (oneHalf ? HALF_EXCUSED : 1) * (paused ? PAUSED : 1)
  return graded({ ...evidence, severity, since: fall.step.change.event.at })
}

/** Whether the money brought more per outcome, before the cut or after it, with outcomes held; null where results do not tell. */
function isEfficient({ split, costRatio, outcomeRatio }: Outcomes, fall: number, options: Options): boolean | null {
  if (split === null && costRatio === null) return null
  const beforehand = costRatio !== null && costRatio <= 1 - options.efficiencyGain && (outcomeRatio ?? 0) >= options.heldShare
  return beforehand || (split !== null && -split.priceEffect >= options.carries * fall && split.amountRatio >= options.heldShare)
}

/** A budget of nothing has no logarithm, so only its share tells. */
function sizeOf({ level, now, drop, noises }: Fall): Record<string, number> {
  return { dropShare: 1 - now / level, ...(now > 0 ? { step: -drop, noises } : {}) }
}

function effectsOf(outcomes: Split | null, work: Split | null): Record<string, number> {
  return {
    ...(outcomes === null ? {} : { outcomeEffect: outcomes.amountEffect, costPerOutcomeEffect: outcomes.priceEffect }),
    ...(work === null ? {} : { hoursEffect: work.amountEffect, pricePerHourEffect: work.priceEffect }),
  }
}
