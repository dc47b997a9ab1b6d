import { eventTypes, type ClientEvent, type EventType, type RecordingSpan } from '../../events/index.ts'
import { DAY, iso } from './clock.ts'
import type { Noise } from './noise.ts'

/** Days in which nothing of some types of one client, or of everybody, arrived. */
export interface Hole {
  /** Absent: every client. */
  readonly clientId?: string
  readonly types: readonly EventType[]
  readonly from: number
  readonly to: number
}

const TALK: readonly EventType[] = ['message', 'call', 'meeting']
/** Things that were on file before anybody began to record. */
const ON_FILE: readonly EventType[] = ['contract', 'contact-change', 'plan', 'access-change', 'organisation-change']

/** Holes of two to six weeks in the talk of some clients: a mailbox that was not connected. */
export function drawHoles(noise: Noise, clientIds: readonly string[], share: number, from: number, to: number): Hole[] {
  return clientIds.filter(() => noise.chance(share)).map((clientId) => {
    const start = noise.between(from, to - 60 * DAY)
    return { clientId, types: TALK, from: start, to: start + noise.between(14, 42) * DAY }
  })
}

/** Outages of the mail of everybody, for a week or two, that nobody has noticed: no recording says so. */
export function drawOutages(noise: Noise, count: number, from: number, to: number): Hole[] {
  return Array.from({ length: count }, () => {
    const start = noise.between(from + 182 * DAY, to - 30 * DAY)
    return { types: TALK, from: start, to: start + noise.between(8, 14) * DAY }
  })
}

/** Whether an event fell into a hole. */
export function isLost(event: ClientEvent, holes: readonly Hole[]): boolean {
  const at = Date.parse(event.at)
  return holes.some((hole) => at >= hole.from && at < hole.to && hole.types.includes(event.type) && (hole.clientId ?? event.clientId) === event.clientId)
}

/** What was recorded, with the holes that are known. Talk is stated by client, since a hole is one client's. */
export function recordingOf(clientIds: readonly string[], holes: readonly Hole[], from: number): RecordingSpan[] {
  const shared = eventTypes.filter((type) => !TALK.includes(type) && !ON_FILE.includes(type))
  const whole = clientIds.filter((id) => !holes.some(({ clientId }) => clientId === id))
  return [
    { types: [...ON_FILE], from: iso(from - 5 * 365 * DAY) },
    { types: shared, from: iso(from) },
    ...whole.map((clientId): RecordingSpan => ({ types: [...TALK], clientId, from: iso(from) })),
    ...holes.flatMap((hole): RecordingSpan[] => (hole.clientId === undefined ? [] : [
      { types: [...TALK], clientId: hole.clientId, from: iso(from), to: iso(hole.from) },
      { types: [...TALK], clientId: hole.clientId, from: iso(hole.to) },
    ])),
  ]
}
