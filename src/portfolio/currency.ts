import type { Money } from '../events/index.ts'

/** What one whole unit of a currency is worth in the currency of the result, by ISO 4217 code: `{ USD: 0.92 }`. */
export type Rates = Readonly<Record<string, number>>

/** Brings an amount to one currency; null where no rate is given. */
export type Convert = (money: Money) => Money | null

/** Currencies whose minor unit is not a hundredth. Published: ISO 4217, list one. */
const DECIMALS: Readonly<Record<string, number>> = {
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0,
  RWF: 0, UGX: 0, UYI: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
  BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3, CLF: 4, UYW: 4,
}

/**
 * Brings amounts to one currency at given rates.
 *
 * @throws TypeError where a rate is no number above 0
 *
 * @example
 * converter('EUR', { USD: 0.92 })({ amount: 10_000, currency: 'USD' }) // => { amount: 9200, currency: 'EUR' }
 * converter('EUR', { JPY: 0.006 })({ amount: 1000, currency: 'JPY' }) // => { amount: 600, currency: 'EUR' }
 * converter('EUR', {})({ amount: 10_000, currency: 'USD' }) // => null
 */
export function converter(currency: string, rates: Rates = {}): Convert {
  for (const [code, rate] of Object.entries(rates)) {
    if (!(rate > 0 && rate < Infinity))
      throw new TypeError(
        `rates[${JSON.stringify(code)}]: expected a number above 0, got ${rate}; say what one ${code} is worth in ${currency}`,
      )
  }
  return (money) => {
    if (money.currency === currency) return money
    const rate = Object.hasOwn(rates, money.currency) ? rates[money.currency] : undefined
    if (rate === undefined) return null
    return { amount: Math.round(money.amount * rate * 10 ** (decimals(currency) - decimals(money.currency))), currency }
  }
}

/** Sums amounts in one currency; null where one of them cannot be brought to it, or there are none. */
export function total(amounts: readonly Money[], convert: Convert): Money | null {
  const converted = amounts.map(convert)
  const [first] = converted
  if (first === undefined || first === null || converted.includes(null)) return null
  return { amount: converted.reduce((sum, money) => sum + (money?.amount ?? 0), 0), currency: first.currency }
}

/** The currency that most amounts are in, the first of the alphabet where several are; null without amounts. */
export function commonest(amounts: readonly Money[]): string | null {
  const counts = new Map<string, number>()
  for (const { currency } of amounts) counts.set(currency, (counts.get(currency) ?? 0) + 1)
  const [first] = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  return first?.[0] ?? null
}

/** How many digits of a currency's minor units stand behind the point. */
export function decimals(currency: string): number {
  return (Object.hasOwn(DECIMALS, currency) ? DECIMALS[currency] : undefined) ?? 2
}
