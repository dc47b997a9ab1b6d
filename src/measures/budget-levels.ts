import type { BudgetEvent } from '../events/index.ts'
import type { Dated } from '../timeline/index.ts'
import type { Scope } from './scope.ts'

/** The total budget a day from one moment on. */
export interface BudgetStep {
  readonly at: number
  readonly day: number
  /** Minor units a day, summed over services in force. */
  readonly perDay: number
  readonly change: Dated<BudgetEvent>
}

/** The level of the total budget over time, oldest first. */
export interface BudgetLevels {
  readonly steps: readonly BudgetStep[]
  readonly currency: string | null
  /** More than one currency was seen: levels cannot be added. */
  readonly mixedCurrencies: boolean
  /** Budgets left out because they are for a total without a length. */
  readonly totals: number
  /** Services with a budget of their own, lower case. */
  readonly services: readonly string[]
}

/** Days of a month: money for a month is brought to a day by it. */
const MONTH_DAYS = 30.4375

/**
 * The total budget after each change. A budget without `service` is the one for all: while it stands, budgets of single services
 * are its parts and add nothing. A budget `per: 'total'` has no length and cannot be brought to a day, so it is left out.
 */
export function budgetLevels(scope: Scope): BudgetLevels {
  return scope.once('budgetLevels', ['budget'], () => {
    const all = scope.of('budget')
    const events = all.filter(({ event }) => event.per !== 'total')
    const currencies = new Set(events.map(({ event }) => event.amount.currency))
    const services = new Map<string, number>()
    let whole: number | null = null
    let sum = 0
    const steps: BudgetStep[] = []
    for (const change of events) {
      const perDay = change.event.amount.amount / (change.event.per === 'day' ? 1 : MONTH_DAYS)
      const service = change.event.service?.toLowerCase()
      if (service === undefined) whole = perDay
      else {
        sum += perDay - (services.get(service) ?? 0)
        services.set(service, perDay)
      }
      steps.push({ at: change.at, day: change.day, perDay: Math.max(0, whole ?? sum), change })
    }
    const [currency = null] = currencies
    const totals = all.length - events.length
    return { steps, currency, mixedCurrencies: currencies.size > 1, totals, services: [...services.keys()] }
  })
}
