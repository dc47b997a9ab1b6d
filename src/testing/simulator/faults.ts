import type { AnyEvent, ClientEvent, EventType } from '../../events/index.ts'
import { DAY, iso } from './clock.ts'
import type { Noise } from './noise.ts'

/** Shares of events that are delivered badly, each 0 to 1. */
export interface Faults {
  /** Recorded days after they happened. @defaultValue 0 */
  late?: number
  /** Delivered twice. @defaultValue 0 */
  duplicate?: number
  /** First delivered with a wrong time, a higher revision follows days later. @defaultValue 0 */
  corrected?: number
  /** Messages, calls and surveys withdrawn weeks later, for good and from every replay: somebody wants to be forgotten. @defaultValue 0 */
  erased?: number
}

/** What a person who wants to be forgotten leaves behind; without its payment a bill would stand open for good. */
const PERSONAL: readonly EventType[] = ['message', 'call', 'survey']

/** The same events as a system with faults would deliver them. What is planted stays planted; what is known when changes. */
export function deliver(noise: Noise, events: readonly ClientEvent[], { late = 0, duplicate = 0, corrected = 0, erased = 0 }: Faults): AnyEvent[] {
  return events.flatMap((event): AnyEvent[] => {
    const at = Date.parse(event.at)
    const known = noise.chance(late) ? { ...event, recordedAt: iso(at + noise.logNormal(2, 1) * DAY) } : event
    const versions: AnyEvent[] = noise.chance(corrected) ? correct(noise, known, at) : [known]
    const twice = noise.chance(duplicate) ? [...versions, known] : versions
    if (!PERSONAL.includes(event.type) || !noise.chance(erased)) return twice
    const { id, source = '', clientId } = event
    const when = iso(at + noise.logNormal(20, 0.5) * DAY)
    return [...twice, { type: 'retraction', id, source, clientId, at: when, recordedAt: when, erase: true }]
  })
}

function correct(noise: Noise, event: ClientEvent, at: number): AnyEvent[] {
  const recordedAt = event.recordedAt ?? event.at
  const wrong = { ...event, at: iso(at - noise.between(0.5, 3) * DAY), recordedAt }
  return [wrong, { ...event, revision: 1, recordedAt: iso(Date.parse(recordedAt) + noise.logNormal(3, 0.8) * DAY) }]
}
