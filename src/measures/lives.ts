import type { EventBase } from '../events/index.ts'
import type { Dated } from '../timeline/index.ts'

/** An event about a thing with a life: it names the thing in `ref`, and its new state in `status`. */
interface LifeEvent<S extends string> extends EventBase {
  ref: string
  status: S
}

/**
 * The lives of things: their events by `ref`, things in order of their first event. Exports often stamp several states of one
 * thing with the same time; within one instant the order of states of `states` holds.
 */
export function livesOf<S extends string, E extends LifeEvent<S>>(
  events: readonly Dated<E>[],
  states: readonly S[],
): ReadonlyMap<string, readonly Dated<E>[]> {
  const rank = new Map(states.map((state, i) => [state, i]))
  const order = (dated: Dated<E>): number => rank.get(dated.event.status) ?? states.length
  const lives = new Map<string, Dated<E>[]>()
  for (const dated of events) {
    const life = lives.get(dated.event.ref)
    if (life === undefined) lives.set(dated.event.ref, [dated])
    else life.push(dated)
  }
  for (const life of lives.values()) life.sort((a, b) => a.at - b.at || order(a) - order(b))
  return lives
}
