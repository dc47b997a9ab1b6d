import * as fc from 'fast-check'
import type { AnyEvent } from '../../src/events/index.ts'
import { createTimeline, createView, eventsAsOf, toIso, type Timeline } from '../../src/timeline/index.ts'

/** Generators of events that collide on purpose: few ids, few instants, few sources, so that versions really compete. */

export const DAY = 86_400_000
export const START = Date.parse('2026-03-01T00:00:00Z')

/** A coarse clock of 12 instants: ties are frequent. */
const instant = fc.integer({ min: 0, max: 11 }).map((i) => toIso(START + i * DAY / 2))
/** Ids and sources that would collide if they were joined into one key, and names that plain objects mishandle. */
const id = fc.constantFrom('a', 'b', '__proto__', '\ud800', 'y\u0000z')
const source = fc.constantFrom(undefined, '', 'x', 'x\u0000y')
const optional = <T>(key: string, values: fc.Arbitrary<T>) =>
  fc.option(values, { nil: undefined }).map((value) => (value === undefined ? {} : { [key]: value }))

const base = (clientId: fc.Arbitrary<string>) =>
  fc.record({
    id, clientId, at: instant,
    source: source.map((value) => (value === undefined ? {} : { source: value })),
    recordedAt: optional('recordedAt', instant),
    revision: optional('revision', fc.integer({ min: 0, max: 2 })),
  }).map(({ source, recordedAt, revision, ...rest }) => ({ ...rest, ...source, ...recordedAt, ...revision }))

const usage = (clientId: fc.Arbitrary<string>) =>
  fc.tuple(base(clientId), fc.integer({ min: 0, max: 2 }))
    .map(([fields, count]): AnyEvent => ({ ...fields, type: 'usage', what: 'hours', count }))
const retraction = (clientId: fc.Arbitrary<string>, erase: boolean) =>
  fc.tuple(base(clientId), erase ? optional('erase', fc.boolean()) : fc.constant({}))
    .map(([fields, more]): AnyEvent => ({ ...fields, ...more, type: 'retraction' }))

const arrivals = (clientId: fc.Arbitrary<string>, erase: boolean) =>
  fc.array(
    fc.oneof({ weight: 5, arbitrary: usage(clientId) }, { weight: 1, arbitrary: retraction(clientId, erase) }),
    { maxLength: 14 },
  )

const one = fc.constant('acme')
/** What arrived about one client, nothing erased. */
export const history = arrivals(one, false)
/** What arrived about one client, erasures included. */
export const historyWithErasures = arrivals(one, true)
/** What arrived about several clients; events move between them. */
export const portfolio = arrivals(fc.constantFrom('acme', 'beta', '__proto__'), true)
/** A moment of judgement: on an instant of the clock, between two, or outside. */
export const moment = fc.integer({ min: -1, max: 25 }).map((i) => START + i * DAY / 4)

/** When a version became known. */
export const knownAt = (event: AnyEvent): number => Date.parse(event.recordedAt ?? event.at)

/** What a client's view shows at a moment. */
export function seen(events: readonly AnyEvent[], asOf: number, clientId = 'acme') {
  return show(createTimeline(events, clientId), asOf)
}

export function show(timeline: Timeline, asOf: number) {
  const view = createView(timeline, { asOf })
  return {
    events: eventsAsOf(timeline, asOf),
    usage: view.of('usage').map(({ event, at, day }) => ({ event, at, day })),
    recorded: view.recording.spans('usage'),
    comparable: view.recording.comparableSince(['usage']),
  }
}
