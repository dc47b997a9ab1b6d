import { cueVoices, type Cue, type CueCode, type EventBase, type MeetingEvent, type MessageEvent, type Party, type Side } from '../events/index.ts'
import type { Dated } from '../timeline/index.ts'
import { MIN_CONFIDENCE } from './contacts.ts'
import type { Scope } from './scope.ts'
import { threadOf } from './threads.ts'

/** One counted cue: once per code, thread and local day, at confidence 0.5 and more, of the voice that the code is bound to. */
export interface CountedCue {
  readonly code: string
  readonly topic: string | null
  readonly at: number
  /** Local day on the client's calendar. */
  readonly day: number
  /** Who wrote the message; in a meeting only the side is known. */
  readonly speaker: Party | null
  readonly event: EventBase & { readonly type: string }
}

/** Cues of given codes in the days before `asOf`. */
export interface CueCount {
  readonly cues: readonly CountedCue[]
  readonly count: number
  /** Share of the messages of the right side in the window that were read; null without messages. */
  readonly readShare: number | null
}

/** Whole local days that cues are counted over where nobody says otherwise. Assumed: signs.md 2.1. */
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
    const threads = threadOf(scope)
    const seen = new Set<string>()
    const once = (cue: CountedCue, thread: string): CountedCue[] => {
      const key = `${cue.code}\u0000${cue.day}\u0000${thread}`
      if (seen.has(key)) return []
      seen.add(key)
      return [cue]
    }
    const said = scope.of('message').flatMap((dated) => {
      const { event } = dated
      const thread = threads.get(event)
      if (thread === undefined) return []
      return spoken(event.cues, () => event.from.side).flatMap((cue) => once(counted(cue, dated, event.from), `m${thread.ref}`))
    })
    const heard = scope.of('meeting').flatMap((dated) => {
      const { event } = dated
      if (event.automated !== undefined) return []
      return spoken(event.cues, (cue) => cue.by).flatMap((cue) => {
        const speaker = cue.by === undefined ? null : { side: cue.by }
        return once(counted(cue, dated, speaker), `s${event.ref}`)
      })
    })
    return [...said, ...heard].sort((a, b) => a.at - b.at)
  })
}

/** Cues that are sure enough and come from the voice they are bound to. */
function spoken(cues: readonly Cue[] | undefined, speaker: (cue: Cue) => Side | undefined): readonly Cue[] {
  if (cues === undefined || cues.length === 0) return []
  return cues.filter((cue) => (cue.confidence ?? 1) >= MIN_CONFIDENCE && isVoice(cue.code, speaker(cue)))
}

function isVoice(code: CueCode, side: Side | undefined): boolean {
  const voice = cueVoices[code]
  return voice === 'either' ? side === 'client' || side === 'agency' : voice === side
}

function counted(cue: Cue, { event, at, day }: Dated<MessageEvent | MeetingEvent>, speaker: Party | null): CountedCue {
  return { code: cue.code, topic: cue.topic ?? null, at, day, speaker, event }
}

/** A message without `cues` was not read; one with `cues: []` was. */
function readShare(scope: Scope, codes: readonly CueCode[], after: number): number | null {
  const messages = scope.of('message')
  let sent = 0
  let read = 0
  for (let i = messages.length - 1; i >= 0; i--) {
    const dated = messages[i]
    if (dated === undefined || dated.day <= after) break
    const { event } = dated
    if (event.automated !== undefined || !codes.some((code) => isVoice(code, event.from.side))) continue
    sent++
    if (event.cues !== undefined) read++
  }
  return sent === 0 ? null : read / sent
}
