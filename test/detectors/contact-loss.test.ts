import { expect, test } from 'vitest'
import { detect, type DetectInputs } from '../../src/assess/index.ts'
import { contactLoss, type ContactLossOptions } from '../../src/detectors/contact-loss.ts'
import type { AnyEvent, RecordingSpan } from '../../src/events/index.ts'
import { text } from '../../src/messages/en/contact-loss.ts'
import { checkDetector, contactChange, days, meeting, message, party, plan, type Fields } from '../../src/testing/index.ts'
import { cases } from './contact-loss.cases.ts'

const today = '2026-06-15'
const ago = (n: number) => days(today, -n)
const recording = [{ from: '2020-01-01T00:00:00Z' }]
const judge = (events: readonly AnyEvent[], options: ContactLossOptions = {}, more: Partial<DetectInputs> = {}) =>
  detect(events, contactLoss(options), { asOf: `${today}T09:00:00Z`, clientId: 'acme', recording, ...more })
const fired = (events: readonly AnyEvent[], options: ContactLossOptions = {}, more: Partial<DetectInputs> = {}) => {
  const finding = judge(events, options, more)
  if (finding.status !== 'fired') throw new Error(`not fired but ${finding.status}`)
  return finding
}
const causes = (events: readonly AnyEvent[], more: Partial<DetectInputs> = {}) => fired(events, {}, more).evidence.causes
const [ben, tom] = [party('client/ben'), party('agency/tom')]
const named = contactChange('2024-01-08', { change: 'joined', main: true })
const left = (n: number, fields: Fields<'contact-change'> = {}) => contactChange(ago(n), fields)
const mails = (who: string, from: number, count: number) => Array.from({ length: count }, (_, i) => message(ago(from - 7 * i), { from: party(who) }))
const bounce = (n: number, fields: Fields<'message'> = {}) => message(ago(n), { from: tom, delivery: 'bounced', ...fields })

test('every case gets its answer, and every law of the kit holds', () => {
  expect(checkDetector(cases).violations).toEqual([])
})

test('the textbook case in full', () => {
  expect(judge([named, left(17)])).toMatchObject({
    status: 'fired', severity: 0.63453, since: `${ago(17)}T09:00:00Z`,
    evidence: { causes: ['main-contact', 'no-successor'], numbers: { daysSince: 17, shareOfContacts: 0 }, notes: [], eventCount: 1 },
  })
})

test('leaving, handing over and changing role are all a loss', () => {
  for (const change of ['left', 'handed-over', 'role-changed'] as const) expect(causes([named, left(3, { change })])).toEqual(['main-contact'])
  expect(judge([named, left(3, { change: 'role-changed', main: true })]).status).toBe('clear')
})

test('who it was decides: the only one, the main one, an active one, anybody', () => {
  const base = (...events: AnyEvent[]) => {
    const finding = judge([...events, left(0)])
    return finding.status === 'fired' ? [finding.evidence.causes[0], finding.severity] : [finding.status]
  }
  expect(base(...mails('client/ana', 60, 8))).toEqual(['only-contact', 0.7])
  expect(base(...mails('client/ana', 60, 8), ...mails('client/ben', 60, 1))).toEqual(['main-contact', 0.5])
  expect(base(...mails('client/ana', 60, 2), ...mails('client/ben', 60, 6))).toEqual(['active-contact', 0.25])
  expect(base(...mails('client/ana', 60, 1), ...mails('client/ben', 60, 6))).toEqual(['clear'])
})

test('no successor: from ten working days on, nobody named and nobody else heard', () => {
  // 1 June 2026 is a Monday, ten working days before Monday the 15th
  expect(causes([named, left(14)])).toContain('no-successor')
  expect(causes([named, left(13)])).toEqual(['main-contact'])
  expect(causes([named, left(17), message(ago(2), { from: ben })])).toEqual(['main-contact'])
  expect(causes([named, left(17), message(ago(2))])).toContain('no-successor')
  expect(causes([named, left(17, { successor: ben })])).toEqual(['main-contact'])
  expect(causes([named, left(17), contactChange(ago(2), { change: 'joined', person: ben, main: true })])).toEqual(['main-contact'])
})

test('silence over a hole is no missing successor', () => {
  const hole = (types: string[]): RecordingSpan[] => [{ from: '2020-01-01T00:00:00Z', types: ['contact-change', 'message', 'meeting'].filter((t) => !types.includes(t)) }]
  const finding = fired([named, left(17)], {}, { recording: hole(['message']) })
  expect(finding.evidence).toMatchObject({ causes: ['main-contact'], notes: ['succession-not-judged'] })
  const unsold = [named, left(40, { successor: ben })]
  expect(fired(unsold, {}, { recording: hole(['meeting']) }).evidence).toMatchObject({ causes: ['main-contact'], notes: ['succession-not-judged'] })
})

test('an unsold successor: not met in 30 days', () => {
  const events = [named, left(40, { successor: ben })]
  expect(causes(events)).toEqual(['main-contact', 'unsold-successor'])
  expect(causes([named, left(29, { successor: ben })])).toEqual(['main-contact'])
  expect(causes([named, left(30, { successor: ben })])).toContain('unsold-successor')
  const met = (n: number, fields: Fields<'meeting'> = {}) => causes([...events, meeting(ago(n), { attendees: [ben, tom], ...fields })])
  expect(met(5)).toEqual(['main-contact'])
  expect(met(50)).toEqual(['main-contact'])
  expect(met(80)).toContain('unsold-successor')
  expect(met(5, { status: 'cancelled' })).toContain('unsold-successor')
  expect(met(5, { attendees: [{ ...ben, response: 'declined' }, tom] })).toContain('unsold-successor')
})

