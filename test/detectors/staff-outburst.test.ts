import { expect, test } from 'vitest'
import { staffOutburst } from '../../src/detectors/staff-outburst.ts'
import type { AnyEvent, Cue } from '../../src/events/index.ts'
import { text } from '../../src/messages/en/staff-outburst.ts'
import { incident, message, party } from '../../src/testing/index.ts'
import { cases } from './staff-outburst.cases.ts'
import { judgeWith, on, testCases } from './judge.ts'

const { judge, severity, why, sentence } = judgeWith(staffOutburst, text)

testCases(cases)

const [ana, tom, bea] = [party('client/ana'), party('agency/tom'), party('agency/bea')]
const ours = (daysAgo: number, cue: Partial<Cue>, more = {}) =>
  message(on(daysAgo), { from: tom, cues: [{ code: 'insult', topic: 'client', ...cue }], ...more })
const insult = (daysAgo: number, more = {}) => ours(daysAgo, {}, more)
const venting = (daysAgo: number, more = {}) => ours(daysAgo, { code: 'venting' }, more)

test('the textbook case in full', () => {
  const inside = insult(3, { ref: 'launch', to: [bea] })
  const forwarded = message('2026-06-15', { ref: 'launch', from: bea, quoted: 'the insult', cues: [] })
  expect(judge([inside, forwarded])).toMatchObject({
    status: 'fired', severity: 1, since: '2026-06-15T09:00:00Z',
    evidence: { causes: ['insult'], numbers: { daysSince: 0, cases: 1 }, notes: [], events: [{ id: forwarded.id }, { id: inside.id }], eventCount: 2 },
  })
})

test('what reaches the client: to, copy, or a later message of the thread; not a bounce, not a note, not the client itself', () => {
  const causes = (events: readonly AnyEvent[]) => {
    const finding = judge(events)
    return finding.status === 'fired' ? finding.evidence.causes : finding.status
  }
  const inside = (more = {}) => insult(3, { ref: 'launch', to: [bea], ...more })
  expect(causes([insult(0)])).toEqual(['insult'])
  expect(causes([inside({ cc: [ana] })])).toEqual(['insult'])
  expect(causes([inside()])).toEqual(['insult-inside'])
  expect(causes([inside({ delivery: 'bounced', to: [ana] })])).toEqual(['insult-inside'])
  expect(causes([inside({ channel: 'note', to: [ana] })])).toEqual(['insult-inside'])
  expect(causes([inside(), message(on(1), { ref: 'launch' })])).toEqual(['insult-inside'])
  expect(causes([inside(), message(on(4), { ref: 'launch', from: tom })])).toEqual(['insult-inside'])
  expect(causes([inside(), message(on(1), { ref: 'other', from: tom })])).toEqual(['insult-inside'])
  expect(causes([inside(), message(on(1), { ref: 'launch', from: party('third-party/eva'), to: [tom], cc: [ana] })])).toEqual(['insult'])
})

test('an insult that stays inside is a warning never to forward the thread', () => {
  expect(judge([insult(0, { to: [bea] })])).toMatchObject({ severity: 0.3, evidence: { causes: ['insult-inside'], notes: ['never-forward'] } })
})

test('words on oneself, a product or a bug, and what the client says, are none', () => {
  expect([ours(0, { topic: 'self' }), ours(0, { topic: 'vendor' }), message(on(0), { cues: [{ code: 'insult', topic: 'client' }] })].map((e) => severity([e])))
    .toEqual(['clear', 'clear', 'clear'])
  expect(severity([message(on(0), { from: tom, cues: [{ code: 'insult', topic: 'self' }, { code: 'insult', topic: 'Client' }] })])).toBe(1)
})

test('it fades: half after half a year, inside after four weeks', () => {
  expect([severity([insult(182)]), severity([insult(28, { to: [bea] })])]).toEqual([0.5, 0.15])
  expect([severity([insult(72, { to: [bea] })]), severity([insult(73, { to: [bea] })])]).toEqual([0.0504713, 'clear'])
  expect([severity([insult(400)]), severity([insult(401)])]).toEqual([0.217969, 'clear'])
  expect(severity([incident(on(600), { kind: 'insult' })])).toBeCloseTo(0.10176, 4)
  expect(severity([incident(on(1), { kind: 'error' })])).toBe('clear')
})

test('venting counts once per talk, twice weighs more, and only where the client reads it', () => {
  expect(severity([venting(0)])).toBe(0.4)
  expect(severity([venting(0, { ref: 'a' }), ours(0, { code: 'venting' }, { ref: 'a', words: 9 })])).toBe(0.4)
  expect(severity([venting(0), venting(30)])).toBe(0.6)
  expect(severity([venting(0, { to: [bea] })])).toBe('clear')
})

test('causes blend, the worst one leads', () => {
  const finding = judge([venting(0), insult(0), insult(0, { to: [bea], ref: 'x' })])
  expect(finding).toMatchObject({ severity: 1, evidence: { causes: ['insult', 'venting', 'insult-inside'], numbers: { cases: 3 } } })
  expect(severity([venting(0), insult(0, { to: [bea] })])).toBeCloseTo(0.4 + 0.3 * 0.3, 6)
})

test('a cue must be sure', () => {
  expect([severity([ours(0, { confidence: 0.8 })]), severity([ours(0, { confidence: 0.79 })])]).toEqual([1, 'clear'])
})

test('what is not known', () => {
  const unread = (daysAgo: number) => message(on(daysAgo), { from: tom })
  expect(why([unread(10), ours(5, { code: 'promise' })])).toBe('clear')
  expect(why([unread(10), unread(9), ours(5, { code: 'promise' })])).toEqual(['not-recorded', 'message.cues'])
  expect(why([unread(56)])).toBe('clear')
  expect(why([], [{ types: ['incident'], from: '2022-01-01T00:00:00Z' }])).toEqual(['not-recorded', 'message'])
  expect(why([incident(on(1), { kind: 'insult' })], [])).toBe('fired')
})

test('the options move it', () => {
  expect(severity([insult(91)], { halfLifeDays: 91 })).toBe(0.5)
  expect(severity([insult(10, { to: [bea] })], { insideHalfLifeDays: 10 })).toBe(0.15)
  expect(severity([ours(0, { confidence: 0.7 })], { confidence: 0.7 })).toBe(1)
  expect(judge([message(on(60), { from: tom })], { recordedDays: 90 }).status).toBe('unknown')
  expect(() => staffOutburst({ confidence: 0.4 })).toThrow(/staff-outburst: options\.confidence/)
})

test('the text says what and when, and knows every cause and play', () => {
  expect(sentence([insult(3)])).toBe('An insult reached the client 3 days ago.')
  expect(sentence([venting(1), venting(9)])).toBe('Somebody here complained to the client about our own house 1 day ago; it is one of 2 cases that count.')
  expect(Object.keys(text.causes)).toEqual(['insult', 'insult-inside', 'venting'])
  expect(Object.keys(text.plays)).toEqual(staffOutburst().plays.map((play) => (typeof play === 'string' ? play : play.play)))
})
