import {
  cueVoices, type Cue, type CueCode, type EventBase, type MeetingEvent, type MessageEvent, type Party, type Side,
} from '../events/index.ts'
import type { Dated } from '../timeline/index.ts'
import { MIN_CONFIDENCE } from './contacts.ts'
import type { Scope } from './scope.ts'
import { threadOfEach } from './threads.ts'

/** One cue as it was said, at confidence 0.5 and more, by the voice that its code is bound to. */
export interface CountedCue {
  readonly code: string
  readonly topic: string | null
  readonly at: number
  /** Local day on the client's calendar. */
  readonly day: number
  /** Who wrote the message; in a meeting only the side is known. */
  readonly speaker: Party | null
  readonly event: EventBase & { readonly type: string }
  /** The thread or the meeting that it was said in. */
  readonly thread: string
  /** As it was read, with its value and how sure the reader is. */
  readonly cue: Cue
}

/** Cues of given codes in the days before `asOf`. */
export interface CueCount {
  readonly cues: readonly CountedCue[]
  readonly count: number
  /** Share of the messages of the right side in the window that were read; null without messages. */
  readonly readShare: number | null
}

/** Whole local days that cues are counted over where nobody says otherwise. Assumed. */
const WINDOW_DAYS = 56

/** Counted cues of these codes in the last whole local days, oldest first. */
export function cueCount(scope: Scope, codes: readonly CueCode[], days = WINDOW_DAYS): CueCount {
  return scope.once(`cueCount ${codes.join()} ${days}`, ['message', 'meeting'], () => {
    const after = scope.calendar.day(scope.asOf) - days
    const cues = countedCues(scope).filter((cue) => cue.day > after && (codes as readonly string[]).includes(cue.code))
    return { cues, count: cues.length, readShare: readShare(scope, codes, after) }
  })
}

/** Every cue that counts, of all codes, oldest first. */
function countedCues(scope: Scope): readonly CountedCue[] {
  return scope.once('countedCues', ['message', 'meeting'], () => {
    const seen = new Set<string>()
    return heardCues(scope).filter(({ code, day, thread }) => {
      const key = `${code}\u0000${day}\u0000${thread}`
      return !seen.has(key) && seen.add(key)
    })
  })
}

/** Every cue that is sure enough and of the voice that its code is bound to, repetitions included, oldest first. */
export function heardCues(scope: Scope): readonly CountedCue[] {
  return scope.once('heardCues', ['message', 'meeting'], () => {
    const found: CountedCue[] = []
    const [messages, threads] = [scope.of('message'), threadOfEach(scope)]
    scope.each('cues of a message', 'message', ({ event }) => spoken(event.cues, () => event.from.side)).forEach((cues, i) => {
      const [dated, thread] = [messages[i], threads[i]]
      if (cues.length === 0 || dated === undefined || thread === undefined) return
      for (const cue of cues) found.push(heard(cue, dated, dated.event.from, `m${thread.ref}`))
    })
    for (const dated of scope.of('meeting')) {
      const { event } = dated
      if (event.automated !== undefined) continue
      for (const cue of spoken(event.cues, (said) => said.by)) found.push(heard(cue, dated, cue.by === undefined ? null : { side: cue.by }, `s${event.ref}`))
    }
    return found.sort((a, b) => a.at - b.at)
  })
}

const NO_CUES: readonly Cue[] = []

/** Cues that are sure enough and come from the voice they are bound to. */
function spoken(cues: readonly Cue[] | undefined, speaker: (cue: Cue) => Side | undefined): readonly Cue[] {
  if (cues === undefined || cues.length === 0) return NO_CUES
  return cues.filter((cue) => (cue.confidence ?? 1) >= MIN_CONFIDENCE && isVoice(cue.code, speaker(cue)))
}

function isVoice(code: CueCode, side: Side | undefined): boolean {
  const voice = cueVoices[code]
  return voice === 'either' ? side === 'client' || side === 'agency' : voice === side
}

function heard(cue: Cue, { event, at, day }: Dated<MessageEvent | MeetingEvent>, speaker: Party | null, thread: string): CountedCue {
  return { code: cue.code, topic: cue.topic ?? null, at, day, speaker, event, thread, cue }
}

/** Cues are bound to one of these, or to either. */
const SPEAKERS: readonly Side[] = ['client', 'agency']

/** A message without `cues` was not read; one with `cues: []` was. */
function readShare(scope: Scope, codes: readonly CueCode[], after: number): number | null {
  const messages = scope.of('message')
  const voices = SPEAKERS.filter((side) => codes.some((code) => isVoice(code, side)))
  let sent = 0
  let read = 0
  for (let i = messages.length - 1; i >= 0; i--) {
    const dated = messages[i]
    if (dated === undefined || dated.day <= after) break
    const { event } = dated
    if (event.automated !== undefined || !voices.includes(event.from.side)) continue
    sent++
    if (event.cues !== undefined) read++
  }
  return sent === 0 ? null : read / sent
}
