import type { CountedCue, Commitment, Move } from '../../measures/index.ts'
import type { EventBase } from '../../events/index.ts'
import { firstWhere } from '../../statistics/index.ts'
import type { Calendar } from '../../timeline/index.ts'
import { addWorkingDays, type DueDate } from './promises.ts'

/** A promised date that was not kept, and what the client was told of it. */
export interface Slip {
  /** The date that the client knew. */
  readonly dueOn: number
  /** The day on which it was told, or on which a working day had passed without a word. */
  readonly day: number
  /** Working days from the notice to the due day; null where there was none. */
  readonly lead: number | null
  /** The date was set so shortly ahead that a notice on the eve is in time. */
  readonly shortNotice: boolean
  /** The date that was named instead was kept. */
  readonly keptAfterwards: boolean
  /** Still owed without a word. */
  readonly open: boolean
  /** The stretch of time that must have been recorded to be sure. */
  readonly watched: readonly [from: number, to: number]
  readonly events: readonly EventBase[]
}

/** What became of the dates of one promise. */
export interface Slips {
  readonly promise: Commitment
  /** The date that the client knows last. */
  readonly due: DueDate
  readonly slips: readonly Slip[]
}

/** A due date, and when it was set. */
type SetDate = DueDate & { readonly setAt: number }

/** A mail about a delay, without a topic, is about the promises due so many working days around it. Assumed. */
const AROUND_WORKING_DAYS = 5

/** Mails about delays by what they are about, so that each promise finds its own without reading all. Oldest first. */
export interface Notices {
  readonly byTopic: ReadonlyMap<string, readonly number[]>
  /** Those that do not say what they are about. */
  readonly untitled: readonly number[]
}

export function noticesOf(cues: readonly CountedCue[]): Notices {
  const byTopic = new Map<string, number[]>()
  const untitled: number[] = []
  for (const { topic, at } of cues) {
    if (topic === null) untitled.push(at)
    else {
      const own = byTopic.get(topic.toLowerCase())
      if (own === undefined) byTopic.set(topic.toLowerCase(), [at])
      else own.push(at)
    }
  }
  return { byTopic, untitled }
}

/** The dates of a promise that were not kept. What the client moved itself is none. */
export function slipsOf(promise: Commitment, notices: Notices, asOf: number, calendar: Calendar): Slips {
  const slips: Slip[] = []
  const events = promise.events.map(({ event }) => event)
  let due: SetDate = { on: promise.promisedOn, by: promise.promisedBy, setAt: promise.madeAt }
  const watchedTo = (to: number): [number, number] => {
    const from = calendar.startOf(addWorkingDays(due.on, -AROUND_WORKING_DAYS, calendar), 'agency')
    return [Math.max(due.setAt, from), to]
  }
  const told = (at: number, renewed: DueDate | null): Slip => {
    const day = calendar.day(at, 'agency')
    const keptAfterwards = renewed !== null && promise.deliveredAt !== null && promise.deliveredAt <= renewed.by
    const shortNotice = calendar.workingDays(calendar.day(due.setAt, 'agency'), due.on, 'agency') < 2
    const lead = calendar.workingDays(day, due.on, 'agency')
    return { dueOn: due.on, day, lead, shortNotice, keptAfterwards, open: false, watched: watchedTo(at), events }
  }

  for (const move of promise.moves) {
    const renewed = { on: move.to, by: move.dueBy, setAt: move.at }
    if (move.bySide === promise.side) {
      const at = toldOfMove(move, firstNotice(promise, due, notices, calendar, move.at))
      if (at === null) continue
      slips.push(told(at, renewed))
    }
    due = renewed
  }

  const end = promise.deliveredAt ?? asOf
  if (end <= due.by) return { promise, due, slips }
  const notice = firstNotice(promise, due, notices, calendar, due.by)
  const day = addWorkingDays(due.on, 1, calendar)
  if (notice !== null) slips.push(told(notice, null))
  else if (day <= calendar.day(end, 'agency')) {
    const open = promise.deliveredAt === null
    const silence = { lead: null, shortNotice: false, keptAfterwards: false, open }
    slips.push({ dueOn: due.on, day, ...silence, watched: watchedTo(end), events })
  }
  return { promise, due, slips }
}

/** When the client heard of a move: by its record, or by a mail; null when it did not. */
function toldOfMove(move: Move, notice: number | null): number | null {
  if (move.announced !== true) return notice
  return notice === null ? move.at : Math.min(notice, move.at)
}

/** The first mail about a delay of this promise since its date was set. One that names a topic is about that promise only. */
function firstNotice(promise: Commitment, due: SetDate, notices: Notices, calendar: Calendar, around: number): number | null {
  const named = (notices.byTopic.get(promise.ref.toLowerCase()) ?? []).filter((at) => at > due.setAt).slice(0, 1)
  const unnamed = [due.on, calendar.day(around, 'agency')].flatMap((day) => {
    const from = calendar.startOf(addWorkingDays(day, -AROUND_WORKING_DAYS, calendar), 'agency')
    const until = calendar.startOf(addWorkingDays(day, AROUND_WORKING_DAYS, calendar) + 1, 'agency')
    const first = firstWhere(0, notices.untitled.length - 1, (i) => (notices.untitled[i] ?? 0) >= Math.max(from, due.setAt + 1))
    const at = first === null ? undefined : notices.untitled[first]
    return at !== undefined && at < until ? [at] : []
  })
  const all = [...named, ...unnamed]
  return all.length === 0 ? null : Math.min(...all)
}
