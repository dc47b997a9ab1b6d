import { unmetGoals } from '../../src/detectors/unmet-goals.ts'
import { contract, days, initiative, message, party, performance, plan, type DetectorCase } from '../../src/testing/index.ts'

const asOf = '2026-06-15T09:00:00Z'
/** Everything was recorded until asOf. */
const inputs = { asOf, clientId: 'acme', recording: [{ from: '2024-01-01T00:00:00Z' }] }
const detector = unmetGoals()
const ago = (n: number) => days('2026-06-15', -n)
/** What was reached of 100 in the 30 days before a day. */
const month = (daysAgo: number, actual: number, more: Parameters<typeof performance>[1] = {}) => performance(ago(daysAgo), { actual, ...more })
const since = (contractDay: number) => contract(ago(contractDay), { startsOn: ago(contractDay), endsOn: ago(contractDay - 700), noticeDays: 30 })
const tested = initiative(ago(40))
const half = (daysAgo: number, actual: number) => performance(ago(daysAgo), { actual, period: { from: ago(daysAgo + 182), to: ago(daysAgo + 1) } })

export const cases: DetectorCase[] = [
  {
    name: '0.72 and 0.68 on contract day 175', detector, events: [since(175), tested, month(30, 72), month(0, 68)], inputs, expect: 'fired', severity: 0.567,
    worsen: (events) => [...events, month(0, 40, { id: 'worse', period: { from: ago(0), to: ago(0) } })],
  },
  { name: 'half-years missed', detector, events: [tested, half(212, 60), half(30, 60)], inputs, expect: 'fired', severity: 0.683 },
  {
    name: 'missed after a promise of long ago', detector, inputs, expect: 'fired', severity: 0.683,
    events: [tested, message(ago(300), { from: party('agency/tom'), cues: [{ code: 'overpromise' }] }), month(30, 60), month(0, 60)],
  },
  { name: 'neither targets nor a review on day 200', detector, events: [since(200), plan(ago(150))], inputs, expect: 'fired', severity: 0.35 },
  { name: '0.95 and 0.70 after one bad month', detector, events: [since(175), month(30, 95), month(0, 70)], inputs, expect: 'clear' },
  { name: 'day 60 and no targets', detector, events: [since(60)], inputs, expect: 'not-applicable', reason: 'under-120-days' },
  { name: 'one period', detector, events: [since(175), month(0, 60)], inputs, expect: 'unknown', reason: 'too-few' },
  { name: 'nobody measures', detector, events: [message(ago(3))], inputs: { asOf, clientId: 'acme' }, expect: 'unknown', reason: 'not-recorded' },
  {
    name: 'recorded since last week', detector, events: [month(0, 60)], expect: 'unknown', reason: 'short-history',
    inputs: { ...inputs, recording: [{ from: '2026-06-08T00:00:00Z' }] },
  },
  {
    name: 'a hole in which the month before may lie', detector, events: [month(60, 60), month(0, 60)], expect: 'unknown', reason: 'gap',
    inputs: { ...inputs, recording: [{ from: '2024-01-01T00:00:00Z', to: '2026-05-01T00:00:00Z' }, { from: '2026-06-01T00:00:00Z' }] },
  },
]
