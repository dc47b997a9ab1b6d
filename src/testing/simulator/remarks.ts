import type { Cue, CueCode } from '../../events/index.ts'
import type { CauseName } from './causes.ts'
import { DAY, isWorkingDay, midnight } from './clock.ts'
import type { Diary } from './diary.ts'
import { askedAgain, remark } from './talk.ts'

interface Remark {
  readonly cause: CauseName
  readonly by: 'client' | 'agency'
  /** Messages a week at full strength. Assumed. */
  readonly perWeek: number
  readonly says: readonly CueCode[]
}

const REMARKS: readonly Remark[] = [
  { cause: 'question-surge', by: 'client', perWeek: 4, says: ['question', 'question', 'question', 'audit-question'] },
  { cause: 'direction-confusion', by: 'client', perWeek: 0.5, says: ['direction-confusion'] },
  { cause: 'status-chasing', by: 'client', perWeek: 1.5, says: ['status-request'] },
  { cause: 'client-grievance', by: 'client', perWeek: 0.6, says: ['performance-complaint', 'pace-complaint', 'feels-unimportant'] },
  { cause: 'value-doubt', by: 'client', perWeek: 0.6, says: ['value-question', 'value-question', 'budget-pressure', 'discount-request'] },
  { cause: 'exit-preparation', by: 'client', perWeek: 0.7, says: ['contract-question', 'competitor-mention', 'export-request', 'in-house-talk'] },
  { cause: 'unclear-answers', by: 'client', perWeek: 0.9, says: ['re-asked'] },
  { cause: 'unclear-answers', by: 'agency', perWeek: 0.4, says: ['evasive'] },
  { cause: 'blaming', by: 'agency', perWeek: 0.7, says: ['blame', 'defensive', 'adversarial'] },
]

/** What planted causes make people write, beside their ordinary mail. */
export function remarks(diary: Diary): void {
  for (const { cause, by, perWeek, says } of REMARKS) {
    const noise = diary.noise(`remarks/${cause}/${by}`)
    for (let day = midnight(diary.from); day < diary.to; day += DAY) {
      const rate = (diary.trouble(cause, day) * perWeek) / 5
      if (rate === 0 || !isWorkingDay(day)) continue
      for (let i = noise.poisson(rate); i > 0; i -= 1) {
        const code = noise.pick(says)
        if (code === 're-asked') askedAgain(diary, noise, day)
        else remark(diary, noise, day, by, cueOf(code))
      }
    }
  }
  monthlyQuestion(diary)
}

const cueOf = (code: CueCode): Cue => (code === 'blame' ? { code, topic: 'client' } : { code })

/** Month after month the same question, a week after the report. */
function monthlyQuestion(diary: Diary): void {
  const noise = diary.noise('remarks/monthly')
  for (let day = midnight(diary.from) + 14 * DAY; day < diary.to; day += 30 * DAY) {
    if (!noise.chance(diary.trouble('repeated-questions', day))) continue
    remark(diary, noise, day + noise.below(4) * DAY, 'client', { code: 'direction-question', topic: 'results' })
  }
}
