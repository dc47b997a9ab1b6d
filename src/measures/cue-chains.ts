import type { CueCode } from '../events/index.ts'
import { heardCues, type CountedCue } from './cue-count.ts'
import type { Scope } from './scope.ts'

/** The newest run of talks about one topic in which the client said the same kind of thing, at a monthly pace or so. */
export interface CueChain {
  readonly code: CueCode
  /** Lower case; null where the cues name none. */
  readonly topic: string | null
  /** Oldest first. Cues less than 14 days after the first one of a talk belong to it. */
  readonly talks: readonly (readonly CountedCue[])[]
  /** No more than 45 days have passed since it was last said. */
  readonly open: boolean
}

/** Cues closer than this are one talk, and a chain ends after so many days without one. Assumed. */
const TALK_DAYS = 14
const CHAIN_DAYS = 45

/** The newest chain of each topic of a code, in order of the topics' first cue. */
export function cueChains(scope: Scope, code: CueCode): readonly CueChain[] {
  return scope.once(`cueChains ${code}`, ['message', 'meeting'], () => {
    const byTopic = new Map<string | null, CountedCue[]>()
    for (const cue of heardCues(scope)) {
      if (cue.code !== code) continue
      const topic = cue.topic?.toLowerCase() ?? null
      const own = byTopic.get(topic)
      if (own === undefined) byTopic.set(topic, [cue])
      else own.push(cue)
    }
    const today = scope.calendar.day(scope.asOf)
    return [...byTopic].map(([topic, cues]) => {
      const newest = newestRun(cues)
      return { code, topic, talks: talksOf(newest), open: today - (newest.at(-1)?.day ?? -Infinity) <= CHAIN_DAYS }
    })
  })
}

/** The cues since the last pause that was too long. */
function newestRun(cues: readonly CountedCue[]): readonly CountedCue[] {
  const start = cues.findLastIndex((cue, i) => cue.day - (cues[i - 1]?.day ?? -Infinity) > CHAIN_DAYS)
  return cues.slice(Math.max(0, start))
}

/** Taken from the first on, so that a question asked more often never makes fewer talks. */
function talksOf(cues: readonly CountedCue[]): CountedCue[][] {
  const talks: CountedCue[][] = []
  for (const cue of cues) {
    const talk = talks.at(-1)
    if (talk === undefined || cue.day - (talk[0]?.day ?? cue.day) >= TALK_DAYS) talks.push([cue])
    else talk.push(cue)
  }
  return talks
}
