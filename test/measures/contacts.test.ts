import { expect, test } from 'vitest'
import { call, meeting, message, party, report } from '../../src/testing/index.ts'
import type { Contact } from '../../src/measures/index.ts'
import { measuresOf } from './scope.ts'

const ASOF = '2026-03-31T12:00:00Z'
const ours = party('agency/tom')
const ana = party('client/ana')

const told = (contacts: readonly Contact[]) => contacts.map((c) => `${c.direction} ${c.channel}${c.proactive ? ' proactive' : ''}`)
const of = (...events: Parameters<typeof measuresOf>[0]) => told(measuresOf(events, ASOF).contacts())

test('a message from the client is inbound, with its person, day and words', () => {
  const [contact] = measuresOf([message('2026-03-02', { words: 40 })], ASOF, { profile: { timeZone: 'Pacific/Kiritimati' } }).contacts()
  expect(contact).toMatchObject({ direction: 'inbound', channel: 'email', person: 'ana', words: 40, proactive: false })
  expect(contact?.day).toBe(Date.parse('2026-03-02T00:00:00Z') / 86_400_000)
})

test('what no person wrote, what did not arrive and what comes from others is no inbound', () => {
  expect(of(
    message('2026-03-02', { automated: 'auto-reply' }),
    message('2026-03-03', { delivery: 'bounced' }),
    message('2026-03-04', { from: party('third-party/eva') }),
  )).toEqual([])
})

test('a thin reply is no inbound: by cue, and without cues by up to three words', () => {
  expect(of(message('2026-03-02', { cues: [{ code: 'thin-reply' }] }))).toEqual([])
  expect(of(message('2026-03-02', { cues: [{ code: 'thin-reply', confidence: 0.4 }] }))).toHaveLength(1)
  expect(of(message('2026-03-02', { cues: [], words: 2 }))).toHaveLength(1)
  expect(of(message('2026-03-02', { words: 3 }))).toEqual([])
  expect(of(message('2026-03-02', { words: 4 }))).toHaveLength(1)
})

test('a note logs contact elsewhere when it is from the client, however short; a note among us is none', () => {
  expect(of(message('2026-03-02', { channel: 'note', words: 1 }))).toEqual(['inbound note'])
  expect(of(message('2026-03-02', { channel: 'note', from: ours, to: [ours] }))).toEqual([])
})

test('outbound needs a client in "to", a person behind it and delivery', () => {
  expect(of(message('2026-03-02', { from: ours }))).toEqual(['outbound email proactive'])
  expect(of(message('2026-03-02', { from: ours, to: [ours], cc: [ana] }))).toEqual([])
  expect(of(message('2026-03-02', { from: ours, automated: 'bulk' }))).toEqual([])
  expect(of(message('2026-03-02', { from: ours, delivery: 'bounced' }))).toEqual([])
})

test('outbound is proactive when it opens a thread or tells where things stand', () => {
  expect(of(
    message('2026-03-02', { ref: 't' }),
    message('2026-03-03', { ref: 't', from: ours }),
    message('2026-03-04', { ref: 't', from: ours, cues: [{ code: 'status-update' }] }),
    message('2026-03-05', { ref: 'u', from: ours }),
    message('2026-03-06', { from: ours, inReplyTo: 'not-on-record' }),
  )).toEqual(['inbound email', 'outbound email', 'outbound email proactive', 'outbound email proactive', 'outbound email'])
})

test('a call is inbound when answered, whoever called; ours is outbound, proactive when answered', () => {
  expect(of(call('2026-03-02'))).toEqual(['inbound call'])
  expect(of(call('2026-03-02', { status: 'missed' }))).toEqual([])
  expect(of(call('2026-03-02', { from: ours }))).toEqual(['inbound call', 'outbound call proactive'])
  expect(of(call('2026-03-02', { from: ours, status: 'voicemail' }))).toEqual(['outbound call'])
})

test('a meeting held with the client counts when it started; one without the client, or automated, does not', () => {
  const contacts = measuresOf([meeting('2026-03-02', { startsAt: '2026-03-01T10:00:00Z' })], ASOF).contacts()
  expect(told(contacts)).toEqual(['inbound meeting', 'outbound meeting proactive'])
  expect(contacts[0]?.at).toBe(Date.parse('2026-03-01T10:00:00Z'))
  expect(contacts.map((c) => c.person)).toEqual(['ana', 'tom'])
  expect(of(meeting('2026-03-02', { attendees: [ours] }))).toEqual([])
  expect(of(meeting('2026-03-02', { attendees: [{ ...ana, response: 'declined' }, ours] }))).toEqual([])
  expect(of(meeting('2026-03-02', { automated: 'bot' }))).toEqual([])
  expect(of(meeting('2026-03-02', { status: 'cancelled' }))).toEqual([])
  expect(of(meeting('2026-03-02', { status: 'scheduled', startsAt: '2026-04-02T10:00:00Z' }))).toEqual([])
})

test('a report counts once, when sent by a person', () => {
  expect(of(report('2026-03-02', { ref: 'r' }), report('2026-03-03', { ref: 'r' }), report('2026-03-04', { ref: 'r', status: 'opened' }))).toEqual(['outbound report proactive'])
  expect(of(report('2026-03-02', { automated: 'bulk' }))).toEqual([])
})

test('contacts of all types stand in order of time', () => {
  expect(of(meeting('2026-03-20', { startsAt: '2026-03-01T10:00:00Z' }), message('2026-03-02'), call('2026-03-03'))).toEqual(
    ['inbound meeting', 'outbound meeting proactive', 'inbound email', 'inbound call'])
})

test('only what the detector reads is seen', () => {
  expect(told(measuresOf([message('2026-03-02'), call('2026-03-03')], ASOF, { reads: ['call'] }).contacts())).toEqual(['inbound call'])
  expect(told(measuresOf([message('2026-03-02'), message('2026-03-30')], ASOF, { lookbackDays: { message: 10 } }).contacts())).toEqual(['inbound email'])
})
