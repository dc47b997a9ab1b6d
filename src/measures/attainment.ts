import type { PerformanceEvent } from '../events/index.ts'
import type { Calendar, Dated } from '../timeline/index.ts'
import { planInForce } from './plan-in-force.ts'
import type { Scope } from './scope.ts'

/** One KPI in one period. */
export interface KpiPeriod {
  readonly kpi: string
  /** Null: all services together. */
  readonly service: string | null
  readonly fromDay: number
  /** The last day, included. */
  readonly toDay: number
  readonly actual: number
  readonly target: number | null
  /** actual/target, or target/actual where lower is better; null without a target, and where the division has no sense. */
  readonly attained: number | null
  /** Minor units spent; null where not said. */
  readonly spend: number | null
  readonly event: Dated<PerformanceEvent>
}

/** Results by KPI, periods oldest first. */
export interface Attainment {
  readonly periods: readonly KpiPeriod[]
  /** The first KPI of the plan that has results, else the one with a target, else the one with most periods. */
  readonly mainKpi: string | null
}

/** Results as last told: a later event about the same KPI, service and period takes the place of the earlier. */
export function attainment(scope: Scope): Attainment {
  return scope.once('attainment', ['performance', 'plan'], () => {
    const latest = new Map<string, Dated<PerformanceEvent>>()
    for (const dated of scope.of('performance')) latest.set(keyOf(dated.event), dated)
    const periods = [...latest.values()].map((dated) => periodOf(dated, scope.calendar))
    periods.sort((a, b) => a.toDay - b.toDay || a.fromDay - b.fromDay || a.event.at - b.event.at)
    const planned = scope.of('plan').length === 0 ? [] : (planInForce(scope)?.kpis ?? [])
    return { periods, mainKpi: mainKpiOf(periods, planned) }
  })
}

function keyOf({ kpi, service, period }: PerformanceEvent): string {
  return [kpi, service ?? '', period.from, period.to].join('\u0000')
}

function periodOf(event: Dated<PerformanceEvent>, calendar: Calendar): KpiPeriod {
  const { kpi, service, period, actual, target, better, spend } = event.event
  const share = target === undefined ? null : better === 'higher' ? actual / target : target / actual
  return {
    kpi,
    service: service ?? null,
    fromDay: calendar.dayOf(period.from),
    toDay: calendar.dayOf(period.to),
    actual,
    target: target ?? null,
    attained: share !== null && Number.isFinite(share) ? share : null,
    spend: spend?.amount ?? null,
    event,
  }
}

/** Ties go to the KPI that was told first. */
function mainKpiOf(periods: readonly KpiPeriod[], planned: readonly string[]): string | null {
  const counts = new Map<string, number>()
  for (const { kpi } of periods) counts.set(kpi, (counts.get(kpi) ?? 0) + 1)
  const inPlan = planned.find((kpi) => counts.has(kpi))
  if (inPlan !== undefined) return inPlan
  const targeted = new Set(periods.filter(({ target }) => target !== null).map(({ kpi }) => kpi))
  const candidates = [...counts].filter(([kpi]) => targeted.size === 0 || targeted.has(kpi))
  return candidates.reduce<[string | null, number]>((best, next) => (next[1] > best[1] ? next : best), [null, 0])[0]
}
