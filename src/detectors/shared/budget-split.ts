import type { Attainment, KpiPeriod, WorkedHours } from '../../measures/index.ts'
import { lmdi } from '../../statistics/index.ts'
import { MONTH_DAYS, type BudgetSeries } from './budget-series.ts'

/** Results are compared over so many days before a cut, and so many before those (assumed). */
const RECENT_DAYS = 56
const EARLIER_DAYS = 84
/** Fewer days after a cut show no rate of work. Assumed: one period. */
const MIN_DAYS_AFTER = 28

/** A fall of money split without rest: there was less of something, and each cost less. Whole minor units a month. */
export interface Split {
  readonly amountEffect: number
  readonly priceEffect: number
  /** How much of the amount is left, 1 for all. */
  readonly amountRatio: number
}

/** The exact split of a fall by an amount (outcomes, hours) before and after; null where there is nothing to split by. */
function splitBy(before: number, now: number, amountBefore: number | null, amountNow: number | null): Split | null {
  if (amountBefore === null || amountNow === null) return null
  const effects = lmdi([amountBefore, before / amountBefore], [amountNow, now / amountNow])
  if (effects === null) return null
  // Money is whole: rounded one effect, and the other is what is left, so that they still add up to the fall.
  const amountEffect = Math.round(effects[0] ?? 0)
  return { amountEffect, priceEffect: now - before - amountEffect, amountRatio: amountNow / amountBefore }
}

/** The fall by hours worked a month. */
export function splitByWork(hours: WorkedHours, cutDay: number, today: number, before: number, now: number): Split | null {
  const days = today - cutDay
  const [worked, then] = [hours.worked(cutDay, today), hours.worked(cutDay - EARLIER_DAYS, cutDay)]
  if (days < MIN_DAYS_AFTER || worked === null || then === null) return null
  return splitBy(before, now, (then / EARLIER_DAYS) * MONTH_DAYS, (worked / days) * MONTH_DAYS)
}

/** What the money brought before and after a cut. */
export interface Outcomes {
  /** By outcomes of the main KPI; null until results after the cut are in. */
  readonly split: Split | null
  /** Cost per outcome in the eight weeks before over that before, and outcomes likewise; null without results so far back. */
  readonly costRatio: number | null
  readonly outcomeRatio: number | null
}

/** A KPI of which less is better is no count of outcomes, so it tells nothing here. */
export function outcomesAround(attainment: Attainment, series: BudgetSeries, cutDay: number, before: number, now: number): Outcomes {
  const { periods, mainKpi } = attainment
  const own = periods.filter(({ kpi, event }) => kpi === mainKpi && event.event.better === 'higher')
  const whole = own.some(({ service }) => service === null) ? own.filter(({ service }) => service === null) : own
  const middleIn = (from: number, to: number) => whole.filter((p) => p.toDay < cutDay && middle(p) >= from && middle(p) < to)
  const recent = rates(middleIn(cutDay - RECENT_DAYS, cutDay), series)
  const earlier = rates(middleIn(cutDay - RECENT_DAYS - EARLIER_DAYS, cutDay - RECENT_DAYS), series)
  const then = rates(middleIn(cutDay - EARLIER_DAYS, cutDay), series)
  const since = rates(whole.filter(({ fromDay }) => fromDay >= cutDay), series)
  const comparable = recent !== null && earlier !== null && recent.outcomes > 0 && earlier.outcomes > 0 && earlier.cost > 0
  return {
    split: splitBy(before, now, then?.outcomes ?? null, since?.outcomes ?? null),
    costRatio: comparable ? recent.cost / recent.outcomes / (earlier.cost / earlier.outcomes) : null,
    outcomeRatio: comparable ? recent.outcomes / earlier.outcomes : null,
  }
}

function middle({ fromDay, toDay }: KpiPeriod): number {
  return (fromDay + toDay + 1) / 2
}

/** Outcomes and money a day over some periods; where the spend is not told, the budget stands in. */
function rates(periods: readonly KpiPeriod[], series: BudgetSeries): { outcomes: number; cost: number } | null {
  let [days, outcomes, cost] = [0, 0, 0]
  for (const { fromDay, toDay, actual, spend } of periods) {
    days += toDay + 1 - fromDay
    outcomes += actual
    cost += spend ?? series.mean(fromDay, toDay + 1) * (toDay + 1 - fromDay)
  }
  return days === 0 ? null : { outcomes: outcomes / days, cost: cost / days }
}
