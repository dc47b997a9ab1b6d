import { expect, test } from 'vitest'
import { unboundedYes } from '../../src/detectors/unbounded-yes.ts'
import type { AnyEvent, RecordingSpan } from '../../src/events/index.ts'
import { text } from '../../src/messages/en/unbounded-yes.ts'
import { contract, invoice, party, request, usage } from '../../src/testing/index.ts'
import { cases } from './unbounded-yes.cases.ts'
import { judgeWith, on, testCases } from './judge.ts'

const { judge, severity, why, sentence } = judgeWith(unboundedYes, text)

testCases(cases)

const extra = (daysAgo: number, more = {}) => request(on(daysAgo), { ref: `wish-${daysAgo}`, inScope: false, status: 'acknowledged', ...more })
const inScope = (daysAgo: number) => extra(daysAgo, { inScope: true })
const hours = (worked: number, daysAgo = 3) => [usage(on(daysAgo), { count: worked }), usage(on(daysAgo), { what: 'Planned-Hours', count: 100 })]
const causes = (events: readonly AnyEvent[]) => {
  const finding = judge(events)
  return finding.status === 'fired' ? finding.evidence.causes : finding.status
}
const four = [40, 30, 20, 10].map((daysAgo) => extra(daysAgo))

test('the textbook case in full', () => {
  const six = [60, 50, 40, 30, 20, 10].map((daysAgo) => extra(daysAgo))
  expect(judge([...six, ...hours(130)])).toMatchObject({
    status: 'fired', severity: 0.48625, since: '2026-05-16T09:00:00Z',
    evidence: { causes: ['never-no', 'overrun'], numbers: { outOfScope: 6, refused: 0, hoursRatio: 1.3 }, eventCount: 8 },
  })
})

test('never a no: from four within 91 days, at most a tenth refused', () => {
  expect([severity(four), severity(four.slice(1))]).toEqual([0.4, 'clear'])
  expect([severity([...four.slice(1), extra(90)]), severity([...four.slice(1), extra(91)])]).toEqual([0.4, 'clear'])
  const ten = [12, 13, 14, 15, 16, 17].map((daysAgo) => extra(daysAgo))
  expect(severity([...four, ...ten.slice(1), extra(1, { status: 'declined' })])).toBe(0.4)
  expect(severity([...four, ...ten.slice(2), extra(1, { status: 'declined' })])).toBe('clear')
  expect(severity(four.map((event) => ({ ...event, by: party('agency/tom') })))).toBe('clear')
})

test('a price is a no: in the field, by an invoice of that ref, or by a larger contract since', () => {
  const three = four.slice(1)
  expect(severity([...three, extra(40, { ext: { priced: true } })])).toBe('clear')
  expect(severity([...four, invoice(on(5), { ref: 'wish-20' })])).toBe('clear')
  const fee = (daysAgo: number, amount: number, more = {}) => contract(on(daysAgo), {
    startsOn: on(daysAgo), endsOn: '2027-12-31', monthlyFee: { amount, currency: 'EUR' }, ...more,
  })
  expect(severity([...four, fee(300, 1000), fee(5, 1500, { status: 'renewed' })])).toBe('clear')
  expect(severity([...four, fee(300, 1000), fee(5, 1000, { status: 'renewed' })])).toBe(0.4)
  expect(severity([...four, fee(300, 1000), fee(50, 1500, { status: 'renewed' })])).toBe(0.4)
  expect(severity([...four, fee(300, 1000), fee(5, 500, { ref: 'second' })])).toBe('clear')
})

test('hours over plan, and whose doing it is', () => {
  expect([119, 120, 160, 200].map((worked) => severity(hours(worked)))).toEqual(['clear', 0.05, 1, 1])
  expect([causes(hours(140)), causes([...hours(140), extra(5)])]).toEqual([['gold-plating'], ['overrun']])
  expect(causes([...hours(140), request(on(5))])).toEqual(['overrun'])
  expect(causes([...hours(140), extra(5, { ext: { priced: true } })])).toBe('clear')
  expect([severity(hours(140, 55)), severity(hours(140, 56))]).toEqual([0.525, 'clear'])
})

test('since: the day from which the overrun has stood', () => {
  const finding = judge([...hours(140, 3), ...hours(100, 30)])
  expect(finding).toMatchObject({ status: 'fired', since: '2026-06-12' })
  expect(judge([...hours(160, 40), ...hours(100, 10)])).toMatchObject({ since: '2026-05-06' })
})

test('small favours are none', () => {
  expect([severity([...four, ...hours(104)]), severity([...four, ...hours(105)])]).toEqual(['clear', 0.4])
})

test('drift: from eight requests a quarter, three in ten out of scope, twice as many as before', () => {
  const quarter = (outside: number, from = 0, all = 10) => Array.from({ length: all }, (_, i) => (i < outside ? extra : inScope)(from + i))
  expect(judge([...quarter(3), ...quarter(1, 100)])).toMatchObject({ severity: 0.3, evidence: { causes: ['goal-drift'] } })
  expect(severity([...quarter(3), ...quarter(2, 100)])).toBe('clear')
  expect(severity([...quarter(2), ...quarter(1, 100)])).toBe('clear')
  expect(severity([...quarter(3, 0, 7), ...quarter(1, 100)])).toBe('clear')
  expect(severity([...quarter(3), ...quarter(0, 100, 7)])).toBe('clear')
})

test('what is not known', () => {
  const only = (type: string): RecordingSpan[] => [{ types: [type], from: '2022-01-01T00:00:00Z' }]
  expect(why([request(on(5)), request(on(6)), inScope(7)])).toEqual(['ambiguous', 'request.inScope', 'usage'])
  expect(why([request(on(5)), inScope(7)])).toBe('clear')
  expect(why([request(on(5)), ...hours(100)])).toBe('clear')
  expect(why([], only('request'))).toBe('clear')
  expect(why([], only('usage'))).toEqual(['not-recorded', 'usage', 'request'])
  expect(why([], [{ types: ['request'], from: `${on(60)}T00:00:00Z` }])).toEqual(['short-history', 'request'])
})

test('the options move it', () => {
  expect(severity(four, { windowDays: 35 })).toBe('clear')
  expect(severity(four, { requests: 5 })).toBe('clear')
  expect(severity([...four, extra(1, { status: 'declined' })], { refusedShare: 0.2 })).toBe(0.4)
  expect(severity(hours(130), { overrun: 1.3 })).toBe(0.05)
  expect(severity(hours(140), { severeOverrun: 1.4 })).toBe(1)
  expect(severity(hours(140, 40), { hoursDays: 28 })).toBe('clear')
  expect(severity([...four, extra(1, { ext: { paid: true } })], { pricedField: 'paid' })).toBe('clear')
  expect(() => unboundedYes({ overrun: 2 })).toThrow(/unbounded-yes: options\.severeOverrun/)
})

test('the text says how often and how much, and knows every cause and play', () => {
  expect(sentence(four)).toBe('The client asked for 4 things out of scope, none of them was declined or priced.')
  expect(sentence(hours(140))).toBe('We work 40 % more hours than planned.')
  expect(sentence([...four, ...hours(130)]))
    .toBe('The client asked for 4 things out of scope, none of them was declined or priced. We work 30 % more hours than planned.')
  expect(Object.keys(text.causes)).toEqual(['never-no', 'overrun', 'gold-plating', 'goal-drift'])
  expect(Object.keys(text.plays)).toEqual(unboundedYes().plays)
})
