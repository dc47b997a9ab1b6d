import { expect, test } from 'vitest'
import { call, message, party } from '../../src/testing/index.ts'
import { measuresOf, type Inputs } from './scope.ts'

const ASOF = '2026-03-31T12:00:00Z' // a Tuesday
const ours = party('agency/tom')
const ana = party('client/ana')
const mail = (at: string, fields: Parameters<typeof message>[1] = {}) => message(at, { ref: 't', from: ours, ...fields })
type Events = Parameters<typeof measuresOf>[0]
const open = (events: Events, side: 'client' | 'agency' = 'agency', inputs: Inputs = {}) => measuresOf(events, ASOF, inputs).openQuestions(side)
const replies = (events: Events, side: 'client' | 'agency' = 'agency', inputs: Inputs = {}) => measuresOf(events, ASOF, inputs).replies(side)

test('what we asked is open until the client answers in that thread', () => {
  expect(open([mail('2026-03-24')])).toMatchObject([{ askedBy: 'agency', channel: 'email', ref: 't', ageWorkingDays: 5, reminder: false, bounced: false }])
  expect(open([mail('2026-03-24'), message('2026-03-25', { ref: 't' })])).toEqual([])
  expect(open([mail('2026-03-24'), message('2026-03-25', { ref: 'u' })])).toHaveLength(1)
})

test('an answer by another channel counts within a working day of the one who owes it', () => {
  expect(open([mail('2026-03-27'), call('2026-03-30')])).toEqual([])
  expect(open([mail('2026-03-27'), call('2026-03-31')])).toHaveLength(1)
  expect(open([mail('2026-03-26'), call('2026-03-30')], 'agency', { profile: { holidays: ['2026-03-27'] } })).toEqual([])
})

test('one turn is one question, and a reminder counts anew from two working days on', () => {
  expect(open([mail('2026-03-24 09:00'), mail('2026-03-24 10:00'), mail('2026-03-25')])).toHaveLength(1)
  expect(open([mail('2026-03-24'), mail('2026-03-26')]).map((q) => q.reminder)).toEqual([false, true])
  expect(open([mail('2026-03-27'), mail('2026-03-30')])).toHaveLength(1)
  expect(replies([mail('2026-03-24'), mail('2026-03-26')])).toHaveLength(1)
})

test('a new turn is a new question', () => {
  expect(replies([mail('2026-03-24'), message('2026-03-25', { ref: 't' }), mail('2026-03-25 15:00')]).map((r) => r.censored)).toEqual([false, true])
})

test('the writer\'s word rules', () => {
  expect(open([mail('2026-03-24', { expectsReply: true, text: 'Fine.' }), mail('2026-03-24 10:00', { expectsReply: true })])).toHaveLength(2)
  expect(open([mail('2026-03-24', { expectsReply: false, text: 'Yes?' })])).toEqual([])
})

test('with text only a question or a request asks', () => {
  expect(open([mail('2026-03-24', { text: 'The feed is live.' })])).toEqual([])
  expect(open([mail('2026-03-24', { text: 'Shall we go live?' })])).toHaveLength(1)
  expect(open([mail('2026-03-24', { text: 'Bitte um Freigabe.' })])).toHaveLength(1)
  expect(open([mail('2026-03-24', { text: '公開しますか？' })])).toHaveLength(1)
})

test('an audience, people in copy, notes and machines owe nothing and ask nothing', () => {
  const many = ['a', 'b', 'c', 'd'].map((p) => party(`client/${p}`))
  expect(open([mail('2026-03-24', { to: many })])).toEqual([])
  expect(open([mail('2026-03-24', { to: many.slice(1) })])).toHaveLength(1)
  expect(open([mail('2026-03-24', { to: [ours], cc: [ana], expectsReply: true })])).toEqual([])
  expect(open([mail('2026-03-24', { channel: 'note' })])).toEqual([])
  expect(open([mail('2026-03-24', { automated: 'bulk' })])).toEqual([])
})

