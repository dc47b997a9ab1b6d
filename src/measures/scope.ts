import type { EventTypes } from '../events/index.ts'
import { firstWhere } from '../statistics/index.ts'
import { DAY_MS, type Calendar, type Dated, type Recording, type View, type VisibleEvent } from '../timeline/index.ts'
import type { Norms } from './norms.ts'

/** What one detector may see: the events of the types it reads, within its look-back, and what is known beside events. */
export interface Scope extends Pick<View, 'asOf' | 'profile' | 'agency'> {
  readonly calendar: Calendar
  readonly recording: Recording
  readonly norms: Norms
  /** Events of a type, oldest first; empty where the detector does not read it. */
  of<K extends keyof EventTypes>(type: K): readonly Dated<EventTypes[K]>[]
  of(type: string): readonly Dated<VisibleEvent>[]
  /** What each event of `of(type)` is by itself, worked out once per view whatever the look-back. */
  each<K extends keyof EventTypes, T>(name: string, type: K, read: (dated: Dated<EventTypes[K]>) => T): readonly T[]
  /** A value worked out once per view for all detectors that see the same events of these types. */
  once<T>(name: string, types: readonly string[], compute: () => T): T
}

/** Makes the scopes of one view; they share what they have in common. */
export function createScopes(view: View, norms: Norms): (reads: readonly string[], lookbackDays: Readonly<Record<string, number>>) => Scope {
  const values = new Map<string, unknown>()
  const slices = new Map<string, readonly Dated<VisibleEvent>[]>()
  const readings = new Map<string, readonly unknown[]>()

  /** Scopes that see the same events of a type share one list. */
  function sliceOf(type: string, start: number): readonly Dated<VisibleEvent>[] {
    const all: readonly Dated<VisibleEvent>[] = view.of(type)
    if (start === 0) return all
    if (start === NOTHING) return NO_EVENTS
    const key = `${type}|${start}`
    const known = slices.get(key) ?? all.slice(start)
    slices.set(key, known)
    return known
  }

  return (reads, lookbackDays) => {
    const starts = new Map<string, number>()
    function startOf(type: string): number {
      let start = starts.get(type)
      if (start === undefined) {
        start = reads.includes(type) ? firstWithin(view, type, daysBack(lookbackDays, type)) : NOTHING
        starts.set(type, start)
      }
      return start
    }
    return {
      asOf: view.asOf,
      profile: view.profile,
      agency: view.agency,
      calendar: view.calendar,
      recording: view.recording,
      norms,
      of: ((type: string) => sliceOf(type, startOf(type))) as Scope['of'],
      each<K extends keyof EventTypes, T>(name: string, type: K, read: (dated: Dated<EventTypes[K]>) => T): readonly T[] {
        const start = startOf(type)
        if (start === NOTHING) return []
        const known = readings.get(name) ?? view.of(type).map(read)
        readings.set(name, known)
        // The name is that of one reader of one type, so what lies under it is what that reader makes.
        return (start === 0 ? known : known.slice(start)) as readonly T[]
      },
      once<T>(name: string, types: readonly string[], compute: () => T): T {
        // What is seen counts, not what is asked for: a client younger than every look-back is the same to all detectors, and a
        // type without events is the same whether it is read or not.
        let key = name
        for (const type of types) key += `|${startOf(type)}`
        if (!values.has(key)) values.set(key, compute())
        // The key names the measure, so what lies under it is what that measure computes.
        return values.get(key) as T
      },
    }
  }
}

const NO_EVENTS: readonly Dated<VisibleEvent>[] = []
/** The start of a slice without events. */
const NOTHING = -1

function daysBack(lookbackDays: Readonly<Record<string, number>>, type: string): number {
  return Object.hasOwn(lookbackDays, type) ? lookbackDays[type] ?? Infinity : Infinity
}

/** Where the events of the last days start, cut at the very instant; detectors that count whole days look back a day more. */
function firstWithin(view: View, type: string, days: number): number {
  const all: readonly Dated<VisibleEvent>[] = view.of(type)
  const earliest = view.asOf - days * DAY_MS
  return firstWhere(0, all.length - 1, (i) => (all[i]?.at ?? Infinity) >= earliest) ?? NOTHING
}
