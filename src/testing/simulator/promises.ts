import { commitment, message } from '../builders.ts'
import { addWorkingDays, DAY, HOUR, isWorkingDay, localDate, midnight } from './clock.ts'
import type { Diary } from './diary.ts'
import type { Noise } from './noise.ts'
import { atDesk } from './talk.ts'

/** Share of our promises that slip. Assumed: norms say 0.15; a steady account is a little better. */
const SLIPS = 0.12
/** How a slip is told, when all is well: in good time, a working day ahead, on the day, not at all. Assumed. */
const NOTICES = { early: 0.7, dayBefore: 0.17, sameDay: 0.06 }

/** Dated promises, fewer where the client has to ask how things stand, most kept; those that slip are mostly announced in good time and then kept on the new day. */
export function promises(diary: Diary): void {
  const noise = diary.noise('promises')
  for (let day = midnight(diary.from); day < diary.to; day += DAY) {
    if (isWorkingDay(day) && noise.chance((diary.style.promises / 5) * (1 - 0.8 * diary.trouble('status-chasing', day)))) promise(diary, noise, day)
  }
}

function promise(diary: Diary, noise: Noise, day: number): void {
  const { trouble, cast } = diary
  const due = addWorkingDays(day, 4 + noise.below(10))
  const step = { ref: diary.ref('promise'), by: cast.agencyMain(day) }
  diary.add(commitment, atDesk(noise, day), { ...step, status: 'made' as const, dueOn: localDate(due) })
  const late = trouble('missed-deadlines', due)
  const silent = Math.max(trouble('late-delay-notice', due), 0.7 * late)
  if (!noise.chance(Math.max(SLIPS, 0.75 * late, 0.4 * silent))) {
    return diary.add(commitment, addWorkingDays(due, -noise.below(3)) + (9 + 6 * noise.next()) * HOUR, { ...step, status: 'delivered' as const, dueOn: localDate(due) })
  }
  const newDue = addWorkingDays(due, Math.ceil(noise.logNormal(2, 0.6) * (1 + 3 * late)))
  const ahead = leadOf(noise, silent)
  // Nobody announces a delay before the day after the promise.
  const noticeAt = ahead === null ? null : Math.max(addWorkingDays(due, -ahead), addWorkingDays(day, 1)) + 9 * HOUR
  if (noticeAt !== null) {
    diary.add(commitment, noticeAt, { ...step, status: 'moved' as const, dueOn: localDate(newDue), announced: true })
    tell(diary, noise, noticeAt)
  }
  const delivered = addWorkingDays(newDue, late > 0 && noise.chance(0.5) ? 4 : 0) + (9 + 6 * noise.next()) * HOUR
  diary.add(commitment, delivered, { ...step, status: 'delivered' as const, dueOn: localDate(noticeAt === null ? due : newDue) })
}

/** Working days of notice, null for none. */
function leadOf(noise: Noise, silent: number): number | null {
  if (noise.chance(silent)) return noise.chance(0.5) ? null : 0
  const draw = noise.next()
  if (draw < NOTICES.early) return 2 + noise.below(3)
  if (draw < NOTICES.early + NOTICES.dayBefore) return 1
  return draw < NOTICES.early + NOTICES.dayBefore + NOTICES.sameDay ? 0 : null
}

function tell(diary: Diary, noise: Noise, at: number): void {
  const [client] = diary.cast.clientTeam(at)
  if (client === undefined) return
  diary.add(message, at + 600_000, {
    channel: 'email' as const, ref: diary.ref('delay'), from: diary.cast.agencyMain(at), to: [client], expectsReply: false,
    words: Math.round(noise.between(40, 120)), cues: [{ code: 'delay-notice' as const }],
  })
}
