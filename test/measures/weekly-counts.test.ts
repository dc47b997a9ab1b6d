import { expect, test } from 'vitest'
import type { WeeklySeries } from '../../src/measures/index.ts'
import { call, days, message, party, report } from '../../src/testing/index.ts'
import { measuresOf, type Inputs } from './scope.ts'

const ASOF = '2026-03-31T12:00:00Z' // a Tuesday; the last complete week begins on Monday 23 March
const ours = party('agency/tom')
const weeks = (series: WeeklySeries, events: Parameters<typeof measuresOf>[0], inputs: Inputs = {}, asOf = ASOF) =>
  measuresOf(events, asOf, inputs).weeklyCounts(series).weeks
const counts = (...given: Parameters<typeof weeks>) => weeks(...given).map((w) => (w.missing ? null : w.count))
const RECORDED = { recording: [{ from: '2024-01-01T00:00:00Z' }] }

test('complete Monday-to-Sunday weeks from the first contact on, empty ones included', () => {
  const events = [message('2026-03-08'), message('2026-03-09'), call('2026-03-10'), message('2026-03-29 23:59'), message('2026-03-30')]
  expect(counts('inbound', events, RECORDED)).toEqual([1, 2, 0, 1])
  expect(weeks('inbound', events, RECORDED).map((w) => new Date(w.monday * 86_400_000).toISOString().slice(0, 10)))
    .toEqual(['2026-03-02', '2026-03-09', '2026-03-16', '2026-03-23'])
})

test('weeks are those of the client\'s zone', () => {
  const profile = { timeZone: 'America/New_York' }
  expect(counts('inbound', [message('2026-03-16 03:00')], { ...RECORDED, profile })).toEqual([1, 0, 0])
})

test('only inbound counts, and nothing before the first contact', () => {
  expect(counts('inbound', [message('2026-03-17', { from: ours }), message('2026-03-24')], RECORDED)).toEqual([0, 1])
  expect(counts('inbound', [report('2026-03-03'), message('2026-03-24')], RECORDED)).toEqual([1])
  expect(counts('inbound', [], RECORDED)).toEqual([])
})

test('threads are counted when the client opens them', () => {
  expect(counts('threads', [
    message('2026-03-17', { ref: 'a' }), message('2026-03-18', { ref: 'a' }),
    message('2026-03-17', { ref: 'b', from: ours }), message('2026-03-18', { ref: 'b' }),
    message('2026-03-24', { inReplyTo: 'not-on-record' }),
  ], RECORDED)).toEqual([1, 0])
})

test('questions are counted by cues, and weeks that were not read are missing', () => {
  const cues = [{ code: 'status-request' as const }]
  expect(counts('questions', [message('2026-03-10', { cues }), message('2026-03-17'), message('2026-03-24', { cues: [] })], RECORDED)).toEqual([1, null, 0])
})

test('the two Christmas weeks are missing, in every year', () => {
  for (let year = 2015; year < 2045; year++) {
    const found = weeks('inbound', [message(`${year}-12-01`)], { recording: [{ from: '2014-01-01T00:00:00Z' }] }, `${year + 1}-02-01T00:00:00Z`)
    const holds = (day: string) => found.find((w) => Date.parse(day) / 86_400_000 - w.monday < 7)
    expect(found.filter((w) => w.missing)).toEqual([holds(`${year}-12-25`), holds(`${year + 1}-01-01`)])
  }
})

test('a week with three weekdays off is missing, one with two or with a weekend off is not', () => {
  const off = (...holidays: string[]) => counts('inbound', [message('2026-03-17')], { ...RECORDED, profile: { holidays } })
  expect(off('2026-03-23', '2026-03-24', '2026-03-25')).toEqual([1, null])
  expect(off('2026-03-23', '2026-03-24', '2026-03-28', '2026-03-29')).toEqual([1, 0])
})

test('a week with a hole in a feed is missing; one before a feed of calls began is not', () => {
  const events = [message('2026-03-10'), message('2026-03-17'), message('2026-03-24')]
  const hole = (types: string[]) => ({ recording: [
    { types: ['message'], from: '2024-01-01T00:00:00Z', ...(types.includes('message') ? { to: '2026-03-18T00:00:00Z' } : {}) },
    ...(types.includes('message') ? [{ types: ['message'], from: '2026-03-19T00:00:00Z' }] : []),
    { types: ['call'], from: '2026-03-11T00:00:00Z', ...(types.includes('call') ? { to: '2026-03-24T00:00:00Z' } : {}) },
  ] })
  expect(counts('inbound', events, hole([]))).toEqual([1, 1, 1])
  expect(counts('inbound', events, hole(['message']))).toEqual([1, null, 1])
  expect(counts('inbound', events, hole(['call']))).toEqual([1, 1, null])
})

test('where the recording is inferred the week of the first message is missing, and rare calls are no hole', () => {
  const daily = Array.from({ length: 20 }, (_, i) => message(days('2026-03-11', i)))
  expect(counts('inbound', [call('2026-03-12', { source: 'phone' }), ...daily])).toEqual([null, 7, 7])
})
