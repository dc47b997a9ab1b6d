import { expect, test } from 'vitest'
import { detect } from '../../src/assess/index.ts'
import { declinedAdvocacy, type DeclinedAdvocacyOptions } from '../../src/detectors/declined-advocacy.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { text } from '../../src/messages/en/declined-advocacy.ts'
import { advocacy, contract, days } from '../../src/testing/index.ts'
import { cases } from './declined-advocacy.cases.ts'

const asOf = '2026-06-15T09:00:00Z'
const recording = [{ from: '2022-01-01T00:00:00Z' }]
const judge = (events: readonly AnyEvent[], options: DeclinedAdvocacyOptions = {}) =>
  detect(events, declinedAdvocacy(options), { asOf, clientId: 'acme', recording })
const severity = (events: readonly AnyEvent[], options: DeclinedAdvocacyOptions = {}) => {
  const finding = judge(events, options)
  return finding.status === 'fired' ? finding.severity : finding.status
}
const declined = (daysAgo: number, more = {}) => advocacy(days('2026-06-15', -daysAgo), { status: 'declined', ...more })
const given = (daysAgo: number) => advocacy(days('2026-06-15', -daysAgo))
const signed = (daysAgo: number) => contract(days('2026-06-15', -daysAgo))

test.each(cases.map((one) => [one.name, one] as const))('%s', (_, { detector, events, inputs, expect: status, severity: grade }) => {
  const finding = detect(events, detector, inputs)
  expect(finding.status).toBe(status)
  if (finding.status === 'fired' && grade !== undefined) expect(finding.severity).toBeCloseTo(grade, 2)
})

test('the textbook case in full', () => {
  expect(judge([declined(20, { kind: 'case-study' })])).toMatchObject({
    status: 'fired', severity: 0.4, since: '2026-05-26T09:00:00Z',
    evidence: { causes: ['declined'], numbers: { declined: 1, daysSince: 20 }, notes: [], eventCount: 1 },
  })
})

test('the window ends it: no decay within, nothing beyond', () => {
  expect([severity([declined(181)]), severity([declined(182)])]).toEqual([0.4, 'clear'])
  expect(severity([declined(10), declined(181)])).toBe(0.7)
  expect(severity([declined(10), declined(182)])).toBe(0.4)
})

test('advocacy given softens for a year, and early days soften too', () => {
  expect([severity([declined(10), given(363)]), severity([declined(10), given(364)])]).toEqual([0.2, 0.4])
  expect([severity([declined(10), signed(90)]), severity([declined(10), signed(91)])]).toEqual([0.2, 0.4])
  expect(severity([declined(10), given(100), signed(90)])).toBe(0.1)
})

test('a house rule softens where it stands behind every refusal', () => {
  const ruled = declined(10, { ext: { houseRule: true } })
  expect([severity([ruled]), severity([ruled, declined(20)]), severity([ruled, given(30)])]).toEqual([0.2, 0.7, 0.2])
  expect(severity([declined(10, { ext: { noRefs: true } })], { houseRuleField: 'noRefs' })).toBe(0.2)
})

test('the options move it', () => {
  expect(severity([declined(20)], { windowDays: 20 })).toBe('clear')
  expect(severity([declined(10), given(50)], { givenDays: 30 })).toBe(0.4)
  expect(severity([declined(10), signed(100)], { earlyDays: 120 })).toBe(0.2)
  expect(() => declinedAdvocacy({ windowDays: 0 })).toThrow(/declined-advocacy: options\.windowDays/)
})

test('the text says how often and when, and knows every play', () => {
  const why = (events: readonly AnyEvent[]) => {
    const finding = judge(events)
    return finding.status === 'fired' ? text.why(finding) : finding.status
  }
  expect(why([declined(1)])).toBe('Asked for a reference, a testimonial or a case study, the client said no 1 day ago.')
  expect(why([declined(20), declined(40)])).toBe('Asked for a reference, a testimonial or a case study, the client said no 2 times, last 20 days ago.')
  expect(Object.keys(text.plays)).toEqual(declinedAdvocacy().plays)
})