test('settled: named, met, and a plan afterwards', () => {
  const events = [named, left(40, { successor: ben }), meeting(ago(30), { attendees: [ben, tom] })]
  expect(judge([...events, plan(ago(20))])).toMatchObject({ status: 'clear', evidence: { notes: ['settled'] } })
  expect(judge([...events, plan(ago(31))]).status).toBe('fired')
  expect(judge([named, left(40, { successor: ben }), plan(ago(20))]).status).toBe('fired')
})

test('an audit question counts from the successor only', () => {
  const ask = (from: typeof ben) => message(ago(3), { from, cues: [{ code: 'audit-question' }] })
  const events = [named, left(10, { successor: ben })]
  expect(causes([...events, ask(ben)])).toContain('audit-question')
  expect(causes([...events, ask(party('client/eva'))])).toEqual(['main-contact'])
})

test('bounces: two days, the main person, and nothing through since', () => {
  const status = (...events: AnyEvent[]) => judge([named, ...events]).status
  expect(status(bounce(4), bounce(1))).toBe('fired')
  expect(status(bounce(4))).toBe('clear')
  expect(status(bounce(4), message(`${ago(4)} 15:00`, { from: tom, delivery: 'bounced' }))).toBe('clear')
  expect(status(bounce(4), bounce(3), message(ago(1), { from: tom }))).toBe('clear')
  expect(status(bounce(4), bounce(3), message(ago(1)))).toBe('clear')
  expect(status(bounce(4, { to: [ben] }), bounce(3, { to: [ben] }))).toBe('clear')
  expect(status(bounce(4, { to: [party('client/ana'), ben] }), bounce(3, { to: [party('client/ana'), ben] }))).toBe('clear')
  expect(fired([named, bounce(4), bounce(1)])).toMatchObject({ since: `${ago(1)}T09:00:00Z`, evidence: { causes: ['bounced'], eventCount: 2 } })
})

test('once the departure is known the bounces say nothing more', () => {
  const events = [named, bounce(44), bounce(42), left(40, { successor: ben }), meeting(ago(30), { attendees: [ben, tom] }), plan(ago(20))]
  expect(judge(events).status).toBe('clear')
})

test('people of the agency are not this sign', () => {
  expect(judge([named, left(5, { person: tom, main: true })]).status).toBe('clear')
})

test('nobody known: ambiguous, unless the change says it was not the main person, or it is long past', () => {
  expect(judge([left(5)])).toMatchObject({ status: 'unknown', reason: 'ambiguous', needs: ['message', 'contact-change.main'] })
  expect(judge([left(5, { main: false })]).status).toBe('clear')
  expect(judge([left(5, { main: true })]).status).toBe('fired')
  expect(judge([left(450)]).status).toBe('clear')
})

test('it halves in 120 days, and the worst loss leads', () => {
  const events = [named, left(120, { successor: ben }), meeting(ago(110), { attendees: [ben] })]
  expect(fired(events).severity).toBe(0.25)
  expect(fired([...events, left(1, { person: ben })])).toMatchObject({ since: `${ago(1)}T09:00:00Z` })
})

test('bounces speak where changes are not recorded', () => {
  const events = [...mails('client/ana', 60, 5), bounce(4), bounce(1)]
  const only = { recording: [{ from: '2020-01-01T00:00:00Z', types: ['message'] }] }
  expect(fired(events, {}, only).evidence.causes).toEqual(['bounced'])
  expect(judge(events.slice(0, 5), {}, only)).toMatchObject({ status: 'unknown', reason: 'not-recorded', needs: ['contact-change'] })
})

test('the options move it', () => {
  expect(fired([named, left(4)], { successorWorkingDays: 2 }).evidence.causes).toContain('no-successor')
  expect(fired([named, left(10, { successor: ben })], { meetWithinDays: 7 }).evidence.causes).toContain('unsold-successor')
  const few = [...mails('client/ana', 60, 1), ...mails('client/ben', 60, 6), left(0)]
  expect(judge(few, { activeShare: 0.1 }).status).toBe('fired')
  expect(fired([named, left(10)], { halfLifeDays: 10 }).severity).toBe(0.25)
  const recent = { recording: [{ from: `${ago(40)}T00:00:00Z` }] }
  expect([judge([named], {}, recent).status, judge([named], { recordedDays: 60 }, recent).status]).toEqual(['clear', 'unknown'])
  expect(() => contactLoss({ activeShare: 0 })).toThrow(/contact-loss: options\.activeShare/)
})

test('the text says who, when and how much', () => {
  expect(text.why(fired([named, left(17)]))).toBe("The client's main contact left, handed over or changed role 17 days ago.")
  expect(text.why(fired([...mails('client/ana', 60, 2), ...mails('client/ben', 60, 6), left(0)]))).toBe(
    'A person of the client left, handed over or changed role 0 days ago; 25 % of what came from the client came from there.',
  )
  expect(text.why(fired([named, bounce(4), bounce(1)]))).toBe("The client's main contact can no longer be reached by mail, for 1 day.")
  expect(Object.keys(text.plays)).toEqual(contactLoss().plays.map((play) => (typeof play === 'string' ? play : play.play)))
})
