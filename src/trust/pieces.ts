import type { AgencyProfile, CueCode, EventBase } from '../events/index.ts'
import type { CountedCue, Measures, Scope } from '../measures/index.ts'
import type { Calendar, Recording } from '../timeline/index.ts'
import type { EvidenceKind } from './kinds.ts'

/** One piece of evidence as it was found. */
export interface Piece {
  readonly kind: EvidenceKind
  /** When it came to be true. */
  readonly at: number
  /** The fact itself. */
  readonly event: SourceEvent
}

/** The event that a piece rests on. */
export type SourceEvent = EventBase & { readonly type: string }

/** What evidence is looked for in. */
export interface EvidenceContext {
  readonly measures: Measures
  /** Events of a type, where no measure holds what is asked. */
  readonly of: Scope['of']
  readonly asOf: number
  readonly calendar: Calendar
  readonly recording: Recording
  readonly agency: AgencyProfile
}

/** Looks for one kind of evidence, or a few that exclude each other. */
export type Finder = (context: EvidenceContext) => readonly Piece[]

/** Cues are counted however old they are: what is old weighs little. */
const ALWAYS = Infinity

/** Each counted cue of a code as a piece, of one topic where that is asked for. */
export function saidAs(kind: EvidenceKind, code: CueCode, topic?: string): Finder {
  return ({ measures }) =>
    measures.cueCount([code], ALWAYS).cues
      .filter((cue) => topic === undefined || cue.topic?.toLowerCase() === topic)
      .map(({ at, event }) => ({ kind, at, event }))
}

/** A cue that weighs by itself must be this sure. Assumed: as for the detectors that fire on one cue. */
const SURE = 0.8

/** Counted cues of a code that are sure enough to stand alone. */
export function sureCues({ measures }: EvidenceContext, code: CueCode): CountedCue[] {
  return measures.cueCount([code], ALWAYS).cues.filter(({ cue }) => (cue.confidence ?? 1) >= SURE)
}

/** The days of a number of working days later, on our clock. */
export function addWorkingDays(day: number, count: number, calendar: Calendar): number {
  let later = day
  for (let left = count; left > 0; ) if (calendar.isWorkingDay(++later, 'agency')) left--
  return later
}
