import { overspend } from '../../src/detectors/overspend.ts'
import type { AnyEvent, IncidentEvent, PerformanceEvent } from '../../src/events/index.ts'
import { budget, days, incident, performance, type DetectorCase } from '../../src/testing/index.ts'

const asOf = '2026-07-01T00:00:00Z'
export const inputs = { asOf, clientId: 'acme', recording: [{ from: '2024-01-01T00:00:00Z' }] }
export const ago = (count: number): string => days(asOf, -count)
export const eur = (amount: number) => ({ amount: amount * 100, currency: 'EUR' })

/** What June cost and brought; 30 days to the last of June. */
export const june = (spend: number, fields: Parameters<typeof performance>[1] = {}): PerformanceEvent =>
  performance(`${ago(0)}T00:00:00Z`, { period: { from: '2026-06-01', to: '2026-06-30' }, spend: eur(spend), ...fields })
/** 10 000 for the 30 days of June, to the cent of a day, set long ago. */
export const agreed: AnyEvent = budget(ago(300), { amount: { amount: 33_333, currency: 'EUR' }, per: 'day' })
export const slip = (daysAgo: number, status: IncidentEvent['status'] = 'found', fields: Parameters<typeof incident>[1] = {}): IncidentEvent =>
  incident(ago(daysAgo), { ref: 'slip', kind: 'overspend', status, ...fields })
/** Found by us on the 10th, owned and credited the day after. */
export const credited = [slip(20), slip(19, 'owned'), slip(19, 'credited')]

const detector = overspend()
const one = (name: string, events: readonly AnyEvent[], expect: DetectorCase['expect'], more: Partial<DetectorCase> = {}): DetectorCase =>
  ({ name, detector, events, inputs, expect, ...more })

export const cases: DetectorCase[] = [
  one('13 000 spent on 10 000', [agreed, june(13_000)], 'fired', { severity: 0.46, worsen: (events) => [...events, june(14_000, { kpi: 'bookings' })] }),
  one('owned and credited', [agreed, june(13_000), ...credited], 'fired', { severity: 0.18 }),
  one('twice the budget five months ago', [agreed, performance(ago(130), { period: { from: ago(160), to: ago(131) }, spend: eur(20_000) })], 'fired', { severity: 0.22 }),
  one('an incident without numbers', [slip(20)], 'fired', { severity: 0.5 }),
  one('a month that brought nothing', [agreed, june(9_000, { actual: 0 })], 'fired', { severity: 0.5 }),
  one('10 800 on 10 000', [agreed, june(10_800)], 'clear'),
  one('nothing spent, nothing wrong', [], 'clear'),
  one('spend without a budget', [june(13_000)], 'unknown', { reason: 'ambiguous' }),
  one('a hole over the last period', [agreed, june(10_000)], 'unknown', {
    reason: 'gap', inputs: { ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: '2026-06-20T00:00:00Z' }] },
  }),
  one('nothing is recorded', [], 'unknown', { reason: 'not-recorded', inputs: { ...inputs, recording: [] } }),
]
