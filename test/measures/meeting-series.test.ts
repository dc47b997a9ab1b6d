import { expect, test } from 'vitest'
import { meeting, party } from '../../src/testing/index.ts'
import { measuresOf } from './scope.ts'

const ASOF = '2026-03-31T12:00:00Z'
const ana = party('client/ana')
const tom = party('agency/tom')
const of = (...events: Parameters<typeof measuresOf>[0]) => measuresOf(events, ASOF).meetingSeries()
const planned = { ref: 'm', status: 'scheduled', startsAt: '2026-03-10T10:00:00Z' } as const

test('a scheduled meeting in the past is presumed held, one in the future is not held', () => {
  expect(of(meeting('2026-03-01', planned))[0]).toMatchObject({ held: true, presumed: true, status: 'scheduled', calledOffBy: null })
  expect(of(meeting('2026-03-01', { ...planned, startsAt: '2026-04-10T10:00:00Z' }))[0]).toMatchObject({ held: false, presumed: false })
})

test('a meeting said to be held is held without presumption', () => {
  expect(of(meeting('2026-03-01', planned), meeting('2026-03-10', { ...planned, status: 'held' }))[0]).toMatchObject({ held: true, presumed: false })
})

test('who called it off: the one named, else a client that declined, else nobody knows', () => {
  const off = { ...planned, status: 'cancelled' } as const
  expect(of(meeting('2026-03-01', planned), meeting('2026-03-09', { ...off, by: ana }))[0]).toMatchObject({ held: false, calledOffBy: 'client' })
  expect(of(meeting('2026-03-09', { ...off, by: tom }))[0]?.calledOffBy).toBe('agency')
  expect(of(meeting('2026-03-09', { ...off, attendees: [{ ...ana, response: 'declined' }, tom] }))[0]?.calledOffBy).toBe('client')
  expect(of(meeting('2026-03-09', off))[0]?.calledOffBy).toBe(null)
})

test('a meeting that every guest declined is not presumed held', () => {
  expect(of(meeting('2026-03-01', { ...planned, attendees: [{ ...ana, response: 'declined' }, tom] }))[0]).toMatchObject({ held: false, calledOffBy: 'client' })
})

test('a moved meeting has its new start and the one before, and is held when that has passed', () => {
  const moved = meeting('2026-03-09', { ref: 'm', status: 'rescheduled', startsAt: '2026-03-12T10:00:00Z', previousStartsAt: planned.startsAt, by: ana })
  const [m] = of(meeting('2026-03-01', { ...planned, minutes: 60, purpose: 'review', recurring: true }), moved)
  expect(m).toMatchObject({ held: true, presumed: true, calledOffBy: 'client', minutes: 60, purpose: 'review', recurring: true })
  expect([m?.startsAt, m?.previousStartsAt]).toEqual([Date.parse('2026-03-12T10:00:00Z'), Date.parse(planned.startsAt)])
})

test('meetings stand by start', () => {
  expect(of(meeting('2026-03-01', { ref: 'late', startsAt: '2026-03-20T10:00:00Z' }), meeting('2026-03-02', { ref: 'soon', startsAt: '2026-03-05T10:00:00Z' })).map((m) => m.ref)).toEqual(['soon', 'late'])
})

test('who moved it stays on record when it was held in the end', () => {
  const moved = { ref: 'm', status: 'rescheduled', startsAt: '2026-03-12T10:00:00Z', previousStartsAt: planned.startsAt } as const
  const held = meeting('2026-03-12', { ref: 'm', startsAt: '2026-03-12T10:00:00Z' })
  expect(of(meeting('2026-03-09', { ...moved, by: ana }), held)[0]).toMatchObject({ held: true, calledOffBy: null, movedBy: 'client' })
  expect(of(meeting('2026-03-09', moved), held)[0]?.movedBy).toBe(null)
  expect(of(held)[0]?.movedBy).toBe(null)
})
