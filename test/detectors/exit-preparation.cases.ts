import { exitPreparation } from '../../src/detectors/exit-preparation.ts'
import type { CueCode } from '../../src/events/index.ts'
import { accessChange, contactChange, days, meeting, message, party, type DetectorCase } from '../../src/testing/index.ts'

const asOf = '2026-06-15T09:00:00Z'
/** Everything was recorded until asOf. */
const inputs = { asOf, clientId: 'acme', recording: [{ from: '2024-01-01T00:00:00Z' }] }
const detector = exitPreparation()
const ago = (n: number) => days('2026-06-15', -n)
const said = (daysAgo: number, code: CueCode) => message(ago(daysAgo), { cues: [{ code }] })
const tom = party('agency/tom')
const granted = accessChange('2025-01-10', { principal: tom })
const revoked = accessChange(ago(10), { principal: tom, change: 'revoked' })

export const cases: DetectorCase[] = [
  {
    name: 'a contract question and a competitor, both today', detector, inputs, expect: 'fired', severity: 0.755,
    events: [said(0, 'contract-question'), said(0, 'competitor-mention')],
    worsen: (events) => [...events, message('2026-06-15 08:00', { cues: [{ code: 'cancel-intent' }] })],
  },
  { name: 'our access taken ten days ago', detector, events: [granted, revoked], inputs, expect: 'fired', severity: 0.713 },
  { name: 'all material asked for today', detector, events: [said(0, 'export-request')], inputs, expect: 'fired', severity: 0.6 },
  {
    name: 'a question whose second has dropped out since', detector, inputs, expect: 'fired', severity: 0.19,
    events: [said(85, 'contract-question'), said(105, 'competitor-mention')],
  },
  {
    name: 'a question whose second fell in a meeting long ago', detector, inputs, expect: 'fired', severity: 0.19,
    events: [said(85, 'contract-question'), meeting(ago(105), { cues: [{ code: 'competitor-mention', by: 'client' }] })],
  },
  { name: 'one contract question alone', detector, events: [said(5, 'contract-question')], inputs, expect: 'clear' },
  { name: 'a question about the contract with a model', detector, events: [said(5, 'question')], inputs, expect: 'clear' },
  { name: 'our person left, and the access with it', detector, events: [granted, revoked, contactChange(ago(12), { person: tom })], inputs, expect: 'clear' },
  {
    name: 'access taken by nobody knows whom', detector, inputs, expect: 'unknown', reason: 'ambiguous',
    events: [granted, accessChange(ago(10), { principal: tom, change: 'revoked', by: party('unknown/somebody') })],
  },
  { name: 'mail that nobody read, and no accounts', detector, events: [message('2026-06-01')], inputs: { asOf, clientId: 'acme' }, expect: 'unknown', reason: 'not-recorded' },
  {
    name: 'nothing found, and a hole in June', detector, events: [], expect: 'unknown', reason: 'gap',
    inputs: { ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: '2026-06-01T00:00:00Z' }, { from: '2026-06-08T00:00:00Z' }] },
  },
]
