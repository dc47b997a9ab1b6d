import type { Detector } from '../detectors/index.ts'
import { toIso, type View } from '../timeline/index.ts'
import type { DataSeen } from './assessment.ts'
import { add, mix, toHex, type Halves } from './fingerprint.ts'

interface TypeSeen {
  readonly events: number
  readonly newestAt: number | null
  readonly halves: Halves
}

/** What each detector's answer rests on: the events it reads, and the contracts. */
export function dataSeen(view: View, detectors: readonly Detector[]): DataSeen[] {
  const types = new Map<string, TypeSeen>()
  function seen(type: string): TypeSeen {
    const known = types.get(type) ?? typeSeen(view, type)
    types.set(type, known)
    return known
  }
  return detectors.map(({ id, reads }) => {
    // Whether it runs at all rests on the contracts.
    const parts = [...new Set([...reads, 'contract'])].map(seen)
    const newest = Math.max(...parts.map((part) => part.newestAt ?? -Infinity))
    return {
      id,
      events: parts.reduce((total, part) => total + part.events, 0),
      newestAt: newest === -Infinity ? null : toIso(newest),
      fingerprint: toHex(parts.reduce<Halves>((total, part) => add(total, part.halves), [0, 0])),
    }
  })
}

/** Names events by id and version, not by content: hashing every text would cost more than judging it. */
function typeSeen(view: View, type: string): TypeSeen {
  const events = view.of(type)
  const halves = events.reduce<Halves>(
    (total, { event }) => add(total, mix(`${event.source ?? ''}\n${event.id}\n${event.revision ?? 0}\n${event.recordedAt ?? ''}\n${event.at}`)),
    [0, 0],
  )
  return { events: events.length, newestAt: events.at(-1)?.at ?? null, halves }
}
