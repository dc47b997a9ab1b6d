import type { Money } from '../../events/index.ts'
import { mean, significant } from '../../statistics/index.ts'
import type { Portfolio } from '../portfolio.ts'
import { measured, unknownMeasure, type AgencyMeasure, type Quotation } from './measure.ts'
import { tenuresOf } from './tenures.ts'

/** A range of money: never a single number, since its sources disagree. */
export interface MoneyRange {
  low: Money
  high: Money
}

const REPLACEMENT = { low: 4, high: 7 }

/**
 * What it costs to win another client in place of one that leaves: four to seven times what it costs to keep one for a year.
 *
 * @param keepingCost - the host's own number: what a year of keeping one client costs
 *
 * @example
 * replacementCost({ amount: 100_000, currency: 'EUR' }).value.high // => { amount: 700000, currency: 'EUR' }
 */
export function replacementCost(keepingCost?: Money): AgencyMeasure<MoneyRange> {
  const context: Quotation[] = [
    { says: 'taking on a new client costs four times as much as keeping one', source: 'S000' },
    { says: 'winning costs up to seven times as much as keeping', source: 'S004' },
    { says: '5 to 25 times', source: 'others' },
  ]
  if (keepingCost === undefined)
    return { ...unknownMeasure('The cost of keeping a client is not given.', 0, 'practitioner'), context }
  const times = (factor: number): Money => ({ ...keepingCost, amount: Math.round(keepingCost.amount * factor) })
  return {
    value: { low: times(REPLACEMENT.low), high: times(REPLACEMENT.high) },
    n: 1,
    level: null,
    basis: 'practitioner',
    context,
  }
}

const PROFIT = { low: 1.25, high: 1.95 }

/**
 * What yearly profit would come to if retention rose by exactly five points, by an old and much repeated statistic. There is no
 * reading for other steps.
 *
 * @example
 * retentionProfit({ amount: 200_000, currency: 'EUR' }).value.low // => { amount: 250000, currency: 'EUR' }
 */
export function retentionProfit(yearlyProfit?: Money): AgencyMeasure<MoneyRange> {
  const context: Quotation[] = [
    { says: 'retention up by 5 % raises profit by 25 to 95 %; old and much repeated', source: 'S004' },
  ]
  if (yearlyProfit === undefined) return { ...unknownMeasure('Profit is not given.', 0, 'practitioner'), context }
  const times = (factor: number): Money => ({ ...yearlyProfit, amount: Math.round(yearlyProfit.amount * factor) })
  return { value: { low: times(PROFIT.low), high: times(PROFIT.high) }, n: 1, level: null, basis: 'practitioner', context }
}

/** What the host spends on winning and keeping, and whom it gives discounts. */
export interface AcquisitionNumbers {
  /** Spend or hours, in one unit for both. */
  readonly winning: number
  readonly keeping: number
  /** Share off the price, 0 to 1, by client id; clients that are not named get none. */
  readonly discounts?: readonly { readonly clientId: string; readonly share: number }[]
}

/** What `acquisitionBias` can be told. */
export interface AcquisitionBiasOptions {
  /** Share spent on winning from which it is worth watching; assumed. @defaultValue 0.5 */
  watch?: number
  /** Clients of fewer days are new; assumed. @defaultValue 91 */
  newDays?: number
}

/** Whether winning is worth more to the agency than keeping. */
export interface AcquisitionBiasMeasure extends AgencyMeasure {
  /** Mean discount of new clients less that of the others; null where it is not given, or there are none of one kind. */
  discountGap: number | null
}

/** Share of the effort that goes into winning clients. It is bad where only new clients get discounts (assumed). */
export function acquisitionBias(
  portfolio: Portfolio,
  numbers?: AcquisitionNumbers,
  { watch = 0.5, newDays = 91 }: AcquisitionBiasOptions = {},
): AcquisitionBiasMeasure {
  const context: Quotation[] = [
    { says: '44 % of firms lean to winning, 16 % to keeping; 40 % of firms and 30 % of agencies balance', source: 'S004' },
  ]
  const all = numbers === undefined ? 0 : numbers.winning + numbers.keeping
  const gap = numbers?.discounts === undefined ? null : discountGap(portfolio, numbers.discounts, newDays)
  const discountGapShown = gap === null ? null : significant(gap.gap)
  if (numbers === undefined || !(all > 0))
    return {
      ...unknownMeasure('How much goes into winning and how much into keeping is not given.', 0, 'assumed'),
      context,
      discountGap: discountGapShown,
    }
  const found = measured(numbers.winning / all, { n: 1, marks: { watch, worse: 'higher' }, basis: 'assumed', context })
  return { ...found, level: gap?.newOnly === true ? 'bad' : found.level, discountGap: discountGapShown }
}

function discountGap(
  portfolio: Portfolio,
  discounts: readonly { readonly clientId: string; readonly share: number }[],
  newDays: number,
): { gap: number; newOnly: boolean } | null {
  const shares = new Map(discounts.map(({ clientId, share }) => [clientId, share]))
  const [fresh, old]: [number[], number[]] = [[], []]
  for (const { client, startsOn, leftOn, until } of tenuresOf(portfolio)) {
    if (leftOn === null) (until - startsOn < newDays ? fresh : old).push(shares.get(client.clientId) ?? 0)
  }
  if (fresh.length === 0 || old.length === 0) return null
  return { gap: mean(fresh) - mean(old), newOnly: mean(fresh) > 0 && mean(old) === 0 }
}
