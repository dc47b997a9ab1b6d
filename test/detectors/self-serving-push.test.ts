import { expect, test } from 'vitest'
import { selfServingPush } from '../../src/detectors/self-serving-push.ts'
import type { AnyEvent, RecordingSpan } from '../../src/events/index.ts'
import { text } from '../../src/messages/en/self-serving-push.ts'
import { accessChange, commitment, incident, initiative, invoice, message, party, performance, request, survey } from '../../src/testing/index.ts'
import { cases } from './self-serving-push.cases.ts'
import { judgeWith, on, testCases } from './judge.ts'

const agency = { domains: ['agency.example'], vendors: ['tool.example'] }
const { judge, severity, why, sentence } = judgeWith(selfServingPush, text, { agency })

testCases(cases)

const [ana, tom, rival] = [party('client/ana'), party('agency/tom'), party('third-party/eva@rival.example')]
const proposal = (daysAgo: number, more = {}) => initiative(on(daysAgo), { kind: 'proposal', ...more })
const upsell = (daysAgo: number, more = {}) => message(on(daysAgo), { from: tom, cues: [{ code: 'upsell' }], ...more })
const error = incident(on(150), { ref: 'e' })
const removed = (daysAgo: number, more = {}, principal = rival) =>
  [accessChange(on(100), { principal }), accessChange(on(daysAgo), { principal, change: 'revoked', by: tom, ...more })]
const causes = (events: readonly AnyEvent[]) => {
  const finding = judge(events)
  return finding.status === 'fired' ? finding.evidence.causes : finding.status
}

test('the textbook case in full', () => {
  const [found, offered] = [incident(on(3)), proposal(0)]
  expect(judge([found, offered])).toMatchObject({
    status: 'fired', severity: 0.5, since: '2026-06-15T09:00:00Z',
    evidence: { causes: ['selling-in-trouble'], numbers: { daysSince: 0, cases: 1 }, events: [{ id: offered.id }, { id: found.id }], eventCount: 2 },
  })
})

test('every adverse fact is trouble while it is open', () => {
  const trouble = [
    error, commitment(on(30)), survey(on(20), { score: 3 }), invoice(on(20), { status: 'disputed' }),
    message(on(20), { cues: [{ code: 'pace-complaint' }] }), request(on(20)),
  ]
  expect(trouble.map((event) => severity([event, proposal(0)]))).toEqual([0.5, 0.5, 0.5, 0.5, 0.5, 0.5])
  expect(severity([proposal(0)])).toBe('clear')
  expect(severity([error, incident(on(1), { ref: 'e', status: 'owned' }), proposal(0)])).toBe('clear')
  expect(severity([incident(on(0), { ref: 'late' }), proposal(1)])).toBe('clear')
})

test('a complaint is not settled by the offer itself, and only recorded silence shows that it is open', () => {
  const complaint = message(on(3), { cues: [{ code: 'performance-complaint' }] })
  expect(severity([complaint, upsell(0)])).toBe(0.5)
  expect(severity([complaint, message(on(2), { from: tom, cues: [] }), upsell(0)])).toBe('clear')
  const [initiatives, talk] = [['initiative'], ['message']]
  const hole = [
    { types: initiatives, from: '2022-01-01T00:00:00Z' },
    { types: talk, from: '2022-01-01T00:00:00Z', to: '2026-06-13T00:00:00Z' }, { types: talk, from: '2026-06-14T00:00:00Z' },
  ]
  expect(why([complaint, proposal(0)], hole)).toBe('clear')
  expect(severity([survey(on(182), { score: 3 }), proposal(0)])).toBe(0.5)
  expect(severity([survey(on(183), { score: 3 }), proposal(0)])).toBe('clear')
})

test('targets are missed where two periods in a row are, and it is not long ago', () => {
  const month = (daysAgo: number, actual: number) => performance(on(daysAgo), { actual })
  expect(severity([month(32, 79), month(2, 79), proposal(0)])).toBe(0.5)
  expect(severity([month(32, 80), month(2, 79), proposal(0)])).toBe('clear')
  expect(severity([month(32, 79), month(2, 80), proposal(0)])).toBe('clear')
  expect(severity([month(120, 60), month(90, 60), proposal(0)])).toBe(0.5)
  expect(severity([month(122, 60), month(92, 60), proposal(0)])).toBe('clear')
})

test('a second offer within 56 days adds, the same day and a day too late do not', () => {
  expect(severity([error, proposal(0), proposal(56, { ref: 'b' })])).toBe(0.75)
  expect(severity([error, proposal(0), proposal(57, { ref: 'b' })])).toBe(0.5)
  expect(severity([error, proposal(0), upsell(0)])).toBe(0.5)
})

test('an offer that was asked for, that is for the client, that is an idea of theirs or stays inside is none', () => {
  const asked = (daysAgo: number, more = {}) => request(on(daysAgo), { topic: 'Quote', status: 'acknowledged', ...more })
  expect([severity([error, asked(56), proposal(0)]), severity([error, asked(57), proposal(0)])]).toEqual(['clear', 0.5])
  expect(severity([error, asked(5, { by: tom }), proposal(0)])).toBe(0.5)
  expect(severity([error, proposal(0, { ext: { forTheClient: true } })])).toBe('clear')
  expect(severity([error, proposal(0, { by: ana })])).toBe('clear')
  expect(severity([error, proposal(0, { kind: 'fix' })])).toBe('clear')
  expect(severity([error, upsell(0, { to: [party('agency/bea')] })])).toBe('clear')
  expect([0.8, 0.79].map((confidence) => severity([error, upsell(0, { cues: [{ code: 'upsell', confidence }] })]))).toEqual([0.5, 'clear'])
})

