import { expect, test } from 'vitest'
import { message, party } from '../../src/testing/index.ts'
import { measuresOf } from './scope.ts'

const ASOF = '2026-03-31T12:00:00Z'
const ours = party('agency/tom')
const of = (...events: Parameters<typeof measuresOf>[0]) => measuresOf(events, ASOF).threads()
const ids = (...events: Parameters<typeof measuresOf>[0]) => of(...events).map((t) => t.messages.map((m) => m.event.id))

test('messages of one ref are one thread, opened by its first sender', () => {
  const [thread, ...rest] = of(message('2026-03-03', { id: 'b', ref: 't' }), message('2026-03-02', { id: 'a', ref: 't', from: ours }))
  expect(rest).toEqual([])
  expect(thread).toMatchObject({ ref: 't', openedBy: 'agency', openedAt: Date.parse('2026-03-02T09:00:00Z'), continued: false })
  expect(thread?.messages.map((m) => m.event.id)).toEqual(['a', 'b'])
})

test('a message without ref joins the thread of the one it answers, or is one of its own', () => {
  expect(ids(
    message('2026-03-02', { id: 'a' }),
    message('2026-03-03', { id: 'b', inReplyTo: 'a' }),
    message('2026-03-04', { id: 'c', inReplyTo: 'b' }),
    message('2026-03-05', { id: 'd' }),
    message('2026-03-06', { id: 'e', ref: 't' }),
    message('2026-03-07', { id: 'f', inReplyTo: 'e' }),
  )).toEqual([['a', 'b', 'c'], ['d'], ['e', 'f']])
})

test('the same ref in two sources is two threads', () => {
  expect(ids(message('2026-03-02', { id: 'a', ref: '1', source: 'mail' }), message('2026-03-03', { id: 'b', ref: '1', source: 'chat' }))).toEqual([['a'], ['b']])
})

test('automated messages are left out, and still link those that answer them', () => {
  expect(ids(
    message('2026-03-02', { id: 'a', ref: 't' }),
    message('2026-03-03', { id: 'b', ref: 't', automated: 'bot' }),
    message('2026-03-04', { id: 'c', inReplyTo: 'b' }),
  )).toEqual([['a', 'c']])
})

test('a thread whose first message answers something that is not on record is continued', () => {
  expect(of(message('2026-03-02', { inReplyTo: 'gone' }))[0]?.continued).toBe(true)
  expect(of(message('2026-03-02'))[0]?.continued).toBe(false)
})
