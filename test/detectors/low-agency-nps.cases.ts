import { lowAgencyNps } from '../../src/detectors/low-agency-nps.ts'
import type { ClientEvent } from '../../src/events/index.ts'
import { days, party, survey, type DetectorCase } from '../../src/testing/index.ts'

/** A Monday. */
export const asOf = '2026-06-01T09:00:00Z'
export const inputs = { asOf, clientId: 'client-0', recording: [{ from: '2024-01-01T00:00:00Z' }] }
const detector = lowAgencyNps()

/** One answer each, four people a client, in the weeks before `until`. */
export function answers(promoters: number, passives: number, detractors: number, until = '2026-05-31'): ClientEvent[] {
  const scores = [...Array<number>(promoters).fill(9), ...Array<number>(passives).fill(7), ...Array<number>(detractors).fill(4)]
  return scores.map((score, i) => survey(days(until, -(scores.length - i)), {
    clientId: `client-${Math.floor(i / 4)}`, respondent: party(`client/person-${i}`), score,
  }))
}

export const cases: DetectorCase[] = [
  {
    name: '18 promoters, 14 passives, 8 detractors', detector, inputs, expect: 'fired', severity: 0.68,
    events: answers(18, 14, 8),
    worsen: (events) => [...events, survey('2026-05-31', { clientId: 'client-0', respondent: party('client/new'), score: 0 })],
  },
  { name: '40 promoters, 6 passives, 4 detractors', detector, events: answers(40, 6, 4), inputs, expect: 'clear' },
  { name: 'nearly all of them promoters', detector, events: answers(60, 2, 0), inputs, expect: 'clear' },
  { name: 'as many detractors as promoters', detector, events: answers(10, 0, 10), inputs, expect: 'fired', severity: 1 },
  {
    name: 'better than last autumn, and still low', detector, inputs, expect: 'fired',
    events: [...answers(4, 4, 12, '2025-11-01'), ...answers(10, 4, 6)],
  },
  {
    name: 'eleven of forty who were asked answered', detector, inputs, expect: 'fired',
    events: [...answers(5, 3, 5), ...Array.from({ length: 40 }, (_, i) => survey('2026-04-01', {
      clientId: `client-${i % 4}`, respondent: party(`client/person-${i}`), status: 'sent',
    }))],
  },
  { name: 'nine respondents', detector, events: answers(3, 3, 3), inputs, expect: 'unknown', reason: 'too-few' },
  { name: 'nobody was asked', detector, events: [], inputs, expect: 'unknown', reason: 'too-few' },
  {
    name: 'surveys are not recorded', detector, events: [], inputs: { ...inputs, recording: [] },
    expect: 'unknown', reason: 'not-recorded',
  },
  {
    name: 'few answers, and a hole in spring', detector, events: answers(3, 3, 3), expect: 'unknown', reason: 'gap',
    inputs: {
      ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: '2026-03-01T00:00:00Z' }, { from: '2026-04-01T00:00:00Z' }],
    },
  },
]
