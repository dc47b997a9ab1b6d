import type { CallEvent, EventBase, MessageEvent, Party } from '../events/index.ts'
import type { Dated } from '../timeline/index.ts'
import { isInbound, isOutbound, isSentToClient } from './contacts.ts'
import type { Scope } from './scope.ts'
import { threadOf, type Thread } from './threads.ts'

/** The two sides that ask and answer. */
export type Asker = 'client' | 'agency'

type TalkEvent = EventBase & { readonly type: string }

/** Something that expects a reply, with the first word of the other side that answers it. */
export interface Asked {
  readonly at: number
  readonly askedBy: Asker
  readonly channel: string
  readonly ref?: string
  /** It repeats, in the same turn, a question that still waits. */
  readonly reminder: boolean
  readonly bounced: boolean
  readonly event: TalkEvent
  /** Absent while nobody answered. */
  answer?: { readonly at: number; readonly event: TalkEvent }
}

/** One message or call as a step of a conversation. */
interface Step {
  readonly at: number
  readonly side: Asker
  readonly channel: string
  readonly conversation: string
  readonly ref?: string
  /** Whether it expects a reply; undefined leaves that to the turn. */
  readonly asks: boolean | undefined
  /** It is contact, so it answers what the other side asked. */
  readonly answers: boolean
  readonly bounced: boolean
  readonly event: TalkEvent
}

/** More people than this are an audience, and nobody in it owes an answer. Assumed: signs.md 1.5. */
const MOST_ASKED = 3
/** Asking again so many working days later is a reminder. Assumed: signs.md ghosting. */
const REMINDER_WORKING_DAYS = 2
/** An answer by another channel counts so many working days. Assumed: signs.md slow-replies. */
const OTHER_CHANNEL_WORKING_DAYS = 1

/** Everything that either side asked, oldest first, bounced questions and reminders included. */
export function questions(scope: Scope): readonly Asked[] {
  return scope.once('questions', ['message', 'call'], () => {
    const asked: Asked[] = []
    const talks = new Map<string, Talk>()
    for (const step of steps(scope)) {
      let talk = talks.get(step.conversation)
      if (talk === undefined) {
        talk = { turnOf: null, lastAskedAt: null, waiting: [] }
        talks.set(step.conversation, talk)
      }
      if (step.answers) answer(step, talk, asked, scope)
      ask(step, talk, asked, scope)
    }
    return asked
  })
}

/** Where a conversation stands. */
interface Talk {
  /** Whose turn it is: the side that spoke last. */
  turnOf: Asker | null
  /** When this turn last asked. */
  lastAskedAt: number | null
  waiting: Asked[]
}

/** Settles what waits in this conversation, and what was asked by another channel within a working day. */
function answer(step: Step, talk: Talk, asked: readonly Asked[], scope: Scope): void {
  const given = { at: step.at, event: step.event }
  if (talk.waiting.length > 0) {
    for (const question of talk.waiting) if (question.askedBy !== step.side) question.answer ??= given
    talk.waiting = talk.waiting.filter((question) => question.answer === undefined)
  }
  for (let i = asked.length - 1; i >= 0; i--) {
    const question = asked[i]
    if (question === undefined || workingDaysBetween(scope, question.at, step.at, step.side) > OTHER_CHANNEL_WORKING_DAYS) break
    if (question.askedBy !== step.side && question.channel !== step.channel && !question.bounced) question.answer ??= given
  }
}

/** Notes what this step asks; where the writer does not say, it is one question per turn, and one more per reminder. */
function ask(step: Step, talk: Talk, asked: Asked[], scope: Scope): void {
  const { at, side, channel, ref, bounced, event } = step
  if (!bounced && talk.turnOf !== side) {
    talk.turnOf = side
    talk.lastAskedAt = null
  }
  if (step.asks === false) return
  const inferred = step.asks === undefined && talk.lastAskedAt !== null
  const other = side === 'client' ? 'agency' : 'client'
  if (inferred && workingDaysBetween(scope, talk.lastAskedAt ?? at, at, other) < REMINDER_WORKING_DAYS) return
  const reminder = inferred && talk.waiting.some((question) => question.askedBy === side)
  const question: Asked = { at, askedBy: side, channel, ...(ref === undefined ? {} : { ref }), reminder, bounced, event }
  asked.push(question)
  if (bounced) return
  talk.lastAskedAt = at
  talk.waiting.push(question)
}

function workingDaysBetween({ calendar }: Scope, from: number, to: number, clock: Asker): number {
  return calendar.workingDays(calendar.day(from, clock), calendar.day(to, clock), clock)
}

/** Messages and calls of both sides in order of time. */
function steps(scope: Scope): Step[] {
  const threads = threadOf(scope)
  const messages = scope.of('message').flatMap((dated) => ofMessage(dated, threads.get(dated.event)))
  const calls = scope.of('call').flatMap(ofCall)
  return calls.length === 0 ? messages : [...messages, ...calls].sort((a, b) => a.at - b.at)
}

function ofMessage({ event, at }: Dated<MessageEvent>, thread: Thread | undefined): Step[] {
  const side: Asker | null = isInbound(event) ? 'client' : isSentToClient(event) ? 'agency' : null
  if (side === null) return []
  const answers = side === 'client' || isOutbound(event)
  const common = { at, side, channel: event.channel, asks: asking(event, side), answers, bounced: !answers, event }
  // Where nobody threads messages, those of one channel are one long conversation.
  const threaded = thread !== undefined && (event.ref !== undefined || thread.messages.length > 1)
  return [threaded ? { ...common, conversation: `t${event.source ?? ''}\u0000${thread.ref}`, ref: thread.ref } : { ...common, conversation: `c${event.channel}` }]
}

/** A call that was not answered asks to be called back. */
function ofCall({ event, at }: Dated<CallEvent>): Step[] {
  const { side } = event.from
  if (event.automated !== undefined || (side !== 'client' && side !== 'agency')) return []
  const common = { at, channel: 'call', conversation: 'ccall', bounced: false, event }
  if (event.status !== 'answered') return [{ ...common, side, asks: undefined, answers: side === 'agency' }]
  return [{ ...common, side: 'client', asks: false, answers: true }, { ...common, side: 'agency', asks: false, answers: true }]
}

/** Whether a message expects a reply; undefined leaves it to the turn (signs.md 1.5). */
function asking(event: MessageEvent, side: Asker): boolean | undefined {
  const other = side === 'client' ? 'agency' : 'client'
  const addressed = event.to.filter((party: Party) => party.side === other).length
  // A portal that names no recipient speaks to us.
  const toUs = side === 'client' && event.to.length === 0
  if (event.channel === 'note' || (addressed === 0 && !toUs)) return false
  if (event.expectsReply !== undefined) return event.expectsReply
  return addressed <= MOST_ASKED && mayAsk(event) ? undefined : false
}

/** Question marks of the world's scripts. */
const QUESTION_MARKS = ['?', '？', '؟', '⸮'] as const
/** Words that make a request in English, German, French, Spanish, Italian, Portuguese and Dutch. Assumed. */
const REQUEST_WORDS = [
  'please', 'let me know', 'let us know', 'kindly', 'bitte', 'svp', 's’il vous', "s'il vous", 'merci de', 'por favor', 'per favore', 'alstublieft', 'graag',
] as const

/** With text at hand only a question or a request asks; without it every message may. */
function mayAsk({ text }: MessageEvent): boolean {
  if (text === undefined) return true
  if (QUESTION_MARKS.some((mark) => text.includes(mark))) return true
  const lower = text.toLowerCase()
  return REQUEST_WORDS.some((word) => lower.includes(word))
}
