import { expect, test } from 'vitest'
import { detect, type DetectInputs } from '../../src/assess/index.ts'
import { minimalContact, type MinimalContactOptions } from '../../src/detectors/minimal-contact.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { text } from '../../src/messages/en/minimal-contact.ts'
import { call, contract, meeting, message, party, report } from '../../src/testing/index.ts'
import { ago, cases, weekly, weWrite } from './minimal-contact.cases.ts'

const asOf = '2026-06-15T12:00:00Z'
const recording = [{ from: '2024-01-01T00:00:00Z' }]
const judge = (events: readonly AnyEvent[], options: MinimalContactOptions = {}, more: Partial<DetectInputs> = {}) =>
  detect(events, minimalContact(options), { asOf, clientId: 'acme', recording, profile: { agreedCadenceDays: 7 }, ...more })
const severity = (events: readonly AnyEvent[], options: MinimalContactOptions = {}, more: Partial<DetectInputs> = {}) => {
  const finding = judge(events, options, more)
  return finding.status === 'fired' ? finding.severity : finding.status
}
const tom = party('agency/tom')

test.each(cases)('$name', ({ events, detector, inputs, expect: status, severity: stated, reason }) => {
  const finding = detect(events, detector, inputs)
  expect(finding).toMatchObject(reason === undefined ? { status } : { status, reason })
  if (stated !== undefined && finding.status === 'fired') expect(finding.severity).toBeCloseTo(stated, 2)
})

test('twice the cadence, and ten days at least', () => {
  expect(judge([weWrite(14)])).toMatchObject({
    status: 'fired', severity: 0.05, since: '2026-06-15', evidence: { numbers: { ratio: 2 } },
  })
  expect(severity([weWrite(28)])).toBe(1)
  const daily = { profile: { agreedCadenceDays: 2 } }
  expect(severity([weWrite(9)], {}, daily)).toBe('clear')
  expect(severity([weWrite(10)], {}, daily)).toBe(1)
})

test('the own rhythm counts where none was agreed, else, under a contract, that of the portfolio', () => {
  const monthly = [180, 150, 120, 90, 60].map((daysAgo) => weWrite(daysAgo))
  expect(severity([...monthly, weWrite(40)], {}, { profile: {} })).toBe('clear')
  expect(severity([contract('2026-01-01'), weWrite(40)], {}, { profile: {} })).toBe(1)
  expect(judge([weWrite(40)], {}, { profile: {} })).toMatchObject({ status: 'not-applicable', reason: 'nothing-expected' })
})

test('replies, automated mail and missed calls are no contact; calls, meetings, reports and updates are', () => {
  const last = weWrite(20)
  const reply = message(ago(3), { ref: 'theirs', from: tom })
  expect(severity([last, message(ago(4), { ref: 'theirs' }), reply])).toBe(0.457143)
  expect(severity([last, weWrite(3, { automated: 'bulk' })])).toBe(0.457143)
  expect(severity([last, call(ago(3), { from: tom, status: 'missed' })])).toBe(0.457143)
  for (const contact of [call(ago(3), { from: tom }), meeting(ago(3)), report(ago(3))]) {
    expect(severity([last, contact])).toBe('clear')
  }
  expect(severity([last, message(ago(4), { ref: 'theirs' }), { ...reply, cues: [{ code: 'status-update' }] }])).toBe('clear')
})

test("the client's days off do not count", () => {
  const holidays = Array.from({ length: 7 }, (_, i) => ago(i + 1))
  expect(severity([weWrite(20)], {}, { profile: { agreedCadenceDays: 7, holidays } })).toBe('clear')
})

