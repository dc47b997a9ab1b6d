import { staffDiscontent } from '../../src/detectors/staff-discontent.ts'
import type { ClientEvent, ContactChangeEvent } from '../../src/events/index.ts'
import { contactChange, days, party, survey, type DetectorCase } from '../../src/testing/index.ts'

export const asOf = '2026-06-01T09:00:00Z'
export const inputs = { asOf, clientId: 'client-0', recording: [{ from: '2022-01-01T00:00:00Z' }] }
const detector = staffDiscontent()

/** So many of us, each the main person of a client, since the start of last year. */
export const team = (size: number): ClientEvent[] => Array.from({ length: size }, (_, i) =>
  contactChange('2025-01-06', { clientId: `client-${i}`, person: party(`agency/person-${i}`), change: 'joined', main: true }))

/** The first few leave, one every ten days up to a day. */
export const leave = (count: number, until = '2026-05-20'): ContactChangeEvent[] => Array.from({ length: count }, (_, i) =>
  contactChange(days(until, -10 * (count - 1 - i)), {
    clientId: `client-${i}`, person: party(`agency/person-${i}`), change: 'left',
  }))

/** A staff survey: one answer each. */
export const staffSurvey = (on: string, scores: readonly number[]): ClientEvent[] => scores.map((score, i) =>
  survey(on, { clientId: `client-${i % 3}`, respondent: party(`agency/person-${i}`), score }))

const content = [10, 9, 9, 9, 9, 8, 8, 8, 6, 6]

export const cases: DetectorCase[] = [
  {
    name: 'three of twenty left in a quarter', detector, inputs, expect: 'fired', severity: 0.37,
    events: [...team(20), ...leave(3)],
    worsen: (events) => [...events, contactChange('2026-05-25', { clientId: 'client-9', person: party('agency/person-9') })],
  },
  {
    name: 'one of twenty left, eNPS 23', detector, inputs, expect: 'clear',
    events: [...team(20), ...leave(1), ...staffSurvey('2026-05-04', content)],
  },
  {
    name: 'more detractors than promoters among the staff', detector, inputs, expect: 'fired', severity: 0.5,
    events: staffSurvey('2026-05-04', [9, 8, 7, 5, 4, 4]),
  },
  {
    name: 'far less content than a year ago', detector, inputs, expect: 'fired', severity: 0.4,
    events: [
      ...staffSurvey('2025-02-03', Array.from({ length: 20 }, () => 9)),
      ...staffSurvey('2026-05-04', [...Array<number>(9).fill(9), ...Array<number>(8).fill(7), 5, 5, 5]),
    ],
  },
  {
    name: 'unhappy and leaving', detector, inputs, expect: 'fired', severity: 0.61,
    events: [...team(20), ...leave(3), ...staffSurvey('2026-05-04', [9, 8, 7, 5, 4, 4])],
  },
  { name: 'a team of four', detector, events: team(4), inputs, expect: 'unknown', reason: 'too-few' },
  { name: 'nothing known of the staff', detector, events: [], inputs, expect: 'unknown', reason: 'too-few' },
  {
    name: 'neither is recorded', detector, events: [], inputs: { ...inputs, recording: [] },
    expect: 'unknown', reason: 'not-recorded',
  },
  {
    name: 'a hole in spring', detector, events: team(20), expect: 'unknown', reason: 'gap',
    inputs: {
      ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: '2026-04-01T00:00:00Z' }, { from: '2026-05-01T00:00:00Z' }],
    },
  },
]
