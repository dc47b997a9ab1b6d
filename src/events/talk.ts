import * as z from 'zod'
import type { EventBase, Instant, Party } from './base.ts'
import { eventFields, partySchema } from './base.ts'
import type { Cue } from './cues.ts'
import { cueSchema } from './cues.ts'
import { define } from './define.ts'
import { count, instant, minutes, name } from './fields.ts'

/** A message between people: mail, chat, text, portal, letter, or a note that logs contact elsewhere. */
export interface MessageEvent extends EventBase {
  type: 'message'
  /** How it was sent. A `note` logs contact that happened elsewhere. */
  channel: 'email' | 'chat' | 'sms' | 'portal' | 'social' | 'letter' | 'note'
  /** Who wrote it. */
  from: Party
  /** Whom it addresses. */
  to: Party[]
  /** Who gets a copy. Nobody in copy owes an answer. */
  cc?: Party[]
  /** The thread. */
  ref?: string
  /** Id of the message that this one answers. */
  inReplyTo?: string
  /** Whether the writer waits for an answer. Absent: inferred, one per turn. */
  expectsReply?: boolean
  /** The subject line. */
  subject?: string
  /** The text, without quotes and signature. */
  text?: string
  /** Number of words without quotes and signature. */
  words?: number
  /** The quoted part of the text. */
  quoted?: string
  /** BCP 47 tag. */
  language?: string
  /** What was said that matters. Absent: not read; `[]`: read, and nothing found. */
  cues?: Cue[]
  /** Number of attachments. */
  attachments?: number
  /** Set when it did not arrive. */
  delivery?: 'bounced'
}

/** A message as a schema. */
export const messageSchema = /* @__PURE__ */ define(() =>
  z
    .looseObject({
      type: z.literal('message'),
      ...eventFields,
      channel: z
        .enum(['email', 'chat', 'sms', 'portal', 'social', 'letter', 'note'])
        .describe('How it was sent. A `note` logs contact that happened elsewhere.'),
      from: partySchema.describe('Who wrote it.'),
      to: z.array(partySchema).describe('Whom it addresses.'),
      cc: z.array(partySchema).optional().describe('Who gets a copy. Nobody in copy owes an answer.'),
      ref: name().optional().describe('The thread.'),
      inReplyTo: name().optional().describe('Id of the message that this one answers.'),
      expectsReply: z.boolean().optional().describe('Whether the writer waits for an answer. Absent: inferred, one per turn.'),
      subject: z.string().optional().describe('The subject line.'),
      text: z.string().optional().describe('The text, without quotes and signature.'),
      words: count().optional().describe('Number of words without quotes and signature.'),
      quoted: z.string().optional().describe('The quoted part of the text.'),
      language: z.string().optional().describe('BCP 47 tag.'),
      cues: z
        .array(cueSchema)
        .optional()
        .describe('What was said that matters. Absent: not read; `[]`: read, and nothing found.'),
      attachments: count().optional().describe('Number of attachments.'),
      delivery: z.literal('bounced').optional().describe('Set when it did not arrive.'),
    })
    .meta({
      title: 'Message',
      description: 'A message between people: mail, chat, text, portal, letter, or a note that logs contact elsewhere.',
    }),
)

/** A phone or video call outside the calendar. */
export interface CallEvent extends EventBase {
  type: 'call'
  /** Who called. */
  from: Party
  /** Who was called. */
  to: Party[]
  /** Whether they talked. */
  status: 'answered' | 'missed' | 'voicemail'
  /** Minutes talked. */
  minutes?: number
}

/** A call as a schema. */
export const callSchema = /* @__PURE__ */ define(() =>
  z
    .looseObject({
      type: z.literal('call'),
      ...eventFields,
      from: partySchema.describe('Who called.'),
      to: z.array(partySchema).describe('Who was called.'),
      status: z.enum(['answered', 'missed', 'voicemail']).describe('Whether they talked.'),
      minutes: minutes().optional().describe('Minutes talked.'),
    })
    .meta({ title: 'Call', description: 'A phone or video call outside the calendar.' }),
)

/** Someone invited to a meeting, with the answer to the invitation. */
export interface Attendee extends Party {
  /** The answer to the invitation, in the words of iCalendar. */
  response?: 'accepted' | 'declined' | 'tentative' | 'needs-action'
}

/** Someone invited to a meeting, as a schema. */
export const attendeeSchema = /* @__PURE__ */ define(() =>
  z
    .looseObject({
      ...partySchema.shape,
      response: z
        .enum(['accepted', 'declined', 'tentative', 'needs-action'])
        .optional()
        .describe('The answer to the invitation, in the words of iCalendar.'),
    })
    .meta({ title: 'Attendee', description: 'Someone invited to a meeting, with the answer to the invitation.' }),
)

/** A meeting in one state of its life; a change of state is a new event with the same `ref`. */
export interface MeetingEvent extends EventBase {
  type: 'meeting'
  /** The single meeting, the same through all its states. */
  ref: string
  /** Its new state. */
  status: 'scheduled' | 'held' | 'cancelled' | 'rescheduled' | 'no-show'
  /** When it starts, or started. */
  startsAt: Instant
  /** The start before it was moved. */
  previousStartsAt?: Instant
  /** Who called it off or moved it. */
  by?: Party
  /** Who was invited, or sat in. */
  attendees: Attendee[]
  /** Minutes it lasts. */
  minutes?: number
  /** What it is for. */
  purpose?: 'kickoff' | 'check-in' | 'review' | 'planning'
  /** Whether it is one of a series. */
  recurring?: boolean
  /** When the agenda went out. */
  agendaSentAt?: Instant
  /** When the recap went out. */
  recapSentAt?: Instant
  /** What was said that matters. Absent: not read; `[]`: read, and nothing found. */
  cues?: Cue[]
}

/** A meeting as a schema. */
export const meetingSchema = /* @__PURE__ */ define(() =>
  z
    .looseObject({
      type: z.literal('meeting'),
      ...eventFields,
      ref: name().describe('The single meeting, the same through all its states.'),
      status: z.enum(['scheduled', 'held', 'cancelled', 'rescheduled', 'no-show']).describe('Its new state.'),
      startsAt: instant().describe('When it starts, or started.'),
      previousStartsAt: instant().optional().describe('The start before it was moved.'),
      by: partySchema.optional().describe('Who called it off or moved it.'),
      attendees: z.array(attendeeSchema).describe('Who was invited, or sat in.'),
      minutes: minutes().optional().describe('Minutes it lasts.'),
      purpose: z.enum(['kickoff', 'check-in', 'review', 'planning']).optional().describe('What it is for.'),
      recurring: z.boolean().optional().describe('Whether it is one of a series.'),
      agendaSentAt: instant().optional().describe('When the agenda went out.'),
      recapSentAt: instant().optional().describe('When the recap went out.'),
      cues: z
        .array(cueSchema)
        .optional()
        .describe('What was said that matters. Absent: not read; `[]`: read, and nothing found.'),
    })
    .meta({
      title: 'Meeting',
      description: 'A meeting in one state of its life; a change of state is a new event with the same `ref`.',
    }),
)
