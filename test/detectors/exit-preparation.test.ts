import { expect, test } from 'vitest'
import { detect } from '../../src/assess/index.ts'
import { exitPreparation, type ExitPreparationOptions } from '../../src/detectors/exit-preparation.ts'
import type { AgencyProfile, AnyEvent, Cue, CueCode } from '../../src/events/index.ts'
import { text } from '../../src/messages/en/exit-preparation.ts'
import { accessChange, contactChange, days, message, party } from '../../src/testing/index.ts'
import { cases } from './exit-preparation.cases.ts'

const asOf = '2026-06-15T09:00:00Z'
const recording = [{ from: '2024-01-01T00:00:00Z' }]
const judge = (events: readonly AnyEvent[], options: ExitPreparationOptions = {}, agency: AgencyProfile = {}) =>
  detect(events, exitPreparation(options), { asOf, clientId: 'acme', recording, agency })
const severity = (events: readonly AnyEvent[], options: ExitPreparationOptions = {}) => {
  const finding = judge(events, options)
  return finding.status === 'fired' ? finding.severity : finding.status
}
const causes = (events: readonly AnyEvent[]) => {
  const finding = judge(events)
  return finding.status === 'fired' ? finding.evidence.causes : finding.status
}
const ago = (n: number) => days('2026-06-15', -n)
const said = (daysAgo: number, code: CueCode, more: Partial<Cue> = {}, ref = `talk ${daysAgo} ${code}`) => message(ago(daysAgo), { ref, cues: [{ code, ...more }] })
const tom = party('agency/tom')
const granted = accessChange('2025-01-10', { principal: tom, role: 'admin' })
const changed = (daysAgo: number, more: Parameters<typeof accessChange>[1]) => accessChange(ago(daysAgo), { principal: tom, ...more })

test.each(cases.map((one) => [one.name, one] as const))('%s', (_, { detector, events, inputs, expect: status, severity: grade, reason }) => {
  const finding = detect(events, detector, inputs)
  expect(finding.status).toBe(status)
  if (finding.status === 'fired' && grade !== undefined) expect(finding.severity).toBeCloseTo(grade, 2)
  if (finding.status === 'unknown') expect(finding.reason).toBe(reason)
})

test('the textbook case in full: on the day, and ten days apart', () => {
  expect(judge([said(0, 'contract-question'), said(0, 'competitor-mention')])).toMatchObject({
    severity: 0.755, evidence: { causes: ['contract-question', 'competitor-mention', 'several'], numbers: { proofs: 2, kinds: 2, daysSince: 0 }, eventCount: 2 },
  })
  expect(judge([said(0, 'contract-question'), said(10, 'competitor-mention')])).toMatchObject({ severity: 0.743544, since: `${ago(10)}T09:00:00Z` })
})

test('hard proofs stand alone, each with its weight', () => {
  expect([severity([said(0, 'cancel-intent')]), severity([said(0, 'export-request')])]).toEqual([0.9, 0.6])
  expect(severity([granted, changed(0, { change: 'revoked' })])).toBe(0.8)
  expect(severity([granted, changed(0, { change: 'role-changed', role: 'read-only' })])).toBe(0.5)
})

test('a soft proof counts beside another proof, or said again in another talk, within four weeks', () => {
  expect(['in-house-talk', 'contract-question', 'competitor-mention'].map((code) => severity([said(0, code as CueCode)]))).toEqual(['clear', 'clear', 'clear'])
  expect(severity([said(0, 'in-house-talk', {}, 'a'), message('2026-06-14', { ref: 'b', cues: [{ code: 'in-house-talk' }] })])).toBe(0.6)
  expect(severity([said(0, 'in-house-talk', {}, 'a'), message('2026-06-14', { ref: 'a', cues: [{ code: 'in-house-talk' }] })])).toBe('clear')
  expect(causes([said(0, 'in-house-talk'), said(28, 'competitor-mention')])).toEqual(['in-house-talk', 'competitor-mention', 'several'])
  expect(severity([said(0, 'in-house-talk'), said(29, 'competitor-mention')])).toBe('clear')
})

test('one code counts once in two weeks, the newest', () => {
  expect(severity([said(0, 'export-request'), said(14, 'export-request')])).toBe(0.6)
  expect(severity([said(0, 'export-request'), said(15, 'export-request')])).toBeCloseTo(0.6 + 0.3 * 0.6 * 2 ** -0.25, 5)
})

test('it halves in 60 days and drops out after 91', () => {
  expect([severity([said(60, 'cancel-intent')]), severity([said(90, 'cancel-intent')]), severity([said(91, 'cancel-intent')])]).toEqual([0.45, 0.318198, 'clear'])
})

