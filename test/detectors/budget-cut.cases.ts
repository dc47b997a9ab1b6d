import { budgetCut } from '../../src/detectors/budget-cut.ts'
import type { AnyEvent, BudgetEvent, PerformanceEvent } from '../../src/events/index.ts'
import { budget, days, message, party, performance, usage, type DetectorCase } from '../../src/testing/index.ts'

const asOf = '2026-06-30T12:00:00Z'
export const inputs = { asOf, clientId: 'acme', recording: [{ from: '2024-01-01T00:00:00Z' }] }
export const ago = (count: number): string => days(asOf, -count)
export const EUR = (amount: number) => ({ amount: amount * 100, currency: 'EUR' })
export const TOM = party('agency/tom')

/** 20 000 a month for so many days, by default for 300, cut to 12 000 by the client so many days ago. */
export const level = (since = 300): BudgetEvent => budget(ago(since), { amount: EUR(20_000) })
export const cut = (daysAgo: number, fields: Parameters<typeof budget>[1] = {}): BudgetEvent => budget(ago(daysAgo), { amount: EUR(12_000), ...fields })
/** The same without saying who made it. */
export const unsigned = (event: BudgetEvent): BudgetEvent => {
  const bare = { ...event }
  delete bare.by
  return bare
}

/** Leads of the 30 days that begin so many days ago. */
export const leads = (daysAgo: number, actual: number, fields: Parameters<typeof performance>[1] = {}): PerformanceEvent =>
  performance(ago(daysAgo - 30), { actual, period: { from: ago(daysAgo), to: ago(daysAgo - 29) }, ...fields })
/** 200 leads before a cut 40 days ago, 205 after it. */
export const steadyLeads = [leads(100, 200), leads(70, 200), leads(40, 205)]

/** Hours on each working day of the days between. */
export const hours = (from: number, to: number, count: number): AnyEvent[] =>
  Array.from({ length: Math.floor((from - to) / 7) }, (_, i) => usage(ago(from - 7 * i), { count: count * 7 }))

const detector = budgetCut()
const one = (name: string, events: readonly AnyEvent[], expect: DetectorCase['expect'], more: Partial<DetectorCase> = {}): DetectorCase =>
  ({ name, detector, events, inputs, expect, ...more })
const deeper = (events: readonly AnyEvent[]): readonly AnyEvent[] =>
  events.map((event) => (event.type === 'budget' && event.amount.amount === 1_200_000 ? { ...event, amount: EUR(9_000) } : event))

export const cases: DetectorCase[] = [
  one('20 000 cut to 12 000 by the client', [level(), cut(5)], 'fired', { severity: 0.69, worsen: deeper }),
  one('level set more than a year ago', [level(500), cut(5)], 'fired', { severity: 0.69 }),
  one('more efficient, and the savings went elsewhere', [level(), cut(40, { reallocatedTo: 'shops' }), ...steadyLeads], 'clear'),
  one('more efficient, but the savings are gone', [level(), cut(40), ...steadyLeads], 'fired', { severity: 0.41 }),
  one('results long before a cut that stands', [level(), cut(150, { reallocatedTo: 'shops' }), leads(235, 200), leads(150, 205)], 'clear'),
  one('as many hours for less', [level(), cut(150), ...hours(234, 150, 4), ...hours(150, 10, 4)], 'fired', { severity: 0.84 }),
  one('talk of money two months before', [level(), cut(10), message(ago(63), { cues: [{ code: 'budget-pressure' }] })], 'fired', { severity: 0.84 }),
  one('cut, nobody says by whom, and held', [level(), unsigned(cut(56))], 'fired', { severity: 0.69 }),
  one('cut a week ago, nobody says by whom', [level(), unsigned(cut(7))], 'clear'),
  one('steady', [level()], 'clear'),
  one('two budgets, the first a month old', [level(35), cut(5)], 'unknown', { reason: 'short-history' }),
  one('one budget', [cut(5)], 'unknown', { reason: 'too-few' }),
  one('a hole over two months', [level()], 'unknown', {
    reason: 'gap', inputs: { ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: `${ago(60)}T00:00:00Z` }] },
  }),
  one('nobody records budgets', [], 'unknown', { reason: 'not-recorded', inputs: { ...inputs, recording: [] } }),
]
