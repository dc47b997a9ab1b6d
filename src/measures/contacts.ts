import type { Attendee, CallEvent, EventBase, MessageEvent } from '../events/index.ts'
import type { Dated } from '../timeline/index.ts'
import { meetingSeries, type Meeting } from './meeting-series.ts'
import type { Scope } from './scope.ts'
import { threadOfEach, type Thread } from './threads.ts'

/** One contact between client and agency. */
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
  readonly person: string | undefined
  readonly words: number | undefined
  readonly event: EventBase & { readonly type: string }
}

/** The types that contacts are made from. */
export const CONTACT_TYPES = ['message', 'call', 'meeting', 'report'] as const

/** Replies of up to so many words say nothing, where no cue says whether they do. Assumed. */
const THIN_WORDS = 3
/** Cues below this confidence are ignored. Assumed. */
export const MIN_CONFIDENCE = 0.5

/** Each contact, oldest first. A held meeting and our call that was answered are contacts in both directions. */
export function contacts(scope: Scope): readonly Contact[] {
  return scope.once('contacts', CONTACT_TYPES, () => {
    const found: Contact[] = []
    const threads = threadOfEach(scope)
    const opening = scope.each('contact that opens a thread', 'message', (dated) => contactOf(dated, true))
    scope.each('contact within a thread', 'message', (dated) => contactOf(dated, false)).forEach((within, i) => {
      const contact = opensThread(within, threads[i]) ? opening[i] : within
      if (contact != null) found.push(contact)
    })
    const messages = found.length
    for (const dated of scope.of('call')) addCall(found, dated)
    for (const meeting of meetingSeries(scope)) addMeeting(found, meeting, scope)
    addReports(found, scope)
    return found.length === messages ? found : found.sort((a, b) => a.at - b.at)
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

/** A message as a contact; null where it is none. Whether it opens a thread depends on what else is seen. */
function contactOf({ event, at, day }: Dated<MessageEvent>, opensThread: boolean): Contact | null {
  const inbound = isInbound(event)
  if (!inbound && !isOutbound(event)) return null
  return {
    at,
    day,
    direction: inbound ? 'inbound' : 'outbound',
    proactive: !inbound && (opensThread || hasCue(event, 'status-update')),
    channel: event.channel,
    person: event.from.person,
    words: event.words,
    event,
  }
}

function opensThread(contact: Contact | null, thread: Thread | undefined): boolean {
  return contact !== null && thread !== undefined && !thread.continued && thread.messages[0]?.event === contact.event
}

function addCall(found: Contact[], { event, at, day }: Dated<CallEvent>): void {
  if (event.automated !== undefined) return
  const answered = event.status === 'answered'
  const theirs = [event.from, ...event.to].find((p) => p.side === 'client')
  const { from } = event
  if (answered && theirs !== undefined) found.push(spoken(at, day, 'inbound', false, 'call', theirs.person, event))
  if (from.side === 'agency') found.push(spoken(at, day, 'outbound', answered, 'call', from.person, event))
}

function addMeeting(found: Contact[], { event, held, startsAt, attendees }: Meeting, { asOf, calendar }: Scope): void {
  const theirs = present(attendees, 'client')
  if (!held || event.automated !== undefined || theirs === undefined) return
  // A meeting that is said to be held before it starts was held when that was said.
  const at = startsAt <= asOf ? startsAt : Date.parse(event.at)
  const day = calendar.day(at)
  found.push(spoken(at, day, 'inbound', false, 'meeting', theirs.person, event))
  found.push(spoken(at, day, 'outbound', true, 'meeting', present(attendees, 'agency')?.person, event))
}

function addReports(found: Contact[], scope: Scope): void {
  const seen = new Set<string>()
  for (const { event, at, day } of scope.of('report')) {
    if (event.status !== 'sent' || event.automated !== undefined || seen.has(event.ref)) continue
    seen.add(event.ref)
    found.push(spoken(at, day, 'outbound', true, 'report', undefined, event))
  }
}

/**
 * A contact that counts no words. Every contact is written out whole and in one order: spreading half of it, or another order,
 * makes each of them several times as dear.
 */
function spoken(
  at: number, day: number, direction: Contact['direction'], proactive: boolean, channel: string, person: string | undefined, event: Contact['event'],
): Contact {
  return { at, day, direction, proactive, channel, person, words: undefined, event }
}

/** The first of a side who did not decline. */
function present(attendees: readonly Attendee[], side: 'client' | 'agency'): Attendee | undefined {
  return attendees.find((a) => a.side === side && a.response !== 'declined')
}
