import { directionConfusion } from '../../src/detectors/direction-confusion.ts'
import type { Party } from '../../src/events/index.ts'
import { days, meeting, message, party, plan, report, type DetectorCase } from '../../src/testing/index.ts'

const asOf = '2026-06-15T12:00:00Z'
/** Everything was recorded until asOf. */
const inputs = { asOf, clientId: 'acme', recording: [{ from: '2024-01-01T00:00:00Z' }] }
const detector = directionConfusion()
const day = (daysAgo: number): string => days('2026-06-15', -daysAgo)

/** A mail of somebody of the client, read, that says nothing of note. */
export const mail = (daysAgo: number, person = 'ana') => message(day(daysAgo), { from: party(`client/${person}`), cues: [] })
/** One in which the client says that it has lost sight of where things go. */
export const lost = (daysAgo: number, person = 'ben', more: Partial<Party> = {}) =>
  message(day(daysAgo), { from: party(`client/${person}`, more), cues: [{ code: 'direction-confusion' }] })
/** Ana writes most, so she is the main person. */
export const usual = [1, 8, 15, 22, 29, 36].map((n) => mail(n))

export const cases: DetectorCase[] = [
  {
    name: 'three remarks in 40 days', detector, inputs, expect: 'fired', severity: 0.525,
    events: [...usual, lost(40, 'ben'), lost(20, 'cleo'), lost(2, 'dan')],
    worsen: (events) => [...events, lost(3, 'eva')],
  },
  {
    name: 'two, one by the head of marketing', detector, inputs, expect: 'fired', severity: 0.2,
    events: [...usual, lost(20, 'ben'), lost(2, 'cleo', { seniority: 'head' })],
  },
  {
    name: 'two, one by the person who used to write most', detector, inputs, expect: 'fired', severity: 0.2,
    events: [...[70, 75, 80, 85, 90].map((n) => mail(n)), lost(20, 'ben'), lost(2, 'ana'), mail(3, 'cleo'), mail(4, 'cleo'), mail(5, 'cleo')],
  },
  {
    name: 'with an old plan that was reviewed lately, and reports that used to be full', detector, inputs, expect: 'fired', severity: 0.05,
    events: [
      ...usual, lost(20, 'ben'), lost(2, 'cleo'), plan(day(300)),
      meeting(day(80), { purpose: 'planning', recapSentAt: `${day(79)}T09:00:00Z`, attendees: [party('agency/tom')] }),
      ...[130, 100].map((n) => report(day(n), { answers: ['goal-progress', 'real-value', 'data-focus', 'outlook', 'data-meaning'] })),
      report(day(30), { answers: ['data-focus', 'data-meaning'] }),
    ],
  },
  { name: '12 read messages with none', detector, inputs, expect: 'clear', events: [...usual, ...[2, 9, 16, 23, 30, 37].map((n) => mail(n, 'ben'))] },
  { name: 'nobody wrote', detector, inputs, expect: 'clear', events: [] },
  { name: 'messages that nobody read', detector, inputs, expect: 'unknown', reason: 'not-recorded', events: [message(day(3)), message(day(9)), mail(20)] },
  {
    name: 'a hole of three weeks', detector, events: [mail(40)], expect: 'unknown', reason: 'gap',
    inputs: { ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: '2026-05-10T00:00:00Z' }, { from: '2026-06-01T00:00:00Z' }] },
  },
]
