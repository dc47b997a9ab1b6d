import { contract, plan } from '../builders.ts'
import { idea } from './care.ts'
import { DAY, HOUR, localDate, workingDayFrom } from './clock.ts'
import type { Diary, Stamp } from './diary.ts'
import { planningTalk } from './meetings.ts'
import { euros } from './money.ts'
import type { Noise } from './noise.ts'
import type { Style } from './style.ts'

const TERM = 364 * DAY

/** The last days on which notice can be given, the first of them a year after the start; none where it can be given at any time. */
export function noticeDaysOf({ openEnded, startedAt, noticeDays }: Style, to: number): number[] {
  const days: number[] = []
  for (let day = startedAt + TERM + DAY - noticeDays * DAY; !openEnded && day < to; day += TERM + DAY) days.push(day)
  return days
}

/** Signed, talked about before each last day of notice, renewed in time; where the client leaves, notice on the last day. */
export function agreement(diary: Diary, leaves: boolean): void {
  const noise = diary.noise('agreement')
  const { style, to, from, cast, trouble } = diary
  const [by = cast.agencyMain(from)] = cast.clientTeam(style.startedAt)
  const { noticeDays } = style
  const autoRenews = noise.chance(0.5)
  const ref = diary.ref('contract')
  // Who can go at any time with thirty days of notice needs no clause for it.
  const terms = { ref, by, noticeDays, outClause: !style.openEnded, clientOwnsAccounts: true, services: [...style.services] }
  const fee = (at: number): number => style.fee * (1 - 0.22 * (trouble('scope-shrinkage', at) > 0 ? 1 : 0))
  const term = (at: number) => (style.openEnded
    ? { startsOn: localDate(at), monthlyFee: euros(fee(at)) }
    : { startsOn: localDate(at), endsOn: localDate(at + TERM), autoRenews, monthlyFee: euros(fee(at)) })
  // Not the builder's: it would give an open-ended contract a last day.
  const sign = (at: number, status: 'signed' | 'renewed', start: number): void => {
    diary.add((when, fields: ReturnType<typeof term> & typeof terms & Stamp) => ({ type: 'contract', at: when, status, ...fields }), at, {
      ...terms, ...term(start),
    })
  }
  sign(style.startedAt, 'signed', style.startedAt)
  for (const day of noticeDaysOf(style, to)) renewal(diary, noise, day, (at) => { sign(at, 'renewed', day + noticeDays * DAY) })
  shrink(diary, (at) => { sign(at, 'renewed', at) })
  if (leaves) diary.add(contract, to - HOUR, { ref, status: 'notice-given' as const, by, noticeDays, effectiveOn: localDate(to + noticeDays * DAY) })
}

/** The next term is talked over some weeks before the last day of notice, and agreed before it. */
function renewal(diary: Diary, noise: Noise, noticeDay: number, renew: (at: number) => void): void {
  const talkDay = workingDayFrom(noticeDay - noise.between(46, 58) * DAY)
  const agreedAt = workingDayFrom(noticeDay - noise.between(4, 20) * DAY) + 12 * HOUR
  if (noise.chance(diary.trouble('renewal-stall', agreedAt))) return
  if (talkDay > diary.from) {
    planningTalk(diary, noise, talkDay)
    idea(diary, noise, talkDay, 'roadmap')
  }
  renew(agreedAt)
}

/** Where the client takes less, the contract is written anew with a lower fee. */
function shrink(diary: Diary, renew: (at: number) => void): void {
  for (let at = diary.from; at < diary.to; at += DAY) {
    if (diary.trouble('scope-shrinkage', at) > 0) return renew(at + 12 * HOUR)
  }
}

/** Agreed at the start, reviewed each quarter give or take, and after a new main contact has come. */
export function plans(diary: Diary): void {
  const noise = diary.noise('plans')
  const { style, cast, from, to, trouble } = diary
  const ref = diary.ref('plan')
  const write = (day: number, status: 'agreed' | 'reviewed'): void => {
    const at = workingDayFrom(day) + 13 * HOUR
    if (noise.chance(trouble('missing-plan', at))) return
    diary.add(plan, at, {
      ref, status, kpis: ['leads'],
      // Each review sets the next steps anew, so none falls due between two of them.
      milestones: [120, 180, 240].map((days, i) => ({ name: `step ${i + 1}`, dueOn: localDate(at + days * DAY) })),
    })
  }
  write(style.startedAt + (5 + noise.below(12)) * DAY, 'agreed')
  const reviews = cast.clientHandovers.filter(({ orderly }) => orderly).map(({ at }) => at + noise.between(14, 24) * DAY)
  const first = Math.max(from - 91 * DAY, style.startedAt + 20 * DAY) + noise.between(40, 100) * DAY
  for (let day = first; day < to; day += noise.logNormal(91, 0.1) * DAY) reviews.push(day)
  for (const day of reviews.sort((a, b) => a - b)) write(day, 'reviewed')
}
