import type { BudgetStep } from '../../measures/index.ts'
import { mad, MAD_TO_SD, median } from '../../statistics/index.ts'
import { MONTH_DAYS, type BudgetSeries } from './budget-series.ts'

/** Length of a period, and how many of them make a level. Measured method, assumed numbers: methods.md 1 (d), 3 to 6. */
export const PERIOD_DAYS = 28
const MIN_PERIODS = 3
const MOST_PERIODS = 6
/** The least noise that a level is allowed. Assumed: methods.md 1 (d). */
const LEAST_NOISE = 0.05
/** A year in whole weeks, and the length of the level before a fall a year ago. */
const YEAR_DAYS = 364
const YEAR_BEFORE_DAYS = 84

/** A level with its noise, both of logarithms; money a day. */
interface Level {
  readonly perDay: number
  readonly noise: number
}

/** A step down from the own level. */
export interface Fall {
  /** Index of the step that began it. */
  readonly first: number
  readonly step: BudgetStep
  /** Money a day before and now; while it was paused, in the pause. */
  readonly level: number
  readonly now: number
  /** ln(level/now), above 0; infinite where nothing is left. */
  readonly drop: number
  /** How many times its noise. */
  readonly noises: number
  /** How many times higher the level was before this time a year ago than at it; 0 where that is not known. */
  readonly yearAgoRatio: number
  /** It was taken back within one period. */
  readonly back: boolean
}

/** Whether the level of a stretch of days was recorded. */
export type IsKnown = (fromDay: number, toDay: number) => boolean

export interface FallOptions {
  readonly ratio: number
  readonly noises: number
}

/** What was found: a fall, none, or a cut that has no level to be held against. */
export type Search = Fall | 'none' | 'no-level'

/**
 * The earliest cut of the last six periods that still stands: every level since lies below the level before it. Later the lower
 * level is the level.
 */
export function standingFall(series: BudgetSeries, today: number, options: FallOptions, isKnown: IsKnown): Search {
  let search: Search = 'none'
  for (let i = 0; i < series.steps.length; i++) {
    const step = series.steps[i]
    if (step === undefined || step.day <= today - MOST_PERIODS * PERIOD_DAYS || !series.isCut(i)) continue
    const level = levelBefore(series, i, isKnown)
    if (level === null) {
      search = 'no-level'
      continue
    }
    if ((series.highestFrom[i] ?? 0) * options.ratio > level.perDay) continue
    const fall = fallOf(series, i, level, series.levels.at(-1) ?? 0, step, isKnown)
    if (fall.drop >= Math.log(options.ratio) && fall.noises >= options.noises) return fall
  }
  return search
}

/** A cut of the client's that was taken back within one period, not longer ago than one. */
export function pausedFall(series: BudgetSeries, today: number, options: FallOptions, isKnown: IsKnown): Fall | null {
  for (let i = series.steps.length - 1; i >= 1; i--) {
    const step = series.steps[i]
    if (step === undefined || step.day <= today - 2 * PERIOD_DAYS) return null
    if (!series.isCut(i) || step.change.event.by?.side !== 'client') continue
    const level = levelBefore(series, i, isKnown)
    if (level === null) continue
    const low = level.perDay / options.ratio
    const back = series.steps.findIndex((later, k) => k > i && (series.levels[k] ?? 0) > low && later.day > today - PERIOD_DAYS)
    if (back < 0 || (series.steps[back]?.day ?? Infinity) - step.day > PERIOD_DAYS) continue
    const lowest = Math.min(...series.levels.slice(i, back))
    const fall = fallOf(series, i, level, lowest, step, isKnown)
    if (lowest <= low && fall.noises >= options.noises) return { ...fall, back: true }
  }
  return null
}

/** Median of the last three to six periods before a step; with fewer, the amount before that the step itself tells. */
function levelBefore({ steps, mean }: BudgetSeries, i: number, isKnown: IsKnown): Level | null {
  const step = steps[i]
  if (step === undefined) return null
  const logs: number[] = []
  for (let k = 1; k <= MOST_PERIODS; k++) {
    const [from, to] = [step.day - k * PERIOD_DAYS, step.day - (k - 1) * PERIOD_DAYS]
    const level = isKnown(from, to) ? mean(from, to) : 0
    if (level > 0) logs.push(Math.log(level)) // a period without any budget was a pause, not the level
  }
  if (logs.length >= MIN_PERIODS) return { perDay: Math.exp(median(logs)), noise: Math.max(LEAST_NOISE, MAD_TO_SD * mad(logs)) }
  const { amount, previous, per } = step.change.event
  if (previous === undefined || previous.currency !== amount.currency) return null
  // Only one service may have changed: the others stay as they are.
  const changed = (previous.amount - amount.amount) / (per === 'day' ? 1 : MONTH_DAYS)
  return { perDay: step.perDay + changed, noise: LEAST_NOISE }
}

/** A fall against the own level, or against the same time a year ago where that is known: the smaller of both. */
function fallOf(series: BudgetSeries, first: number, level: Level, now: number, step: BudgetStep, isKnown: IsKnown): Fall {
  const day = step.day - YEAR_DAYS
  const yearAgo = isKnown(day, day + PERIOD_DAYS) ? series.mean(day, day + PERIOD_DAYS) : 0
  const beforeThat = isKnown(day - YEAR_BEFORE_DAYS, day) ? series.mean(day - YEAR_BEFORE_DAYS, day) : 0
  const drop = Math.log(level.perDay / now)
  const smaller = yearAgo > 0 ? Math.min(drop, Math.log(yearAgo / now)) : drop
  return {
    first, step, level: level.perDay, now, drop: smaller, noises: smaller / level.noise, back: false,
    yearAgoRatio: yearAgo > 0 ? beforeThat / yearAgo : 0,
  }
}
