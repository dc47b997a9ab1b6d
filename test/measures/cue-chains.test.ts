import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Cue } from '../../src/events/index.ts'
import { days, message } from '../../src/testing/index.ts'
import { measuresOf } from './scope.ts'

const ASOF = '2026-06-30T12:00:00Z'
const START = '2026-01-01'
const about = (...topics: string[]): Cue[] => topics.map((topic) => ({ code: 'direction-question', topic }))
const asked = (day: number, ...topics: string[]) => message(days(START, day), { cues: about(...topics) })
const chains = (events: Parameters<typeof measuresOf>[0], asOf = ASOF) => measuresOf(events, asOf).cueChains('direction-question')
/** Days of January 1st on which the talks of the first chain began. */
const talks = (...dayList: number[]) =>
  chains(dayList.map((day) => asked(day, 'results'))).flatMap((chain) => chain.talks.map(([first]) => Math.floor(((first?.at ?? 0) - Date.parse(START)) / 86_400_000)))

test('questions 14 to 45 days apart make a chain', () => {
  expect(talks(0, 14, 59)).toEqual([0, 14, 59])
  expect(talks(0, 31, 60, 92)).toEqual([0, 31, 60, 92])
})

test('closer ones are one talk, counted from its first', () => {
  expect(talks(0, 2, 5)).toEqual([0])
  expect(talks(0, 13, 26)).toEqual([0, 26])
  expect(talks(0, 7, 14, 21, 28)).toEqual([0, 14, 28])
})

test('more than 45 days without the question end a chain; only the newest one counts', () => {
  expect(talks(0, 31, 77, 100)).toEqual([77, 100])
  expect(talks(0, 10, 55)).toEqual([0, 55])
})

test('a chain is open while no more than 45 days have passed', () => {
  const open = (asOf: string) => chains([asked(0, 'results')], asOf).map((chain) => chain.open)
  expect(open(`${days(START, 45)}T23:00:00Z`)).toEqual([true])
  expect(open(`${days(START, 46)}T01:00:00Z`)).toEqual([false])
})

test('topics have chains of their own, also where one message asks about two', () => {
  const found = chains([asked(0, 'Results', 'next-steps'), asked(20, 'results', 'goal'), asked(40, 'results')])
  expect(found.map(({ topic, talks: all }) => [topic, all.length])).toEqual([['results', 3], ['next-steps', 1], ['goal', 1]])
})

test('other codes and other voices are no part of it', () => {
  expect(chains([message('2026-03-01', { cues: [{ code: 'question', topic: 'results' }] })])).toEqual([])
  expect(chains([message('2026-03-01', { from: { side: 'agency' }, cues: about('results') })])).toEqual([])
})

test('asking once more within a chain never makes it shorter', () => {
  const spaced = fc.array(fc.integer({ min: 1, max: 45 }), { minLength: 1, maxLength: 8 })
  fc.assert(fc.property(spaced, fc.nat(), (gaps, pick) => {
    const all = gaps.reduce<number[]>((list, gap) => [...list, (list.at(-1) ?? 0) + gap], [0])
    const more = [...all, pick % ((all.at(-1) ?? 0) + 1)]
    expect(talks(...more).length).toBeGreaterThanOrEqual(talks(...all).length)
  }))
})
