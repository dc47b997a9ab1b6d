import { expect, test } from 'vitest'
import { detect, type DetectInputs } from '../../src/assess/index.ts'
import { newAccountAccess, type NewAccountAccessOptions } from '../../src/detectors/new-account-access.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { text } from '../../src/messages/en/new-account-access.ts'
import { accessChange, call, checkDetector, contract, days, meeting, message, party, type Fields } from '../../src/testing/index.ts'
import { cases } from './new-account-access.cases.ts'

const today = '2026-06-15'
const ago = (n: number) => days(today, -n)
const judge = (events: readonly AnyEvent[], options: NewAccountAccessOptions = {}, more: Partial<DetectInputs> = {}) =>
  detect(events, newAccountAccess(options), { asOf: `${today}T09:00:00Z`, clientId: 'acme', recording: [{ from: '2020-01-01T00:00:00Z' }], ...more })
const fired = (events: readonly AnyEvent[], options: NewAccountAccessOptions = {}, more: Partial<DetectInputs> = {}) => {
  const finding = judge(events, options, more)
  if (finding.status !== 'fired') throw new Error(`not fired but ${finding.status}`)
  return finding
}
const causes = (...events: AnyEvent[]) => fired(events).evidence.causes
const rival = party('third-party/ana@other-agency.example')
const [ana, tom] = [party('client/ana'), party('agency/tom')]
const lets = (n: number, fields: Fields<'access-change'> = {}) => accessChange(ago(n), { principal: rival, ...fields })

test('every case gets its answer, and every law of the kit holds', () => {
  expect(checkDetector(cases).violations).toEqual([])
})

test('the textbook case in full', () => {
  expect(judge([contract('2025-09-01', { endsOn: days(today, 75), noticeDays: 90 }), lets(6)])).toMatchObject({
    status: 'fired', severity: 0.606471, since: `${ago(6)}T09:00:00Z`,
    evidence: {
      causes: ['outsider', 'contract-date-near'], numbers: { daysSince: 6, outsiders: 1, platforms: 1, daysToContractDate: 75 }, notes: [], eventCount: 1,
    },
  })
})

test('a third party weighs more than nobody knows whom', () => {
  expect(fired([lets(0)]).severity).toBe(0.5)
  const unknown = fired([lets(0, { principal: party('unknown/x@who.example') })])
  expect([unknown.severity, unknown.evidence.causes]).toEqual([0.35, ['unknown-outsider']])
})

test('whose access it is', () => {
  const status = (principal: typeof rival, more: Partial<DetectInputs> = {}) => judge([lets(6, { principal })], {}, more).status
  expect(status(party('client/new@client.example'))).toBe('clear')
  expect(status(party('agency/tim@agency.example'))).toBe('clear')
  expect(status(party('unknown/tim@agency.example'), { agency: { domains: ['agency.example'] } })).toBe('clear')
  expect(status(party('third-party/x@reports.example'), { agency: { vendors: ['reports.example'] } })).toBe('clear')
  expect(status(party('third-party/x@notreports.example'), { agency: { vendors: ['reports.example'] } })).toBe('fired')
  expect(status({ side: 'unknown', person: 'x' })).toBe('unknown')
  expect(status({ side: 'unknown', person: 'x' }, { agency: { vendors: ['reports.example'] } })).toBe('fired')
  expect(status({ side: 'third-party', person: 'x' })).toBe('fired')
})

test("the client's domain is known by its people, a public mailbox says nothing", () => {
  const from = (address: string) => message(ago(9), { from: party(`client/${address}`) })
  expect(judge([from('ana@client.example'), lets(6, { principal: party('unknown/new@client.example') })]).status).toBe('clear')
  expect(judge([from('ana@gmail.com'), lets(6, { principal: party('unknown/rival@gmail.com') })]).status).toBe('fired')
})

test('who let them in', () => {
  const status = (by: typeof rival) => judge([lets(6, { by })]).status
  expect([status(ana), status({ side: 'unknown' }), status(tom), status(party('third-party/x'))]).toEqual(['fired', 'fired', 'clear', 'clear'])
})

test('further platforms and outsiders within 30 days add, two at most', () => {
  const severity = (...events: AnyEvent[]) => fired(events).severity
  expect(severity(lets(0), lets(0, { platform: 'shop' }))).toBe(0.65)
  expect(severity(lets(0), lets(0, { principal: party('third-party/bo@other-agency.example') }))).toBe(0.65)
  expect(severity(...['ads', 'shop', 'mail', 'web'].map((platform) => lets(0, { platform })))).toBe(0.8)
  expect(causes(lets(0), lets(30, { platform: 'shop' }))).toContain('several')
  expect(causes(lets(0), lets(31, { platform: 'shop' }))).toEqual(['outsider'])
  expect(fired([lets(0), lets(30, { platform: 'shop' })]).since).toBe(`${ago(30)}T09:00:00Z`)
})

test('a contract date within 120 days', () => {
  const ends = (n: number, fields: Fields<'contract'> = {}) => causes(contract('2025-09-01', { endsOn: days(today, n), noticeDays: 0, ...fields }), lets(0))
  expect(ends(120)).toContain('contract-date-near')
  expect(ends(121)).toEqual(['outsider'])
  expect(ends(150, { noticeDays: 90 })).toContain('contract-date-near')
})

