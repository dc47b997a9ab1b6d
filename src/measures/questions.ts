import type { CallEvent, EventBase, MessageEvent } from '../events/index.ts'
import { DAY_MS, type Dated } from '../timeline/index.ts'
import { isInbound, isOutbound, isSentToClient } from './contacts.ts'
import type { Scope } from './scope.ts'
import { threadOfEach, type Thread } from './threads.ts'

/** The two sides that ask and answer. */
export type Asker = 'client' | 'agency'

type TalkEvent = EventBase & { readonly type: string }

/** Something that expects a reply, with the first word of the other side that answers it. */
export interface Asked {
  readonly at: number
  readonly askedBy: Asker
  readonly channel: string
  /** The thread, where there is one. */
  readonly ref: string | undefined
  /** It repeats, in the same turn, a question that still waits. */
  readonly reminder: boolean
  readonly bounced: boolean
  readonly event: TalkEvent
  /** Undefined while nobody answered. */
  answer: { readonly at: number; readonly event: TalkEvent } | undefined
}

/** One message or call as a step of a conversation. */
interface Step {
  readonly at: number
  readonly side: Asker
  readonly channel: string
  /** The thread; else the name of a channel, whose messages are one long conversation where nobody threads them. */
  readonly conversation: Thread | string
  /** Whether the writer says that it expects a reply; undefined leaves that to the text and the turn. */
  readonly asks: boolean | undefined
  readonly text: string | undefined
  /** It is contact, so it answers what the other side asked. */
  readonly answers: boolean
  readonly bounced: boolean
  readonly event: TalkEvent
}

/** Where a conversation stands. */
interface Talk {
  /** Whose turn it is: the side that spoke last. */
  turnOf: Asker | null
  /** When this turn last asked. */
  lastAskedAt: number | null
  waiting: Asked[]
}

/** More people than this are an audience, and nobody in it owes an answer. Assumed. */
const MOST_ASKED = 3
/** Asking again so many working days later is a reminder. Assumed. */
const REMINDER_WORKING_DAYS = 2
/** An answer by another channel counts so many working days. Assumed. */
const OTHER_CHANNEL_WORKING_DAYS = 1
/** No working day is longer than this, however many days off there are: a bound that saves looking further back. Assumed. */
const LONGEST_WORKING_DAY_MS = 30 * DAY_MS

/** Everything that either side asked, oldest first, bounced questions and reminders included. */
export function questions(scope: Scope): readonly Asked[] {
  return scope.once('questions', ['message', 'call'], () => {
    const asked: Asked[] = []
    const byChannel = new Map<string, Asked[]>()
    const talks = new Map<Thread | string, Talk>()
    const mayAsk = textReader(scope)
    for (const step of steps(scope)) {
      let talk = talks.get(step.conversation)
      if (talk === undefined) {
        talk = { turnOf: null, lastAskedAt: null, waiting: [] }
        talks.set(step.conversation, talk)
      }
      if (step.answers) {
        answerInConversation(step, talk)
        answerOtherChannels(step, byChannel, scope)
      }
      const question = ask(step, talk, scope, mayAsk)
      if (question === null) continue
      asked.push(question)
      const same = byChannel.get(question.channel)
      if (same === undefined) byChannel.set(question.channel, [question])
      else same.push(question)
    }
    return asked
  })
}

/** Settles what the other side has asked in this conversation. */
function answerInConversation({ at, side, event }: Step, talk: Talk): void {
  if (talk.waiting.length === 0) return
  for (const question of talk.waiting) if (question.askedBy !== side) question.answer ??= { at, event }
  talk.waiting = talk.waiting.filter((question) => question.answer === undefined)
}

/** Settles what the other side has asked by another channel up to a working day ago. */
function answerOtherChannels({ at, side, channel, event }: Step, byChannel: ReadonlyMap<string, readonly Asked[]>, scope: Scope): void {
  if (byChannel.size === 0 || (byChannel.size === 1 && byChannel.has(channel))) return
  for (const [other, asked] of byChannel) {
    if (other === channel) continue
    for (let i = asked.length - 1; i >= 0; i--) {
      const question = asked[i]
      if (question === undefined || at - question.at > LONGEST_WORKING_DAY_MS) break
      if (question.askedBy === side || question.bounced || question.answer !== undefined) continue
      if (workingDaysBetween(scope, question.at, at, side) > OTHER_CHANNEL_WORKING_DAYS) break
      question.answer = { at, event }
    }
  }
}

