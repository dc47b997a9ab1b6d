import { cornerCutting } from '../../src/detectors/corner-cutting.ts'
import type { AnyEvent, CommitmentEvent, IncidentEvent, PerformanceEvent, UsageEvent } from '../../src/events/index.ts'
import { commitment, days, incident, invoice, performance, usage, type DetectorCase } from '../../src/testing/index.ts'

const asOf = '2026-07-01T00:00:00Z'
export const inputs = { asOf, clientId: 'acme', recording: [{ from: '2024-01-01T00:00:00Z' }] }
export const ago = (count: number): string => days(asOf, -count)

/** A site promised a month before, and delivered so many days ago. */
export const site = (daysAgo: number): CommitmentEvent[] => [
  commitment(ago(daysAgo + 30), { ref: 'site', dueOn: ago(daysAgo) }), commitment(ago(daysAgo), { ref: 'site', status: 'delivered' }),
]
export const billed = (daysAgo: number, fields: Parameters<typeof invoice>[1] = {}): AnyEvent => invoice(ago(daysAgo), { ref: 'final', ...fields })
/** Defects found so many days ago, by us. */
export const defects = (daysAgo: number, count: number, fields: Parameters<typeof incident>[1] = {}): IncidentEvent[] =>
  Array.from({ length: count }, (_, i) => incident(ago(daysAgo), { ref: `defect-${i}`, ...fields }))

/** Hours of the weeks up to today: 20 planned in each, and the given part worked. */
export const hours = (share: number, weeks = 8): UsageEvent[] => Array.from({ length: weeks }, (_, i) => ago(2 + 7 * i)).flatMap((day) => [
  usage(day, { what: 'planned-hours', count: 20 }), usage(day, { what: 'hours', count: 20 * share }),
])
/** Leads of so many spans of four weeks, at a part of their target. */
export const leads = (share: number, count = 1): PerformanceEvent[] => Array.from({ length: count }, (_, i) =>
  performance(ago(1 + 28 * i), { period: { from: ago(29 + 28 * i), to: ago(2 + 28 * i) }, actual: 100 * share, target: 100 }))

const detector = cornerCutting()
const one = (name: string, events: readonly AnyEvent[], expect: DetectorCase['expect'], more: Partial<DetectorCase> = {}): DetectorCase =>
  ({ name, detector, events, inputs, expect, ...more })
const until = (to: string) => ({ ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to }] })

export const cases: DetectorCase[] = [
  one('delivered and billed with 4 open defects', [...site(1), billed(1), ...defects(3, 4)], 'fired', {
    severity: 0.8, worsen: (events) => [...events, incident(ago(4), { ref: 'one-more' })],
  }),
  one('billed unfinished, long ago', [...site(91), billed(91), ...defects(93, 2)], 'fired', { severity: 0.3 }),
  one('55 % of the hours, targets missed', [...hours(0.55), ...leads(0.8)], 'fired', {
    severity: 0.525, worsen: (events) => events.filter((event) => event.type !== 'usage' || event.at > ago(14) || event.what !== 'hours'),
  }),
  one('thinned for half a year', [...hours(0.55, 28), ...leads(0.8, 7)], 'fired', { severity: 0.525 }),
  one('both', [...site(1), billed(1), ...defects(3, 2), ...hours(0.55), ...leads(0.8)], 'fired', { severity: 0.755 }),
  one('65 % of the hours, targets at 110 %', [...hours(0.65), ...leads(1.1)], 'clear'),
  one('delivered and billed without defects', [...site(1), billed(1)], 'clear'),
  one('nothing delivered, no hours', [], 'clear'),
  one('few hours, and nobody says what came of them', hours(0.5), 'unknown', { reason: 'ambiguous' }),
  one('neither hours nor deliveries', [usage(ago(5), { what: 'logins', count: 3 })], 'unknown', {
    reason: 'ambiguous', inputs: { ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', types: ['usage'] }] },
  }),
  one('a hole over the window', site(100), 'unknown', { reason: 'gap', inputs: until('2026-06-01T00:00:00Z') }),
  one('nothing is recorded', [], 'unknown', { reason: 'not-recorded', inputs: { ...inputs, recording: [] } }),
]
