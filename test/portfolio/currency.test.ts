import { expect, test } from 'vitest'
import { commonest, converter, total } from '../../src/portfolio/currency.ts'

const eur = (amount: number) => ({ amount, currency: 'EUR' })
const usd = (amount: number) => ({ amount, currency: 'USD' })

test('the same currency needs no rate; another without one cannot be brought to it', () => {
  expect([converter('EUR')(eur(7)), converter('EUR')(usd(7)), converter('EUR', { USD: 0.9 })(usd(1000))]).toEqual([
    eur(7),
    null,
    eur(900),
  ])
})

test('minor units differ between currencies', () => {
  const convert = converter('EUR', { JPY: 0.006, KWD: 3 })
  expect([convert({ amount: 50_000, currency: 'JPY' }), convert({ amount: 1_000, currency: 'KWD' })]).toEqual([
    eur(30_000),
    eur(300),
  ])
  expect(converter('JPY', { EUR: 160 })(eur(100))).toEqual({ amount: 160, currency: 'JPY' })
})

test('hostile codes have no rate', () => { expect(converter('EUR', {})({ amount: 1, currency: 'constructor' })).toBeNull() })

test.each([0, -1, NaN, Infinity])('a rate of %s is refused', (rate) => {
  expect(() => converter('EUR', { USD: rate })).toThrow(/number above 0/)
})

test('sums in one currency, or nothing', () => {
  expect([
    total([eur(1), usd(10)], converter('EUR', { USD: 0.5 })),
    total([eur(1), usd(10)], converter('EUR')),
    total([], converter('EUR')),
  ]).toEqual([eur(6), null, null])
})

test('the commonest currency; of equally common ones the first of the alphabet', () => {
  expect([commonest([usd(1), eur(1), usd(1)]), commonest([usd(1), eur(1)]), commonest([])]).toEqual(['USD', 'EUR', null])
})
