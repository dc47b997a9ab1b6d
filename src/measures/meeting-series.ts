import type { Attendee, MeetingEvent, Side } from '../events/index.ts'
import type { Dated } from '../timeline/index.ts'
import type { Scope } from './scope.ts'

/** One meeting in its latest status. */
export interface Meeting {
  readonly ref: string
  readonly startsAt: number
  /** Held, or scheduled in the past and not called off since. */
  readonly held: boolean
  /** Held is presumed: nobody said so. */
  readonly presumed: boolean
  readonly status: MeetingEvent['status']
  /** Side of who called it off or moved it; `client` too where an attendee of the client declined. Null where nobody says. */
  readonly calledOffBy: Side | null
  /** Side of who last moved it, also where it was held in the end. Null where it was never moved, or nobody says. */
  readonly movedBy: Side | null
  /** The start before it was last moved. */
  readonly previousStartsAt: number | null
  readonly minutes: number | null
  readonly purpose: MeetingEvent['purpose'] | null
  readonly recurring: boolean
  readonly attendees: readonly Attendee[]
  /** When the agenda and the recap went out; null where nobody says. */
  readonly agendaSentAt: number | null
  readonly recapSentAt: number | null
  /** The newest event of this meeting. */
  readonly event: MeetingEvent
}

/** Meetings in their latest status, by start. Fields that the newest event leaves out are those of the one before. */
export function meetingSeries(scope: Scope): readonly Meeting[] {
  return scope.once('meetingSeries', ['meeting'], () => {
    const byRef = new Map<string, Dated<MeetingEvent>[]>()
    for (const dated of scope.of('meeting')) {
      const states = byRef.get(dated.event.ref)
      if (states === undefined) byRef.set(dated.event.ref, [dated])
      else states.push(dated)
    }
    return [...byRef.values()]
      .flatMap((states) => latest(states.map(({ event }) => event), scope.asOf))
      .sort((a, b) => a.startsAt - b.startsAt || (a.ref < b.ref ? -1 : 1))
  })
}

/** The states of one meeting, oldest first, folded into one. */
function latest(states: readonly MeetingEvent[], asOf: number): Meeting[] {
  const event = states.at(-1)
  if (event === undefined) return []
  const newest = <K extends keyof MeetingEvent>(field: K): MeetingEvent[K] | undefined => states.findLast((e) => e[field] !== undefined)?.[field]
  const attendees = states.findLast((e) => e.attendees.length > 0)?.attendees ?? []
  const startsAt = Date.parse(event.startsAt)
  const instant = (field: 'previousStartsAt' | 'agendaSentAt' | 'recapSentAt'): number | null => {
    const written = newest(field)
    return written === undefined ? null : Date.parse(written)
  }
  const due = (event.status === 'scheduled' || event.status === 'rescheduled') && startsAt <= asOf
  const turnedDown = due && everyoneOfTheClientDeclined(attendees)
  const presumed = due && !turnedDown
  return [{
    ref: event.ref,
    startsAt,
    held: presumed || event.status === 'held',
    presumed,
    status: event.status,
    calledOffBy: turnedDown ? 'client' : calledOffBy(event, attendees),
    movedBy: movedBy(states, attendees),
    previousStartsAt: instant('previousStartsAt'),
    minutes: newest('minutes') ?? null,
    purpose: newest('purpose') ?? null,
    recurring: newest('recurring') ?? false,
    attendees,
    agendaSentAt: instant('agendaSentAt'),
    recapSentAt: instant('recapSentAt'),
    event,
  }]
}

/** A calendar does not say who called a meeting off; an attendee who declined does. */
function calledOffBy(event: MeetingEvent, attendees: readonly Attendee[]): Side | null {
  if (event.status === 'scheduled' || event.status === 'held') return null
  if (event.by !== undefined) return event.by.side
  return attendees.some((a) => a.side === 'client' && a.response === 'declined') ? 'client' : null
}

function movedBy(states: readonly MeetingEvent[], attendees: readonly Attendee[]): Side | null {
  const move = states.findLast((e) => e.status === 'rescheduled')
  return move === undefined ? null : calledOffBy(move, attendees)
}

/** Nobody presumes a meeting held that every guest turned down. */
function everyoneOfTheClientDeclined(attendees: readonly Attendee[]): boolean {
  const guests = attendees.filter((a) => a.side === 'client')
  return guests.length > 0 && guests.every((a) => a.response === 'declined')
}
