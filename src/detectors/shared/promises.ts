import type { Commitment } from '../../measures/index.ts'
import type { Calendar } from '../../timeline/index.ts'

/** A due day, with the last instant that is in time. */
export interface DueDate {
  readonly on: number
  readonly by: number
}

/** What we promised and did not call off. */
export function ourPromises(ledger: readonly Commitment[]): Commitment[] {
  return ledger.filter(({ side, cancelledAt, deliveredAt }) => side === 'agency' && (cancelledAt === null || deliveredAt !== null))
}

/**
 * The date that counts for the client: the first one, unless the client moved it, or we did with a word in good time. A date that
 * slipped in a task tool without a word is still the first date for the client; one that was moved too late was missed.
 */
export function dueForClient(promise: Commitment, goodLead: number): DueDate {
  let due = { on: promise.promisedOn, by: promise.promisedBy }
  for (const move of promise.moves) {
    const byUs = move.bySide === promise.side
    if (byUs && move.announced !== true) continue
    if (byUs && move.leadWorkingDays < goodLead) break
    due = { on: move.to, by: move.dueBy }
  }
  return due
}

/** The day so many working days of ours after another, or before it where `count` is negative. */
export function addWorkingDays(day: number, count: number, calendar: Calendar): number {
  const step = Math.sign(count)
  let reached = day
  for (let left = Math.abs(count); left > 0; ) {
    reached += step
    if (calendar.isWorkingDay(reached, 'agency')) left--
  }
  return reached
}
