import { expect, test } from 'vitest'
import type { AnyEvent } from '../../src/events/index.ts'
import { attainment } from '../../src/measures/attainment.ts'
import { performance, plan } from '../../src/testing/index.ts'
import { scopeOf } from './scope-of.ts'

const of = (events: readonly AnyEvent[]) => attainment(scopeOf(events, '2026-05-01T00:00:00Z'))
const bare = (at: string, kpi: string, actual = 100) => {
  const event = performance(at, { kpi, actual })
  delete event.target
  return event
}

test('attained is actual over target, the other way round where lower is better', () => {
  const events = [performance('2026-02-01', { actual: 80 }), performance('2026-03-05', { actual: 80, better: 'lower' }), bare('2026-04-10', 'leads')]
  expect(of(events).periods.map(({ attained }) => attained)).toEqual([0.8, 1.25, null])
})

test('a division without sense attains nothing', () => {
  const events = [performance('2026-02-01', { target: 0 }), performance('2026-03-05', { actual: 0, better: 'lower' })]
  expect(of(events).periods.map(({ attained }) => attained)).toEqual([null, null])
})

test('the same period told again replaces the first telling; services are kept apart', () => {
  const period = { from: '2026-01-01', to: '2026-01-31' }
  const events = [
    performance('2026-01-20', { period, actual: 60 }), performance('2026-02-02', { period, actual: 100, spend: { amount: 5, currency: 'EUR' } }),
    performance('2026-02-02', { period, actual: 7, service: 'seo' }),
  ]
  expect(of(events).periods.map(({ actual, service, spend }) => [actual, service, spend])).toEqual([[100, null, 5], [7, 'seo', null]])
})

test('periods come oldest first, whenever they were told', () => {
  const early = performance('2026-04-01', { period: { from: '2026-01-01', to: '2026-01-31' } })
  const late = performance('2026-03-05', { period: { from: '2026-02-01', to: '2026-02-28' } })
  expect(of([early, late]).periods.map(({ toDay }) => toDay)).toEqual([20_484, 20_512])
})

test('the main KPI is the first of the plan that has results, else one with a target, else the one with most periods', () => {
  const twice = [bare('2026-01-01', 'visits'), bare('2026-02-05', 'visits')]
  expect(of([]).mainKpi).toBeNull()
  expect(of([bare('2026-01-01', 'leads'), ...twice]).mainKpi).toBe('visits')
  expect(of([performance('2026-01-01'), ...twice]).mainKpi).toBe('leads')
  expect(of([performance('2026-01-01'), ...twice, plan('2026-01-01', { kpis: ['fame', 'visits'] })]).mainKpi).toBe('visits')
})
