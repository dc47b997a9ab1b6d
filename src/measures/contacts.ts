import type { Attendee, CallEvent, EventBase, MessageEvent } from '../events/index.ts'
import type { Dated } from '../timeline/index.ts'
import { meetingSeries, type Meeting } from './meeting-series.ts'
import type { Scope } from './scope.ts'
import { threadOfEach, type Thread } from './threads.ts'

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
  readonly person: string | undefined
  readonly words: number | undefined
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
    const found: Contact[] = []
    const threads = threadOfEach(scope)
    scope.each('contact of a message', 'message', contactOf).forEach((contact, i) => {
      if (contact !== null) found.push(opensThread(contact, threads[i]) ? { ...contact, proactive: true } : contact)
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
function contactOf({ event, at, day }: Dated<MessageEvent>): Contact | null {
  const inbound = isInbound(event)
  if (!inbound && !isOutbound(event)) return null
  return {
    at,
    day,
    direction: inbound ? 'inbound' : 'outbound',
    proactive: !inbound && hasCue(event, 'status-update'),
    channel: event.channel,
    person: event.from.person,
    words: event.words,
    event,
  }
}

/** What we write to open a thread is proactive. */
function opensThread({ direction, proactive, event }: Contact, thread: Thread | undefined): boolean {
  return direction === 'outbound' && !proactive && thread !== undefined && !thread.continued && thread.messages[0]?.event === event
}

function addCall(found: Contact[], { event, at, day }: Dated<CallEvent>): void {
  if (event.automated !== undefined) return
  const answered = event.status === 'answered'
  const theirs = [event.from, ...event.to].find((p) => p.side === 'client')
  const common = { at, day, channel: 'call', event }
  if (answered && theirs !== undefined) found.push(unwritten({ ...common, direction: 'inbound', proactive: false, person: theirs.person }))
  if (event.from.side === 'agency') found.push(unwritten({ ...common, direction: 'outbound', proactive: answered, person: event.from.person }))
}

function addMeeting(found: Contact[], { event, held, startsAt, attendees }: Meeting, { asOf, calendar }: Scope): void {
  const theirs = present(attendees, 'client')
  if (!held || event.automated !== undefined || theirs === undefined) return
  // A meeting that is said to be held before it starts was held when that was said.
  const at = startsAt <= asOf ? startsAt : Date.parse(event.at)
  const common = { at, day: calendar.day(at), channel: 'meeting', event }
  found.push(unwritten({ ...common, direction: 'inbound', proactive: false, person: theirs.person }))
  found.push(unwritten({ ...common, direction: 'outbound', proactive: true, person: present(attendees, 'agency')?.person }))
}

function addReports(found: Contact[], scope: Scope): void {
  const seen = new Set<string>()
  for (const { event, at, day } of scope.of('report')) {
    if (event.status !== 'sent' || event.automated !== undefined || seen.has(event.ref)) continue
    seen.add(event.ref)
    found.push(unwritten({ at, day, direction: 'outbound', proactive: true, channel: 'report', person: undefined, event }))
  }
}

/** A contact without words of its own. All contacts have their fields in one order, which engines read fastest. */
function unwritten({ at, day, direction, proactive, channel, person, event }: Omit<Contact, 'words'>): Contact {
  return { at, day, direction, proactive, channel, person, words: undefined, event }
}

/** The first of a side who did not decline. */
function present(attendees: readonly Attendee[], side: 'client' | 'agency'): Attendee | undefined {
  return attendees.find((a) => a.side === side && a.response !== 'declined')
}
