import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecordingSpan } from '../../src/events/index.ts'
import { createRecording, createTimeline, createView, DAY_MS, feedsOf, inferFeeds, toIso } from '../../src/timeline/index.ts'
import { message, usage } from '../../src/testing/builders.ts'

const START = Date.parse('2026-03-01T00:00:00Z')
/** Days from the first of March 2026. */
const ms = (day: number): number => START + day * DAY_MS
const at = (day: number): string => toIso(ms(day))
const inDays = (instant: number | null): number | null => (instant === null ? null : (instant - START) / DAY_MS)
const recordingOf = (spans: readonly RecordingSpan[], asOf: number, seen: string[] = []) =>
  createRecording(feedsOf(spans, 'acme'), new Set(seen), ms(asOf), false)
const spansOf = (spans: readonly RecordingSpan[], asOf: number, type = 'message') =>
  recordingOf(spans, asOf).spans(type).map(([from, to]) => [inDays(from), inDays(to)])

describe('stated recording', () => {
  it('is merged, cut at asOf, and open where no end is given', () => {
    expect(spansOf([{ from: at(10), to: at(20) }, { from: at(0), to: at(10) }, { from: at(15), to: at(18) }], 30))
      .toEqual([[0, 20]])
    expect(spansOf([{ from: at(0) }], 30)).toEqual([[0, 30]])
    expect(spansOf([{ from: at(0), to: at(50) }, { from: at(40) }], 30)).toEqual([[0, 30]])
    expect(spansOf([{ from: at(31) }], 30)).toEqual([])
  })

  it('names types, or means all of them', () => {
    const spans = [{ from: at(0), to: at(5) }, { from: at(10), types: ['message', 'call'] }]
    expect(spansOf(spans, 30)).toEqual([[0, 5], [10, 30]])
    expect(spansOf(spans, 30, 'invoice')).toEqual([[0, 5]])
  })

  it('names a client, or means all of them; errors name the place in what was given', () => {
    const spans = [{ from: at(0), clientId: 'beta' }, { from: at(5), clientId: 'acme' }]
    expect(spansOf(spans, 10)).toEqual([[5, 10]])
    expect(() => feedsOf([...spans, { from: '2026-03-01' }], 'acme')).toThrow('recording[2].from')
    expect(() => feedsOf([{ from: at(0), to: 'soon' }], 'acme')).toThrow('recording[0].to')
  })

  it('knows a type that it names or of which an event was seen', () => {
    const recording = recordingOf([{ from: at(0), types: ['message'] }], 10, ['call'])
    expect(['message', 'call', 'invoice', '__proto__'].map((type) => recording.has(type))).toEqual([true, true, false, false])
    expect(['message', 'call'].map((type) => inDays(recording.knownSince(type)))).toEqual([0, null])
  })

  it('of nothing is known and says so', () => {
    const recording = recordingOf([], 10)
    expect([recording.has('message'), recording.knownSince('message'), recording.comparableSince(['message'])])
      .toEqual([false, null, null])
    expect(recording.missing('message', ms(0), ms(4))).toBe(4 * DAY_MS)
    expect(recording.covers(['message'], ms(0), ms(4))).toBe(false)
    expect(recording.covers(['message'], ms(4), ms(4))).toBe(true)
  })

  it('knows what is missing in a stretch', () => {
    const recording = recordingOf([{ from: at(0), to: at(5) }, { from: at(8) }], 30)
    const missing = (from: number, to: number) => recording.missing('message', ms(from), ms(to)) / DAY_MS
    expect([missing(0, 5), missing(0, 8), missing(4, 10), missing(6, 7), missing(-2, 1), missing(29, 31), missing(7, 6)])
      .toEqual([0, 3, 3, 1, 2, 1, 0])
    expect([recording.covers(['message'], ms(8), ms(30)), recording.covers(['message'], ms(7), ms(30))]).toEqual([true, false])
  })

  const types = fc.constantFrom<{ types?: string[] }>({}, { types: ['message'] }, { types: ['call'] })
  const span = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 9 }), types)
    .map(([from, length, type]) => ({ from: at(from), to: at(from + length), ...type }))
  const spans: fc.Arbitrary<(RecordingSpan & { to: string })[]> = fc.array(span, { maxLength: 6 })
  const upTo = (max: number) => fc.integer({ min: 0, max })

  it('misses the days that no span holds', () => {
    fc.assert(fc.property(spans, upTo(25), upTo(10), upTo(30), (all, from, length, asOf) => {
      const days = Array.from({ length }, (_, i) => from + i)
      const messages = all.filter((s) => s.types?.includes('message') ?? true)
      const holds = (s: { from: string; to: string }, day: number) => ms(day) >= Date.parse(s.from) && ms(day) < Date.parse(s.to)
      const open = days.filter((day) => day >= asOf || !messages.some((s) => holds(s, day)))
      expect(recordingOf(all, asOf).missing('message', ms(from), ms(from + length)) / DAY_MS).toBe(open.length)
    }), { numRuns: 500 })
  })

  it('as of a moment does not depend on what is recorded later', () => {
    fc.assert(fc.property(spans, spans, fc.integer({ min: 0, max: 30 }), (all, more, t) => {
      const moved = (instant: string) => toIso(Date.parse(instant) + 40 * DAY_MS)
      const later = more.map((s): RecordingSpan => ({ ...s, from: moved(s.from), to: moved(s.to) }))
      const running = all.map((s): RecordingSpan => (Date.parse(s.to) >= ms(t) ? { ...s, to: at(99) } : s))
      const facts = (given: readonly RecordingSpan[]) => {
        const recording = recordingOf(given, t)
        return [recording.spans('message'), recording.comparableSince(['message', 'call']), recording.knownSince('call')]
      }
      expect(facts([...running, ...later])).toEqual(facts(all))
    }), { numRuns: 300 })
  })
})

