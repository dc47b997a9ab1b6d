import { minimalContact } from '../../src/detectors/minimal-contact.ts'
import type { MessageEvent } from '../../src/events/index.ts'
import { call, contract, days, meeting, message, party, report, type DetectorCase, type Fields } from '../../src/testing/index.ts'

const asOf = '2026-06-15T12:00:00Z'
/** Everything was recorded until asOf. */
const inputs = { asOf, clientId: 'acme', recording: [{ from: '2024-01-01T00:00:00Z' }] }
const agreed = { ...inputs, profile: { agreedCadenceDays: 7 } }
const detector = minimalContact()
const tom = party('agency/tom')

/** A day so many days ago. */
export const ago = (daysAgo: number): string => days('2026-06-15', -daysAgo)
/** We write unasked. */
export const weWrite = (daysAgo: number, fields: Fields<'message'> = {}): MessageEvent => message(
  ago(daysAgo), { from: tom, ...fields },
)
/** We write once a week. */
export const weekly = (from: number, to: number): MessageEvent[] => {
  const written: MessageEvent[] = []
  for (let daysAgo = from; daysAgo >= to; daysAgo -= 7) written.push(weWrite(daysAgo))
  return written
}

export const cases: DetectorCase[] = [
  {
    name: 'agreed every week, 20 days since', detector, inputs: agreed, expect: 'fired', severity: 0.46, events: [weWrite(20)],
    worsen: (events) => events.filter((event) => event.id !== weWrite(20).id),
  },
  { name: '13 days since', detector, inputs: agreed, expect: 'clear', events: [weWrite(13)] },
  {
    name: 'one mail in the last six weeks where there was one a week', detector, inputs, expect: 'fired', severity: 0.35,
    events: [...weekly(210, 42), weWrite(5)],
  },
  {
    name: 'the client says that it feels unimportant', detector, inputs: agreed, expect: 'fired', severity: 0.66,
    events: [weWrite(20), message(ago(3), { cues: [{ code: 'feels-unimportant' }] })],
  },
  { name: 'the last word was a mail of last year', detector, inputs: agreed, expect: 'fired', severity: 1, events: [weWrite(220)] },
  {
    name: 'the last word was a call of last year', detector, inputs: agreed, expect: 'fired', severity: 1,
    events: [call(ago(220), { from: tom })],
  },
  {
    name: 'the last word was a meeting of last year', detector, inputs: agreed, expect: 'fired', severity: 1, events: [meeting(ago(220))],
  },
  { name: 'the last word was a report of last year', detector, inputs: agreed, expect: 'fired', severity: 1, events: [report(ago(220))] },
  { name: 'never a word', detector, inputs: agreed, expect: 'fired', severity: 1, events: [] },
  {
    name: 'a word once, under no contract and no agreement', detector, inputs, expect: 'not-applicable', reason: 'nothing-expected', events: [weWrite(40)],
  },
  { name: 'a word a week', detector, inputs, expect: 'clear', events: weekly(210, 2) },
  {
    name: 'a hole since the last word', detector, events: [weWrite(20)], expect: 'unknown', reason: 'gap',
    inputs: {
      ...agreed, recording: [{ from: '2024-01-01T00:00:00Z', to: '2026-06-01T00:00:00Z' }, { from: '2026-06-02T00:00:00Z' }],
    },
  },
  {
    name: 'recorded for ten days', detector, events: [weWrite(3)], expect: 'unknown', reason: 'short-history',
    inputs: { ...agreed, recording: [{ from: '2026-06-05T00:00:00Z' }] },
  },
  {
    name: 'messages are not recorded', detector, events: [], inputs: { ...inputs, recording: [] }, expect: 'unknown',
    reason: 'not-recorded',
  },
  {
    name: 'the contract has ended', detector, inputs, expect: 'not-applicable', reason: 'engagement-over',
    events: [weWrite(60), contract(ago(500)), contract(ago(50), { status: 'ended' })],
  },
]
