import { missingPlan } from '../../src/detectors/missing-plan.ts'
import type { AnyEvent, Cue, MessageEvent, PlanEvent } from '../../src/events/index.ts'
import { commitment, contract, days, meeting, message, party, plan, type DetectorCase } from '../../src/testing/index.ts'

const asOf = '2026-06-30T12:00:00Z' // a Tuesday
export const inputs = { asOf, clientId: 'acme', recording: [{ from: '2024-01-01T00:00:00Z' }] }
export const ago = (count: number): string => days(asOf, -count)

/** A contract of two years. */
export const signed = (daysAgo: number, lastsDays = 730): AnyEvent => contract(ago(daysAgo), { endsOn: days(ago(daysAgo), lastsDays - 1) })
export const milestones = [10, 40, 70, 100, 130].map((day) => ({ name: `step ${day}`, dueOn: ago(-day) }))
/** A plan as it should be: three KPIs and five dated milestones. */
export const good = (daysAgo: number, fields: Parameters<typeof plan>[1] = {}): PlanEvent => plan(ago(daysAgo), { kpis: ['leads', 'cost per lead', 'revenue'], milestones, ...fields })
export const client = signed(500)
/** We say something to the client. */
export const say = (daysAgo: number, code: Cue['code'], fields: Partial<Cue> = {}): MessageEvent =>
  message(ago(daysAgo), { from: party('agency/tom'), cues: [{ code, ...fields }] })
export const planning = (daysAgo: number): AnyEvent => meeting(ago(daysAgo), { purpose: 'planning', recapSentAt: `${ago(daysAgo)}T15:00:00Z` })

const withoutKpis = (events: readonly AnyEvent[]): readonly AnyEvent[] => events.map((event) => (event.type === 'plan' ? { ...event, kpis: [], milestones: [] } : event))

const detector = missingPlan()
const one = (name: string, events: readonly AnyEvent[], expect: DetectorCase['expect'], more: Partial<DetectorCase> = {}): DetectorCase =>
  ({ name, detector, events, inputs, expect, ...more })

export const cases: DetectorCase[] = [
  one('last review 180 days ago', [client, good(180)], 'fired', { severity: 0.367, worsen: withoutKpis }),
  one('no plan at all', [client], 'fired', { severity: 0.5 }),
  one('reviewed in a planning meeting 250 days ago', [client, good(390), planning(250)], 'fired', { severity: 0.736 }),
  one('oversold five months ago, at the start', [signed(160), good(40), say(150, 'overpromise')], 'fired', { severity: 0.35 }),
  one('3 KPIs, 5 dated milestones, reviewed 40 days ago', [client, good(40)], 'clear'),
  one('a hole since the last review', [client, good(180)], 'unknown', {
    reason: 'gap', inputs: { ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: `${ago(50)}T00:00:00Z` }, { from: `${ago(45)}T00:00:00Z` }] },
  }),
  one('plans recorded for three weeks', [client], 'unknown', { reason: 'short-history', inputs: { ...inputs, recording: [{ from: `${ago(21)}T00:00:00Z` }] } }),
  one('plans are not recorded', [client], 'unknown', { reason: 'not-recorded', inputs: { ...inputs, recording: [] } }),
  one('no contract on record', [good(180)], 'not-applicable', { reason: 'no-contract' }),
  one('a new client', [signed(27)], 'not-applicable', { reason: 'new-client' }),
  one('one-off work with a date', [signed(30, 55), commitment(ago(20))], 'not-applicable', { reason: 'one-off' }),
]
