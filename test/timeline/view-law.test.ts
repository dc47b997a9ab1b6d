import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnyEvent } from '../../src/events/index.ts'
import { canonical, createTimeline, eventsAsOf, groupTimelines, toIso } from '../../src/timeline/index.ts'
import { history, historyWithErasures, knownAt, moment, portfolio, seen, show } from './timelines.ts'

/** The law of the timeline, and what makes it mean something. */

const runs = { numRuns: 500 }

const key = ({ source = '', id }: AnyEvent): string => JSON.stringify([source, id])

/** The rule of the timeline as a naive program: what a reader of the rule would write, one event at a time. */
function naive(events: readonly AnyEvent[], asOf: number): AnyEvent[] {
  const rank = (e: AnyEvent) => (e.type === 'retraction' ? (e.revision ?? Infinity) + 0.5 : e.revision ?? 0)
  const better = (a: AnyEvent, b: AnyEvent) =>
    rank(a) !== rank(b) ? rank(a) > rank(b) : knownAt(a) !== knownAt(b) ? knownAt(a) > knownAt(b) : canonical(a) > canonical(b)
  const rows = events.filter((e) => knownAt(e) <= asOf)
  const best = rows.filter((e) => !rows.some((other) => key(other) === key(e) && better(other, e)))
  const distinct = [...new Map(best.map((e) => [canonical(e), e])).values()]
  return distinct.filter((e) => e.type !== 'retraction' && Date.parse(e.at) <= asOf)
}

/** Whether an erasure reaches a version. */
const erases = (x: AnyEvent, e: AnyEvent): boolean => key(x) === key(e) && (e.revision ?? 0) <= (x.revision ?? Infinity)

const byText = (events: readonly AnyEvent[]) => events.map(canonical).sort()

describe('the law of views', () => {
  it('a view at t equals the view of what was recorded by t', () => {
    fc.assert(fc.property(history, moment, (events, t) => {
      expect(seen(events, t)).toEqual(seen(events.filter((e) => knownAt(e) <= t), t))
    }), runs)
  })

  it('a view shows what the rule says', () => {
    fc.assert(fc.property(history, moment, (events, t) => {
      expect(byText(seen(events, t).events)).toEqual(byText(naive(events, t)))
    }), runs)
  })

  it('the order of arrival, duplicates and late arrivals change nothing', () => {
    fc.assert(fc.property(historyWithErasures, moment, fc.array(fc.nat()), (events, t, picks) => {
      const copies = picks.flatMap((i) => events.slice(i % (events.length + 1)).slice(0, 1)).map((e) => ({ ...e }))
      expect(seen([...events].reverse(), t)).toEqual(seen(events, t))
      expect(seen([...copies, ...events], t)).toEqual(seen(events, t))
      expect(seen([...events.slice(1), ...events.slice(0, 1)], t)).toEqual(seen(events, t))
    }), runs)
  })

  it('no event is seen twice, and events come oldest first', () => {
    fc.assert(fc.property(history, moment, (events, t) => {
      const shown = seen(events, t).events
      expect(new Set(shown.map(key)).size).toBe(shown.length)
      const instants = shown.map((e) => Date.parse(e.at))
      expect(instants).toEqual([...instants].sort((a, b) => a - b))
    }), runs)
  })

  it('no version is kept that can never be seen', () => {
    fc.assert(fc.property(historyWithErasures, (events) => {
      const { versions } = createTimeline(events, 'acme')
      versions.events.forEach((_, i) => expect(versions.from[i]).toBeLessThan(versions.until.get(i) ?? Infinity))
    }), runs)
  })

  it('a view never shows what an erasure removed, even before the erasure', () => {
    fc.assert(fc.property(historyWithErasures, moment, (events, t) => {
      const erasures = events.flatMap((e) => (e.type === 'retraction' && e.erase === true ? [e] : []))
      expect(seen(events, t).events.filter((e) => erasures.some((x) => erases(x, e)))).toEqual([])
    }), runs)
  })

  it('what is left after an erasure is seen as if the erased versions had never been', () => {
    fc.assert(fc.property(historyWithErasures, moment, (events, t) => {
      const erasures = events.flatMap((e) => (e.type === 'retraction' && e.erase === true ? [e] : []))
      const gone = (e: AnyEvent) => e.type !== 'retraction' && erasures.some((x) => erases(x, e))
      expect(seen(events, t).events).toEqual(seen(events.filter((e) => !gone(e)), t).events)
    }), runs)
  })

  it('generators make collisions: a third of the histories hold a version that others hide', () => {
    const samples = fc.sample(history, { numRuns: 300, seed: 1 })
    const hidden = samples.filter((events) => {
      const last = eventsAsOf(createTimeline(events, 'acme'), Infinity).length
      return last < events.filter((e) => e.type !== 'retraction').length
    })
    expect(hidden.length).toBeGreaterThan(100)
  })
})

describe('a portfolio', () => {
  it('shows each client the same as what is known of it, for events that stay with their client', () => {
    fc.assert(fc.property(portfolio, moment, (events, t) => {
      const own = events.map((e): AnyEvent => ({ ...e, source: `${e.source ?? ''}@${e.clientId}` }))
      const groups = groupTimelines(own)
      expect([...groups.keys()]).toEqual([...new Set(own.map((e) => e.clientId))].sort())
      for (const [clientId, timeline] of groups) {
        expect(show(timeline, t)).toEqual(seen(own.filter((e) => e.clientId === clientId), t, clientId))
      }
    }), runs)
  })

  it('shows an event to one client at most, however it moves', () => {
    fc.assert(fc.property(portfolio, moment, (events, t) => {
      const keys = [...groupTimelines(events).values()].flatMap((timeline) => eventsAsOf(timeline, t)).map(key)
      expect(new Set(keys).size).toBe(keys.length)
    }), runs)
  })

  it('keeps the law of views', () => {
    fc.assert(fc.property(portfolio.map((all) => all.filter((e) => e.type !== 'retraction')), moment, (events, t) => {
      const before = groupTimelines(events.filter((e) => knownAt(e) <= t))
      for (const [clientId, timeline] of groupTimelines(events)) {
        const then = before.get(clientId)
        expect(eventsAsOf(timeline, t)).toEqual(then === undefined ? [] : eventsAsOf(then, t))
      }
    }), runs)
  })

  it('shows an instant in any offset alike', () => {
    fc.assert(fc.property(history, moment, fc.constantFrom('+05:30', '-11:00', '+14:00'), (events, t, offset) => {
      const minutes = (offset.startsWith('-') ? -1 : 1) * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4)))
      const elsewhere = (at: string) => `${toIso(Date.parse(at) + minutes * 60_000).slice(0, 19)}${offset}`
      const recorded = (e: AnyEvent) => (e.recordedAt === undefined ? {} : { recordedAt: elsewhere(e.recordedAt) })
      const moved = events.map((e): AnyEvent => ({ ...e, at: elsewhere(e.at), ...recorded(e) }))
      const facts = (all: readonly AnyEvent[]) => seen(all, t).usage.map(({ at, event }) => [at, event.id, event.source ?? ''])
      expect(facts(moved)).toEqual(facts(events))
    }), { numRuns: 200 })
  })
})
