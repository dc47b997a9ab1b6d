import { expect, test } from 'vitest'
import { detect } from '../../src/assess/index.ts'
import { clientUpheaval, type ClientUpheavalOptions } from '../../src/detectors/client-upheaval.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { text } from '../../src/messages/en/client-upheaval.ts'
import { contactChange, days, message, organisationChange, party } from '../../src/testing/index.ts'
import { cases } from './client-upheaval.cases.ts'

const asOf = '2026-06-15T09:00:00Z'
const recording = [{ from: '2022-01-01T00:00:00Z' }]
const judge = (events: readonly AnyEvent[], options: ClientUpheavalOptions = {}) =>
  detect(events, clientUpheaval(options), { asOf, clientId: 'acme', recording })
const severity = (events: readonly AnyEvent[], options: ClientUpheavalOptions = {}) => {
  const finding = judge(events, options)
  return finding.status === 'fired' ? finding.severity : finding.status
}
const ago = (n: number) => days('2026-06-15', -n)
const today = (more: Parameters<typeof organisationChange>[1]) => organisationChange('2026-06-15', more)

test.each(cases.map((one) => [one.name, one] as const))('%s', (_, { detector, events, inputs, expect: status, severity: grade }) => {
  const finding = detect(events, detector, inputs)
  expect(finding.status).toBe(status)
  if (finding.status === 'fired' && grade !== undefined) expect(finding.severity).toBeCloseTo(grade, 2)
})

test('the textbook case in full', () => {
  expect(judge([organisationChange('2026-06-05', { kind: 'acquisition' }), contactChange('2026-06-10')])).toMatchObject({
    status: 'fired', severity: 0.755099, since: '2026-06-05T09:00:00Z',
    evidence: { causes: ['acquisition', 'contact-left'], numbers: { changes: 1, daysSince: 10 }, notes: ['size-unsaid'], eventCount: 2 },
  })
})

test('each kind has its weight, and in a purchase it matters who is the smaller one', () => {
  const kinds = ['in-house-team', 'new-executive', 'financial-trouble', 'restructure', 'merger', 'acquisition'] as const
  expect(kinds.map((kind) => severity([today({ kind })]))).toEqual([0.8, 0.5, 0.5, 0.35, 0.6, 0.6])
  expect([true, false].map((clientIsSmaller) => severity([today({ kind: 'merger', clientIsSmaller })]))).toEqual([0.7, 0.45])
  const said = judge([today({ kind: 'merger', clientIsSmaller: false })])
  expect(said.status === 'fired' && said.evidence.notes).toEqual([])
})

test('it halves in 120 days and ends below 0.05', () => {
  expect([severity([organisationChange(ago(120))]), severity([organisationChange(ago(336))]), severity([organisationChange(ago(350))])])
    .toEqual([0.175, 0.0502556, 'clear'])
})

test('several changes blend, each with its own age', () => {
  expect(severity([today({ kind: 'new-executive' }), organisationChange(ago(120))])).toBeCloseTo(0.5 + 0.3 * 0.175, 6)
})

test('only a person of the client who left near the change counts', () => {
  const change = organisationChange(ago(60), { kind: 'restructure' })
  const alone = severity([change])
  const withLeft = (at: string, more = {}) => severity([change, contactChange(at, more)])
  expect(withLeft(ago(0))).toBeGreaterThan(Number(alone))
  expect(withLeft(ago(120))).toBeGreaterThan(Number(alone))
  expect(withLeft(ago(121))).toBe(alone)
  expect(withLeft(ago(60), { person: party('agency/tom') })).toBe(alone)
  expect(withLeft(ago(60), { change: 'handed-over' })).toBe(alone)
})

test('talk of own people near the change counts', () => {
  const talk = message(ago(1), { cues: [{ code: 'in-house-talk' }] })
  const finding = judge([today({}), talk])
  expect(finding).toMatchObject({ severity: 0.5, evidence: { causes: ['restructure', 'in-house-talk'], eventCount: 2 } })
  expect(severity([talk])).toBe('clear')
})

test('the options move it', () => {
  expect(severity([organisationChange(ago(60))], { halfLifeDays: 60 })).toBe(0.175)
  expect(severity([today({}), contactChange(ago(30))], { nearDays: 20 })).toBe(0.35)
  expect(detect([], clientUpheaval({ recordedDays: 30 }), { asOf, clientId: 'acme', recording: [{ from: '2026-05-01T00:00:00Z' }] }).status).toBe('clear')
  expect(() => clientUpheaval({ halfLifeDays: 0 })).toThrow(/client-upheaval: options\.halfLifeDays/)
})

test('the text says what and when, and knows every cause and play', () => {
  const why = (events: readonly AnyEvent[]) => {
    const finding = judge(events)
    return finding.status === 'fired' ? text.why(finding) : finding.status
  }
  expect(why([organisationChange(ago(10))])).toBe("The client's organisation changed 10 days ago.")
  expect(why([organisationChange(ago(10)), today({ kind: 'merger' })])).toBe("The client's organisation went through 2 changes, the gravest 0 days ago.")
  expect(Object.keys(text.plays)).toEqual(clientUpheaval().plays.map((play) => (typeof play === 'string' ? play : play.play)))
})