describe('comparableSince', () => {
  const since = (spans: readonly RecordingSpan[], types = ['message'], asOf = 100) =>
    inDays(recordingOf(spans, asOf).comparableSince(types))

  it('is the start of a steady feed', () => {
    expect(since([{ from: at(0) }])).toBe(0)
    expect(since([{ from: at(0), to: at(40) }, { from: at(40) }])).toBe(0)
  })

  it('is when a source was added, or went', () => {
    expect(since([{ source: 'gmail', from: at(0) }, { source: 'slack', from: at(30) }])).toBe(30)
    expect(since([{ source: 'gmail', from: at(0) }, { source: 'slack', from: at(0), to: at(60) }])).toBe(60)
    expect(since([{ source: 'gmail', from: at(0), to: at(50) }, { source: 'slack', from: at(50) }])).toBe(50)
  })

  it('looks through a hole in all sources, whose days are missing but change nothing', () => {
    expect(since([{ from: at(0), to: at(40) }, { from: at(50) }])).toBe(0)
    expect(since([{ source: 'gmail', from: at(0), to: at(40) }, { source: 'gmail', from: at(50), to: at(90) }])).toBe(0)
  })

  it('does not look through a hole in one of two sources', () => {
    const slack = [{ source: 'slack', from: at(0), to: at(40) }, { source: 'slack', from: at(50) }]
    expect(since([{ source: 'gmail', from: at(0) }, ...slack])).toBe(50)
  })

  it('does not look through a hole behind which another source delivered', () => {
    expect(since([{ source: 'gmail', from: at(0), to: at(40) }, { source: 'slack', from: at(50) }])).toBe(50)
  })

  it('of several types is that of the youngest; types that are not recorded do not count', () => {
    const spans = [{ from: at(0), types: ['message'] }, { from: at(20), types: ['call'] }]
    expect(since(spans, ['message', 'call'])).toBe(20)
    expect(since(spans, ['message', 'invoice'])).toBe(0)
    expect(since(spans, ['invoice'])).toBeNull()
  })

  it('is now where recording begins now', () => {
    expect(since([{ from: at(100) }])).toBe(100)
  })
})

describe('inference, where nobody said what was recorded', () => {
  const seen = (source: string, type: string, ...days: number[]) => days.map((day) => ({ source, type, at: ms(day) }))
  const infer = (...sightings: ReturnType<typeof seen>[]) =>
    inferFeeds(sightings.flat().sort((a, b) => a.at - b.at))
      .map(({ source, type, from, to }) => [source, type, inDays(from), inDays(to)])

  it('presumes a source alive after its last event for twice its longest silence, at least a week', () => {
    expect(infer(seen('gmail', 'message', 0, 2, 3))).toEqual([['gmail', 'message', 0, 10]])
    expect(infer(seen('gmail', 'message', 0, 10, 12))).toEqual([['gmail', 'message', 0, 32]])
    expect(infer(seen('gmail', 'message', 5))).toEqual([['gmail', 'message', 5, 12]])
    expect(infer()).toEqual([])
  })

  it('begins a type at its first event, and keeps it alive with any type of its source', () => {
    expect(infer(seen('crm', 'call', 0, 20), seen('crm', 'contract', 4)))
      .toEqual([['crm', 'call', 0, 52], ['crm', 'contract', 4, 52]])
    expect(infer(seen('crm', 'contract', 0), seen('gmail', 'message', 90)))
      .toEqual([['crm', 'contract', 0, 7], ['gmail', 'message', 90, 97]])
  })

  it('keeps apart sources and types that look alike when joined', () => {
    expect(infer(seen('a\u0000b', 'c', 0), seen('a', 'b\u0000c', 1))).toHaveLength(2)
  })

  it('is marked in a view, and a stated recording is not', () => {
    const timeline = createTimeline([message(at(0), { id: 'm' })])
    const view = (recording?: readonly RecordingSpan[]) => createView(timeline, { asOf: ms(3), recording }).recording
    expect([view().inferred, view([]).inferred]).toEqual([true, false])
    expect(view().spans('message').map(([from, to]) => [inDays(from), inDays(to)])).toEqual([[0, 3]])
    expect([view([]).has('message'), view([]).has('call')]).toEqual([true, false])
  })

  it('knows nothing of later events', () => {
    const events = [usage(at(0), { id: '1' }), usage(at(2), { id: '2' }), usage(at(60), { id: '3' })]
    const spans = (given: typeof events) => createView(createTimeline(given), { asOf: ms(30) }).recording.spans('usage')
    expect(spans(events)).toEqual(spans(events.slice(0, 2)))
  })

  it('may come from a whole portfolio instead', () => {
    const feeds = [{ source: '', type: 'message', from: ms(0), to: ms(99) }]
    const view = createView(createTimeline([], 'acme'), { asOf: ms(30), feeds })
    expect([view.recording.inferred, view.recording.covers(['message'], ms(0), ms(30))]).toEqual([true, true])
  })
})
