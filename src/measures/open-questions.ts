import type { EventBase } from '../events/index.ts'
import { questions } from './questions.ts'
import type { Scope } from './scope.ts'

/** Something that expects a reply: a message, or a missed call. */
export interface Question {
  readonly at: number
  /** Who asked. */
  readonly askedBy: 'client' | 'agency'
  readonly channel: string
  /** The thread, where there is one. */
  readonly ref: string | undefined
  /** Age at `asOf` in working days of the side that owes the answer. */
  readonly ageWorkingDays: number
  /** It repeats a question of the same turn that still waits, two working days or more after the one before. */
  readonly reminder: boolean
  /** It could not be delivered, so nobody owes an answer. */
  readonly bounced: boolean
  readonly event: EventBase & { readonly type: string }
}

/** What a side asked and has no answer to, oldest first; what bounced is in, and marked. */
export function openQuestions(scope: Scope, askedBy: 'client' | 'agency'): readonly Question[] {
  return scope.once(`openQuestions ${askedBy}`, ['message', 'call'], () => {
    const { calendar, asOf } = scope
    const owes = askedBy === 'client' ? 'agency' : 'client'
    const today = calendar.day(asOf, owes)
    return questions(scope)
      .filter((question) => question.askedBy === askedBy && question.answer === undefined)
      .map(({ at, channel, ref, reminder, bounced, event }) => ({
        at, askedBy, channel, ref, reminder, bounced, event,
        ageWorkingDays: calendar.workingDays(calendar.day(at, owes), today, owes),
      }))
  })
}
