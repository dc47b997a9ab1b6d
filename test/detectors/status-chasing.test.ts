import { expect, test } from 'vitest'
import { detect } from '../../src/assess/index.ts'
import { statusChasing, type StatusChasingOptions } from '../../src/detectors/status-chasing.ts'
import type { AnyEvent, ClientProfile } from '../../src/events/index.ts'
import { text } from '../../src/messages/en/status-chasing.ts'
import { commitment, contactChange, days, meeting, message, party, report } from '../../src/testing/index.ts'
import { asked, cases, update } from './status-chasing.cases.ts'

const asOf = '2026-06-15T12:00:00Z'
const recording = [{ from: '2024-01-01T00:00:00Z' }]
const judge = (events: readonly AnyEvent[], options: StatusChasingOptions = {}, profile: ClientProfile = {}) =>
  detect(events, statusChasing(options), { asOf, clientId: 'acme', recording, profile })
const severity = (events: readonly AnyEvent[], options: StatusChasingOptions = {}) => {
  const finding = judge(events, options)
  return finding.status === 'fired' ? finding.severity : finding.status
}
const day = (daysAgo: number): string => days('2026-06-15', -daysAgo)
const three = [asked(20), asked(13), asked(6)]

test.each(cases)('$name', ({ events, detector, inputs, expect: status, severity: stated, reason }) => {
  const finding = detect(events, detector, inputs)
  expect(finding).toMatchObject(reason === undefined ? { status } : { status, reason })
  if (stated !== undefined && finding.status === 'fired') expect(finding.severity).toBeCloseTo(stated, 2)
})

test('the textbook case in full', () => {
  expect(judge([asked(27), asked(20), asked(13), asked(6)])).toMatchObject({
    status: 'fired', severity: 0.366667, since: `${day(13)}T09:00:00Z`,
    evidence: { causes: [], notes: [], numbers: { statusRequests: 4, unprompted: 4, cadenceDays: 7 }, eventCount: 4 },
  })
})

test('two are ordinary, three just count, six are as bad as it gets', () => {
  const asking = (n: number) => severity(Array.from({ length: n }, (_, i) => asked(26 - 4 * i)))
  expect([asking(2), asking(3), asking(6)]).toEqual(['clear', 0.05, 1])
  expect(severity([asked(28), asked(13), asked(6)])).toBe('clear')
  expect(severity([asked(27), asked(13), asked(6)])).toBe(0.05)
})

test('word from us within our cadence answers before they ask', () => {
  const agreed = (agreedCadenceDays: number, ...more: AnyEvent[]) => judge([...three, ...more], {}, { agreedCadenceDays }).status
  expect([agreed(5, update(18)), agreed(5, update(19))]).toEqual(['clear', 'fired'])
  expect([agreed(5, report(day(11))), agreed(5, meeting(day(11))), agreed(5, update(5))]).toEqual(['clear', 'clear', 'fired'])
  expect([agreed(4, report(day(11))), agreed(4, meeting(day(11)))]).toEqual(['fired', 'fired'])
})

test('an answer of ours in their thread is no word unasked, an update in it is', () => {
  const inThread = (cues: 'status-update' | null) => [
    message(day(24), { ref: 't', cues: [] }),
    message(day(22), { ref: 't', from: party('agency/tom'), cues: cues === null ? [] : [{ code: cues }] }),
  ]
  expect(severity([...three, ...inThread(null)])).toBe(0.05)
  expect(severity([...three, ...inThread('status-update')])).toBe('clear')
})

test('asked a working day after an update, over a weekend too', () => {
  const daily = { agreedCadenceDays: 1 }
  const unprompted = (...more: AnyEvent[]) => {
    const finding = judge([...three, ...more], {}, daily)
    return finding.status === 'fired' ? finding.evidence.numbers['unprompted'] : finding.status
  }
  // Ten days ago was a Friday, seven a Monday.
  expect([unprompted(asked(7)), unprompted(update(10), asked(7)), unprompted(update(11), asked(7))]).toEqual([4, 3, 4])
})

test('asked before the promised day does not count; on the day, or when another promise is overdue, it does', () => {
  const promise = (dueOn: string, made = 25) => commitment(day(made), { dueOn, ref: `p-${dueOn}` })
  expect(severity([...three, promise(day(12))])).toBe('clear')
  expect(severity([...three, promise(day(12)), promise(day(30), 40)])).toBe(0.05)
  expect(severity([...three, promise(day(20))])).toBe(0.05)
  expect(severity([...three, promise(day(12)), commitment(day(22), { ref: `p-${day(12)}`, status: 'delivered' })])).toBe(0.05)
  const moved = [promise(day(20)), commitment(day(21), { ref: `p-${day(20)}`, status: 'moved', dueOn: day(2) })]
  expect(severity([...three, ...moved])).toBe('clear')
  expect(severity([...three, commitment(day(25), { dueOn: day(12), by: party('client/ana') })])).toBe(0.05)
})

test('a new contact has to ask: half, where everybody who asks is new', () => {
  const four = [asked(27), asked(20), asked(13), asked(6)]
  const joined = (ago: number, person = 'ana') => contactChange(day(ago), { change: 'joined', person: party(`client/${person}`) })
  expect([severity([...four, joined(27)]), severity([...four, joined(28)]), severity([...four, joined(27, 'ben')])]).toEqual([0.183333, 0.366667, 0.366667])
  expect(severity([...four, contactChange(day(20), { person: party('client/eva'), change: 'handed-over', successor: party('client/ana') })])).toBe(0.183333)
  expect(severity([...four.slice(0, 3), asked(6, 'ben'), joined(27)])).toBe(0.366667)
})

test('an update may lie in a hole: what is sure still fires', () => {
  const holed = { asOf, clientId: 'acme', recording: [{ from: '2024-01-01T00:00:00Z', to: `${day(26)}T00:00:00Z` }, { from: `${day(25)}T00:00:00Z` }] }
  expect(detect(three, statusChasing(), holed)).toMatchObject({ status: 'unknown', reason: 'gap', needs: ['message'] })
  expect(detect([...three, asked(9)], statusChasing(), holed)).toMatchObject({ status: 'fired', evidence: { numbers: { unprompted: 3 } } })
})

test('the options move it', () => {
  expect(severity(three.slice(1), { questions: 2 })).toBe(0.05)
  expect(severity([...three, asked(9)], { severeQuestions: 4 })).toBe(1)
  expect(severity([asked(28), asked(13), asked(6)], { windowDays: 30 })).toBe(0.05)
  expect(() => statusChasing({ questions: 6 })).toThrow(/status-chasing: options\.severeQuestions/)
})

test('the text counts questions', () => {
  const finding = judge(three)
  expect(finding.status === 'fired' && text.why(finding)).toBe(
    'The client asked 3 times how things stand, each time without word from us in the 7 days before.',
  )
})
