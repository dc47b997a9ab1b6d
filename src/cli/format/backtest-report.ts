import type { BacktestResult, Estimate, Figures, Overlap } from '../../backtest/index.ts'
import { decimal, percent } from '../../messages/en/format.ts'
import { en } from '../../messages/en/index.ts'
import { inMoney } from './money.ts'

/** What the formats of `backtest` print. */
export interface BacktestReport {
  readonly result: BacktestResult
  /** Where the scorecard came from: a path, or null for the recommended one. */
  readonly scorecard: string | null
  readonly given: number
  readonly accepted: number
}

/** 2025-09-29 */
export const dayOf = (instant: string): string => instant.slice(0, 10)

/** A sign as a headline, or its id where it is one of the host's own. */
export function titleOf(id: string): string {
  return Object.hasOwn(en.signs, id) ? en.signs[id]?.title ?? id : id
}

/** `Health below 60`: what raises the alarm. */
export function alarmOf({ id }: Figures, { provenance: { alarms } }: BacktestResult): string {
  if (id === 'health') return `Health below ${alarms.healthBelow.map((level) => decimal(level)).join(' or ')}`
  if (id === 'risk') return `Risk from ${alarms.riskFrom.map((level) => `${decimal(100 * level)} %`).join(' or ')}`
  return id
}

/** A number with its interval: `4.3 (2.7–6.4)`; `-` where it could not be worked out. */
export function estimated(estimate: Estimate | null, inWords: (value: number) => string = (value) => decimal(value)): string {
  if (estimate === null) return '-'
  const { value, low, high } = estimate
  if (low === null || high === null) return inWords(value)
  // A dash before a minus reads badly.
  return `${inWords(value)} (${inWords(low)}${low < 0 ? ' to ' : '–'}${inWords(high)})`
}

/** A share with its interval: `65 % (41–97)`. */
export function sharesOf(estimate: Estimate | null): string {
  if (estimate === null) return '-'
  const { value, low, high } = estimate
  const whole = (share: number): number => Math.round(100 * share)
  return low === null || high === null ? percent(value) : `${percent(value)} (${whole(low)}–${whole(high)})`
}

/** Alarms a month of a hundred clients: a share of a client-month reads badly. */
export function perHundred(estimate: Estimate | null): string {
  return estimated(estimate, (value) => decimal(100 * value))
}

/** Whether lift may be chance: its interval reaches down to 1, or there is none. */
export function mayBeChance({ lift }: Figures): boolean {
  return lift !== null && (lift.low === null || lift.low <= 1)
}

/** Lift with a question mark where it may be chance. */
export function liftOf(figures: Figures, withInterval: boolean): string {
  if (figures.lift === null) return '-'
  const value = withInterval ? estimated(figures.lift) : decimal(figures.lift.value)
  return `${value}${mayBeChance(figures) ? '?' : ' '}`
}

/** Signs whose alarm went on, those that looked and never rang, and those that could not look on any date. */
export function byUse({ detectors }: BacktestResult): { rang: Figures[]; silent: string[]; blind: string[] } {
  const idle = detectors.filter(({ alarms }) => alarms.count === 0)
  return {
    rang: detectors.filter(({ alarms }) => alarms.count > 0),
    silent: idle.filter(({ dates }) => dates.judged > 0).map(({ id }) => id).sort(),
    blind: idle.filter(({ dates }) => dates.judged === 0).map(({ id }) => id).sort(),
  }
}

/** From this share on two signs are named as saying the same. Assumed. */
const SAME_SHARE = 0.5

/** Pairs that ring together on most of their dates. */
export function sameSigns({ overlaps }: BacktestResult): Overlap[] {
  return overlaps.filter(({ share }) => share >= SAME_SHARE)
}

/**
 * One sentence each on the ranking, the calls in vain and the fees of health or risk; what is not known is left out. Neither is
 * named, so that it is seen where both say the same.
 */
export function sentencesOf(figures: Figures, { provenance: { capacity, horizonDays } }: BacktestResult): string[] {
  const { rocAuc, precisionAtK, alarms, revenue, dates } = figures
  if (dates.judged === 0) return ['Too little was known on every date to tell it.']
  const told = dates.judged / dates.all
  return [
    ...(told < 1 ? [`It could be told on ${percent(told)} of the dates; on the others too little was known.`] : []),
    ...(rocAuc === null ? [] : [
      `A client about to leave stands worse than one that stays in ${sharesOf(rocAuc)} of pairs; 50 % is chance.`,
    ]),
    ...(precisionAtK === null ? [] : [
      `Of the ${capacity} that stood worst on each date ${sharesOf(precisionAtK)} left within ${horizonDays} days.`,
    ]),
    ...(alarms.count === 0 ? ['The line was never crossed: --health-below and --risk-from move it.'] : []),
    ...(alarms.count === 0 || alarms.falsePerClientMonth === null ? [] : [
      `Calls in vain: ${perHundred(alarms.falsePerClientMonth)} a month for every 100 clients.`,
    ]),
    ...(alarms.count === 0 || revenue === null ? [] : [
      `Of ${inMoney(revenue.lost)} a month that left, ${inMoney(revenue.caught)} (${percent(revenue.share)}) left after an alarm` +
      `${revenue.leftOut === 0 ? '' : `; ${revenue.leftOut} lost clients pay in another currency, or nobody knows what`}.`,
    ]),
  ]
}

/** The sentences on health and on risk, told once where they are the same. */
export function totalsOf(result: BacktestResult): { title: string; sentences: string[] }[] {
  const [health, risk] = [sentencesOf(result.health, result), sentencesOf(result.risk, result)]
  if (health.join() === risk.join()) return [{ title: 'Health and risk alike', sentences: risk }]
  return [{ title: 'Health', sentences: health }, { title: 'Risk', sentences: risk }]
}

/** What the skill of risk comes to, in a sentence. */
export function skillOf({ risk: { probability }, population: { baseRate } }: BacktestResult): string | null {
  if (probability === null || probability.skillInterval === null || baseRate === null) return null
  const { value, low, high } = probability.skillInterval
  const better = low !== null && low > 0
  const worse = high !== null && high < 0
  const than = `saying ${percent(baseRate)} to everybody`
  const verdict = better ? `better than ${than}`
    : worse ? `worse than ${than}` : `neither better nor worse than ${than}, as far as can be told`
  return `Skill ${estimated({ value, low, high }, (one) => decimal(one, 2))}: ${verdict}.${better ? '' : ' churn-signals calibrate fits it to your losses.'}`
}

/** Who was watched, in sentences. */
export function populationOf({ population, provenance, dryRun }: BacktestResult): string[] {
  const { judged, clients, lost, dates, baseRate } = population
  const { horizonDays } = provenance
  const watched = `${judged}${judged === clients ? '' : ` of ${clients}`} clients were judged`
  if (dryRun || baseRate === null) return [`${watched}, ${dates.judged} times in all.`]
  return [
    `${watched}, ${dates.judged} times in all; ${lost} of them left within ${horizonDays} days of a date.`,
    `On any one date ${percent(baseRate)} were about to leave: hold what follows against that.`,
    ...(dates.censored === 0 ? [] : [`How it went on is unknown for ${percent(dates.censored / dates.judged)} of them: those count for alarms alone.`]),
  ]
}
