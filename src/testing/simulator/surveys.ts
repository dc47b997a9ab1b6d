import { advocacy, pulse, survey } from '../builders.ts'
import { DAY, every, HOUR, iso, MONTH, workingDayFrom } from './clock.ts'
import type { Diary } from './diary.ts'
import { once } from './people.ts'

/** How much the same content person's score varies from one time to the next, in points. Assumed. */
const SCORE_NOISE = 0.6

/** Surveys of the people who write, answered or not, with scores that vary for no reason. */
export function surveys(diary: Diary): void {
  const noise = diary.noise('surveys')
  const { style, from, to, trouble } = diary
  const levels = new Map<string, number>()
  const jitter = (): number => noise.between(-7, 7) * DAY
  const first = Math.max(from, style.startedAt + 60 * DAY) + noise.between(0, style.surveyDays) * DAY
  for (const day of every(first, to, style.surveyDays * DAY, jitter)) {
    const at = day + 9 * HOUR
    if (noise.chance(trouble('unasked-feedback', at))) continue
    const ref = diary.ref('survey')
    for (const respondent of diary.cast.clientTeam(at).slice(0, 3)) {
      const name = respondent.person ?? ''
      const level = levels.get(name) ?? style.score + noise.normal(0, 0.4)
      levels.set(name, level)
      diary.add(survey, at, { ref, metric: 'nps' as const, status: 'sent' as const, respondent })
      if (!noise.chance(style.votes * (1 - 0.95 * Math.max(trouble('survey-silence', at), trouble('ghosting', at))))) continue
      const score = Math.max(0, Math.min(10, Math.round(level + noise.normal(0, SCORE_NOISE) - 4.5 * trouble('low-nps', at))))
      diary.add(survey, at + noise.logNormal(20, 1.2) * HOUR, { ref, metric: 'nps' as const, status: 'answered' as const, score, respondent })
    }
  }
}

/** A reference or a case study once in about three years; asked and declined only where that is planted. */
export function references(diary: Diary): void {
  const noise = diary.noise('references')
  for (let at = diary.from + noise.between(30, 120) * DAY; at < diary.to; at += 91 * DAY) {
    if (noise.chance(1 / 12)) diary.add(advocacy, workingDayFrom(at) + 13 * HOUR, { kind: noise.pick(['reference', 'testimonial', 'referral'] as const), status: 'given' as const })
  }
  once(diary, (at) => diary.trouble('declined-advocacy', at), (at) => { diary.add(advocacy, at, { kind: 'case-study' as const, status: 'declined' as const }) })
}

/** The account manager's own reading, once a month for half of the clients, and rosy. */
export function pulses(diary: Diary): void {
  const noise = diary.noise('pulses')
  if (noise.chance(0.5)) return
  for (let at = diary.from + noise.between(5, 30) * DAY; at < diary.to; at += MONTH) {
    const when = workingDayFrom(at) + 14 * HOUR
    diary.add(pulse, when, {
      health: Math.round(noise.between(68, 92)), author: diary.cast.agencyMain(when).person ?? 'agency', note: 'regular call', expiresOn: iso(when + MONTH),
    })
  }
}
