import type { EventBase } from '../../events/index.ts'
import type { BudgetLevels, KpiPeriod } from '../../measures/index.ts'
import { MONTH_DAYS } from './budget-series.ts'

/** What was spent and what was agreed to be spent, in minor units, over one period or over several short ones. */
export interface Spending {
  readonly fromDay: number
  /** The last day, included. */
  readonly toDay: number
  readonly spent: number
  /** What the budget in force allows; null where there is none, or only in another currency. */
  readonly agreed: number | null
  readonly events: readonly EventBase[]
}

/** The results of one service, or of all together, in one period. */
export interface ServicePeriod {
  /** Lower case; null: all services together. */
  readonly service: string | null
  readonly fromDay: number
  readonly toDay: number
  /** KPIs of one period often repeat one spend; the highest is the whole. */
  readonly spent: number
  readonly currency: string | null
  /** What more of is better; empty where nothing of the kind was told. */
  readonly outcomes: readonly number[]
  readonly events: readonly EventBase[]
}

/** Shorter periods are joined: platforms may pass a daily budget on single days by their own rule. Assumed. */
const SHORT_DAYS = 7
const JOINED_DAYS = 28

/** Results with the spend told, by service and period, oldest first. */
export function servicePeriods(periods: readonly KpiPeriod[]): ServicePeriod[] {
  const groups = new Map<string, KpiPeriod[]>()
  for (const period of periods) {
    const key = JSON.stringify([period.service?.toLowerCase() ?? null, period.fromDay, period.toDay])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [period])
    else group.push(period)
  }
  return [...groups.values()].flatMap((group) => {
    const top = group.reduce<KpiPeriod | null>((max, own) => ((own.spend ?? -1) > (max?.spend ?? -1) ? own : max), null)
    if (top === null) return []
    const outcomes = group.filter(({ event }) => event.event.better === 'higher').map(({ actual }) => actual)
    const { fromDay, toDay } = top
    const service = top.service?.toLowerCase() ?? null
    const currency = top.event.event.spend?.currency ?? null
    const events = group.map(({ event }) => event.event)
    return [{ service, fromDay, toDay, spent: top.spend ?? 0, currency, outcomes, events }]
  })
}

/** Spending against the budget: of each service that has a budget of its own, and of all together where one has none. */
export function spendingOf(periods: readonly ServicePeriod[], budgets: BudgetLevels): Spending[] {
  const own = budgets.services.flatMap((service) => {
    const levels = levelsOf(budgets, service)
    return joined(periods.filter((period) => period.service === service).map((period) => against(period, levels)))
  })
  const levels = levelsOf(budgets, null)
  return [...own, ...joined(together(periods, budgets.services).map((period) => against(period, levels)))]
}

/** All services of a period as one, unless each of them has its own budget. */
function together(periods: readonly ServicePeriod[], budgeted: readonly string[]): ServicePeriod[] {
  const byPeriod = new Map<string, ServicePeriod[]>()
  for (const period of periods) {
    const key = `${period.fromDay} ${period.toDay}`
    const same = byPeriod.get(key)
    if (same === undefined) byPeriod.set(key, [period])
    else same.push(period)
  }
  return [...byPeriod.values()].flatMap((same) => {
    const [first] = same
    const whole = same.find(({ service }) => service === null)
    if (whole !== undefined) return [whole]
    if (first === undefined || same.every(({ service }) => budgeted.includes(service ?? ''))) return []
    const currency = same.every((own) => own.currency === first.currency) ? first.currency : null
    const spent = same.reduce((sum, own) => sum + own.spent, 0)
    return [{ ...first, currency, spent, events: same.flatMap(({ events }) => events) }]
  })
}

/** A budget from one day on. */
interface Level {
  readonly day: number
  readonly perDay: number
  readonly currency: string
  readonly byClient: boolean
}

function levelsOf({ steps }: BudgetLevels, service: string | null): Level[] {
  const own = service === null ? steps : steps.filter(({ change }) => change.event.service?.toLowerCase() === service)
  return own.map(({ day, perDay, change: { event } }) => ({
    day,
    perDay: service === null ? perDay : event.amount.amount / (event.per === 'day' ? 1 : MONTH_DAYS),
    currency: event.amount.currency,
    byClient: event.by?.side === 'client',
  }))
}

/** What a budget allows over a period; where the client raised it on the way, the raise counts for all of it. */
function against({ fromDay, toDay, spent, currency, events }: ServicePeriod, levels: readonly Level[]): Spending {
  const known = levels.filter(({ day }) => day <= toDay)
  const [first] = known
  const isForeign = known.some((level) => level.currency !== currency)
  if (first === undefined || isForeign) return { fromDay, toDay, spent, agreed: null, events }
  let [sum, raised] = [0, 0]
  for (const [i, level] of known.entries()) {
    const from = i === 0 ? fromDay : Math.max(fromDay, level.day)
    const to = Math.min(toDay + 1, known[i + 1]?.day ?? Infinity)
    sum += level.perDay * Math.max(0, to - from)
    const isRaise = i > 0 && level.byClient && level.day >= fromDay && level.perDay > (known[i - 1]?.perDay ?? 0)
    if (isRaise) raised = Math.max(raised, level.perDay)
  }
  return { fromDay, toDay, spent, agreed: Math.max(sum, raised * (toDay + 1 - fromDay)), events }
}

/** Short periods joined to stretches of weeks, newest first; what is left over and too short is not judged. */
function joined(periods: readonly Spending[]): Spending[] {
  const length = ({ fromDay, toDay }: Spending): number => toDay + 1 - fromDay
  const stretches = periods.filter((period) => length(period) >= SHORT_DAYS)
  let current: Spending | null = null
  let days = 0
  for (const next of periods.filter((period) => length(period) < SHORT_DAYS).reverse()) {
    const overlaps: boolean = current !== null && next.toDay >= current.fromDay
    if (overlaps) continue
    current = current === null ? next : {
      fromDay: next.fromDay,
      toDay: current.toDay,
      spent: current.spent + next.spent,
      agreed: current.agreed === null || next.agreed === null ? null : current.agreed + next.agreed,
      events: [...next.events, ...current.events],
    }
    days += length(next)
    if (days < JOINED_DAYS) continue
    stretches.push(current)
    current = null
    days = 0
  }
  return current === null || days < SHORT_DAYS ? stretches : [...stretches, current]
}
