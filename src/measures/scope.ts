import type { EventTypes } from '../events/index.ts'
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
  /** A value worked out once per view for all detectors that see the same events of these types. */
  once<T>(name: string, types: readonly string[], compute: () => T): T
}

/** Makes the scopes of one view; they share what they have in common. */
export function createScopes(view: View, norms: Norms): (reads: readonly string[], lookbackDays: Readonly<Record<string, number>>) => Scope {
  const values = new Map<string, unknown>()
  return (reads, lookbackDays) => {
    const daysOf = (type: string): number => (Object.hasOwn(lookbackDays, type) ? lookbackDays[type] ?? Infinity : Infinity)
    const span = (type: string): string => (reads.includes(type) ? String(daysOf(type)) : 'none')
    const own = new Map<string, readonly Dated<VisibleEvent>[]>()
    function of(type: string): readonly Dated<VisibleEvent>[] {
      let events = own.get(type)
      if (events === undefined) {
        events = reads.includes(type) ? within(view, type, daysOf(type)) : []
        own.set(type, events)
      }
      return events
    }
    return {
      asOf: view.asOf,
      profile: view.profile,
      agency: view.agency,
      calendar: view.calendar,
      recording: view.recording,
      norms,
      of: of as Scope['of'],
      once<T>(name: string, types: readonly string[], compute: () => T): T {
        const key = `${name}|${types.map(span).join()}`
        if (!values.has(key)) values.set(key, compute())
        // The key names the measure, so what lies under it is what that measure computes.
        return values.get(key) as T
      },
    }
  }
}

/** The events of the last days, cut at the very instant; detectors that count whole days look back a day more. */
function within(view: View, type: string, days: number): readonly Dated<VisibleEvent>[] {
  const all: readonly Dated<VisibleEvent>[] = view.of(type)
  const earliest = view.asOf - days * DAY_MS
  const first = all.findIndex((dated) => dated.at >= earliest)
  return first <= 0 ? (first === 0 ? all : []) : all.slice(first)
}
