import { unownedMistakes } from '../../src/detectors/unowned-mistakes.ts'
import type { AnyEvent, Cue, IncidentEvent, MessageEvent } from '../../src/events/index.ts'
import { days, incident, message, party, type DetectorCase } from '../../src/testing/index.ts'

const asOf = '2026-06-30T12:00:00Z' // a Tuesday
export const inputs = { asOf, clientId: 'acme', recording: [{ from: '2024-01-01T00:00:00Z' }] }
export const ago = (count: number): string => days(asOf, -count)
export const byClient = { foundBy: party('client/ana') }
/** Six working days before `asOf`, a Monday. */
export const SIX_WD = 8

export const found = (daysAgo: number, fields: Parameters<typeof incident>[1] = {}): IncidentEvent => incident(ago(daysAgo), { ref: 'slip', ...fields })
export const next = (daysAgo: number, status: IncidentEvent['status'], fields: Parameters<typeof incident>[1] = {}): IncidentEvent =>
  incident(ago(daysAgo), { ref: 'slip', status, ...fields })
/** We write to the client. */
export const weWrite = (daysAgo: number, code: Cue['code'], topic?: string): MessageEvent =>
  message(ago(daysAgo), { from: party('agency/tom'), cues: [topic === undefined ? { code } : { code, topic }] })
/** Found Monday, owned Tuesday, resolved Thursday. */
export const handledWell = [found(SIX_WD, byClient), next(SIX_WD - 1, 'owned'), next(SIX_WD - 3, 'resolved')]

const detector = unownedMistakes()
const one = (name: string, events: readonly AnyEvent[], expect: DetectorCase['expect'], more: Partial<DetectorCase> = {}): DetectorCase =>
  ({ name, detector, events, inputs, expect, ...more })

export const cases: DetectorCase[] = [
  one('the client found an error six working days ago', [found(SIX_WD, byClient)], 'fired', {
    severity: 0.675, worsen: (events) => [...events, incident(ago(20), { ref: 'other' })],
  }),
  one('resolved without a word', [found(30), next(28, 'resolved')], 'fired', { severity: 0.35 }),
  one('tracking broken for a fortnight, though owned', [found(14, { kind: 'tracking' }), next(13, 'owned', { kind: 'tracking' })], 'fired', { severity: 1 }),
  one('found Monday, owned Tuesday, resolved Thursday', handledWell, 'clear'),
  one('owned in a mail five months ago, open since', [found(152), weWrite(150, 'ownership')], 'clear'),
  one('a hole since it was found', [found(SIX_WD)], 'unknown', {
    reason: 'gap', inputs: { ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: `${ago(4)}T00:00:00Z` }] },
  }),
  one('nothing found, and a hole', [], 'unknown', {
    reason: 'gap', inputs: { ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: `${ago(40)}T00:00:00Z` }, { from: `${ago(30)}T00:00:00Z` }] },
  }),
  one('nobody logs incidents', [], 'unknown', { reason: 'not-recorded', inputs: { ...inputs, recording: [] } }),
  one('no incident in half a year', [found(200), next(199, 'owned')], 'not-applicable', { reason: 'no-incident' }),
]
