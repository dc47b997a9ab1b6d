import type { Attendee, Party } from '../../events/index.ts'
import { meeting } from '../builders.ts'
import { addWorkingDays, DAY, HOUR, iso, isChristmas, isWorkingDay, midnight, workingDayFrom } from './clock.ts'
import type { Diary } from './diary.ts'
import type { Noise } from './noise.ts'
import { untold } from './talk.ts'

/** Shares of ordinary meetings that the client moves, calls off or forgets, and that we call off. Assumed. */
const MOVED = 0.05
const CALLED_OFF = 0.035
const NO_SHOW = 0.007
const WE_CALL_OFF = 0.02
/** Meetings of which the calendar says no more than that they were planned, and those that somebody called off and nobody knows who. */
const NOT_NOTED = 0.03
const OFF_BY_NOBODY = 0.01

/** Every fourth or so of these is a look back and ahead. */
const REVIEW_DAYS = 91

/** The regular call, the next one always in the calendar; kickoff, reviews, and a first talk with a successor. */
export function meetings(diary: Diary): void {
  const noise = diary.noise('meetings')
  const { style, cast, from, to } = diary
  if (style.startedAt >= from) single(diary, noise, addWorkingDays(style.startedAt, 3 + noise.below(5)), 'kickoff')
  let planned = Math.max(from - 7 * DAY, midnight(style.startedAt))
  let lastReview = from
  // Fridays are for notes.
  for (let day = workingDayFrom(planned + (2 + noise.below(7)) * DAY); day < to; day += style.meetingDays * DAY) {
    const review = day - lastReview >= REVIEW_DAYS - style.meetingDays / 2 && !noise.chance(diary.trouble('renewal-stall', day))
    if (review) lastReview = day
    if (isChristmas(day) || !isWorkingDay(day)) continue
    regular(diary, noise, day, planned + 12 * HOUR, review)
    planned = day
  }
  for (const { at, orderly } of cast.clientHandovers) {
    if (orderly) single(diary, noise, addWorkingDays(at, 3 + noise.below(5)), 'check-in')
  }
}

function regular(diary: Diary, noise: Noise, day: number, plannedAt: number, review: boolean): void {
  const { style, trouble, cast } = diary
  const startsAt = day + (8 + noise.below(7)) * HOUR
  const ref = diary.ref('meeting')
  const invited: Party[] = [...cast.clientTeam(day), cast.agencyMain(day)]
  const [client] = invited
  const common = { ref, recurring: true, minutes: style.meetingMinutes, purpose: review ? 'review' as const : 'check-in' as const }
  diary.add(meeting, Math.max(plannedAt, diary.from), { ...common, status: 'scheduled' as const, startsAt: iso(startsAt), attendees: invited })
  const withdrawn = trouble('meeting-withdrawal', day)
  const off = (at: number, status: 'cancelled' | 'no-show', by: Party | undefined): void => {
    diary.add(meeting, at, { ...common, status, startsAt: iso(startsAt), attendees: invited, ...(by === undefined ? {} : { by }) })
  }
  if (noise.chance(trouble('ghosting', day))) return off(startsAt + HOUR, 'no-show', client)
  if (noise.chance(CALLED_OFF + 0.6 * withdrawn)) return off(startsAt - noise.between(2, 40) * HOUR, 'cancelled', client)
  if (noise.chance(NO_SHOW + 0.1 * withdrawn)) return off(startsAt + HOUR, 'no-show', client)
  if (noise.chance(WE_CALL_OFF + 0.6 * untold(diary, day))) return off(startsAt - noise.between(2, 40) * HOUR, 'cancelled', cast.agencyMain(day))
  if (noise.chance(OFF_BY_NOBODY)) return off(startsAt - noise.between(2, 40) * HOUR, 'cancelled', undefined)
  if (noise.chance(NOT_NOTED)) return
  let heldAt = startsAt
  if (noise.chance(MOVED)) {
    heldAt = workingDayFrom(day + (1 + noise.below(6)) * DAY) + (startsAt - day)
    diary.add(meeting, startsAt - noise.between(3, 40) * HOUR, {
      ...common, status: 'rescheduled' as const, startsAt: iso(heldAt), previousStartsAt: iso(startsAt), attendees: invited,
      ...(client === undefined ? {} : { by: client }),
    })
  }
  hold(diary, noise, heldAt, common, Math.exp(-0.9 * trouble('meeting-withdrawal', day)), 0.7 * trouble('meeting-withdrawal', day))
}

type Common = Pick<Parameters<typeof meeting>[1] & object, 'ref' | 'recurring' | 'minutes' | 'purpose'>

function hold(diary: Diary, noise: Noise, startsAt: number, common: Common, shorter: number, mainStaysAway: number): void {
  const { style, cast } = diary
  const [main, ...others] = cast.clientTeam(startsAt)
  const guests = [
    ...(main !== undefined && noise.chance(0.95 - mainStaysAway) ? [main] : []),
    ...others.filter(() => noise.chance(0.7)),
  ]
  const attendees: Attendee[] = [...(guests.length > 0 ? guests : others.slice(0, 1)), cast.agencyMain(startsAt)]
  const ownMinutes = (common.minutes ?? style.meetingMinutes) * shorter * Math.exp(noise.normal(0, 0.2))
  const minutes = Math.max(5, Math.round(ownMinutes / 5) * 5)
  const prepared = noise.chance(style.discipline)
  const end = startsAt + minutes * 60_000
  const recapAt = noise.chance(style.discipline) ? end + noise.between(0.5, 20) * HOUR : null
  diary.add(meeting, recapAt ?? end, {
    ...common, status: 'held' as const, startsAt: iso(startsAt), minutes, attendees, cues: [],
    ...(prepared ? { agendaSentAt: iso(startsAt - noise.between(3, 30) * HOUR) } : {}),
    ...(recapAt === null ? {} : { recapSentAt: iso(recapAt) }),
  })
}

function single(diary: Diary, noise: Noise, day: number, purpose: 'kickoff' | 'check-in' | 'planning'): void {
  const startsAt = day + 10 * HOUR
  if (startsAt < diary.from) return
  hold(diary, noise, startsAt, { ref: diary.ref('meeting'), minutes: 60, purpose }, 1, 0)
}

/** A talk about the next term, apart from the regular ones. */
export function planningTalk(diary: Diary, noise: Noise, day: number): void {
  single(diary, noise, workingDayFrom(day), 'planning')
}
