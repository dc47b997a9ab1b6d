import { expect, test } from 'vitest'
import { detect, type DetectInputs } from '../../src/assess/index.ts'
import { unattendedRisk, type UnattendedRiskOptions } from '../../src/detectors/unattended-risk.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { text } from '../../src/messages/en/unattended-risk.ts'
import {
  call, contactChange, contract, incident, initiative, invoice, meeting, message, party, pulse, request, survey,
} from '../../src/testing/index.ts'
import { ago, big, bigContract, cases, detractor, fellSilent, tomLeft } from './unattended-risk.cases.ts'

const asOf = '2026-06-15T12:00:00Z'
const recording = [{ from: '2023-01-01T00:00:00Z' }]
const judge = (events: readonly AnyEvent[], options: UnattendedRiskOptions = {}, more: Partial<DetectInputs> = {}) =>
  detect(events, unattendedRisk(options), { asOf, clientId: 'acme', recording, ...more })
const severity = (events: readonly AnyEvent[], options: UnattendedRiskOptions = {}, more: Partial<DetectInputs> = {}) => {
  const finding = judge(events, options, more)
  return finding.status === 'fired' ? finding.severity : finding.status
}
const tom = party('agency/tom')
const complaint = message(ago(14), { ref: 'shop', cues: [{ code: 'performance-complaint' }] })

test.each(cases)('$name', ({ events, detector, inputs, expect: status, severity: stated, reason }) => {
  const finding = detect(events, detector, inputs)
  expect(finding).toMatchObject(reason === undefined ? { status } : { status, reason })
  if (stated !== undefined && finding.status === 'fired') expect(finding.severity).toBeCloseTo(stated, 2)
})

test('a working week to turn to it, three weeks are as bad as it gets, a quarter later it is past', () => {
  expect(severity([survey(ago(6), { score: 3 })])).toBe('clear')
  expect(judge([survey(ago(7), { score: 3 })])).toMatchObject({
    status: 'fired', severity: 0.05, since: '2026-06-15', evidence: { causes: ['left-alone'] },
  })
  expect(severity([survey(ago(21), { score: 3 })])).toBe(1)
  expect(severity([survey(ago(92), { score: 3 })])).toBe('clear')
})

test('whatever went wrong counts', () => {
  for (const fact of [complaint, incident(ago(14)), invoice(ago(14), { status: 'disputed' })]) {
    expect(severity([fact])).toBe(0.525)
  }
  // A Thursday: it was ignored from Tuesday on, nine working days ago.
  expect(severity([request(ago(18))])).toBe(0.43)
})

test('attention is a talk, a word to who said it, an idea, or that it was owned', () => {
  expect(severity([detractor, meeting(ago(12))])).toBe('clear')
  expect(severity([detractor, call(ago(12), { from: tom, status: 'missed' })])).toBe(0.525)
  expect(severity([detractor, initiative(ago(12))])).toBe('clear')
  expect(severity([detractor, initiative(ago(12), { by: party('client/ana') })])).toBe(0.525)
  expect(severity([detractor, message(ago(12), { from: tom })])).toBe('clear')
  expect(severity([detractor, message(ago(12), { from: tom, to: [party('client/ben')] })])).toBe(0.525)
  expect(severity([detractor, message(ago(12), { from: tom, automated: 'bulk' })])).toBe(0.525)
  expect(severity([complaint, message(ago(12), { from: tom, ref: 'shop' })])).toBe('clear')
  expect(severity([complaint, message(ago(12), { from: tom, ref: 'invoice' })])).toBe(0.525)
  expect(severity([incident(ago(14), { ref: 'a' }), incident(ago(12), { ref: 'a', status: 'owned' })])).toBe('clear')
  expect(severity([incident(ago(14)), message(ago(12), { from: tom })])).toBe(0.525)
  expect(severity(
    [meeting(ago(14), { cues: [{ code: 'pace-complaint', by: 'client' }] }), message(ago(12), { from: tom })],
  )).toBe('clear')
  expect(severity([request(ago(18), { ref: 'r' }), message(ago(8), { from: tom, ref: 'r' })])).toBe('clear')
})

test('a worry counts while it is the newest reading and has not expired', () => {
  expect(severity([pulse(ago(14), { health: 39 })])).toBe(0.525)
  expect(severity([pulse(ago(14), { health: 40 })])).toBe('clear')
  expect(severity([pulse(ago(14), { health: 30 }), pulse(ago(5), { health: 60 })])).toBe('clear')
  expect(severity([pulse(ago(14), { health: 30, expiresOn: `${ago(1)}T00:00:00Z` })])).toBe('clear')
})

