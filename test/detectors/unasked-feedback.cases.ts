import { unaskedFeedback } from '../../src/detectors/unasked-feedback.ts'
import { contract, days, meeting, message, party, request, survey, type DetectorCase } from '../../src/testing/index.ts'

const asOf = '2026-06-15T12:00:00Z'
/** Everything was recorded until asOf. */
const inputs = { asOf, clientId: 'acme', recording: [{ from: '2024-01-01T00:00:00Z' }] }
const detector = unaskedFeedback()

/** A day so many days ago. */
export const ago = (daysAgo: number): string => days('2026-06-15', -daysAgo)
const tom = party('agency/tom')
const lastSurvey = survey(ago(270))

export const cases: DetectorCase[] = [
  {
    name: 'the last survey was 270 days ago', detector, inputs, expect: 'fired', severity: 0.51, events: [lastSurvey],
    worsen: () => [],
  },
  {
    name: 'feedback asked for 40 days ago', detector, inputs, expect: 'fired', severity: 0.31,
    events: [lastSurvey, request(ago(40), { by: tom, topic: 'feedback' })],
  },
  {
    name: 'asked in a mail 80 days ago', detector, inputs, expect: 'fired', severity: 0.31,
    events: [lastSurvey, message(ago(80), { from: tom, cues: [{ code: 'feedback-request' }] })],
  },
  {
    name: 'asked in a meeting 80 days ago', detector, inputs, expect: 'fired', severity: 0.31,
    events: [lastSurvey, meeting(ago(80), { cues: [{ code: 'feedback-request', by: 'agency' }] })],
  },
  {
    name: 'the last survey was long ago', detector, inputs, expect: 'fired', severity: 1,
    events: [survey(ago(500), { status: 'sent' })],
  },
  { name: 'never a survey', detector, inputs, expect: 'fired', severity: 1, events: [] },
  { name: 'a survey 90 days ago', detector, inputs, expect: 'clear', events: [survey(ago(90))] },
  {
    name: 'surveys recorded for three months', detector, events: [], expect: 'unknown', reason: 'short-history',
    inputs: { ...inputs, recording: [{ from: '2026-03-15T00:00:00Z' }] },
  },
  {
    name: 'a hole that may hold the last one', detector, events: [lastSurvey], expect: 'unknown', reason: 'gap',
    inputs: {
      ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: '2026-03-01T00:00:00Z' }, { from: '2026-04-01T00:00:00Z' }],
    },
  },
  {
    name: 'surveys are not recorded', detector, events: [], inputs: { ...inputs, recording: [] }, expect: 'unknown',
    reason: 'not-recorded',
  },
  {
    name: 'a client for a hundred days', detector, inputs, expect: 'not-applicable', reason: 'new-client',
    events: [contract(ago(100))],
  },
]
