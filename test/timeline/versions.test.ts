import { describe, expect, it } from 'vitest'
import type { AnyEvent, RetractionEvent } from '../../src/events/index.ts'
import { canonical, createTimeline, createView, eventsAsOf, groupTimelines } from '../../src/timeline/index.ts'
import { contract, usage } from '../../src/testing/builders.ts'

/** The rules of versions one by one, on days of March 2026. */

const day = (d: number): string => `2026-03-${String(d).padStart(2, '0')}T09:00:00Z`
const hours = (count: number, more: Partial<Parameters<typeof usage>[1]> & { at?: number } = {}) => {
  const { at = 1, ...fields } = more
  return usage(day(at), { id: 'h', count, ...fields })
}
const withdrawn = (at: number, more: Partial<RetractionEvent> = {}): RetractionEvent =>
  ({ type: 'retraction', id: 'h', clientId: 'acme', at: day(at), ...more })
const counts = (events: readonly AnyEvent[], d: number): number[] =>
  eventsAsOf(createTimeline(events, 'acme'), Date.parse(day(d))).map((e) => ('count' in e ? Number(e.count) : NaN))

describe('corrections', () => {
  it('the higher revision wins from the moment it was recorded, and a replay before sees the old one', () => {
    const events = [hours(1), hours(2, { revision: 1, recordedAt: day(5) })]
    expect([1, 4, 5, 9].map((d) => counts(events, d))).toEqual([[1], [1], [2], [2]])
  })

  it('a higher revision wins even where it was recorded first', () => {
    expect(counts([hours(1, { recordedAt: day(8) }), hours(2, { revision: 1, recordedAt: day(3) })], 9)).toEqual([2])
  })

  it('of the same revision the later record wins', () => {
    const events = [hours(1, { recordedAt: day(2) }), hours(2, { recordedAt: day(4) })]
    expect([3, 4].map((d) => counts(events, d))).toEqual([[1], [2]])
  })

  it('of equal records the greater canonical JSON wins, whatever arrived first', () => {
    const [a, b] = [hours(1, { recordedAt: day(2) }), hours(2, { recordedAt: day(2) })]
    expect(counts([a, b], 3)).toEqual([2])
    expect(counts([b, a], 3)).toEqual([2])
  })

  it('a correction may move an event into the future, where it waits', () => {
    const events = [hours(1), hours(2, { at: 7, revision: 1, recordedAt: day(3) })]
    expect([2, 3, 6, 7].map((d) => counts(events, d))).toEqual([[1], [], [], [2]])
  })

  it('an absent source is the empty one', () => {
    expect(counts([hours(1), hours(2, { source: '', revision: 1 })], 2)).toEqual([2])
    expect(counts([hours(1), hours(2, { source: 'x', revision: 1 })], 2)).toEqual([1, 2])
  })

  it('sources and ids that look alike when joined stay apart', () => {
    expect(counts([hours(1, { source: 'a\u0000b', id: 'c' }), hours(2, { source: 'a', id: 'b\u0000c' })], 2)).toEqual([2, 1])
  })
})

describe('what is known when', () => {
  it('a late record is seen from its record on', () => {
    expect([3, 4].map((d) => counts([hours(1, { recordedAt: day(4) })], d))).toEqual([[], [1]])
  })

  it('something planned ahead is seen from when it happens, not from when it was recorded', () => {
    expect([4, 5].map((d) => counts([hours(1, { at: 5, recordedAt: day(1) })], d))).toEqual([[], [1]])
  })

  it('what happens after asOf is not seen', () => {
    expect(counts([hours(1), hours(2, { id: 'later', at: 9 })], 8)).toEqual([1])
  })

  it('events out of order come oldest first', () => {
    expect(counts([hours(3, { id: 'c', at: 3 }), hours(1, { id: 'a', at: 1 }), hours(2, { id: 'b', at: 2 })], 4))
      .toEqual([1, 2, 3])
  })
})

describe('retraction', () => {
  it('withdraws every revision for good, and a replay before still sees the event', () => {
    const events = [hours(1), withdrawn(5), hours(2, { revision: 7, recordedAt: day(8) })]
    expect([4, 5, 9].map((d) => counts(events, d))).toEqual([[1], [], []])
  })

  it('with a revision withdraws up to it; a later revision stands', () => {
    const events = [hours(1), hours(2, { revision: 2, recordedAt: day(8) }), withdrawn(5, { revision: 1 })]
    expect([4, 5, 7, 8].map((d) => counts(events, d))).toEqual([[1], [], [], [2]])
  })

  it('of a lower revision changes nothing', () => {
    expect(counts([hours(1, { revision: 3 }), withdrawn(5, { revision: 2 })], 6)).toEqual([1])
  })

  it('recorded before the event withdraws it all the same', () => {
    expect(counts([withdrawn(1), hours(1, { at: 3 })], 4)).toEqual([])
  })

  it('is known from its own record', () => {
    const events = [hours(1), withdrawn(2, { recordedAt: day(6) })]
    expect([5, 6].map((d) => counts(events, d))).toEqual([[1], []])
  })

  it('of another source or id changes nothing', () => {
    expect(counts([hours(1), withdrawn(2, { source: 'x' }), withdrawn(2, { id: 'other' })], 3)).toEqual([1])
  })
})

