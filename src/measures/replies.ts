import type { EventBase } from '../events/index.ts'
import { hasMessageHole } from './holes.ts'
import { questions } from './questions.ts'
import type { Scope } from './scope.ts'

/** A question and the time to its answer; unanswered ones are right-censored at their age. */
export interface Reply {
  readonly askedAt: number
  /** Hours on working days (24 each) to the answer, or of waiting so far: a quarter of an hour to 30 days. */
  readonly hours: number
  /** No answer yet, or none within 30 days. */
  readonly censored: boolean
  readonly channel: string
  readonly question: EventBase & { readonly type: string }
  /** Undefined while nobody answered. */
  readonly answer: (EventBase & { readonly type: string }) | undefined
}

/** Waiting longer says nothing more. Measured: methods.md 1 (c), cap at 14 to 30 days. */
const CAP_HOURS = 30 * 24
/** What is asked and answered over a weekend takes no working time; a floor keeps ratios of medians finite. Assumed. */
const FLOOR_HOURS = 0.25

/**
 * Questions of a side with the working time to their answer, oldest first. Bounced questions and reminders are no observations
 * of their own, and a wait with a hole of the recording inside is left out: the answer may lie in it.
 */
export function replies(scope: Scope, askedBy: 'client' | 'agency'): readonly Reply[] {
  return scope.once(`replies ${askedBy}`, ['message', 'call'], () => {
    const owes = askedBy === 'client' ? 'agency' : 'client'
    const asked = questions(scope).filter((question) => question.askedBy === askedBy && !question.bounced && !question.reminder)
    const holes = asked[0] !== undefined && hasMessageHole(scope, asked[0].at, scope.asOf)
    return asked
      .filter(({ at, answer }) => !holes || !hasMessageHole(scope, at, answer?.at ?? scope.asOf))
      .map(({ at, channel, event, answer }) => {
        const waited = scope.calendar.workingHours(at, answer?.at ?? scope.asOf, owes)
        return {
          askedAt: at,
          hours: Math.min(CAP_HOURS, Math.max(FLOOR_HOURS, waited)),
          censored: answer === undefined || waited > CAP_HOURS,
          channel,
          question: event,
          answer: answer?.event,
        }
      })
  })
}
