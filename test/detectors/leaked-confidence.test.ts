import { expect, test } from 'vitest'
import { leakedConfidence } from '../../src/detectors/leaked-confidence.ts'
import type { RecordingSpan, Cue } from '../../src/events/index.ts'
import { text } from '../../src/messages/en/leaked-confidence.ts'
import { incident, message, party } from '../../src/testing/index.ts'
import { cases } from './leaked-confidence.cases.ts'
import { judgeWith, on, testCases } from './judge.ts'

const { judge, severity, why, sentence } = judgeWith(leakedConfidence, text)

testCases(cases)

const tom = party('agency/tom')
const leak = (daysAgo: number, more = {}) => incident(on(daysAgo), { kind: 'leak', ...more })
const told = (daysAgo: number, cue: Partial<Cue> = {}, more = {}) =>
  message(on(daysAgo), { from: tom, cues: [{ code: 'leak', value: 'bakery', ...cue }], ...more })
const suspected = (daysAgo: number, more = {}) => message(on(daysAgo), { cues: [{ code: 'leak-suspicion' }], ...more })

test('the textbook case in full', () => {
  const found = leak(5)
  expect(judge([found])).toMatchObject({
    status: 'fired', severity: 0.981138, since: '2026-06-10T09:00:00Z',
    evidence: { causes: ['leaked'], numbers: { daysSince: 5, cases: 1 }, notes: [], events: [{ id: found.id }], eventCount: 1 },
  })
})

test('only leaks count, and only once however the incident goes on', () => {
  expect(severity([incident(on(0), { kind: 'error' })])).toBe('clear')
  expect(judge([leak(182, { ref: 'x' }), leak(1, { ref: 'x', status: 'resolved' })])).toMatchObject({ severity: 0.5, evidence: { numbers: { cases: 1 } } })
})

test('telling the client about another one; about itself, or among ourselves, gives nobody away', () => {
  expect([severity([told(0)]), severity([told(0, {}, { cues: [{ code: 'leak' }] })]), severity([told(182)])]).toEqual([0.5, 0.5, 0.25])
  expect(severity([told(0, { value: 'acme' })])).toBe('clear')
  expect(severity([told(0, {}, { to: [party('agency/bea')] })])).toBe('clear')
  expect(severity([told(0, {}, { to: [party('agency/bea')], cc: [party('client/ana')] })])).toBe(0.5)
})

test('a suspicion, and a second one in another talk', () => {
  expect(severity([suspected(0)])).toBe(0.5)
  expect(severity([suspected(0, { ref: 'a' }), suspected(0, { ref: 'a', words: 9 })])).toBe(0.5)
  expect(severity([suspected(0, { ref: 'a' }), suspected(20, { ref: 'a' })])).toBe(0.7)
  expect(judge([suspected(3), suspected(20)])).toMatchObject({ since: '2026-05-26T09:00:00Z', evidence: { numbers: { cases: 2, daysSince: 3 } } })
})

test('causes blend, the worst one leads', () => {
  expect(judge([told(0), suspected(0), suspected(1)])).toMatchObject({ severity: 0.85, evidence: { causes: ['suspected', 'told-others'] } })
  expect(severity([leak(0), suspected(0)])).toBe(1)
})

test('what was shown to be unfounded counts for little, what comes later does not', () => {
  const unfounded = leak(10, { ref: 'x', status: 'resolved', ext: { unfounded: true } })
  expect(judge([leak(10, { ref: 'x' }), unfounded])).toMatchObject({ evidence: { notes: ['unfounded'] } })
  expect(severity([leak(0, { ext: { unfounded: true } })])).toBe(0.3)
  expect(severity([suspected(10), unfounded])).toBeCloseTo((0.3 + 0.3 * 0.15) * 2 ** (-10 / 182), 5)
  expect(judge([suspected(0), unfounded])).toMatchObject({ evidence: { causes: ['suspected', 'leaked'], notes: [] } })
})

test('a cue must be sure, and old messages are not read', () => {
  expect([severity([told(0, { confidence: 0.8 })]), severity([told(0, { confidence: 0.79 })])]).toEqual([0.5, 'clear'])
  expect([severity([told(604)]), severity([told(605)])]).toEqual([0.0501127, 'clear'])
  expect([severity([suspected(800), suspected(0)]), severity([suspected(801), suspected(0)])]).toEqual([0.7, 0.5])
})

test('either incidents or read messages prove that there was none', () => {
  const only = (type: string): RecordingSpan[] => [{ types: [type], from: '2022-01-01T00:00:00Z' }]
  const unread = message(on(5))
  expect(why([unread], only('incident'))).toBe('clear')
  expect(why([message(on(5), { cues: [] })], only('message'))).toBe('clear')
  expect(why([unread], only('message'))).toEqual(['not-recorded', 'incident', 'message.cues'])
  expect(why([unread], [{ types: ['message'], from: '2022-01-01T00:00:00Z' }, { types: ['incident'], from: '2026-06-01T00:00:00Z' }])).toEqual(['short-history', 'incident'])
  expect(why([], [{ from: '2022-01-01T00:00:00Z', to: '2026-05-01T00:00:00Z' }])).toEqual(['gap', 'incident'])
  expect(why([leak(5)], [])).toBe('fired')
})

test('the options move it', () => {
  expect(severity([leak(30)], { halfLifeDays: 30 })).toBe(0.5)
  expect(severity([told(0, { confidence: 0.6 })], { confidence: 0.6 })).toBe(0.5)
  expect(severity([leak(0, { ext: { falseAlarm: true } })], { unfoundedField: 'falseAlarm' })).toBe(0.3)
  expect(judge([], { recordedDays: 20 }, [{ from: '2026-05-01T00:00:00Z' }]).status).toBe('clear')
  expect(judge([], {}, [{ from: '2026-05-01T00:00:00Z' }])).toMatchObject({ reason: 'short-history' })
  expect(() => leakedConfidence({ halfLifeDays: 0 })).toThrow(/leaked-confidence: options\.halfLifeDays/)
})

test('the text says what and when, and knows every cause and play', () => {
  expect(sentence([leak(5)])).toBe('Information about this client got out 5 days ago.')
  expect(sentence([told(1)])).toBe('We told this client about another one 1 day ago.')
  expect(sentence([suspected(2), suspected(9)])).toBe('The client suspected that its information got out through us 2 days ago; it is one of 2 cases that count.')
  expect(Object.keys(text.plays)).toEqual(leakedConfidence().plays)
})
