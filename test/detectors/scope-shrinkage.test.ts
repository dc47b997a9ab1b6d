import { expect, test } from 'vitest'
import { detect } from '../../src/assess/index.ts'
import { scopeShrinkage, type ScopeShrinkageOptions } from '../../src/detectors/scope-shrinkage.ts'
import type { AnyEvent, RecordingSpan } from '../../src/events/index.ts'
import { text } from '../../src/messages/en/scope-shrinkage.ts'
import { contactChange, contract, days, initiative, invoice, message, party, usage } from '../../src/testing/index.ts'
import { cases } from './scope-shrinkage.cases.ts'

const asOf = '2026-06-15T09:00:00Z'
const from = '2024-01-01T00:00:00Z'
const judge = (events: readonly AnyEvent[], options: ScopeShrinkageOptions = {}, recording: readonly RecordingSpan[] = [{ from }]) =>
  detect(events, scopeShrinkage(options), { asOf, clientId: 'acme', recording })
const severity = (...given: Parameters<typeof judge>) => {
  const finding = judge(...given)
  return finding.status === 'fired' ? finding.severity : finding.status
}
const causes = (events: readonly AnyEvent[]) => {
  const finding = judge(events)
  return finding.status === 'fired' ? finding.evidence.causes : finding.status
}
const ago = (n: number) => days('2026-06-15', -n)
const eur = (amount: number) => ({ amount: amount * 100, currency: 'EUR' })
const term = { startsOn: '2025-01-01', endsOn: '2027-01-01', noticeDays: 30 }
const fee = (at: string, amount: number, more: Parameters<typeof contract>[1] = {}) => contract(at, { ...term, monthlyFee: eur(amount), ...more })
const old = (amount = 5000, more: Parameters<typeof contract>[1] = {}) => fee('2025-01-01', amount, more)
const services = (at: string, ...names: string[]) => contract(at, { ...term, services: names })
const declined = (daysAgo: number, more: Parameters<typeof initiative>[1] = {}) => initiative(ago(daysAgo), { kind: 'proposal', status: 'declined', ...more })
const hours = (count: number, hoursOn: (daysAgo: number) => number): AnyEvent[] =>
  Array.from({ length: count }, (_, k) => 1 + 7 * k).map((n) => usage(ago(n), { count: hoursOn(n) }))

test.each(cases.map((one) => [one.name, one] as const))('%s', (_, { detector, events, inputs, expect: status, severity: grade, reason }) => {
  const finding = detect(events, detector, inputs)
  expect(finding.status).toBe(status)
  if (finding.status === 'fired' && grade !== undefined) expect(finding.severity).toBeCloseTo(grade, 2)
  if (finding.status === 'unknown') expect(finding.reason).toBe(reason)
})

test('the textbook case in full', () => {
  expect(judge([old(), fee(ago(20), 4000)])).toMatchObject({
    status: 'fired', severity: 0.683333, since: `${ago(20)}T09:00:00Z`, evidence: { causes: ['fewer-services'], numbers: { shareLost: 0.2 }, eventCount: 1 },
  })
})

test('a tenth is noticeable, a quarter severe', () => {
  expect([4501, 4500, 3750, 2000].map((now) => severity([old(), fee(ago(20), now)]))).toEqual(['clear', 0.05, 1, 1])
})

test('against the highest fee of the half-year, and no older one', () => {
  expect(severity([old(4000), fee(ago(100), 5000), fee(ago(20), 4000)])).toBe(0.683333)
  expect([severity([old(), fee(ago(181), 4000)]), severity([old(), fee(ago(182), 4000)])]).toEqual([0.683333, 'clear'])
  expect(severity([old(), fee(ago(100), 4000), fee(ago(20), 5000)])).toBe('clear')
  expect(judge([old(), fee(ago(60), 4600), fee(ago(20), 4000)])).toMatchObject({ since: `${ago(20)}T09:00:00Z` })
})

