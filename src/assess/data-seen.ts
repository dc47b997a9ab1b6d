import type { Detector } from '../detectors/index.ts'
import { toIso, type View } from '../timeline/index.ts'
import type { DataSeen } from './assessment.ts'
import { add, read, start, toHex, type Halves } from './fingerprint.ts'

interface TypeSeen {
  readonly events: number
  /** -Infinity where there are none. */
  readonly newestAt: number
  readonly halves: Halves
}

/** What each detector's answer rests on: the events it reads, and the contracts. */
export function dataSeen(view: View, detectors: readonly Detector[]): DataSeen[] {
  const types = new Map<string, TypeSeen>()
  function seen(type: string): TypeSeen {
    let known = types.get(type)
    if (known === undefined) types.set(type, known = typeSeen(view, type))
    return known
  }
  return detectors.map(({ id, reads }) => {
    let events = 0
    let newest = -Infinity
    const total = new Int32Array(2)
    // Whether it runs at all rests on the contracts.
    for (const type of new Set(reads).add('contract')) {
      const part = seen(type)
      events += part.events
      newest = Math.max(newest, part.newestAt)
      add(total, part.halves)
    }
    return { id, events, newestAt: newest === -Infinity ? null : toIso(newest), fingerprint: toHex(total) }
  })
}

/** Names events by id and version, not by content: hashing every text would cost more than judging it. */
function typeSeen(view: View, type: string): TypeSeen {
  const events = view.of(type)
  // Sources are few, so each is read once, and its events go on from there.
  const sources = new Map<string, Halves>()
  const total = new Int32Array(2)
  const halves = new Int32Array(2)
  for (const { event } of events) {
    const { source = '', id, revision = 0, recordedAt = '', at } = event
    const before = sources.get(source) ?? read(start(), `${source}\n`)
    sources.set(source, before)
    halves.set(before)
    read(halves, id)
    read(halves, `\n${revision}\n${recordedAt}\n`)
    add(total, read(halves, at))
  }
  return { events: events.length, newestAt: events.at(-1)?.at ?? -Infinity, halves: total }
}
