import type { EventBase, Instant, Party } from './base.ts'
import type { Cue } from './cues.ts'

/** A message between people: mail, chat, text, portal, letter, or a note that logs contact elsewhere. */
export interface MessageEvent extends EventBase {
  type: 'message'
  channel: 'email' | 'chat' | 'sms' | 'portal' | 'social' | 'letter' | 'note'
  from: Party
  to: Party[]
  cc?: Party[]
  /** The thread. */
  ref?: string
  /** Id of the message that this one answers. */
  inReplyTo?: string
  /** Whether the writer waits for an answer. Absent: inferred, one per turn. */
  expectsReply?: boolean
  subject?: string
  text?: string
  /** Number of words without quotes and signature. */
  words?: number
  /** The quoted part of the text. */
  quoted?: string
  /** BCP 47 tag. */
  language?: string
  cues?: Cue[]
  /** Number of attachments. */
  attachments?: number
  delivery?: 'bounced'
}

/** A phone or video call outside the calendar. */
export interface CallEvent extends EventBase {
  type: 'call'
  from: Party
  to: Party[]
  status: 'answered' | 'missed' | 'voicemail'
  minutes?: number
}

/** Someone invited to a meeting, with the answer to the invitation. */
export interface Attendee extends Party {
  response?: 'accepted' | 'declined' | 'tentative' | 'needs-action'
}

/** A meeting in one state of its life; a change of state is a new event with the same `ref`. */
export interface MeetingEvent extends EventBase {
  type: 'meeting'
  /** The single meeting, the same through all its states. */
  ref: string
  status: 'scheduled' | 'held' | 'cancelled' | 'rescheduled' | 'no-show'
  startsAt: Instant
  /** The start before it was moved. */
  previousStartsAt?: Instant
  /** Who called it off or moved it. */
  by?: Party
  attendees: Attendee[]
  minutes?: number
  purpose?: 'kickoff' | 'check-in' | 'review' | 'planning'
  recurring?: boolean
  agendaSentAt?: Instant
  recapSentAt?: Instant
  cues?: Cue[]
}
