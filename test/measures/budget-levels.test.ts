import { expect, test } from 'vitest'
import type { BudgetEvent } from '../../src/events/index.ts'
import { budgetLevels } from '../../src/measures/budget-levels.ts'
import { budget } from '../../src/testing/index.ts'
import { scopeOf } from './scope-of.ts'

const EUR = (amount: number) => ({ amount, currency: 'EUR' })
const levels = (events: readonly BudgetEvent[]) => budgetLevels(scopeOf(events, '2026-05-01T00:00:00Z'))
const perDay = (events: readonly BudgetEvent[]) => levels(events).steps.map((step) => step.perDay)

test('a month has 30.4375 days', () => {
  expect(perDay([budget('2026-01-01', { amount: EUR(304_375) }), budget('2026-02-01', { amount: EUR(9_000), per: 'day' })])).toEqual([10_000, 9_000])
})

test('services add up, and a change of one leaves the others', () => {
  const events = [
    budget('2026-01-01', { service: 'ads', amount: EUR(100), per: 'day' }),
    budget('2026-01-02', { service: 'SEO', amount: EUR(50), per: 'day' }),
    budget('2026-01-03', { service: 'Ads', amount: EUR(70), per: 'day' }),
    budget('2026-01-04', { service: '__proto__', amount: EUR(5), per: 'day' }),
  ]
  expect(perDay(events)).toEqual([100, 150, 120, 125])
  expect(levels(events)).toMatchObject({ currency: 'EUR', mixedCurrencies: false, services: ['ads', 'seo', '__proto__'] })
})

test('beside a budget for all services those of single ones are its parts', () => {
  const events = [
    budget('2026-01-01', { service: 'ads', amount: EUR(100), per: 'day' }),
    budget('2026-01-02', { amount: EUR(300), per: 'day' }),
    budget('2026-01-03', { service: 'ads', amount: EUR(10), per: 'day' }),
  ]
  expect(perDay(events)).toEqual([100, 300, 300])
})

test('a total has no length and is left out; two currencies are told', () => {
  expect(levels([budget('2026-01-01', { per: 'total' })])).toMatchObject({ steps: [], totals: 1 })
  expect(levels([budget('2026-01-01'), budget('2026-01-02', { amount: { amount: 1, currency: 'USD' } })]).mixedCurrencies).toBe(true)
  expect(levels([])).toEqual({ steps: [], currency: null, mixedCurrencies: false, totals: 0, services: [] })
})
