import type { Attendee, CallEvent, EventBase, MessageEvent, Party } from '../events/index.ts'
import type { Dated } from '../timeline/index.ts'
import { meetingSeries, type Meeting } from './meeting-series.ts'
import type { Scope } from './scope.ts'
import { threadOf, type Thread } from './threads.ts'

/** One contact between client and agency (signs.md 1.5: inbound, outbound, proactive). */
export interface Contact {
  readonly at: number
  /** Local day on the client's calendar. */
  readonly day: number
  readonly direction: 'inbound' | 'outbound'
  /** Outbound that opens a thread or carries `status-update`; a report sent; a held meeting; our call that was answered. */
  readonly proactive: boolean
  /** The message's channel, else `call`, `meeting`, `report`. */
  readonly channel: string
  /** The client's person on inbound, ours on outbound, where known; of a meeting the first who sat in. */
  readonly person?: string
  readonly words?: number
  readonly event: EventBase & { readonly type: string }
}

/** The types that contacts are made from. */
export const CONTACT_TYPES = ['message', 'call', 'meeting', 'report'] as const

/** Replies of up to so many words say nothing, where no cue says whether they do. Assumed: signs.md 1.5. */
const THIN_WORDS = 3
/** Cues below this confidence are ignored. Assumed: signs.md 1.8. */
export const MIN_CONFIDENCE = 0.5

/** Each contact, oldest first. A held meeting and our call that was answered are contacts in both directions. */
export function contacts(scope: Scope): readonly Contact[] {
  return scope.once('contacts', CONTACT_TYPES, () => {
    const threads = threadOf(scope)
    const all = [
      ...scope.of('message').flatMap((dated) => ofMessage(dated, threads.get(dated.event))),
      ...scope.of('call').flatMap(ofCall),
      ...meetingSeries(scope).flatMap((meeting) => ofMeeting(meeting, scope)),
      ...ofReports(scope),
    ]
    return all.sort((a, b) => a.at - b.at)
  })
}

/** The client wrote something to us, or a note logs that it was in touch elsewhere. */
export function isInbound(event: MessageEvent): boolean {
  if (event.from.side !== 'client' || event.automated !== undefined || event.delivery === 'bounced') return false
  return event.channel === 'note' || !isThin(event)
}

/** We wrote to a person of the client, and it arrived. */
export function isOutbound(event: MessageEvent): boolean {
  return isSentToClient(event) && event.delivery !== 'bounced'
}

/** We wrote to a person of the client, whether it arrived or not. A client in copy only does not count. */
export function isSentToClient(event: MessageEvent): boolean {
  return event.from.side === 'agency' && event.automated === undefined && event.to.some((p) => p.side === 'client')
}

function isThin(event: MessageEvent): boolean {
  if (event.cues !== undefined) return hasCue(event, 'thin-reply')
  return event.words !== undefined && event.words <= THIN_WORDS
}

function hasCue(event: MessageEvent, code: string): boolean {
  return event.cues?.some((cue) => cue.code === code && (cue.confidence ?? 1) >= MIN_CONFIDENCE) ?? false
}

function ofMessage({ event, at, day }: Dated<MessageEvent>, thread: Thread | undefined): Contact[] {
  const words = event.words === undefined ? {} : { words: event.words }
  const common = { at, day, channel: event.channel, ...named(event.from), ...words, event }
  if (isInbound(event)) return [{ ...common, direction: 'inbound', proactive: false }]
  if (!isOutbound(event)) return []
  const opens = thread !== undefined && !thread.continued && thread.messages[0]?.event === event
  return [{ ...common, direction: 'outbound', proactive: opens || hasCue(event, 'status-update') }]
}

function ofCall({ event, at, day }: Dated<CallEvent>): Contact[] {
  if (event.automated !== undefined) return []
  const answered = event.status === 'answered'
  const theirs = [event.from, ...event.to].find((p) => p.side === 'client')
  const common = { at, day, channel: 'call', event }
  const found: Contact[] = []
  if (answered && theirs !== undefined) found.push({ ...common, direction: 'inbound', proactive: false, ...named(theirs) })
  if (event.from.side === 'agency') found.push({ ...common, direction: 'outbound', proactive: answered, ...named(event.from) })
  return found
}

function ofMeeting({ event, held, startsAt, attendees }: Meeting, scope: Scope): Contact[] {
  if (!held || event.automated !== undefined) return []
  // A meeting that is said to be held before it starts was held when that was said.
  const at = startsAt <= scope.asOf ? startsAt : Date.parse(event.at)
  const common = { at, day: scope.calendar.day(at), channel: 'meeting', event }
  const [theirs, ours] = [firstPresent(attendees, 'client'), firstPresent(attendees, 'agency')]
  const found: Contact[] = []
  if (theirs !== undefined) {
    found.push({ ...common, direction: 'inbound', proactive: false, ...named(theirs) })
    found.push({ ...common, direction: 'outbound', proactive: true, ...(ours === undefined ? {} : named(ours)) })
  }
  return found
}

function ofReports(scope: Scope): Contact[] {
  const seen = new Set<string>()
  return scope.of('report').flatMap(({ event, at, day }) => {
    if (event.status !== 'sent' || event.automated !== undefined || seen.has(event.ref)) return []
    seen.add(event.ref)
    return [{ at, day, direction: 'outbound', proactive: true, channel: 'report', event }]
  })
}

function firstPresent(attendees: readonly Attendee[], side: 'client' | 'agency'): Attendee | undefined {
  return attendees.find((a) => a.side === side && a.response !== 'declined')
}

function named({ person }: Party): { person?: string } {
  return person === undefined ? {} : { person }
}
