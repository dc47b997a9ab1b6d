import type { EventBase, Party } from '../events/index.ts'

/** One counted cue: once per code, thread and local day, at confidence 0.5 and more, of the voice that the code is bound to. */
export interface CountedCue {
  readonly code: string
  readonly topic: string | null
  readonly at: number
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
