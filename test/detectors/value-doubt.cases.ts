import { valueDoubt } from '../../src/detectors/value-doubt.ts'
import type { CueCode, Party } from '../../src/events/index.ts'
import { meeting, message, party, report, type DetectorCase } from '../../src/testing/index.ts'

const asOf = '2026-06-15T09:00:00Z'
/** Everything was recorded until asOf. */
const inputs = { asOf, clientId: 'acme', recording: [{ from: '2024-01-01T00:00:00Z' }] }
const detector = valueDoubt()
const said = (at: string, code: CueCode, from: Party = party('client/ana')) => message(at, { from, cues: [{ code }] })

export const cases: DetectorCase[] = [
  {
    name: 'three value questions in 30 days', detector, inputs, expect: 'fired', severity: 0.525,
    events: ['2026-05-20', '2026-06-01', '2026-06-10'].map((at) => said(at, 'value-question')),
    worsen: (events) => [...events, said('2026-06-12', 'value-question'), said('2026-06-13', 'discount-request')],
  },
  {
    name: 'two, one by the head of finance', detector, inputs, expect: 'fired', severity: 0.2,
    events: [said('2026-05-20', 'value-question'), said('2026-06-01', 'value-question', party('client/eva', { seniority: 'head', role: 'Finance' }))],
  },
  {
    name: 'questions in meetings and mail, over a longer window, with reports that show no business', inputs, expect: 'fired', severity: 0.525,
    detector: valueDoubt({ windowDays: 150 }),
    events: [
      said('2026-02-20', 'value-question'), said('2026-06-01', 'value-question'),
      meeting('2026-02-25', { cues: [{ code: 'value-question', by: 'client' }] }),
      report('2026-02-05', { metrics: ['clicks'] }), report('2026-03-05', { metrics: ['clicks'] }),
    ],
  },
  { name: 'asked for the price of a new landing page', detector, events: [said('2026-06-01', 'question')], inputs, expect: 'clear' },
  { name: 'two remarks on saving alone', detector, events: [said('2026-05-20', 'budget-pressure'), said('2026-06-01', 'budget-pressure')], inputs, expect: 'clear' },
  { name: 'mail that nobody read', detector, events: [message('2026-06-01'), message('2026-06-08')], inputs, expect: 'unknown', reason: 'not-recorded' },
  {
    name: 'nothing found, and a hole in May', detector, events: [], expect: 'unknown', reason: 'gap',
    inputs: { ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: '2026-05-01T00:00:00Z' }, { from: '2026-05-20T00:00:00Z' }] },
  },
]