test('calm is assumed only against the own rhythm', () => {
  const weekly = [70, 63, 56, 49, 42].map((daysAgo) => message(ago(daysAgo)))
  const calm = pulse(ago(20))
  expect(judge([...weekly, calm])).toMatchObject({
    status: 'fired', severity: 0.4, since: ago(14),
    evidence: { causes: ['assumed-calm'], numbers: { daysSince: 42, medianGapDays: 7 } },
  })
  expect(severity([...weekly.slice(1), calm])).toBe('clear')
  expect(severity([...weekly, pulse(ago(20), { health: 69 })])).toBe('clear')
  expect(severity([...weekly, pulse(ago(40))])).toBe('clear')
  expect(severity([...weekly, calm, message(ago(28))])).toBe(0.4)
  expect(severity([...weekly, calm, message(ago(27))])).toBe('clear')
  const monthly = [200, 170, 140, 110, 80].map((daysAgo) => message(ago(daysAgo)))
  expect(severity([...monthly, calm])).toBe('clear')
  expect(judge([...fellSilent, pulse(ago(5))])).toMatchObject({ since: `${ago(5)}T09:00:00Z` })
  const holed = [{ from: '2023-01-01T00:00:00Z', to: '2026-05-20T00:00:00Z' }, { from: '2026-05-21T00:00:00Z' }]
  expect(severity([...weekly, calm], {}, { recording: holed })).toBe('clear')
})

test('a big client with something open has somebody in charge', () => {
  const open = incident(ago(2))
  expect(judge([bigContract, ...tomLeft, open], {}, big)).toMatchObject({
    status: 'fired', since: ago(2), evidence: { causes: ['no-owner'] },
  })
  expect(severity([bigContract, ...tomLeft, open])).toBe('clear')
  expect(severity(
    [contract(ago(200), { monthlyFee: { amount: 400_000, currency: 'EUR' } }), ...tomLeft, open], {}, big,
  )).toBe('clear')
  expect(severity(
    [contract(ago(200), { monthlyFee: { amount: 900_000, currency: 'USD' } }), ...tomLeft, open], {}, big,
  )).toBe('clear')
  expect(severity(
    [bigContract, ...tomLeft, incident(ago(3), { ref: 'a' }), incident(ago(2), { ref: 'a', status: 'owned' })], {}, big,
  )).toBe('clear')
  const leftLately = [...tomLeft.slice(0, 1), contactChange(ago(27), { person: tom })]
  expect(severity([bigContract, ...leftLately, open], {}, big)).toBe('clear')
  expect(severity([bigContract, open], {}, big)).toBe('clear')
  const holed = [{ from: '2023-01-01T00:00:00Z', to: '2026-04-01T00:00:00Z' }, { from: '2026-04-02T00:00:00Z' }]
  expect(severity([bigContract, ...tomLeft, open], {}, { ...big, recording: holed })).toBe('clear')
})

test('the parts blend', () => {
  const weekly = [70, 63, 56, 49, 42].map((daysAgo) => message(ago(daysAgo)))
  expect(severity([...weekly, pulse(ago(20)), detractor])).toBeCloseTo(0.525 + 0.3 * 0.4, 5)
})

test('what nobody could see is not held against us', () => {
  const surveys = [{ types: ['survey'], from: '2023-01-01T00:00:00Z' }]
  expect(judge([detractor], {}, { recording: surveys })).toMatchObject({
    status: 'unknown', reason: 'not-recorded', needs: ['message', 'call', 'meeting'],
  })
  expect(judge([], {}, { recording: surveys })).toMatchObject({ status: 'not-applicable' })
  expect(judge(
    [], {}, { recording: [{ from: '2023-01-01T00:00:00Z', to: '2026-01-01T00:00:00Z' }] },
  )).toMatchObject({ reason: 'gap' })
  const mail = [{ types: ['message'], from: '2023-01-01T00:00:00Z' }]
  expect(judge([message(ago(3))], {}, { recording: mail })).toMatchObject({ reason: 'not-recorded' })
  expect(judge([message(ago(3), { cues: [] })], {}, { recording: mail })).toMatchObject({ status: 'not-applicable' })
})

test('the options move it', () => {
  expect(severity([detractor], { workingDays: 11 })).toBe('clear')
  expect(severity([detractor], { severeWorkingDays: 10 })).toBe(1)
  const weekly = [70, 63, 56, 49, 42].map((daysAgo) => message(ago(daysAgo)))
  expect(severity([...weekly, pulse(ago(20))], { ownGaps: 7 })).toBe('clear')
  expect(severity([...weekly, pulse(ago(20))], { days: 50 })).toBe('clear')
  expect(() => unattendedRisk({ workingDays: 15 })).toThrow(/unattended-risk: options\.severeWorkingDays/)
})

test('the text tells what was left alone', () => {
  const finding = judge([detractor])
  expect(finding.status === 'fired' && text.why(finding)).toBe(
    '1 thing that went badly has been left alone, the longest for 10 working days.',
  )
})
