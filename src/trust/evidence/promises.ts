import type { CommitmentEvent } from '../../events/index.ts'
import type { Commitment } from '../../measures/index.ts'
import type { Calendar } from '../../timeline/index.ts'

/** A date of a promise as the client knows it. */
export interface KnownDate {
  /** Local day on our clock. */
  readonly on: number
  /** The last instant in time. */
  readonly by: number
  /** Working days from when it was set to the day itself. */
  readonly ahead: number
}

/** An announcement of a later date. */
export interface DelayNotice {
  readonly at: number
  /** Working days to the date that it replaced; negative after it. */
  readonly lead: number
  readonly replaced: KnownDate
  readonly event: CommitmentEvent
}

/** What the client was told of one promise. */
export interface PromiseHistory {
  readonly notices: readonly DelayNotice[]
  /** The date that the client knows last. */
  readonly due: KnownDate
  /** A date was moved and nobody noted whether the client was told: what it knows is not known. */
  readonly unsaid: boolean
}

/** Follows a promise through its dates. What the client moved itself needs no announcement. */
export function historyOf(promise: Commitment, calendar: Calendar): PromiseHistory {
  const dated = (on: number, by: number, at: number): KnownDate =>
    ({ on, by, ahead: calendar.workingDays(calendar.day(at, 'agency'), on, 'agency') })
  const notices: DelayNotice[] = []
  let due = dated(promise.promisedOn, promise.promisedBy, promise.madeAt)
  let unsaid = false
  for (const { at, to, dueBy, leadWorkingDays, announced, bySide, event } of promise.moves) {
    const ours = bySide === promise.side
    if (ours && announced !== true) {
      unsaid ||= announced === null
      continue
    }
    if (ours && to > due.on) notices.push({ at, lead: leadWorkingDays, replaced: due, event })
    due = dated(to, dueBy, at)
    unsaid = false
  }
  return { notices, due, unsaid }
}