describe('erasure, the one exception of the law of views', () => {
  it('removes the event from every replay, in any order of arrival', () => {
    const events = [hours(1), hours(2, { revision: 1, recordedAt: day(3) }), withdrawn(5, { erase: true })]
    expect([1, 4, 6].map((d) => counts(events, d))).toEqual([[], [], []])
    expect([1, 4, 6].map((d) => counts([...events].reverse(), d))).toEqual([[], [], []])
  })

  it('with a revision leaves the cleaned ones above it', () => {
    const events = [hours(1), hours(2, { revision: 2, recordedAt: day(3) }), withdrawn(5, { erase: true, revision: 1 })]
    expect([2, 4, 6].map((d) => counts(events, d))).toEqual([[], [2], [2]])
  })
})

describe('clients', () => {
  it('an event moved to another client leaves the first when that is recorded', () => {
    const groups = groupTimelines([hours(1), hours(1, { clientId: 'beta', revision: 1, recordedAt: day(5) })])
    const at = (clientId: string, d: number) => {
      const timeline = groups.get(clientId)
      return timeline === undefined ? NaN : eventsAsOf(timeline, Date.parse(day(d))).length
    }
    expect([at('acme', 4), at('beta', 4), at('acme', 5), at('beta', 5)]).toEqual([1, 0, 0, 1])
  })

  it('two clients in one timeline are refused, both named', () => {
    expect(() => createTimeline([hours(1), hours(2, { clientId: 'beta' })])).toThrow('events of two clients: "acme" and "beta"')
    expect(() => createTimeline([hours(1)], 'beta')).toThrow('"beta" and "acme"')
  })

  it('no events and no client is refused', () => {
    expect(() => createTimeline([])).toThrow('clientId')
    expect(createTimeline([], 'acme').clientId).toBe('acme')
  })

  it.each(['__proto__', 'constructor', '\ud800', 'toString'])('the client and event id %j is a name like any other', (name) => {
    const odd = { clientId: name, id: name, source: name }
    const events = [hours(1, odd), hours(2, { ...odd, revision: 1 })]
    const timeline = groupTimelines(events).get(name)
    expect(timeline === undefined ? [] : eventsAsOf(timeline, Date.parse(day(2)))).toEqual([events[1]])
  })

  it('an event type named like a part of every object is kept apart', () => {
    const odd: AnyEvent = { type: 'acme/constructor', id: '1', clientId: 'acme', at: day(1) }
    const view = createView(createTimeline([odd]), { asOf: Date.parse(day(2)) })
    expect(view.of('acme/constructor')).toHaveLength(1)
    expect(view.of('constructor')).toEqual([])
    expect(view.of('__proto__')).toEqual([])
  })
})

describe('what is held', () => {
  it("is the caller's own objects", () => {
    const events = [hours(1), contract(day(1))]
    const held = eventsAsOf(createTimeline(events), Date.parse(day(2)))
    expect(held).toHaveLength(2)
    expect(held.every((e) => events.some((own) => own === e))).toBe(true)
  })

  it.each([
    ['a day', '2026-03-01'], ['a time without a zone', '2026-03-01T09:00:00'], ['nonsense', 'soon'], ['nothing', ''],
  ])('%s as an instant is refused with its place and a remedy', (_, at) => {
    expect(() => createTimeline([{ ...hours(1), at }]))
      .toThrow(/event "h"\.at: .* is no RFC 3339 instant with an offset; make one with toInstant/)
    expect(() => createTimeline([{ ...hours(1), recordedAt: at }])).toThrow('event "h".recordedAt')
  })
})

describe('canonical JSON', () => {
  it('is the same for the same facts, whatever the order of keys', () => {
    expect(canonical({ b: [1, { y: null, x: 'é' }], a: undefined, c: -0 })).toBe('{"b":[1,{"x":"é","y":null}],"c":0}')
    expect(canonical({ x: 1, y: 2 })).toBe(canonical({ y: 2, x: 1 }))
    expect(canonical('\ud800')).toBe('"\\ud800"')
    expect(canonical(undefined)).toBe('null')
  })

  it('does not exhaust the stack', () => {
    const deep: Record<string, unknown> = JSON.parse(`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`)
    const twice = [hours(1, { ext: deep }), hours(1, { ext: deep })]
    expect(counts(twice, 2)).toEqual([1])
  })
})