test('a bounced question is marked, is no observation, and the same mail sent again asks', () => {
  const asked = open([mail('2026-03-24 09:00', { delivery: 'bounced' }), mail('2026-03-24 10:00')])
  expect(asked.map((q) => q.bounced)).toEqual([true, false])
  expect(replies([mail('2026-03-24', { delivery: 'bounced' })])).toEqual([])
})

test('a missed call asks to be called back', () => {
  const missed = call('2026-03-24', { from: ours, status: 'missed' })
  expect(open([missed])).toMatchObject([{ channel: 'call' }])
  expect(open([missed, call('2026-03-27')])).toEqual([])
  expect(open([missed, message('2026-03-25')])).toEqual([])
  expect(open([call('2026-03-24', { status: 'voicemail' })], 'client')).toHaveLength(1)
  expect(open([call('2026-03-24', { status: 'missed' }), call('2026-03-26', { from: ours })], 'client')).toEqual([])
})

test('the client\'s questions wait for a word of a person of ours', () => {
  const asked = message('2026-03-24', { ref: 't' })
  expect(open([asked], 'client')).toMatchObject([{ askedBy: 'client', ageWorkingDays: 5 }])
  expect(open([asked, mail('2026-03-24 10:00', { automated: 'auto-reply' })], 'client')).toHaveLength(1)
  expect(open([asked, mail('2026-03-24 10:00', { to: [ours] })], 'client')).toHaveLength(1)
  expect(open([asked, mail('2026-03-24 10:00')], 'client')).toEqual([])
  expect(open([message('2026-03-24', { to: [] })], 'client')).toHaveLength(1)
  expect(open([message('2026-03-24', { to: [party('client/bob')] })], 'client')).toEqual([])
})

test('where nobody threads messages, those of one channel are one conversation', () => {
  const loose = message('2026-03-24', { from: ours })
  expect(open([loose])).toHaveLength(1)
  expect(open([loose, message('2026-03-30')])).toEqual([])
  expect(open([loose, message('2026-03-30', { ref: 'u' })])).toHaveLength(1)
})

test('the time to an answer leaves weekends and days off out, and has a floor and a cap', () => {
  const hours = (from: string, to: string, inputs: Inputs = {}) => replies([mail(from), message(to, { ref: 't' })], 'agency', inputs)[0]?.hours
  expect(hours('2026-03-24 09:00', '2026-03-24 13:00')).toBe(4)
  expect(hours('2026-03-27 21:00', '2026-03-30 03:00')).toBe(6)
  expect(hours('2026-03-26 09:00', '2026-03-30 09:00', { profile: { holidays: ['2026-03-27'] } })).toBe(24)
  expect(hours('2026-03-28 09:00', '2026-03-29 09:00')).toBe(0.25)
  expect(replies([mail('2026-03-24 09:00')])).toMatchObject([{ hours: 123, censored: true }])
  expect(replies([mail('2026-01-01'), message('2026-03-30', { ref: 't' })])).toMatchObject([{ hours: 720, censored: true }])
})

test('a wait with a hole of the recording inside is no observation', () => {
  const asked = [mail('2026-03-10'), message('2026-03-12', { ref: 't' }), mail('2026-03-24', { ref: 'u' })]
  const holes = (from: string, to: string) => ({ recording: [{ from: '2026-01-01T00:00:00Z', to: from }, { from: to }] })
  expect(replies(asked, 'agency', holes('2026-03-15T00:00:00Z', '2026-03-16T00:00:00Z'))).toHaveLength(2)
  expect(replies(asked, 'agency', holes('2026-03-11T00:00:00Z', '2026-03-11T01:00:00Z'))).toHaveLength(1)
  expect(replies(asked, 'agency', holes('2026-03-27T00:00:00Z', '2026-03-28T00:00:00Z'))).toMatchObject([{ censored: false }])
})
