import { thinMargin } from '../../src/detectors/thin-margin.ts'
import type { AnyEvent, FinancialsEvent } from '../../src/events/index.ts'
import { contract, days, financials, message, type DetectorCase } from '../../src/testing/index.ts'

const asOf = '2026-07-01T00:00:00Z'
export const inputs = { asOf, clientId: 'acme', recording: [{ from: '2024-01-01T00:00:00Z' }] }
export const ago = (count: number): string => days(asOf, -count)
const eur = (amount: number) => ({ amount: amount * 100, currency: 'EUR' })

/** Four weeks that ended so many days ago and were told the day after. */
export const weeks = (endedAgo: number, revenue: number, cost: number, fields: Parameters<typeof financials>[1] = {}): FinancialsEvent =>
  financials(ago(endedAgo - 1), { period: { from: ago(endedAgo + 27), to: ago(endedAgo) }, revenue: eur(revenue), cost: eur(cost), ...fields })
/** The last three, or so many, spans of four weeks, each with 10 000 of revenue. */
export const quarter = (cost: number, count = 3): FinancialsEvent[] => Array.from({ length: count }, (_, i) => weeks(2 + 28 * i, 10_000, cost))
export const asksDiscount = (daysAgo: number): AnyEvent => message(ago(daysAgo), { cues: [{ code: 'discount-request' }] })

const detector = thinMargin()
const one = (name: string, events: readonly AnyEvent[], expect: DetectorCase['expect'], more: Partial<DetectorCase> = {}): DetectorCase =>
  ({ name, detector, events, inputs, expect, ...more })

export const cases: DetectorCase[] = [
  one('30 000 revenue, 25 500 cost', quarter(8_500), 'fired', { severity: 0.525, worsen: (events) => [...events, weeks(2, 0, 1_000)] }),
  one('low for most of a year', quarter(8_500, 10), 'fired', { severity: 0.525 }),
  one('a loss, and discounts asked for twice', [...quarter(10_500), asksDiscount(20), asksDiscount(150)], 'fired', { severity: 1 }),
  one('a net margin of 8 %', quarter(9_200), 'fired', { detector: thinMargin({ marginKind: 'net' }), severity: 0.43 }),
  one('0.42', quarter(5_800), 'clear'),
  one('one bad period', [weeks(2, 10_000, 12_000), weeks(30, 10_000, 7_000), weeks(58, 10_000, 7_000)], 'clear'),
  one('the first eight weeks', [contract(ago(50)), ...quarter(9_500)], 'not-applicable', { reason: 'new-client' }),
  one('four weeks on record', quarter(8_500, 1), 'unknown', { reason: 'short-history' }),
  one('two currencies', [...quarter(8_500, 2), weeks(58, 10_000, 8_500, { revenue: { amount: 1_000_000, currency: 'USD' } })], 'unknown', { reason: 'ambiguous' }),
  one('a hole over the window', [weeks(100, 10_000, 8_500), weeks(128, 10_000, 8_500)], 'unknown', {
    reason: 'gap', inputs: { ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: '2026-04-01T00:00:00Z' }] },
  }),
  one('nothing is recorded', [], 'unknown', { reason: 'not-recorded', inputs: { ...inputs, recording: [] } }),
]