test('contact that thinned out against the half-year before, unless less was agreed', () => {
  const thin = [...weekly(210, 42), weWrite(5)]
  expect(judge(thin, {}, { profile: {} })).toMatchObject({
    severity: 0.35, since: '2026-06-08', evidence: { causes: ['thinner'] },
  })
  expect(severity([...thin, weWrite(20)], {}, { profile: {} })).toBe(0.35)
  expect(severity([...thin, weWrite(20), weWrite(30)], {}, { profile: {} })).toBe('clear')
  expect(severity([...weekly(210, 28), weWrite(5)], {}, { profile: { agreedCadenceDays: 30 } })).toBe('clear')
  expect(judge(weekly(70, 42))).toMatchObject({ evidence: { causes: ['overdue', 'thinner'] } })
  expect(judge(weekly(63, 42))).toMatchObject({ evidence: { causes: ['overdue'] } })
})

test('late and thinner blend', () => {
  expect(severity(weekly(210, 42))).toBeCloseTo(1)
  expect(judge(weekly(210, 42))).toMatchObject({ evidence: { causes: ['overdue', 'thinner'] } })
  expect(severity([...weekly(210, 42), weWrite(16)])).toBeCloseTo(0.35 + 0.3 * (0.05 + (0.95 * (16 / 7 - 2)) / 2), 5)
})

test('a client that says it feels unimportant adds to it, and is no sign alone', () => {
  const feels = message(ago(3), { cues: [{ code: 'feels-unimportant' }] })
  expect(judge([weWrite(20), feels])).toMatchObject({ evidence: { notes: ['feels-unimportant'] } })
  expect(severity([weWrite(3), feels])).toBe('clear')
})

test('both fell silent', () => {
  const theirs = [80, 75, 70, 65, 60].map((daysAgo) => message(ago(daysAgo)))
  expect(judge([...theirs, weWrite(20)])).toMatchObject({ evidence: { causes: ['overdue', 'mutual'] } })
  expect(judge([...theirs, weWrite(20), message(ago(5))])).toMatchObject({ evidence: { causes: ['overdue'] } })
  expect(judge([...theirs, weWrite(3)])).toMatchObject({ status: 'clear', evidence: { causes: [] } })
})

test('who was never written to is counted from the start of the contract, or of the recording', () => {
  expect(judge([contract(ago(20))])).toMatchObject({ status: 'fired', severity: 0.457143, since: '2026-06-09' })
  expect(severity([contract(ago(13))])).toBe('clear')
  expect(severity([], {}, { recording: [{ from: `${ago(20)}T00:00:00Z` }] })).toBe(0.457143)
})

test('a hole since the last word hides others, also one of calls', () => {
  const holed = (types: string[]) => [
    { types, from: '2024-01-01T00:00:00Z', to: '2026-06-01T00:00:00Z' }, { types, from: '2026-06-02T00:00:00Z' },
    ...['message', 'call', 'meeting', 'report'].filter((type) => !types.includes(type)).map(
      (type) => ({ types: [type], from: '2024-01-01T00:00:00Z' }),
    ),
  ]
  expect(judge([weWrite(20)], {}, { recording: holed(['call']) })).toMatchObject({ status: 'unknown', reason: 'gap' })
  expect(severity([weWrite(10)], {}, { recording: holed(['call']) })).toBe('clear')
  expect(judge([message(ago(3))], {}, { recording: [] })).toMatchObject({ status: 'unknown', reason: 'gap' })
})

test('the options move it', () => {
  expect(severity([weWrite(12)], { ratio: 1.5 })).not.toBe('clear')
  expect(severity([weWrite(21)], { severeRatio: 3 })).toBe(1)
  expect(severity([weWrite(20)], { days: 21 })).toBe('clear')
  expect(severity([...weekly(210, 42), weWrite(5), weWrite(20), weWrite(30)], { thinShare: 0.6 })).toBe(0.35)
  expect(() => minimalContact({ ratio: 4 })).toThrow(/minimal-contact: options\.severeRatio/)
})

test('the text tells how long it has been', () => {
  const finding = judge([weWrite(20)])
  expect(finding.status === 'fired' && text.why(finding)).toBe(
    'We last turned to the client unasked 20 days ago; our rhythm here is 7 days.',
  )
})
