import { expect, test } from 'vitest'
import { detect } from '../../src/assess/index.ts'
import { valueDoubt, type ValueDoubtOptions } from '../../src/detectors/value-doubt.ts'
import type { AnyEvent, Cue, CueCode, Party } from '../../src/events/index.ts'
import { text } from '../../src/messages/en/value-doubt.ts'
import { contract, days, message, party, report } from '../../src/testing/index.ts'
import { cases } from './value-doubt.cases.ts'

const asOf = '2026-06-15T09:00:00Z'
const recording = [{ from: '2024-01-01T00:00:00Z' }]
const judge = (events: readonly AnyEvent[], options: ValueDoubtOptions = {}) => detect(events, valueDoubt(options), { asOf, clientId: 'acme', recording })
const severity = (events: readonly AnyEvent[], options: ValueDoubtOptions = {}) => {
  const finding = judge(events, options)
  return finding.status === 'fired' ? finding.severity : finding.status
}
const evidence = (events: readonly AnyEvent[]) => {
  const finding = judge(events)
  if (finding.status === 'not-applicable') throw new Error('it is always applicable')
  return finding.evidence
}
const ago = (n: number) => days('2026-06-15', -n)
const said = (daysAgo: number, code: CueCode, from: Party = party('client/ana'), more: Partial<Cue> = {}) =>
  message(ago(daysAgo), { from, cues: [{ code, ...more }] })
const doubts = (n: number, code: CueCode = 'value-question') => Array.from({ length: n }, (_, i) => said(2 + 3 * i, code))

test.each(cases.map((one) => [one.name, one] as const))('%s', (_, { detector, events, inputs, expect: status, severity: grade }) => {
  const finding = detect(events, detector, inputs)
  expect(finding.status).toBe(status)
  if (finding.status === 'fired' && grade !== undefined) expect(finding.severity).toBeCloseTo(grade, 2)
})

test('the textbook case in full: since the second question', () => {
  expect(judge([said(26, 'value-question'), said(14, 'value-question'), said(5, 'value-question')])).toMatchObject({
    status: 'fired', severity: 0.525, since: '2026-06-01T09:00:00Z',
    evidence: { causes: ['value-question'], numbers: { valueQuestions: 3, budgetPressure: 0, daysSince: 5 }, notes: [], eventCount: 3 },
  })
})

test('value questions: two just show, four are severe; one is none', () => {
  expect([1, 2, 3, 4, 5].map((n) => severity(doubts(n)))).toEqual(['clear', 0.05, 0.525, 1, 1])
})

test('talk of saving weighs less, and both blend', () => {
  expect([2, 3, 4].map((n) => severity(doubts(n, 'budget-pressure')))).toEqual(['clear', 0.3675, 0.7])
  expect(severity([...doubts(3), ...doubts(3, 'budget-pressure')])).toBeCloseTo(0.525 + 0.3 * 0.3675, 6)
})

test('a cue counts once a thread and day, from the client alone, if sure enough', () => {
  const twice = [said(5, 'value-question'), message(`${ago(5)} 11:00`, { ref: 't', cues: [{ code: 'value-question' }] }), message(`${ago(5)} 15:00`, { ref: 't', cues: [{ code: 'value-question' }] })]
  expect(severity(twice)).toBe(0.05)
  expect(severity([said(5, 'value-question'), said(9, 'value-question', party('agency/tom'))])).toBe('clear')
  expect(severity([said(5, 'value-question'), said(9, 'value-question', party('client/ana'), { confidence: 0.4 })])).toBe('clear')
})

test('the window is whole local days', () => {
  expect([severity([said(5, 'value-question'), said(55, 'value-question')]), severity([said(5, 'value-question'), said(56, 'value-question')])]).toEqual([0.05, 'clear'])
})

test('rank or finance adds, a manager does not', () => {
  const second = (more: Partial<Party>) => severity([said(5, 'value-question'), said(9, 'value-question', party('client/eva', more))])
  expect([second({ seniority: 'director' }), second({ seniority: 'head' }), second({ role: 'Purchasing' }), second({ seniority: 'manager' })]).toEqual([0.2, 0.2, 0.2, 0.05])
})

test('asking for a discount adds, but is no doubt by itself', () => {
  expect([severity([...doubts(2), said(20, 'discount-request')]), severity([said(20, 'discount-request')])]).toEqual([0.15, 'clear'])
})

test('reports without a business metric name the cause', () => {
  const causes = (metrics: string[]) => evidence([...doubts(2), report(ago(10), { metrics })]).causes
  expect(causes(['clicks', 'cost per lead'])).toEqual(['value-question', 'value-invisible'])
  expect(causes(['clicks', 'Qualified-Leads'])).toEqual(['value-question'])
  expect(evidence([...doubts(2), report(ago(10))]).causes).toEqual(['value-question'])
})

test('saving that binds every supplier counts for half while our fee is untouched', () => {
  const fee = (at: string, amount: number) => contract(at, { ref: 'c', startsOn: '2025-01-01', endsOn: '2027-01-01', monthlyFee: { amount, currency: 'EUR' } })
  const rules = [2, 9, 16, 23].map((n) => said(n, 'budget-pressure', party('client/ana'), { topic: 'all-suppliers' }))
  expect(severity([...rules, fee('2025-01-01', 500_000)])).toBe(0.35)
  expect(evidence([...rules, fee('2025-01-01', 500_000)]).notes).toEqual(['binds-every-supplier'])
  expect(severity([...rules, fee('2025-01-01', 500_000), fee(ago(20), 400_000)])).toBe(0.7)
  expect(severity(rules)).toBe(0.7)
  expect(severity([...rules, said(30, 'budget-pressure'), fee('2025-01-01', 500_000)])).toBe(0.7)
})

test('the options move it', () => {
  expect(severity(doubts(3), { remarks: 3 })).toBe(0.05)
  expect(severity(doubts(3), { severeRemarks: 3 })).toBe(1)
  expect(severity([said(5, 'value-question'), said(60, 'value-question')], { windowDays: 70 })).toBe(0.05)
  const brand = judge([...doubts(2), report(ago(10), { metrics: ['awareness'] })], { businessMetrics: ['awareness'] })
  expect(brand.status === 'fired' && brand.evidence.causes).toEqual(['value-question'])
  expect(() => valueDoubt({ remarks: 1 })).toThrow(/value-doubt: options\.remarks/)
})

test('the text says how often, and knows every play', () => {
  const why = (events: readonly AnyEvent[]) => {
    const finding = judge(events)
    return finding.status === 'fired' ? text.why(finding) : finding.status
  }
  expect(why(doubts(3))).toBe('In the last 56 days the client asked 3 times what it pays for.')
  expect(why([...doubts(2), ...doubts(1, 'budget-pressure')])).toBe('In the last 56 days the client asked 2 times what it pays for and spoke 1 time of saving.')
  expect(Object.keys(text.plays)).toEqual(valueDoubt().plays)
})
