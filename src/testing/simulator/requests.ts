import type { Party } from '../../events/index.ts'
import { request } from '../builders.ts'
import { DAY, HOUR, isWorkingDay, midnight, workingDayFrom, workingHoursAfter } from './clock.ts'
import type { Diary } from './diary.ts'
import type { Noise } from './noise.ts'
import { atDesk } from './talk.ts'

/** What the client asks for: acknowledged within hours, done within days, now and then out of scope and then mostly declined. */
export function clientRequests(diary: Diary): void {
  const noise = diary.noise('requests')
  const { style, trouble, cast } = diary
  for (let day = midnight(diary.from); day < diary.to; day += DAY) {
    if (!isWorkingDay(day)) continue
    const rate = (style.requests / 5) * (1 - trouble('ghosting', day)) * (1 - 0.7 * trouble('contact-drop', day))
    for (let i = noise.poisson(rate); i > 0; i -= 1) {
      const [main] = cast.clientTeam(day)
      if (main !== undefined) serve(diary, noise, atDesk(noise, day), main, 'topic')
    }
  }
  onboarding(diary, noise)
}

function serve(diary: Diary, noise: Noise, at: number, by: Party, topic: string): void {
  const { style, trouble } = diary
  const slow = trouble('unanswered-requests', at)
  const ref = diary.ref('request')
  const inScope = noise.chance(0.93)
  const what = topic === 'topic' ? noise.pick([...style.services.map((s) => `service:${s}`), 'quote', 'change', 'material']) : topic
  const step = { ref, by, topic: what, inScope }
  diary.add(request, at, { ...step, status: 'opened' as const })
  if (noise.chance(0.6 * slow)) return
  const hours = Math.min(noise.logNormal(2, 1), 14) * Math.exp(2.5 * slow)
  const seen = workingHoursAfter(at, hours)
  if (!inScope && noise.chance(0.4)) return diary.add(request, seen, { ...step, status: 'declined' as const })
  diary.add(request, seen, { ...step, status: 'acknowledged' as const })
  const done = workingHoursAfter(seen, noise.logNormal(12, 0.9))
  diary.add(request, done, { ...step, status: 'resolved' as const })
  // Once in thirty something was not right yet.
  if (!noise.chance(1 / 30)) return
  const again = workingHoursAfter(done, noise.logNormal(8, 0.8))
  diary.add(request, again, { ...step, status: 'reopened' as const })
  diary.add(request, workingHoursAfter(again, noise.logNormal(6, 0.6)), { ...step, status: 'resolved' as const })
}

/** A new client is asked who it is and what it wants. */
function onboarding(diary: Diary, noise: Noise): void {
  const { style, cast, from } = diary
  if (style.startedAt < from) return
  const at = workingDayFrom(style.startedAt + DAY) + 11 * HOUR
  const step = { ref: diary.ref('request'), by: cast.agencyMain(at), topic: 'questionnaire' }
  diary.add(request, at, { ...step, status: 'opened' as const })
  diary.add(request, workingHoursAfter(at, noise.logNormal(16, 0.6)), { ...step, status: 'resolved' as const })
}

/** What we wait for from the client: approvals, most within days; whoever forgot is reminded after a week and then hurries. */
export function approvals(diary: Diary): void {
  const noise = diary.noise('approvals')
  const { trouble, cast, style } = diary
  for (let day = midnight(diary.from); day < diary.to; day += DAY) {
    if (!isWorkingDay(day) || !noise.chance((style.promises * 0.5) / 5)) continue
    const at = atDesk(noise, day)
    const step = { ref: diary.ref('approval'), by: cast.agencyMain(day), topic: 'approval' }
    diary.add(request, at, { ...step, status: 'opened' as const })
    const days = noise.logNormal(2.5, 0.9)
    const hurried = days > 7 ? 7 + (days - 7) / 2 : days
    const stalled = Math.max(trouble('stalled-approvals', at), trouble('ghosting', at))
    diary.add(request, workingHoursAfter(at, hurried * Math.exp(2.2 * stalled) * (40 / 7)), { ...step, status: 'resolved' as const })
  }
}