test('a service that ends with its own contract is a loss, a project done as planned is none', () => {
  const ended = (at: string, more: Parameters<typeof contract>[1] = {}) => contract(at, { ref: 'b', status: 'ended', ...more })
  const second = (more: Parameters<typeof contract>[1]) => fee('2025-02-01', 5000, { ref: 'b', ...more })
  expect(causes([old(), second({}), ended(ago(20))])).toEqual(['fewer-services'])
  const project: AnyEvent = { id: 'p', clientId: 'acme', type: 'contract', ref: 'b', status: 'signed', at: '2025-12-01T09:00:00Z', startsOn: '2025-12-01', endsOn: ago(21), monthlyFee: eur(5000) }
  expect(severity([old(), project, ended(ago(20))])).toBe('clear')
  expect(severity([old(), project, ended(ago(40))])).toBe(1)
})

test('a term that ran out without a word may go on; one that does not renew is over', () => {
  const second = (more: Parameters<typeof contract>[1]) => fee('2025-02-01', 5000, { ref: 'b', endsOn: ago(21), ...more })
  expect(judge([old(), second({})])).toMatchObject({ status: 'unknown', reason: 'ambiguous', needs: ['contract.endsOn'] })
  expect(judge([old(), second({ autoRenews: false })])).toMatchObject({ severity: 1, since: ago(20) })
  const hole = [{ from, to: `${ago(25)}T00:00:00Z` }, { from: `${ago(15)}T00:00:00Z` }]
  expect(judge([old(), second({ autoRenews: false })], {}, hole)).toMatchObject({ status: 'unknown', reason: 'gap' })
})

test('a reduction that we advised is no sign', () => {
  expect(severity([old(), fee(ago(20), 4000, { by: party('agency/tom') })])).toBe('clear')
  expect(severity([old(), fee(ago(40), 4000, { by: party('agency/tom') }), fee(ago(20), 3200)])).toBe(0.683333)
})

test('services count where the fee is not known', () => {
  expect(judge([services('2025-01-01', 'seo', 'ads', 'mail', 'shop', 'pr'), services(ago(20), 'seo', 'ads', 'mail', 'shop')])).toMatchObject({ severity: 0.683333 })
  expect(severity([services('2025-01-01', 'seo', 'ads'), services(ago(20), 'seo', 'mail')])).toBe('clear')
  expect(severity([services(ago(60), 'seo', 'ads')])).toBe('unknown')
})

test('bills without a contract: their median against that of half a year before', () => {
  const bill = (n: number, amount: number) => invoice(ago(n), { amount: eur(amount) })
  const bills = (now: number) => Array.from({ length: 13 }, (_, k) => 10 + 30 * k).map((n) => bill(n, n < 130 ? now : 5000))
  expect([severity(bills(5000)), severity(bills(4000))]).toEqual(['clear', 0.683333])
  const uneven = bills(5000).map((own, i) => ({ ...own, amount: eur(i % 2 === 0 ? 9000 : 3000) }))
  expect(judge(uneven)).toMatchObject({ status: 'unknown', reason: 'ambiguous', needs: ['contract.monthlyFee'] })
})

test('two currencies cannot be compared', () => {
  expect(judge([old(), fee(ago(20), 4000, { monthlyFee: { amount: 400_000, currency: 'USD' } })])).toMatchObject({ status: 'unknown', reason: 'short-history' })
})

test('declined work: three of our proposals within a quarter, the answer that stands', () => {
  expect([severity([old(), declined(9), declined(8)]), severity([old(), declined(9), declined(8), declined(7)])]).toEqual(['clear', 0.3])
  expect([severity([old(), declined(90), declined(8), declined(7)]), severity([old(), declined(91), declined(8), declined(7)])]).toEqual([0.3, 'clear'])
  expect(severity([old(), declined(9), declined(8), declined(7, { kind: 'test' })])).toBe('clear')
  expect(severity([old(), declined(9), declined(8), declined(7, { by: party('client/ana') })])).toBe('clear')
  expect(severity([old(), declined(9), declined(8), declined(7, { ref: 'x' }), initiative(ago(3), { ref: 'x', kind: 'proposal', status: 'accepted' })])).toBe('clear')
  expect(judge([old(), declined(9), declined(8), declined(7)])).toMatchObject({ since: `${ago(7)}T09:00:00Z`, evidence: { numbers: { declined: 3 }, eventCount: 3 } })
})