test('a cue that proves by itself must be surer than others', () => {
  expect([severity([said(0, 'cancel-intent', { confidence: 0.7 })]), severity([said(0, 'cancel-intent', { confidence: 0.69 })])]).toEqual([0.9, 'clear'])
  expect(severity([said(0, 'contract-question', { confidence: 0.5 }), said(0, 'competitor-mention', { confidence: 0.5 })])).toBe(0.755)
})

test('a reason that is known takes most of it away', () => {
  const finding = judge([said(0, 'export-request', { topic: 'new-tool' })])
  expect(finding).toMatchObject({ severity: 0.24, evidence: { notes: ['explained'] } })
  expect(severity([said(0, 'contract-question', { topic: 'purchasing-review' }), said(0, 'competitor-mention', { topic: 'purchasing-review' })])).toBe(0.392)
})

test('access: only ours, only taken by the client', () => {
  expect(severity([granted, changed(5, { change: 'revoked', by: party('agency/eva') })])).toBe('clear')
  expect(severity([accessChange('2025-01-10'), accessChange(ago(5), { change: 'revoked' })])).toBe('clear')
  const shared = { side: 'unknown', domain: 'our-agency.example' } as const
  const taken = [accessChange('2025-01-10', { principal: shared }), accessChange(ago(0), { principal: shared, change: 'revoked' })]
  expect(judge(taken, {}, { domains: ['our-agency.example'] })).toMatchObject({ status: 'fired', severity: 0.8 })
  expect(severity(taken)).toBe('clear')
})

test('access: somebody of ours left, or another of ours took it over within two days', () => {
  const revoked = changed(10, { change: 'revoked' })
  expect(severity([granted, revoked, contactChange(ago(200), { person: tom, change: 'left' })])).toBe('clear')
  expect(severity([granted, revoked, contactChange(ago(12), { person: party('agency/eva'), change: 'left' })])).toBeGreaterThan(0.7)
  const eva = (daysAgo: number, more = {}) => accessChange(ago(daysAgo), { principal: party('agency/eva'), ...more })
  expect([severity([granted, revoked, eva(8)]), severity([granted, revoked, eva(7)])]).toEqual(['clear', 0.712719])
  expect(severity([granted, revoked, eva(10, { platform: 'shop' })])).toBe(0.712719)
})

test('a role is reduced only where it is known to allow less', () => {
  const role = (before: string, after: string) => severity([accessChange('2025-01-10', { principal: tom, role: before }), changed(0, { change: 'role-changed', role: after })])
  expect([role('Admin', 'Standard'), role('editor', 'read-only'), role('viewer', 'admin'), role('chief', 'viewer'), role('admin', 'owner')]).toEqual([0.5, 0.5, 'clear', 'clear', 'clear'])
})

test('a snapshot that no longer shows us does not say who let us out', () => {
  const snapshot = (daysAgo: number, principal = tom) => accessChange(ago(daysAgo), { change: 'observed', principal })
  const events = [snapshot(60), snapshot(60, party('client/ana')), snapshot(10, party('client/ana'))]
  expect(judge(events)).toMatchObject({ status: 'unknown', reason: 'ambiguous', needs: ['access-change.by'] })
})

test('words or accounts are enough, where what is recorded has no hole', () => {
  const only = (types: string[], events: readonly AnyEvent[] = []) =>
    detect(events, exitPreparation(), { asOf, clientId: 'acme', recording: [{ types, from: '2024-01-01T00:00:00Z' }] })
  expect(only(['access-change']).status).toBe('clear')
  expect(only(['access-change'], [message(ago(3))]).status).toBe('clear')
  expect(only(['message', 'meeting']).status).toBe('clear')
  expect(only(['survey'])).toMatchObject({ status: 'unknown', reason: 'not-recorded', needs: ['access-change', 'message.cues'] })
})

test('the options move it', () => {
  expect(severity([said(30, 'cancel-intent')], { halfLifeDays: 30 })).toBe(0.45)
  expect(severity([said(30, 'cancel-intent')], { windowDays: 28 })).toBe('clear')
  expect(severity([said(0, 'in-house-talk'), said(20, 'competitor-mention')], { pairDays: 14 })).toBe('clear')
  expect(severity([said(0, 'cancel-intent', { confidence: 0.7 })], { minConfidence: 0.8 })).toBe('clear')
  expect(() => exitPreparation({ minConfidence: 0.4 })).toThrow(/exit-preparation: options\.minConfidence/)
})

test('the text says how many and when, and knows every play', () => {
  const why = (events: readonly AnyEvent[]) => {
    const finding = judge(events)
    return finding.status === 'fired' ? text.why(finding) : finding.status
  }
  expect(why([said(3, 'cancel-intent')])).toBe('1 thing that the client said or did points to the door, the newest 3 days ago.')
  expect(why([said(3, 'cancel-intent'), said(1, 'export-request')])).toBe('2 things that the client said or did point to the door, the newest 1 day ago.')
  expect(Object.keys(text.plays)).toEqual(exitPreparation().plays)
})
