import type { Money } from '../../events/index.ts'
import { decimals } from '../../portfolio/currency.ts'
import { grouped } from './report.ts'

/** `EUR 12,000`: whole units, as nobody reads the cents of an estimate. */
export function inMoney({ amount, currency }: Money): string {
  return `${currency} ${amount < 0 ? '-' : ''}${grouped(Math.round(Math.abs(amount) / 10 ** decimals(currency)))}`
}
