import { describe, expect, test } from 'vitest'
import { detect } from '../../src/assess/index.ts'
import { latePayment, type LatePaymentOptions } from '../../src/detectors/late-payment.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { checkDetector, days, invoice } from '../../src/testing/index.ts'
import { bill, cases, disputedFor, habit, inputs } from './late-payment.cases.ts'

const judge = (events: readonly AnyEvent[], options: Partial<LatePaymentOptions> = {}, beside: object = {}) =>
  detect(events, latePayment(options), { ...inputs, ...beside })
const severity = (...args: Parameters<typeof judge>) => {
  const finding = judge(...args)
  return finding.status === 'fired' ? finding.severity : finding.status
}

test('keeps the laws of all detectors in its cases', () => {
  expect(checkDetector(cases, { runs: 5 }).violations).toEqual([])
})

describe('textbook', () => {
  test('32 days past due, own median 2: excess 30, 0.37', () => {
    const finding = judge([...bill(32, null), ...habit(2, 1, 3, 2)])
    expect(finding).toMatchObject({
      status: 'fired', since: '2026-06-15', severity: expect.closeTo(0.37, 2),
      evidence: { causes: ['overdue'], numbers: { daysLate: 32, ownMedianDays: 2, excessDays: 30, openOverdueInvoices: 1, dueInvoices: 5 } },
    })
  })
  test('12 days late, own median 10: clear', () => {
    expect(judge([...bill(12, null), ...habit(10, 9, 11, 10)])).toMatchObject({ status: 'clear', evidence: { numbers: { excessDays: 2 } } })
  })
})

describe('boundaries', () => {
  test('fires from the fifteenth day on, and at 60 in full', () => {
    expect([14, 15, 60, 90].map((late) => severity(bill(late, null)))).toEqual(['clear', 0.05, 1, 1])
  })
  test('own lateness counts from four paid invoices, and never below zero', () => {
    expect(severity([...bill(30, null), ...habit(20, 20, 20)])).toBeCloseTo(0.367, 3)
    expect(severity([...bill(30, null), ...habit(20, 20, 20, 20)])).toBe('clear')
    expect(severity([...bill(30, null), ...habit(-9, -9, -9, -9)])).toBeCloseTo(0.367, 3)
  })
  test('an uneven payer must be later than ever, from eight paid invoices', () => {
    const uneven = [0, 0, 0, 40, 0, 45, 0, 0]
    expect(severity([...bill(30, null), ...habit(...uneven)])).toBe('clear')
    expect(severity([...bill(50, null), ...habit(...uneven)])).toBeGreaterThan(0.05)
    expect(severity([...bill(30, null), ...habit(...uneven.slice(1))])).toBeGreaterThan(0.05)
  })
  test('a dispute fires after 45 days, not on the 45th', () => {
    expect(severity(disputedFor(45))).toBe('not-applicable')
    expect(judge(disputedFor(46))).toMatchObject({ severity: 0.6, since: '2026-06-30', evidence: { causes: ['disputed'], numbers: { disputedDays: 46 } } })
  })
  test('several causes blend, the worst first', () => {
    const both = [...bill(60, null), invoice(days(inputs.asOf, -50), { ref: 'bill-60', status: 'disputed' })]
    expect(judge(both)).toMatchObject({ severity: 1, evidence: { causes: ['overdue', 'disputed'], eventCount: 2 } })
    const mild = [...bill(20, null), ...disputedFor(50)]
    expect(judge(mild)).toMatchObject({ evidence: { causes: ['disputed', 'overdue'] } })
    expect(severity(mild)).toBeCloseTo(0.6 + 0.3 * (0.05 + 0.95 / 9), 6)
  })
})

describe('guards', () => {
  test('a payment in part is no payment', () => {
    const part = invoice(days(inputs.asOf, -20), { ref: 'bill-32', status: 'paid', paidAmount: { amount: 50_000, currency: 'EUR' } })
    expect(severity([...bill(32, null), part])).toBeCloseTo(0.409, 3)
  })
  test('a rest under 5 % is settled', () => {
    const most = invoice(days(inputs.asOf, -30), { ref: 'bill-32', status: 'paid', paidAmount: { amount: 95_001, currency: 'EUR' } })
    expect(severity([...bill(32, null), most])).toBe('clear')
  })
  test('our own error, issued again: clear', () => {
    const again = invoice(days(inputs.asOf, -3), { ref: 'bill-32', dueOn: days(inputs.asOf, 20) })
    expect(severity([...bill(32, null), ...bill(60, 0), again])).toBe('clear')
  })
  test('written off is not owed', () => {
    expect(severity([...bill(32, null), ...bill(60, 0), invoice(days(inputs.asOf, -1), { ref: 'bill-32', status: 'written-off' })])).toBe('clear')
  })
  test('a late last payment counts until the next one comes in time, or for 91 days', () => {
    expect(judge([...bill(60, 40), ...bill(90, 0)])).toMatchObject({ status: 'fired', evidence: { causes: ['paid-late'] }, since: '2026-05-16' })
    expect(severity([...bill(60, 40), ...bill(15, 0)])).toBe('clear')
    expect(severity(bill(131, 40))).toBeGreaterThan(0.5)
    expect(severity(bill(132, 40))).toBe('clear')
  })
  test('nothing due yet is not applicable, also where one was paid early', () => {
    expect(judge([...bill(-5, null), ...bill(-3, -9)])).toEqual({ status: 'not-applicable', reason: 'nothing-due' })
  })
})

describe('holes and missing fields', () => {
  const ended = (daysAgo: number) => ({ recording: [{ from: '2024-01-01T00:00:00Z', to: `${days(inputs.asOf, -daysAgo)}T00:00:00Z` }] })
  test('a hole since the due day is a gap: the payment may lie in it', () => {
    expect(judge(bill(32, null), {}, ended(3))).toMatchObject({ status: 'unknown', reason: 'gap', needs: ['invoice'] })
    expect(judge(bill(3, 0), {}, ended(100))).toMatchObject({ status: 'unknown', reason: 'gap' })
  })
  test('one invoice that is surely late fires beside one that may be paid', () => {
    const hole = [{ from: '2024-01-01T00:00:00Z', to: '2026-05-10T00:00:00Z' }, { from: '2026-05-20T00:00:00Z' }]
    expect(judge([...bill(70, null), ...bill(30, null)], {}, { recording: hole })).toMatchObject({ status: 'fired', evidence: { numbers: { daysLate: 30 } } })
  })
  test('an open invoice without a due day is ambiguous', () => {
    const undated = bill(32, null).map((event) => { const bare = { ...event }; delete bare.dueOn; return bare })
    expect(judge(undated)).toMatchObject({ status: 'unknown', reason: 'ambiguous', needs: ['invoice.dueOn'] })
    expect(judge([...undated, ...bill(40, null)])).toMatchObject({ status: 'fired' })
  })
})

test('each option moves it', () => {
  expect(severity(bill(12, null), { lateDays: 10 })).toBeGreaterThan(0.05)
  expect(severity(bill(32, null), { severeDays: 32 })).toBe(1)
  expect(severity(disputedFor(20), { disputeDays: 19 })).toBe(0.6)
  expect(severity(bill(132, 40), { lastPaidDays: 92 })).toBeGreaterThan(0.5)
  expect(() => latePayment({ lateDays: 60 })).toThrow('late-payment: options.severeDays: must be more than lateDays')
})
