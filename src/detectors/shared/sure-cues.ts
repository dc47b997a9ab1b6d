import type { CueCode, MessageEvent } from '../../events/index.ts'
import type { Measures } from '../../measures/index.ts'
import type { Dated } from '../../timeline/index.ts'

/** A message of ours with a cue that is sure enough to stand alone. */
export interface SureCue {
  readonly at: number
  readonly day: number
  readonly topic: string | undefined
  readonly value: unknown
  readonly event: MessageEvent
  /** The first message, this one or a later one of its thread, that carried it to a person of the client; null while none did. */
  readonly reached: Dated<MessageEvent> | null
  readonly thread: string
}

/** What we said by this cue in messages, as sure as is asked for; repetitions are in, by thread. */
export function ourSureCues(measures: Pick<Measures, 'threads'>, code: CueCode, confidence: number): SureCue[] {
  return measures.threads().flatMap(({ ref, messages }) =>
    messages.flatMap(({ event, at, day }, i) => {
      if (event.from.side !== 'agency' || event.cues === undefined) return []
      const cues = event.cues.filter((cue) => cue.code === code && (cue.confidence ?? 1) >= confidence)
      if (cues.length === 0) return []
      const reached = messages.slice(i).find((later) => goesToClient(later.event)) ?? null
      return cues.map(({ topic, value }) => ({ at, day, topic, value, event, reached, thread: ref }))
    }),
  )
}

/** Somebody but the client wrote it to a person of the client, in copy or not, and it arrived. A note stays in the house. */
export function goesToClient({ from, to, cc = [], channel, delivery }: MessageEvent): boolean {
  if (from.side === 'client' || channel === 'note' || delivery === 'bounced') return false
  return [...to, ...cc].some(({ side }) => side === 'client')
}

/** The first of each thread and local day, oldest first: what is said twice in one talk is said once. */
export function oncePerTalk<T extends Pick<SureCue, 'at' | 'day' | 'thread'>>(said: readonly T[]): T[] {
  const seen = new Set<string>()
  return [...said].sort((a, b) => a.at - b.at).filter(({ day, thread }) => {
    const key = `${day} ${thread}`
    return !seen.has(key) && seen.add(key)
  })
}
