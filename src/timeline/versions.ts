import type { AnyEvent } from '../events/index.ts'
import { toMs } from './instants.ts'

/** One version of one event, with the span of knowledge during which it was the best version. */
export interface Versions {
  /** The callers' own objects, ordered by `at`, then source, then id. */
  readonly events: readonly AnyEvent[]
  readonly at: Float64Array
  /** From when on it is visible: it was recorded, and it has happened. */
  readonly from: Float64Array
  /** Until when (exclusive) it is visible: a better version or a retraction is recorded then. */
  readonly until: Float64Array
}

/**
 * Works out for every version when it can be seen: from the moment it was recorded (else happened) until a better one of the
 * same source and id is recorded. Better is the higher revision, then the later record, then the greater canonical JSON, so
 * the order of arrival never matters. Everything a view needs is decided here, once.
 */
export function resolveVersions(given: readonly AnyEvent[]): Versions {
  const n = given.length
  const at = new Float64Array(n)
  const known = new Float64Array(n)
  const until = new Float64Array(n).fill(Infinity)
  const chains = new Map<string, number[]>()
  const firstOf = new Map<string, number>()

  given.forEach((event, i) => {
    const place = `event ${JSON.stringify(event.id)}`
    at[i] = toMs(event.at, `${place}.at`)
    known[i] = event.recordedAt === undefined ? (at[i] ?? 0) : toMs(event.recordedAt, `${place}.recordedAt`)
    const key = `${event.source ?? ''}\u0000${event.id}`
    const first = firstOf.get(key)
    if (first === undefined) {
      firstOf.set(key, i)
      if (event.type === 'retraction') chains.set(key, [i])
      return
    }
    const chain = chains.get(key)
    if (chain === undefined) chains.set(key, [first, i])
    else chain.push(i)
  })
  for (const chain of chains.values()) supersede(chain, given, known, until)

  const order = visibleOrder(given, at, until)
  return {
    events: order.map((i) => given[i] as AnyEvent),
    at: Float64Array.from(order, (i) => at[i] ?? 0),
    from: Float64Array.from(order, (i) => Math.max(at[i] ?? 0, known[i] ?? 0)),
    until: Float64Array.from(order, (i) => until[i] ?? 0),
  }
}

/** Ends each version of one chain when a better one becomes known; an erased event was never there. */
function supersede(chain: number[], given: readonly AnyEvent[], known: Float64Array, until: Float64Array): void {
  const event = (i: number): AnyEvent => given[i] as AnyEvent
  const erased = chain.some((i) => { const e = event(i); return e.type === 'retraction' && e.erase === true })
  if (erased) {
    for (const i of chain) until[i] = -Infinity
    return
  }
  chain.sort((a, b) => rank(event(a)) - rank(event(b)) || (known[a] ?? 0) - (known[b] ?? 0) || compareText(canonical(event(a)), canonical(event(b))))
  let earliestBetter = Infinity
  for (let k = chain.length - 1; k >= 0; k--) {
    const i = chain[k] as number
    until[i] = event(i).type === 'retraction' ? -Infinity : earliestBetter
    earliestBetter = Math.min(earliestBetter, known[i] ?? 0)
  }
}

/** Revisions count from 0; a retraction stands just above the revision it names, or above all. */
function rank(event: AnyEvent): number {
  if (event.type === 'retraction') return event.revision === undefined ? Infinity : event.revision + 0.5
  return event.revision ?? 0
}

/** Indices of versions that are ever visible, by `at`, source and id. */
function visibleOrder(given: readonly AnyEvent[], at: Float64Array, until: Float64Array): number[] {
  const order: number[] = []
  for (let i = 0; i < given.length; i++) if (until[i] !== -Infinity && given[i]?.type !== 'retraction') order.push(i)
  return order.sort((a, b) => {
    const [x, y] = [given[a] as AnyEvent, given[b] as AnyEvent]
    return (at[a] ?? 0) - (at[b] ?? 0) || compareText(x.source ?? '', y.source ?? '') || compareText(x.id, y.id)
      || (x.revision ?? 0) - (y.revision ?? 0) || compareText(canonical(x), canonical(y))
  })
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** JSON with sorted keys: the same text for the same facts, whatever order the keys came in. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, v]) => v !== undefined).sort(([a], [b]) => compareText(a, b))
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`
}
