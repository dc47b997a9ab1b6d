import { repeatedMistakes } from '../../src/detectors/repeated-mistakes.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { days, incident, initiative, party, report, type DetectorCase } from '../../src/testing/index.ts'

const asOf = '2026-06-30T12:00:00Z'
export const inputs = { asOf, clientId: 'acme', recording: [{ from: '2024-01-01T00:00:00Z' }] }
export const ago = (count: number): string => days(asOf, -count)
export const byClient = { foundBy: party('client/ana') }

/** Three formula errors in 60 days, the newest one found by the client. */
export const threeErrors = [incident(ago(59)), incident(ago(40)), incident(ago(31), byClient)]
export const fix = (doneDaysAgo: number): AnyEvent => initiative(ago(doneDaysAgo), { kind: 'fix', status: 'done' })

const detector = repeatedMistakes()
const one = (name: string, events: readonly AnyEvent[], expect: DetectorCase['expect'], more: Partial<DetectorCase> = {}): DetectorCase =>
  ({ name, detector, events, inputs, expect, ...more })

export const cases: DetectorCase[] = [
  one('three formula errors in 60 days, one found by the client', threeErrors, 'fired', {
    severity: 0.525, worsen: (events) => [...events, incident(ago(20), byClient)],
  }),
  one('fixed since, and four quiet weeks', [...threeErrors, fix(30)], 'fired', { severity: 0.26 }),
  one('errors in reports, the first one two months old', [report(ago(60), { errors: 3 }), report(ago(30), { errors: 1 }), report(ago(2), { errors: 1 })], 'fired', { severity: 0.05 }),
  one('one typo found by us', [incident(ago(10))], 'clear'),
  one('no mistake at all', [], 'clear'),
  one('a typo and a hole', [incident(ago(10))], 'unknown', {
    reason: 'gap', inputs: { ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: `${ago(50)}T00:00:00Z` }, { from: `${ago(45)}T00:00:00Z` }] },
  }),
  one('the log began last month', [], 'unknown', { reason: 'short-history', inputs: { ...inputs, recording: [{ from: `${ago(30)}T00:00:00Z` }] } }),
  one('nobody logs incidents', [], 'unknown', { reason: 'not-recorded', inputs: { ...inputs, recording: [] } }),
]
