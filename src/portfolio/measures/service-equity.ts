import { kaplanMeierMedian, medianRatio, significant, type Observation } from '../../statistics/index.ts'
import { DAY_MS } from '../../timeline/index.ts'
import { commonest, converter, total, type Rates } from '../currency.ts'
import type { Portfolio } from '../portfolio.ts'
import { measured, tooFew, unknownMeasure, type AgencyMeasure } from './measure.ts'

/** What `serviceEquity` can be told. */
export interface ServiceEquityOptions {
  /** Times longer that small clients wait, from which it is worth watching; assumed. @defaultValue 2 */
  watch?: number
  /** Days back that answers are read from; assumed. @defaultValue 182 */
  days?: number
  /** Fewer answers in a third say nothing; assumed. @defaultValue 10 */
  atLeast?: number
  currency?: string
  rates?: Rates
}

/** How long small clients wait against large ones. */
export interface ServiceEquityMeasure extends AgencyMeasure {
  /** Median working hours to our answer; null where it is not reached. */
  smallHours: number | null
  largeHours: number | null
}

const PARTS = 3

/**
 * Our median answer time (Kaplan–Meier, unanswered questions censored) for the third of clients with the lowest fee over that
 * for the third with the highest. The small client bought our time too (S003).
 */
export function serviceEquity(
  portfolio: Portfolio,
  { watch = 2, days = 182, atLeast = 10, currency, rates }: ServiceEquityOptions = {},
): ServiceEquityMeasure {
  const fees = portfolio.clients.map(({ measures }) => measures.feeInForce().amounts)
  const common = currency ?? commonest(fees.flat())
  const convert = common === null ? () => null : converter(common, rates)
  const paying = portfolio.clients
    .flatMap((client, i) => {
      const fee = total(fees[i] ?? [], convert)
      return fee === null ? [] : [{ client, fee: fee.amount }]
    })
    .sort((a, b) => a.fee - b.fee || (a.client.clientId < b.client.clientId ? -1 : 1))
  const third = Math.floor(paying.length / PARTS)
  const since = portfolio.asOf - days * DAY_MS
  const waits = (part: typeof paying): Observation[] =>
    part.flatMap(({ client }) =>
      client.measures
        .replies('client')
        .filter(({ askedAt }) => askedAt >= since)
        .map(({ hours, censored }) => ({ value: hours, censored })),
    )
  const [small, large] = [waits(paying.slice(0, third)), waits(third === 0 ? [] : paying.slice(-third))]
  const hours = { smallHours: kaplanMeierMedian(small).median, largeHours: kaplanMeierMedian(large).median }
  const n = small.length + large.length
  const few = Math.min(answered(small), answered(large))
  const ratio = medianRatio(small, large)
  if (few < atLeast || ratio === null) {
    return {
      ...unknownMeasure(tooFew('answers in a third of the clients', few, atLeast), n, 'assumed'),
      smallHours: null,
      largeHours: null,
    }
  }
  const shown = (value: number | null): number | null => (value === null ? null : significant(value))
  return {
    ...measured(ratio, { n, marks: { watch, worse: 'higher' }, basis: 'assumed' }),
    smallHours: shown(hours.smallHours),
    largeHours: shown(hours.largeHours),
  }
}

function answered(waits: readonly Observation[]): number {
  return waits.filter(({ censored }) => !censored).length
}
