import type { CommitmentEvent, Side } from '../events/index.ts'
import type { Calendar, Clock, Dated } from '../timeline/index.ts'
import { livesOf } from './lives.ts'
import type { Scope } from './scope.ts'

/** One change of a promised date. */
export interface Move {
  readonly at: number
  /** The due day that the other side knew of: a date that slipped without a word is still the one before. */
  readonly from: number
  /** The new due day. */
  readonly to: number
  /** The last instant in time by the new date. */
  readonly dueBy: number
  /** Working days from the notice to the due day that the other side knew of; negative after it. */
  readonly leadWorkingDays: number
  /** Whether the other side was told; null where nobody said. */
  readonly announced: boolean | null
  /** Who moved it. */
  readonly bySide: Side
  readonly event: CommitmentEvent
}

/** One promise with all its dates. Days are on the calendar of the side that promised. */
export interface Commitment {
  readonly ref: string
  readonly side: Side
  readonly madeAt: number
  /** The first due day. */
  readonly promisedOn: number
  /** The last instant in time by the first date. */
  readonly promisedBy: number
  /** The due day of the newest made or moved event. */
  readonly dueOn: number
  /** The last instant in time by the date in force: later is late. */
  readonly dueBy: number
  readonly moves: readonly Move[]
  readonly deliveredAt: number | null
  readonly cancelledAt: number | null
  readonly events: readonly Dated<CommitmentEvent>[]
}

/** Promises by ref, in order of making. A ref that is promised anew after it was delivered or cancelled is a promise of its own. */
export function commitmentLedger(scope: Scope): readonly Commitment[] {
  return scope.once('commitmentLedger', ['commitment'], () => {
    const lives = livesOf(scope.of('commitment'), ['made', 'moved', 'cancelled', 'delivered'])
    const promises = [...lives.values()].flatMap((events) => split(events).flatMap((own) => commitmentOf(own, scope.calendar)))
    return promises.sort((a, b) => a.madeAt - b.madeAt)
  })
}

/** Cuts the events of one ref where it is promised anew. */
function split(events: readonly Dated<CommitmentEvent>[]): Dated<CommitmentEvent>[][] {
  const promises: Dated<CommitmentEvent>[][] = []
  let over = true
  for (const dated of events) {
    const { status } = dated.event
    const own = promises.at(-1)
    if (own === undefined || (over && status === 'made')) promises.push([dated])
    else own.push(dated)
    over = status === 'delivered' || status === 'cancelled'
  }
  return promises
}

function commitmentOf(events: readonly Dated<CommitmentEvent>[], calendar: Calendar): Commitment[] {
  const [first] = events
  if (first === undefined) return []
  const side = first.event.by.side
  const clock: Clock = side === 'client' ? 'client' : 'agency'
  const promised = dueOf(first.event, calendar, clock)
  let [known, inForce] = [promised, promised]
  let deliveredAt: number | null = null
  let cancelledAt: number | null = null
  const moves: Move[] = []
  for (const { event, at } of events) {
    if (event.status === 'delivered') deliveredAt ??= at
    else if (event.status === 'cancelled') cancelledAt = at
    else if (deliveredAt === null) {
      cancelledAt = null // moved after it was cancelled: it is wanted again
      const due = dueOf(event, calendar, clock)
      if (due.by === known.by && due.by === inForce.by) continue
      const leadWorkingDays = calendar.workingDays(calendar.day(at, clock), known.on, clock)
      const bySide = event.by.side
      const announced = event.announced ?? null
      moves.push({ at, from: known.on, to: due.on, dueBy: due.by, leadWorkingDays, announced, bySide, event })
      inForce = due
      if (announced === true || bySide !== side) known = due
    }
  }
  return [{
    ref: first.event.ref, side, madeAt: first.at,
    promisedOn: promised.on, promisedBy: promised.by, dueOn: inForce.on, dueBy: inForce.by,
    moves, deliveredAt, cancelledAt, events,
  }]
}

/** The due day, and the last instant in time: the end of that day, or the hour that was given. */
function dueOf({ dueOn, dueAt }: CommitmentEvent, calendar: Calendar, clock: Clock): { on: number; by: number } {
  if (dueAt !== undefined) {
    const by = Date.parse(dueAt)
    return { on: calendar.day(by, clock), by }
  }
  // The schema asks for exactly one of the two, so one of them is there.
  const on = calendar.dayOf(dueOn ?? '')
  return { on, by: calendar.startOf(on + 1, clock) - 1 }
}
