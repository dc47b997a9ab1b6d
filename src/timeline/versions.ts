import type { AnyEvent } from '../events/index.ts'
import { parseInstant, toMs } from './instants.ts'

/** Every version that is ever seen, with the span of knowledge during which it was the best one of its event. */
export interface Versions {
  /** The callers' own objects, ordered by `at`, then source, then id. */
  readonly events: readonly AnyEvent[]
  readonly at: Float64Array
  /** From when on it is seen: it was recorded, and it has happened. */
  readonly from: Float64Array
  /** Until when (exclusive) it is seen, by position in `events`: then something better, or a retraction, is known. Others stay. */
  readonly until: ReadonlyMap<number, number>
}

/** Working state, by position among the given events. */
interface Given {
  readonly events: readonly AnyEvent[]
  readonly at: Float64Array
  /** When the version was recorded, else when it happened. */
  readonly known: Float64Array
  readonly until: Map<number, number>
}

/** Never seen at all. */
const NEVER = -Infinity

/**
 * Works out for every version when it is seen: from the moment it was recorded (else happened) until a better one of the same
 * source and id is recorded. Better is the higher revision, then the later record, then the greater canonical JSON, so the order
 * of arrival never matters. Everything a view needs is decided here, once.
 */
export function resolveVersions(events: readonly AnyEvent[]): Versions {
  const given: Given = { events, at: new Float64Array(events.length), known: new Float64Array(events.length), until: new Map() }
  for (const [i, event] of events.entries()) {
    const at = instantOf(event, 'at', event.at)
    given.at[i] = at
    given.known[i] = event.recordedAt === undefined ? at : instantOf(event, 'recordedAt', event.recordedAt)
  }
  for (const chain of chainsOf(events)) supersede(chain, given)

  const order = seenInOrder(given)
  return {
    events: order.map((i) => events[i] as AnyEvent),
    at: numbersOf(order, (i) => given.at[i] ?? 0),
    from: numbersOf(order, (i) => seenFrom(given, i)),
    until: endsOf(order, given.until),
  }
}

/** A number for each row. Filled by hand: Float64Array.from walks an iterator, at ten times the cost. */
export function numbersOf(rows: readonly number[], numberOf: (row: number) => number): Float64Array {
  const numbers = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) numbers[i] = numberOf(rows[i] ?? 0)
  return numbers
}

/** The ends of some rows, by their new position. */
export function endsOf(rows: readonly number[], until: ReadonlyMap<number, number>): Map<number, number> {
  const ends = new Map<number, number>()
  if (until.size === 0) return ends
  rows.forEach((row, i) => {
    const end = until.get(row)
    if (end !== undefined) ends.set(i, end)
  })
  return ends
}

function instantOf(event: AnyEvent, field: string, instant: string): number {
  const ms = parseInstant(instant)
  return Number.isNaN(ms) ? toMs(instant, `event ${JSON.stringify(event.id)}.${field}`) : ms
}

function seenFrom({ at, known }: Given, i: number): number {
  return Math.max(at[i] ?? 0, known[i] ?? 0)
}

/** Positions of the versions of each event that has several, or that is retracted. */
function chainsOf(events: readonly AnyEvent[]): Iterable<number[]> {
  // By source, then by id: texts are untrusted, and joined into one key two pairs could look the same.
  const sources = new Map<string, Map<string, number>>()
  const chains = new Map<number, number[]>()
  events.forEach((event, i) => {
    const source = event.source ?? ''
    let ids = sources.get(source)
    if (ids === undefined) sources.set(source, ids = new Map())
    const first = ids.get(event.id)
    if (first === undefined) {
      ids.set(event.id, i)
      if (event.type === 'retraction') chains.set(i, [i])
      return
    }
    const chain = chains.get(first)
    if (chain === undefined) chains.set(first, [first, i])
    else chain.push(i)
  })
  return chains.values()
}

/** Ends each version of one event when a better one, or a retraction, becomes known; what was erased was never there. */
function supersede(chain: number[], { events, known, until }: Given): void {
  const event = (i: number): AnyEvent => events[i] as AnyEvent
  const erasedBelow = Math.max(...chain.map((i) => (erases(event(i)) ? rank(event(i)) : NEVER)))
  const bestFirst = chain.sort((a, b) => compareVersions(event(b), event(a), (known[b] ?? 0) - (known[a] ?? 0)))
  let betterKnown = Infinity
  for (const i of bestFirst) {
    if (event(i).type === 'retraction' || rank(event(i)) < erasedBelow) until.set(i, NEVER)
    else if (betterKnown !== Infinity) until.set(i, betterKnown)
    betterKnown = Math.min(betterKnown, known[i] ?? 0)
  }
}

function erases(event: AnyEvent): boolean {
  return event.type === 'retraction' && event.erase === true
}

function compareVersions(a: AnyEvent, b: AnyEvent, later: number): number {
  const [x, y] = [rank(a), rank(b)]
  return x === y ? later || compareText(canonical(a), canonical(b)) : x - y
}

/** Revisions count from 0; a retraction stands just above the revision it names, or above all. */
function rank(event: AnyEvent): number {
  if (event.type === 'retraction') return event.revision === undefined ? Infinity : event.revision + 0.5
  return event.revision ?? 0
}

/** Positions of the versions that are ever seen, by `at`, source and id. */
function seenInOrder(given: Given): number[] {
  const { events, at, until } = given
  const order: number[] = []
  for (let i = 0; i < events.length; i++) {
    if (until.size === 0 || seenFrom(given, i) < (until.get(i) ?? Infinity)) order.push(i)
  }
  return order.sort((a, b) => (at[a] ?? 0) - (at[b] ?? 0) || compareIds(events[a] as AnyEvent, events[b] as AnyEvent))
}

/** Versions of one event that share an instant come in any order: a view never holds two of them. */
function compareIds(a: AnyEvent, b: AnyEvent): number {
  return compareText(a.source ?? '', b.source ?? '') || compareText(a.id, b.id)
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Deeper than any record that means something [assumed]; without an end, a hostile one would exhaust the stack. */
const DEEPEST = 200

/**
 * JSON with sorted keys: the same text for the same facts, whatever order the keys came in. What lies deeper than 200 levels is
 * left out.
 */
export function canonical(value: unknown, depth = 0): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if (depth > DEEPEST) return 'null'
  let text = ''
  if (Array.isArray(value)) {
    for (const item of value) text += `,${canonical(item, depth + 1)}`
    return `[${text.slice(1)}]`
  }
  for (const [key, own] of Object.entries(value).sort(([a], [b]) => compareText(a, b))) {
    if (own !== undefined) text += `,${JSON.stringify(key)}:${canonical(own, depth + 1)}`
  }
  return `{${text.slice(1)}}`
}
