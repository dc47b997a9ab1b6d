import { weakKickoff } from '../../src/detectors/weak-kickoff.ts'
import type { AnyEvent, MessageEvent } from '../../src/events/index.ts'
import { commitment, contract, days, meeting, message, party, request, type DetectorCase } from '../../src/testing/index.ts'

const asOf = '2026-06-30T12:00:00Z' // a Tuesday
export const inputs = { asOf, clientId: 'acme', recording: [{ from: '2024-01-01T00:00:00Z' }] }
export const ago = (count: number): string => days(asOf, -count)
/** Contract day 30; a Sunday, so the welcome is due on Tuesday. */
export const START = 30
const tom = party('agency/tom')

/** The steps of a good start, for a contract that started so many days ago. */
export const signed = (start = START): AnyEvent => contract(ago(start + 5), { startsOn: ago(start), endsOn: ago(start - 400) })
export const welcome = (start = START): MessageEvent => message(ago(start - 1), { from: tom })
export const questionnaire = (start = START): AnyEvent => request(ago(start - 3), { by: tom, topic: 'questionnaire' })
export const kickoff = (start = START): AnyEvent => meeting(ago(start - 10), { purpose: 'kickoff' })
/** A promise made and kept. */
export const promise = (start = START, deliveredAfterDays = 20): AnyEvent[] => {
  const due = { ref: 'first', dueOn: ago(start - 20) }
  return [commitment(ago(start - 12), due), commitment(ago(start - deliveredAfterDays), { ...due, status: 'delivered' })]
}
export const allBut = (...left: readonly ('welcome' | 'questionnaire' | 'kickoff' | 'dates')[]): AnyEvent[] => [
  signed(),
  ...(left.includes('welcome') ? [] : [welcome()]),
  ...(left.includes('questionnaire') ? [] : [questionnaire()]),
  ...(left.includes('kickoff') ? [] : [kickoff()]),
  ...promise(START, left.includes('dates') ? 25 : 20),
]

const without = (type: string) => (events: readonly AnyEvent[]): readonly AnyEvent[] => events.filter((event) => event.type !== type)

const detector = weakKickoff()
const one = (name: string, events: readonly AnyEvent[], expect: DetectorCase['expect'], more: Partial<DetectorCase> = {}): DetectorCase =>
  ({ name, detector, events, inputs, expect, ...more })

export const cases: DetectorCase[] = [
  one('day 30, three of five missing', allBut('welcome', 'questionnaire', 'dates'), 'fired', { severity: 0.24, worsen: without('meeting') }),
  one('day 30, four of five missing', allBut('welcome', 'questionnaire', 'kickoff', 'dates'), 'fired', { severity: 0.62 }),
  one('nothing at all', [signed()], 'fired', { severity: 1 }),
  one('only the questionnaire missing', allBut('questionnaire'), 'clear'),
  one('day 91, welcome and kickoff three months ago', [signed(91), welcome(91), kickoff(91)], 'fired', { severity: 0.05 }),
  one('the second week', [signed(10), welcome(10)], 'unknown', { reason: 'too-few' }),
  one('a hole over the first weeks', [signed()], 'unknown', {
    reason: 'gap', inputs: { ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: `${ago(30)}T00:00:00Z` }, { from: `${ago(20)}T00:00:00Z` }] },
  }),
  one('recording began after the contract', [signed()], 'unknown', {
    reason: 'short-history', inputs: { ...inputs, recording: [{ from: `${ago(35)}T00:00:00Z`, types: ['contract'] }, { from: `${ago(20)}T00:00:00Z` }] },
  }),
  one('neither mail nor meetings are recorded', [signed()], 'unknown', { reason: 'not-recorded', inputs: { ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', types: ['contract'] }] } }),
  one('an old client', [signed(92)], 'not-applicable', { reason: 'not-new' }),
  one('no contract on record', [welcome()], 'not-applicable', { reason: 'not-new' }),
]
