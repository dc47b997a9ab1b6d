import { expect, test } from 'vitest'
import { detect } from '../../src/assess/index.ts'
import { renewalStall, type RenewalStallOptions } from '../../src/detectors/renewal-stall.ts'
import type { AnyEvent, RecordingSpan } from '../../src/events/index.ts'
import { defaultNorms } from '../../src/measures/index.ts'
import { text } from '../../src/messages/en/renewal-stall.ts'
import { contract, days, initiative, meeting, party, plan } from '../../src/testing/index.ts'
import { cases } from './renewal-stall.cases.ts'

const asOf = '2026-06-15T09:00:00Z'
const from = '2024-01-01T00:00:00Z'
const judge = (events: readonly AnyEvent[], options: RenewalStallOptions = {}, recording: readonly RecordingSpan[] = [{ from }]) =>
  detect(events, renewalStall(options), { asOf, clientId: 'acme', recording })
const severity = (...given: Parameters<typeof judge>) => {
  const finding = judge(...given)
  return finding.status === 'fired' ? finding.severity : finding.status
}
const ago = (n: number) => days('2026-06-15', -n)
const left = (n: number, more: Parameters<typeof contract>[1] = {}) =>
  contract('2025-08-05', { startsOn: '2025-08-05', endsOn: ago(-n - 30), noticeDays: 30, ...more })
const talk = (daysAgo: number, more: Parameters<typeof meeting>[1] = {}) => meeting(ago(daysAgo), { purpose: 'review', ...more })
const proposal = (daysAgo: number, more: Parameters<typeof initiative>[1] = {}) => initiative(ago(daysAgo), { kind: 'proposal', ...more })

test.each(cases.map((one) => [one.name, one] as const))('%s', (_, { detector, events, inputs, expect: status, severity: grade, reason }) => {
  const finding = detect(events, detector, inputs)
  expect(finding.status).toBe(status)
  if (finding.status === 'fired' && grade !== undefined) expect(finding.severity).toBeCloseTo(grade, 2)
  if ('reason' in finding) expect(finding.reason).toBe(reason)
})

test('the textbook case in full: since the day on which 45 were left', () => {
  expect(judge([left(20)])).toMatchObject({
    status: 'fired', severity: 0.675, since: ago(25),
    evidence: { causes: ['nothing-proposed'], numbers: { daysToNotice: 20, daysToEnd: 50 }, eventCount: 1 },
  })
})

test('from 45 days on, as bad as can be from 7, also past the date', () => {
  expect([46, 45, 7, 0, -10].map((n) => severity([left(n)]))).toEqual(['clear', 0.05, 1, 1, 1])
})

test('a talk and a proposal, both fresh; one alone is not enough', () => {
  expect([severity([left(20), talk(60), proposal(60)]), severity([left(20), talk(61), proposal(60)]), severity([left(20), talk(60), proposal(61)])])
    .toEqual(['clear', 0.675, 0.675])
  expect([severity([left(20), talk(10)]), severity([left(20), proposal(10)])]).toEqual([0.675, 0.675])
})

test('what counts as a talk: planning, review or unsaid, with somebody of the client', () => {
  const with_ = (more: Parameters<typeof meeting>[1]) => severity([left(20), proposal(10), talk(10, more)])
  expect([with_({ purpose: 'planning' }), with_({ purpose: 'check-in' }), with_({ attendees: [party('agency/tom')] })]).toEqual(['clear', 0.675, 0.675])
  const unsaid = severity([left(20), proposal(10), meeting(ago(10))])
  expect(unsaid).toBe('clear')
})

test('what counts as proposed: our proposal or roadmap in any state, or a plan agreed or reviewed', () => {
  const with_ = (event: AnyEvent) => severity([left(20), talk(10), event])
  expect([
    with_(proposal(10, { kind: 'roadmap' })), with_(plan(ago(10), { status: 'reviewed' })), with_(proposal(10, { kind: 'test' })),
    with_(proposal(10, { by: party('client/ana') })),
  ]).toEqual(['clear', 'clear', 0.675, 0.675])
  expect(severity([left(20), talk(10), proposal(90, { ref: 'p' }), proposal(10, { ref: 'p', status: 'accepted' })])).toBe('clear')
})

test('where neither proposals nor plans are recorded, a talk is enough', () => {
  const recording = [{ types: ['contract', 'meeting'], from }]
  expect([severity([left(20), talk(10)], {}, recording), severity([left(20)], {}, recording)]).toEqual(['clear', 0.675])
})

