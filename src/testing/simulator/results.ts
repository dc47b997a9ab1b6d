import type { ReportAnswer } from '../../events/index.ts'
import { performance, report } from '../builders.ts'
import { DAY, HOUR, localDate, workingDayFrom } from './clock.ts'
import type { Diary } from './diary.ts'
import { euros, type MediaMonth } from './money.ts'

const ANSWERS: readonly ReportAnswer[] = ['goal-progress', 'real-value', 'data-focus', 'weak-areas', 'outlook', 'data-meaning']

/** Results lie around their target, most of the time a little above: spread sd of ln, and how much a good month lasts. Assumed. */
const RESULT_SPREAD = 0.11
const RESULT_LASTS = 0.4

/** What the media money brought, month by month against a target, and the report about it. */
export function results(diary: Diary, months: readonly MediaMonth[]): void {
  const noise = diary.noise('results')
  const { trouble, style } = diary
  const costPerLead = noise.between(1500, 6000)
  // A report that leaves out half of the answers by habit would be the trouble itself; good ones leave out one at most.
  const omitted = noise.chance(0.5) ? noise.pick(ANSWERS) : null
  let luck = 0
  for (const { from, to, amounts, costShare } of months) {
    luck = RESULT_LASTS * luck + noise.normal(0, RESULT_SPREAD * Math.sqrt(1 - RESULT_LASTS ** 2))
    const at = workingDayFrom(to + 3 * DAY) + 7 * HOUR
    const period = { from: localDate(from), to: localDate(to) }
    const planned = amounts.ads / costPerLead
    const actual = Math.round((planned / costShare) * Math.exp(0.03 + luck) * (1 - 0.45 * trouble('unmet-goals', to)))
    // Platforms pass a daily budget on some days and make it up on others; the month comes out a little below.
    const spend = amounts.ads * (Math.min(1.06, noise.normal(0.97, 0.03)) + 0.35 * trouble('overspend', to))
    diary.add(performance, at, {
      service: 'ads', kpi: 'leads', period, actual, target: Math.max(1, Math.round(planned)), better: 'higher' as const, spend: euros(spend),
    })
    const sent = at + noise.between(2, 60) * HOUR
    const ref = diary.ref('report')
    const answers = ANSWERS.filter((answer) => answer !== omitted && noise.chance(0.96))
    const metrics = ['leads', 'spend', 'cost per lead', 'clicks', ...(style.services.includes('seo') ? ['rankings'] : [])]
    diary.add(report, sent, { ref, status: 'sent' as const, answers, metrics, errors: noise.chance(0.02) ? 1 : 0 })
    if (noise.chance(0.7)) diary.add(report, sent + noise.logNormal(12, 1.5) * HOUR, { ref, status: 'opened' as const })
  }
}