test('four of ours without a main person before it name the cause', () => {
  const all = (...names: string[]) => [old(), ...[9, 8, 7].map((n) => declined(n)), ...names.map((name) => message(ago(30), { from: party(`agency/${name}`) }))]
  expect(causes(all('tom', 'eva', 'max', 'ida'))).toEqual(['declined-work', 'scattered-project'])
  expect(causes(all('tom', 'eva', 'max'))).toEqual(['declined-work'])
  expect(causes([...all('tom', 'eva', 'max', 'ida'), contactChange('2025-01-02', { person: party('agency/tom'), change: 'joined', main: true })])).toEqual(['declined-work'])
})

test('unused hours: half of the twelve weeks before, and of the same weeks a year ago', () => {
  expect([severity([old(), ...hours(24, (n) => (n < 84 ? 4 : 8))]), severity([old(), ...hours(24, (n) => (n < 84 ? 4.1 : 8))])]).toEqual([0.3, 'clear'])
  expect(severity([old(), ...hours(64, (n) => (n < 84 ? 4 : 8))])).toBe(0.3)
  expect(severity([old(), ...hours(64, (n) => (n < 84 || n > 300 ? 4 : 8))])).toBe('clear')
  expect(judge([old(), ...hours(24, (n) => (n < 84 ? 0 : 8))])).toMatchObject({ evidence: { causes: ['unused-hours'], numbers: { hoursRatio: 0 } } })
  const late = [{ types: ['contract'], from }, { types: ['usage'], from: `${ago(100)}T00:00:00Z` }]
  expect(severity([old(), ...hours(24, (n) => (n < 84 ? 0 : 8))], {}, late)).toBe('clear')
})

test('several causes blend', () => {
  expect(judge([old(), fee(ago(20), 4000), declined(9), declined(8), declined(7)])).toMatchObject({
    severity: 0.773333, evidence: { causes: ['fewer-services', 'declined-work'] },
  })
})

test('invoices alone, or contracts alone, are enough', () => {
  expect(severity([old()], {}, [{ types: ['contract'], from }])).toBe('clear')
  expect(severity([old()], {}, [{ types: ['contract'], from: '2026-03-01T00:00:00Z' }])).toBe('unknown')
})

test('the options move it', () => {
  const events = [old(), fee(ago(20), 4000)]
  expect([severity(events, { noticeableShare: 0.2 }), severity(events, { severeShare: 0.2 }), severity(events, { windowDays: 28 })]).toEqual([0.05, 1, 0.683333])
  expect(severity([old(), fee(ago(60), 4000)], { windowDays: 28 })).toBe('clear')
  expect(severity([old(), declined(9)], { declinedProposals: 1 })).toBe(0.3)
  expect(severity([old(), ...hours(24, (n) => (n < 84 ? 4 : 8))], { hoursRatio: 0.4 })).toBe('clear')
  expect(() => scopeShrinkage({ noticeableShare: 0 })).toThrow(/scope-shrinkage: options\.noticeableShare/)
})

test('the text says what is gone, and knows every play', () => {
  const why = (events: readonly AnyEvent[]) => {
    const finding = judge(events)
    return finding.status === 'fired' ? text.why(finding) : finding.status
  }
  expect(why([old(), fee(ago(20), 4000)])).toBe('About 20 % of the work that the client bought is gone.')
  expect(why([old(), declined(9), declined(8), declined(7)])).toBe('The client declined 3 proposals of ours within a quarter.')
  expect(why([old(), ...hours(24, (n) => (n < 84 ? 2 : 8))])).toBe('In the last twelve weeks only 25 % of the usual hours were used.')
  expect(Object.keys(text.plays)).toEqual(scopeShrinkage().plays)
})