test('the half that cannot be seen counts as done; where that decides it is a gap', () => {
  const noMeetings = [{ types: ['contract', 'plan', 'initiative'], from }]
  expect(judge([left(20)], {}, noMeetings)).toMatchObject({ severity: 0.675, evidence: { notes: ['half-not-seen'] } })
  expect(judge([left(20), proposal(10)], {}, noMeetings)).toMatchObject({ status: 'unknown', reason: 'gap', needs: ['meeting'] })
  expect(severity([left(180)], {}, noMeetings)).toBe('clear')
})

test('a renewal may lie in a hole of the contracts', () => {
  const recording = [{ types: ['meeting', 'plan', 'initiative'], from }, { types: ['contract'], from, to: '2026-06-01T00:00:00Z' }]
  expect(judge([left(20)], {}, recording)).toMatchObject({ status: 'unknown', reason: 'gap', needs: ['contract'] })
})

test('a talk put off by the client adds; called off by us, or held in the end, it does not', () => {
  const off = (more: Parameters<typeof meeting>[1]) => severity([left(20), talk(5, { status: 'cancelled', by: party('client/ana'), ...more })])
  expect([off({}), off({ by: party('agency/tom') }), off({ purpose: 'check-in' }), off({ status: 'held' })]).toEqual([0.875, 0.675, 0.675, 0.675])
  expect(off({ status: 'rescheduled', startsAt: '2026-07-20T09:00:00Z', previousStartsAt: `${ago(4)}T09:00:00Z` })).toBe(0.875)
})

test('one that renews itself counts for less, and is clear once the date has passed', () => {
  expect([severity([left(0, { autoRenews: true })]), severity([left(-1, { autoRenews: true })])]).toEqual([0.6, 'clear'])
})

test('without a period of notice the end of the term counts', () => {
  const fixed = contract('2025-08-05', { status: 'renewed', startsOn: '2025-08-05', endsOn: ago(-20) })
  expect(judge([fixed])).toMatchObject({ severity: 0.675, evidence: { numbers: { daysToNotice: 20, daysToEnd: 20 } } })
})

test('renewed, or followed by another contract, it is clear', () => {
  expect(severity([left(20), contract(ago(5), { status: 'renewed', startsOn: ago(-51), endsOn: ago(-400) })])).toBe('clear')
  expect(severity([left(20), contract(ago(5), { ref: 'next', startsOn: ago(-51), endsOn: ago(-400) })])).toBe('clear')
  expect(severity([left(20), contract('2025-09-05', { ref: 'other', endsOn: ago(-400) })])).toBe(0.675)
})

test('past its end with nothing said it may well go on', () => {
  expect(judge([left(-40)])).toMatchObject({ status: 'unknown', reason: 'ambiguous', needs: ['contract.endsOn'] })
  expect(judge([left(-40, { autoRenews: false })])).toMatchObject({ status: 'not-applicable', reason: 'notice-given' })
})

test('since the talk went stale, where that was later', () => {
  expect(judge([left(20), talk(65), proposal(70)])).toMatchObject({ since: ago(9) })
})

test('large clients are looked at earlier', () => {
  const events = [left(50, { monthlyFee: { amount: 900_000, currency: 'EUR' } })]
  const norms = (amount: number) => ({ ...defaultNorms, feeTopQuarter: [{ amount, currency: 'EUR' }] })
  const at = (amount: number) => detect(events, renewalStall(), { asOf, recording: [{ from }], norms: norms(amount) }).status
  expect([at(900_000), at(900_001)]).toEqual(['fired', 'clear'])
})

test('the options move it', () => {
  expect(severity([left(50)], { noticeableDays: 50 })).toBe(0.05)
  expect(severity([left(20)], { severeDays: 20 })).toBe(1)
  expect(severity([left(20), talk(20), proposal(20)], { freshDays: 14 })).toBe(0.675)
  expect(severity([left(20)], { recordedDays: 5 }, [{ from: '2026-06-08T00:00:00Z' }])).toBe('unknown')
  expect(severity([left(20), talk(3), proposal(3)], { recordedDays: 5, freshDays: 5 }, [{ from: '2026-06-08T00:00:00Z' }])).toBe('clear')
  expect(() => renewalStall({ freshDays: 200 })).toThrow(/renewal-stall: options\.freshDays/)
})

test('the text names both dates, and knows every play', () => {
  const why = (n: number) => {
    const finding = judge([left(n)])
    return finding.status === 'fired' ? text.why(finding) : finding.status
  }
  const after = 'what comes after has not been both proposed and talked about.'
  expect(why(20)).toBe(`The last day to give notice is in 20 days, the last of the term in 50 days; ${after}`)
  expect(why(0)).toBe(`The last day to give notice is today, the last of the term in 30 days; ${after}`)
  expect(why(-10)).toBe(`The last day to give notice was 10 days ago, the last of the term in 20 days; ${after}`)
  expect(Object.keys(text.plays)).toEqual(renewalStall().plays)
})
