import { lowNps } from '../../src/detectors/low-nps.ts'
import { contactChange, party, survey, type DetectorCase } from '../../src/testing/index.ts'

const asOf = '2026-06-15T09:00:00Z'
/** Everything was recorded until asOf. */
const inputs = { asOf, clientId: 'acme', recording: [{ from: '2024-01-01T00:00:00Z' }] }
const detector = lowNps()
const ben = party('client/ben')

export const cases: DetectorCase[] = [
  {
    name: 'the same person 9, then 5, ten days ago', detector, inputs, expect: 'fired', severity: 0.56,
    events: [survey('2026-03-05', { score: 9 }), survey('2026-06-05', { score: 5 })],
    worsen: (events) => [...events, survey('2026-06-06', { score: 1 })],
  },
  { name: 'a first answer of 0 today', detector, events: [survey('2026-06-15', { score: 0 })], inputs, expect: 'fired', severity: 1 },
  { name: 'a promoter of last summer turned passive', detector, events: [survey('2025-06-20'), survey('2026-06-15', { score: 7 })], inputs, expect: 'fired', severity: 0.3 },
  {
    name: 'the main person', detector, inputs, expect: 'fired', severity: 0.6,
    events: [contactChange('2025-01-10', { change: 'joined', main: true }), survey('2026-06-15', { score: 6 })],
  },
  {
    name: 'one low voice among promoters', detector, inputs, expect: 'fired', severity: 0.35,
    events: [survey('2026-06-15', { score: 6 }), survey('2026-06-01', { respondent: ben, score: 10 })],
  },
  {
    name: 'steady 8', detector, inputs, expect: 'clear',
    events: [survey('2025-12-05', { score: 8 }), survey('2026-03-05', { score: 8 }), survey('2026-06-05', { score: 8 })],
  },
  { name: 'nobody was asked', detector, events: [], inputs, expect: 'unknown', reason: 'too-few' },
  { name: 'the last answer is too old', detector, events: [survey('2025-12-14', { score: 2 })], inputs, expect: 'unknown', reason: 'too-few' },
  { name: 'surveys are not recorded', detector, events: [], inputs: { ...inputs, recording: [] }, expect: 'unknown', reason: 'not-recorded' },
  {
    name: 'no answer, and a hole in spring', detector, events: [], expect: 'unknown', reason: 'gap',
    inputs: { ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: '2026-03-01T00:00:00Z' }, { from: '2026-04-01T00:00:00Z' }] },
  },
]