test('an outsider in a meeting, and words of the client, within 30 days', () => {
  const sat = (n: number, who = rival, fields: Fields<'meeting'> = {}) => causes(lets(0), meeting(ago(n), { attendees: [who, tom], ...fields }))
  expect(sat(30)).toContain('outsider-in-meeting')
  expect(sat(31)).toEqual(['outsider'])
  expect(sat(5, ana)).toEqual(['outsider'])
  expect(sat(5, { side: 'unknown', person: 'x' })).toEqual(['outsider'])
  expect(sat(5, rival, { status: 'cancelled' })).toEqual(['outsider'])
  const said = (n: number, code: 'competitor-mention' | 'contract-question' | 'question') => causes(lets(0), message(ago(n), { cues: [{ code }] }))
  expect(said(30, 'competitor-mention')).toContain('words')
  expect(said(30, 'contract-question')).toContain('words')
  expect(said(31, 'competitor-mention')).toEqual(['outsider'])
  expect(said(1, 'question')).toEqual(['outsider'])
})

test('talking with the client halves it', () => {
  const severity = (event: AnyEvent) => fired([lets(0), lets(60), event].slice(1)).severity
  expect(severity(call(ago(59)))).toBe(0.125)
  expect(severity(meeting(ago(59)))).toBe(0.125)
  expect(severity(call(ago(61)))).toBe(0.25)
  expect(severity(call(ago(59), { status: 'missed' }))).toBe(0.25)
  expect(severity(message(ago(59)))).toBe(0.25)
  expect(fired([lets(6), call(ago(1))]).evidence.notes).toEqual(['talked-since'])
})

test('taken back by the client it ends after 14 days, taken back by us it does not', () => {
  const back = (n: number, by: typeof rival) => judge([lets(20), lets(n, { change: 'revoked', by })])
  expect(back(13, ana)).toMatchObject({ status: 'fired', evidence: { notes: ['taken-back'] } })
  expect(back(14, ana).status).toBe('clear')
  expect(back(15, tom).status).toBe('fired')
})

test('snapshots: the first is no news, the next one is, and a fresh one stands in for a feed', () => {
  const seen = (n: number, ...people: (typeof rival)[]) => people.map((principal) => accessChange(ago(n), { change: 'observed', principal }))
  expect(judge(seen(6, ana, rival)).status).toBe('clear')
  expect(judge([...seen(36, ana), ...seen(6, ana, rival)])).toMatchObject({ status: 'fired', since: `${ago(6)}T09:00:00Z` })
  const hole = { recording: [{ from: '2020-01-01T00:00:00Z', to: `${ago(60)}T00:00:00Z` }] }
  expect(judge(seen(30, ana), {}, hole).status).toBe('clear')
  expect(judge(seen(31, ana), {}, hole)).toMatchObject({ status: 'unknown', reason: 'gap' })
})

test('what is seen fires in spite of a hole', () => {
  expect(judge([lets(20)], {}, { recording: [{ from: '2020-01-01T00:00:00Z', to: `${ago(10)}T00:00:00Z` }] }).status).toBe('fired')
})

test('an unclear account is forgotten with time', () => {
  expect(judge([lets(200, { principal: { side: 'unknown', person: 'x' } })]).status).toBe('unknown')
  expect(judge([lets(241, { principal: { side: 'unknown', person: 'x' } })]).status).toBe('clear')
})

test('it halves in 60 days', () => {
  expect([fired([lets(60)]).severity, fired([lets(120)]).severity, judge([lets(200)]).status]).toEqual([0.25, 0.125, 'clear'])
})

test('the options move it', () => {
  expect(fired([lets(10)], { halfLifeDays: 10 }).severity).toBe(0.25)
  expect(fired([lets(0), lets(31, { platform: 'shop' })], { nearDays: 31 }).evidence.causes).toContain('several')
  const far = [contract('2025-09-01', { endsOn: days(today, 200), noticeDays: 0 }), lets(0)]
  expect(fired(far, { contractDays: 200 }).evidence.causes).toContain('contract-date-near')
  expect(judge([lets(20), lets(14, { change: 'revoked' })], { revokedDays: 15 }).status).toBe('fired')
  const recent = { recording: [{ from: `${ago(40)}T00:00:00Z` }] }
  expect([judge([], {}, recent).status, judge([], { recordedDays: 60 }, recent).status]).toEqual(['clear', 'unknown'])
  expect(() => newAccountAccess({ halfLifeDays: 0 })).toThrow(/new-account-access: options\.halfLifeDays/)
})

test('the text says how many, where, when, and what the contract says', () => {
  expect(text.why(fired([lets(6)]))).toBe('The client let an outsider into an account, last 6 days ago.')
  const two = [lets(6), lets(6, { platform: 'shop', principal: party('third-party/bo@other-agency.example') }), contract('2025-09-01', { endsOn: days(today, 75), noticeDays: 90 })]
  expect(text.why(fired(two))).toBe('The client let 2 outsiders into accounts on 2 platforms, last 6 days ago; the contract ends or can be ended in 75 days.')
  expect(Object.keys(text.plays)).toEqual(newAccountAccess().plays)
})
