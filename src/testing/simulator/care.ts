import { incident, initiative, usage } from '../builders.ts'
import { addWorkingDays, DAY, HOUR, isChristmas, isWorkingDay, midnight, WEEK, workingDayFrom, workingHoursAfter } from './clock.ts'
import type { Diary } from './diary.ts'
import type { Noise } from './noise.ts'
import { atDesk } from './talk.ts'

/** Ideas of ours a week, beside the roadmap of each quarter. Assumed. */
const IDEAS = 0.42
/** Mistakes a week, most of them found by us. Assumed: about one a year that is worth writing down. */
const MISTAKES = 1.1 / 52

/** Tests, roadmaps and proposals of ours; some are declined, most are done. */
export function initiatives(diary: Diary): void {
  const noise = diary.noise('initiatives')
  const { trouble, from, to } = diary
  let roadmap = from + noise.between(0, 91) * DAY
  for (let week = midnight(from); week < to; week += WEEK) {
    const active = 1 - 0.95 * trouble('reactive-service', week)
    if (week >= roadmap) {
      roadmap += 91 * DAY
      if (noise.chance(active)) idea(diary, noise, workingDayFrom(week), 'roadmap')
    }
    if (isChristmas(week) || !noise.chance(IDEAS * active)) continue
    idea(diary, noise, workingDayFrom(week + noise.below(5) * DAY), noise.chance(0.75) ? 'test' : 'proposal')
  }
}

/** One idea from proposal to done. */
export function idea(diary: Diary, noise: Noise, day: number, kind: 'test' | 'proposal' | 'roadmap'): void {
  const by = diary.cast.agencyMain(day)
  const step = { ref: diary.ref('idea'), kind, by }
  const at = atDesk(noise, day)
  diary.add(initiative, at, { ...step, status: 'proposed' as const })
  const answered = addWorkingDays(at, 1 + noise.below(7)) + 11 * HOUR
  const declines = (kind === 'proposal' ? 0.35 : 0.08) + 0.5 * diary.trouble('scope-shrinkage', at)
  if (noise.chance(declines)) return diary.add(initiative, answered, { ...step, status: 'declined' as const })
  diary.add(initiative, answered, { ...step, status: 'accepted' as const })
  diary.add(initiative, addWorkingDays(answered, 8 + noise.below(20)) + 11 * HOUR, { ...step, status: 'done' as const })
}

/** Mistakes: found mostly by us, owned the next day, put right within days. */
export function incidents(diary: Diary): void {
  const noise = diary.noise('incidents')
  for (let day = midnight(diary.from); day < diary.to; day += DAY) {
    const repeated = diary.trouble('repeated-mistakes', day)
    const unowned = diary.trouble('unowned-mistakes', day)
    if (!isWorkingDay(day) || !noise.chance((MISTAKES + 0.35 * repeated + 0.2 * unowned) / 5)) continue
    mistake(diary, noise, day, repeated > 0 ? 'error' : noise.pick(['error', 'error', 'tracking', 'outage'] as const), unowned)
  }
}

function mistake(diary: Diary, noise: Noise, day: number, kind: 'error' | 'tracking' | 'outage', unowned: number): void {
  const at = atDesk(noise, day)
  const ours = diary.cast.agencyMain(day)
  const [client = ours] = diary.cast.clientTeam(day)
  const step = { ref: diary.ref('incident'), kind, by: ours, foundBy: noise.chance(0.25 + 0.4 * unowned) ? client : ours }
  diary.add(incident, at, { ...step, status: 'found' as const })
  const owns = !noise.chance(0.8 * unowned)
  if (owns) diary.add(incident, workingHoursAfter(at, Math.min(noise.logNormal(2.5, 0.8), 12)), { ...step, status: 'owned' as const })
  if (owns && noise.chance(0.6)) diary.add(incident, workingHoursAfter(at, 14), { ...step, status: 'planned' as const })
  const resolvedAt = workingHoursAfter(at, 14 + Math.min(noise.logNormal(5, 0.7), 9) + 60 * unowned)
  diary.add(incident, resolvedAt, { ...step, status: 'resolved' as const })
  // Whoever learns from it also mends what let it happen; that is a repair and no idea.
  if (!owns || !noise.chance(0.3)) return
  const fix = { ref: diary.ref('idea'), kind: 'fix' as const, by: ours }
  diary.add(initiative, resolvedAt + DAY, { ...fix, status: 'proposed' as const })
  diary.add(initiative, addWorkingDays(resolvedAt, 6) + 11 * HOUR, { ...fix, status: 'done' as const })
}

/** Hours worked against hours planned, once a week. */
export function hours(diary: Diary): void {
  const noise = diary.noise('hours')
  const planned = Math.max(2, diary.style.fee / 12_000 / 4.35)
  // Hours vary by a quarter from week to week; whoever looks at them takes a third of what ran over out of the next week.
  let over = 0
  for (let week = midnight(diary.from); week < diary.to; week += WEEK) {
    const at = workingDayFrom(week + 3 * DAY) + 15 * HOUR
    const share = isChristmas(at) ? 0.3 : 1
    const stretch = 1 - 0.6 * diary.trouble('scope-shrinkage', at)
    diary.add(usage, at, { what: 'planned-hours', count: round(planned * share) })
    const worked = share * Math.max(0.2, Math.exp(noise.normal(-0.03, 0.25)) - over / 3)
    over += worked - share
    diary.add(usage, at, { what: 'hours', count: round(planned * stretch * worked) })
  }
}

const round = (count: number): number => Math.round(count * 4) / 4