/** What this step asks; where the writer does not say, it is one question per turn, and one more per reminder. */
function ask(step: Step, talk: Talk, scope: Scope, mayAsk: (step: Step) => boolean): Asked | null {
  const { at, side, channel, bounced, event } = step
  if (!bounced && talk.turnOf !== side) {
    talk.turnOf = side
    talk.lastAskedAt = null
  }
  if (step.asks === false) return null
  const again = step.asks === undefined && talk.lastAskedAt !== null
  if (again && !isLater(scope, talk.lastAskedAt ?? at, at, side === 'client' ? 'agency' : 'client')) return null
  if (step.asks === undefined && !mayAsk(step)) return null
  const ref = typeof step.conversation === 'string' ? undefined : step.conversation.ref
  const reminder = again && talk.waiting.some((question) => question.askedBy === side)
  const question: Asked = { at, askedBy: side, channel, ref, reminder, bounced, event, answer: undefined }
  if (bounced) return question
  talk.lastAskedAt = at
  talk.waiting.push(question)
  return question
}

/** Whether enough working days lie between two questions for the second to be a reminder. */
function isLater(scope: Scope, from: number, to: number, clock: Asker): boolean {
  return to - from >= DAY_MS && workingDaysBetween(scope, from, to, clock) >= REMINDER_WORKING_DAYS
}

function workingDaysBetween({ calendar }: Scope, from: number, to: number, clock: Asker): number {
  return calendar.workingDays(calendar.day(from, clock), calendar.day(to, clock), clock)
}

/** Messages and calls of both sides in order of time. */
function steps(scope: Scope): Step[] {
  const found: Step[] = []
  const threads = threadOfEach(scope)
  scope.of('message').forEach((dated, i) => { addMessage(found, dated, threads[i]) })
  const messages = found.length
  for (const dated of scope.of('call')) addCall(found, dated)
  return found.length === messages ? found : found.sort((a, b) => a.at - b.at)
}

function addMessage(found: Step[], { event, at }: Dated<MessageEvent>, thread: Thread | undefined): void {
  const inbound = isInbound(event)
  if (!inbound && !isSentToClient(event)) return
  const answers = inbound || isOutbound(event)
  const side = inbound ? 'client' : 'agency'
  const threaded = thread !== undefined && (event.ref !== undefined || thread.messages.length > 1)
  const conversation = threaded ? thread : event.channel
  found.push({ at, side, channel: event.channel, conversation, asks: asking(event, side), text: event.text, answers, bounced: !answers, event })
}

/** A call that was not answered asks to be called back. */
function addCall(found: Step[], { event, at }: Dated<CallEvent>): void {
  const { side } = event.from
  if (event.automated !== undefined || (side !== 'client' && side !== 'agency')) return
  const step = (by: Asker, asks: false | undefined, answers: boolean): Step =>
    ({ at, side: by, channel: 'call', conversation: 'call', asks, text: undefined, answers, bounced: false, event })
  if (event.status === 'answered') found.push(step('client', false, true), step('agency', false, true))
  else found.push(step(side, undefined, side === 'agency'))
}

/** Whether a message expects a reply; undefined leaves it to the text and the turn. */
function asking(event: MessageEvent, side: Asker): boolean | undefined {
  if (event.channel === 'note' || event.expectsReply === false) return false
  const other = side === 'client' ? 'agency' : 'client'
  let addressed = 0
  for (const party of event.to) if (party.side === other) addressed++
  // A portal that names no recipient speaks to us.
  const toUs = side === 'client' && event.to.length === 0
  if (addressed === 0 && !toUs) return false
  if (event.expectsReply === true) return true
  return addressed <= MOST_ASKED ? undefined : false
}

/** Question marks of the world's scripts; the plain one first, since it is there most often. */
const QUESTION_MARKS = ['?', '？', '؟'] as const
/** Words that make a request in English, German, French, Spanish, Italian, Portuguese and Dutch. Assumed. */
const REQUEST_WORDS = /please|let (?:me|us) know|kindly|bitte|s[’']il (?:vous|te)|merci de|por favor|per favore|alstublieft|graag/i

/**
 * Whether a text asks: with text at hand only a question or a request does, without it every message may. Reading is the dear
 * part, so each text is read once per view, whatever look-backs ask for it.
 */
function textReader(scope: Scope): (step: Step) => boolean {
  const read = scope.once('asking texts', [], () => new Map<TalkEvent, boolean>())
  return ({ text, event }) => {
    if (text === undefined) return true
    let asks = read.get(event)
    if (asks === undefined) {
      asks = QUESTION_MARKS.some((mark) => text.includes(mark)) || REQUEST_WORDS.test(text)
      read.set(event, asks)
    }
    return asks
  }
}
