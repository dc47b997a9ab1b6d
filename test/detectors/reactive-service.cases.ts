import { reactiveService } from '../../src/detectors/reactive-service.ts'
import type { AnyEvent, InitiativeEvent, RequestEvent } from '../../src/events/index.ts'
import { contract, days, initiative, request, type DetectorCase } from '../../src/testing/index.ts'

const asOf = '2026-06-30T12:00:00Z'
export const inputs = { asOf, clientId: 'acme', recording: [{ from: '2024-01-01T00:00:00Z' }] }
export const ago = (count: number): string => days(asOf, -count)

/** Ideas of ours, roadmaps unless said otherwise. */
export const ideas = (daysAgo: readonly number[], fields: Parameters<typeof initiative>[1] = {}): InitiativeEvent[] =>
  daysAgo.map((day) => initiative(ago(day), { kind: 'roadmap', ...fields }))
/** What the client asked for, a topic each. */
export const asked = (count: number): RequestEvent[] => Array.from({ length: count }, (_, i) => request(ago(3 + 7 * i), { topic: `topic ${i}` }))
export const signed = (daysAgo: number): AnyEvent => contract(ago(daysAgo), { endsOn: ago(-300) })
/** Five ideas in the first twelve weeks of a contract of 200 days. */
export const busyStart = [signed(200), ...ideas([190, 180, 170, 150, 120])]

const detector = reactiveService()
const one = (name: string, events: readonly AnyEvent[], expect: DetectorCase['expect'], more: Partial<DetectorCase> = {}): DetectorCase =>
  ({ name, detector, events, inputs, expect, ...more })

export const cases: DetectorCase[] = [
  one('1 initiative, 11 client requests', [...ideas([30]), ...asked(11)], 'fired', {
    severity: 0.472, worsen: (events) => [...events, request(ago(5), { topic: 'one more' })],
  }),
  one('faded after a busy start', [...busyStart, ...ideas([20])], 'fired', { severity: 0.5 }),
  one('three tests without a result', [...ideas([60, 70, 80], { kind: 'test' }), ...asked(3)], 'fired', { severity: 0.3 }),
  one('6 and 5', [...ideas([10, 20, 30, 40, 50, 60]), ...asked(5)], 'clear'),
  one('a hole over the quarter', [...ideas([30]), ...asked(11)], 'unknown', {
    reason: 'gap', inputs: { ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: `${ago(50)}T00:00:00Z` }, { from: `${ago(45)}T00:00:00Z` }] },
  }),
  one('ideas recorded for two months', [...ideas([30]), ...asked(5)], 'unknown', { reason: 'short-history', inputs: { ...inputs, recording: [{ from: `${ago(60)}T00:00:00Z` }] } }),
  one('a quiet old client', [signed(200), ...asked(2)], 'unknown', { reason: 'too-few' }),
  one('ideas are not recorded', asked(11), 'unknown', { reason: 'not-recorded', inputs: { ...inputs, recording: [] } }),
  one('too little work', [signed(100), ...asked(4)], 'not-applicable', { reason: 'too-little-work' }),
]
