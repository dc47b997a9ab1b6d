import { clientUpheaval } from '../../src/detectors/client-upheaval.ts'
import { contactChange, message, organisationChange, type DetectorCase } from '../../src/testing/index.ts'

const asOf = '2026-06-15T09:00:00Z'
/** Everything was recorded until asOf. */
const inputs = { asOf, clientId: 'acme', recording: [{ from: '2022-01-01T00:00:00Z' }] }
const detector = clientUpheaval()

export const cases: DetectorCase[] = [
  {
    name: 'acquisition 10 days ago, size unsaid, the main contact gone 5 days ago', detector, inputs, expect: 'fired', severity: 0.76,
    events: [organisationChange('2026-06-05', { kind: 'acquisition' }), contactChange('2026-06-10', { main: true })],
    worsen: (events) => [...events, organisationChange('2026-06-14', { kind: 'in-house-team' })],
  },
  {
    name: 'a team of their own, and talk of it a month before', detector, inputs, expect: 'fired', severity: 0.56,
    events: [organisationChange('2026-03-17', { kind: 'in-house-team' }), message('2026-02-20', { cues: [{ code: 'in-house-talk' }] })],
  },
  { name: 'restructure 350 days ago', detector, events: [organisationChange('2025-06-30')], inputs, expect: 'clear' },
  { name: 'nothing happened', detector, events: [contactChange('2026-06-10')], inputs, expect: 'clear' },
  { name: 'nobody logs such changes', detector, events: [message('2026-06-01')], inputs: { asOf, clientId: 'acme' }, expect: 'unknown', reason: 'not-recorded' },
  {
    name: 'nothing seen, and a hole in spring', detector, events: [], expect: 'unknown', reason: 'gap',
    inputs: { ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: '2026-03-01T00:00:00Z' }, { from: '2026-04-01T00:00:00Z' }] },
  },
]
