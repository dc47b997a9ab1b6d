import { isLocalDate, type Attendee, type EventBase, type MeetingEvent, type Side } from '../events/index.ts'
import { heardCues, type CountedCue } from './cue-count.ts'
import { mainContacts } from './main-contacts.ts'
import type { Scope } from './scope.ts'

/** One checkable fact as somebody told it (cue `claim`). */
export interface Claim {
  /** Lower case. */
  readonly topic: string
  /** Written one way for everybody, so that equal values are equal texts: `2026-05-17`, `1200`, `120000 EUR`, `ana does it`. */
  readonly value: string
  readonly kind: 'date' | 'money' | 'number' | 'text'
  /** The number of a number or of an amount of money; null for others. */
  readonly amount: number | null
  readonly side: Side
  /** Who wrote it; of a meeting the only one of that side who sat in it. Null where nobody can say. */
  readonly person: string | null
  /** 0 to 1. */
  readonly confidence: number
  readonly at: number
  /** Local day on the client's calendar. */
  readonly day: number
  readonly event: EventBase & { readonly type: string }
  /** When the same person, or the main person of that side, later told another value for the topic; null when not. */
  readonly correctedAt: number | null
}

/** What was claimed about one topic, oldest first. */
export interface ClaimTopic {
  readonly topic: string
  readonly claims: readonly Claim[]
}

/** Where claims are spoken, and who the main person is. */
const TYPES = ['message', 'meeting', 'call', 'report', 'contact-change']
const NUMBER = /^-?\d{1,15}(?:\.\d{1,6})?$/
const MONEY = /^(-?\d{1,15}) ?([a-z]{3})$/

/** Claims by topic, topics in order of their first claim. One message that says a thing twice claims it once. */
export function claims(scope: Scope): readonly ClaimTopic[] {
  return scope.once('claims', TYPES, () => {
    const byTopic = new Map<string, Claim[]>()
    const seen = new Set<string>()
    for (const heard of heardCues(scope)) {
      const claim = claimOf(heard)
      if (claim === null) continue
      const key = JSON.stringify([heard.event.source ?? '', heard.event.id, claim.topic, claim.value, claim.side])
      if (seen.has(key)) continue
      seen.add(key)
      const own = byTopic.get(claim.topic)
      if (own === undefined) byTopic.set(claim.topic, [claim])
      else own.push(claim)
    }
    return [...byTopic].map(([topic, told]) => {
      const corrected = told.map((claim, i) => ({ ...claim, correctedAt: correctedAt(claim, told.slice(i + 1), scope) }))
      return { topic, claims: corrected }
    })
  })
}

/** Null for cues of other codes, and for a claim that lacks its fields. */
function claimOf({ code, topic, at, day, speaker, event, cue }: CountedCue): Claim | null {
  if (code !== 'claim' || topic === null || cue.value === undefined || speaker === null) return null
  const person = speaker.person ?? (isMeeting(event) ? onlyOne(event.attendees, speaker.side) : null)
  return {
    topic: topic.trim().toLowerCase(), ...valueOf(cue.value), side: speaker.side, person, confidence: cue.confidence ?? 1,
    at, day, event, correctedAt: null,
  }
}

function valueOf(given: string | number): Pick<Claim, 'value' | 'kind' | 'amount'> {
  const text = String(given).trim().toLowerCase().split(/\s+/).join(' ')
  if (isLocalDate(text)) return { value: text, kind: 'date', amount: null }
  if (typeof given === 'number' || NUMBER.test(text)) return { value: String(Number(text)), kind: 'number', amount: Number(text) }
  const [, amount, currency] = MONEY.exec(text) ?? []
  if (amount === undefined || currency === undefined) return { value: text, kind: 'text', amount: null }
  return { value: `${Number(amount)} ${currency.toUpperCase()}`, kind: 'money', amount: Number(amount) }
}

function isMeeting(event: EventBase & { readonly type: string }): event is MeetingEvent {
  return event.type === 'meeting'
}

/** In a meeting only the side of a speaker is known: the person too where nobody else of that side sat in it. */
function onlyOne(attendees: readonly Attendee[], side: Side): string | null {
  const present = attendees.filter((attendee) => attendee.side === side && attendee.response !== 'declined')
  return present.length === 1 ? present[0]?.person ?? null : null
}

function correctedAt(claim: Claim, later: readonly Claim[], scope: Scope): number | null {
  const { side } = claim
  if (side !== 'client' && side !== 'agency') return null
  const correction = later.find((other) => {
    if (other.side !== side || other.value === claim.value || other.person === null) return false
    return other.person === claim.person || other.person === mainContacts(scope, side).at(other.at)?.person
  })
  return correction?.at ?? null
}
