import { describe, expect, it } from 'vitest'
import { createScopes, defaultNorms } from '../../src/measures/index.ts'
import { createTimeline, createView, DAY_MS } from '../../src/timeline/index.ts'
import { call, message } from '../../src/testing/builders.ts'

const asOf = Date.parse('2026-06-01T00:00:00Z')
const ago = (days: number): string => new Date(asOf - days * DAY_MS).toISOString()
const events = [...[100, 30, 10, 0].map((days) => message(ago(days), { id: `m${days}` })), call(ago(50), { id: 'c50' })]
const scopes = () => createScopes(createView(createTimeline(events), { asOf }), defaultNorms)

describe('a scope', () => {
  it('shows the types that are read, whole or within the look-back, its edge included', () => {
    const ids = (reads: string[], lookback: Record<string, number>) =>
      ['message', 'call'].map((type) => scopes()(reads, lookback).of(type).map(({ event }) => event.id))
    expect(ids(['message', 'call'], {})).toEqual([['m100', 'm30', 'm10', 'm0'], ['c50']])
    expect(ids(['message', 'call'], { message: 30 })).toEqual([['m30', 'm10', 'm0'], ['c50']])
    expect(ids(['message'], { message: 29 })).toEqual([['m10', 'm0'], []])
    expect(ids(['call'], { call: 49, message: 9 })).toEqual([[], []])
  })

  it('works a value out once for all detectors that see the same events of the types it rests on', () => {
    const scopeOf = scopes()
    let computed = 0
    const ask = (reads: string[], lookback: Record<string, number>, types = ['message'], name = 'count') =>
      scopeOf(reads, lookback).once(name, types, () => ++computed)
    expect([ask(['message'], { message: 30 }), ask(['message', 'call'], { message: 30, call: 5 })]).toEqual([1, 1])
    // No message is 30 to 31 days old.
    expect(ask(['message'], { message: 31 })).toBe(1)
    expect(ask(['message'], { message: 29 })).toBe(2)
    expect(ask(['message'], {})).toBe(3)
    expect(ask(['call'], {})).toBe(4)
    expect(ask(['message'], {}, ['message'], 'other')).toBe(5)
    expect(ask(['message'], {}, ['message', 'call'])).toBe(6)
    expect(ask(['message', 'call'], {}, ['message', 'call'])).toBe(7)
    // No call is so young, which is the same as not reading calls.
    expect(ask(['message', 'call'], { call: 9 }, ['message', 'call'])).toBe(6)
    expect(ask(['message', 'call'], { call: 9 }, ['message'])).toBe(3)
  })

  it('keeps a value that is undefined', () => {
    const scope = scopes()(['message'], {})
    let computed = 0
    const ask = () => scope.once('nothing', ['message'], () => { computed++; return undefined })
    expect([ask(), ask(), computed]).toEqual([undefined, undefined, 1])
  })
})