test('an outsider of the client whom we remove', () => {
  expect(judge(removed(0))).toMatchObject({ severity: 0.9, since: '2026-06-15T09:00:00Z', evidence: { causes: ['rival-removed'], eventCount: 1 } })
  expect(severity(removed(60))).toBe(0.45)
  expect(severity(removed(0, { by: ana }))).toBe('clear')
  expect(severity(removed(0, { ext: { forTheClient: true } }))).toBe('clear')
  expect(severity(removed(0, {}, party('third-party/bot@tool.example')))).toBe('clear')
  expect(severity(removed(0, {}, party('client/max')))).toBe('clear')
  expect(severity([accessChange(on(100), { principal: rival, by: tom }), ...removed(0).slice(1)])).toBe('clear')
  expect(severity([...removed(0), request(on(10), { topic: 'access', status: 'acknowledged' })])).toBe('clear')
})

test('removed by nobody knows whom: ambiguous while it would weigh', () => {
  const [granted, revoked] = removed(0, { by: party('unknown/x') })
  const early = accessChange(on(400), { principal: rival })
  const gone = (daysAgo: number) => accessChange(on(daysAgo), { principal: rival, change: 'revoked', by: party('unknown/x') })
  expect(why([granted, revoked].flatMap((event) => event ?? []))).toEqual(['ambiguous', 'access-change.by'])
  expect([why([early, gone(250)]), why([early, gone(251)])]).toEqual([['ambiguous', 'access-change.by'], 'clear'])
  expect(why([early, gone(5), error, proposal(0)])).toBe('fired')
})

test('four proposals in half a year and nothing else', () => {
  const four = [181, 100, 50, 0].map((daysAgo) => proposal(daysAgo))
  expect(judge(four)).toMatchObject({ severity: 0.3, since: '2026-06-15T09:00:00Z', evidence: { causes: ['fee-only'], eventCount: 4 } })
  expect(severity([182, 100, 50, 0].map((daysAgo) => proposal(daysAgo)))).toBe('clear')
  expect(severity([...four, initiative(on(20), { kind: 'test' })])).toBe('clear')
  expect(severity([...four, initiative(on(190), { kind: 'roadmap' })])).toBe(0.3)
})

test('causes blend, the worst one leads', () => {
  const all = [...removed(0), error, ...[100, 80, 70].map((daysAgo) => proposal(daysAgo)), proposal(0)]
  expect(causes(all)).toEqual(['rival-removed', 'selling-in-trouble', 'fee-only'])
  expect(severity([...removed(60), error, proposal(60)])).toBeCloseTo(0.45 + 0.3 * 0.25, 6)
})

test('one feed is enough to prove that nothing was done', () => {
  const only = (type: string): RecordingSpan[] => [{ types: [type], from: '2022-01-01T00:00:00Z' }]
  expect([why([], only('initiative')), why([], only('access-change')), why([], only('message'))]).toEqual(['clear', 'clear', 'clear'])
  expect(why([], only('survey'))).toEqual(['not-recorded', 'initiative', 'access-change', 'message'])
  expect(why([message(on(2), { from: tom })], only('message'))).toEqual(['not-recorded', 'initiative', 'access-change', 'message.cues'])
})

test('the options move it', () => {
  expect(severity([error, proposal(30)], { halfLifeDays: 30 })).toBe(0.25)
  expect(severity([error, upsell(0, { cues: [{ code: 'upsell', confidence: 0.6 }] })], { confidence: 0.6 })).toBe(0.5)
  expect(severity([proposal(0), proposal(9)], { proposals: 2 })).toBe(0.3)
  expect(severity([proposal(0), proposal(50), proposal(60), proposal(70)], { proposalDays: 56 })).toBe('clear')
  expect(severity([error, request(on(20), { topic: 'quote', status: 'acknowledged' }), proposal(0)], { askedDays: 10 })).toBe(0.5)
  expect(severity([error, proposal(0, { ext: { cheaper: true } })], { harmlessField: 'cheaper' })).toBe('clear')
  expect(judge([], { recordedDays: 90 }, [{ from: '2026-04-01T00:00:00Z' }]).status).toBe('unknown')
  expect(() => selfServingPush({ proposals: 0 })).toThrow(/self-serving-push: options\.proposals/)
})

test('the text says what and when, and knows every cause and play', () => {
  expect(sentence([error, proposal(3)])).toBe('We offered more paid work while something else was wrong, last 3 days ago.')
  expect(sentence(removed(1))).toBe('We removed somebody whom the client had let into an account 1 day ago.')
  expect(sentence([9, 8, 7, 6].map((daysAgo) => proposal(daysAgo)))).toBe('All that we brought were proposals to sell, the last 6 days ago.')
  expect(Object.keys(text.plays)).toEqual(selfServingPush().plays.map((play) => (typeof play === 'string' ? play : play.play)))
})
