import { budget, financials, invoice } from '../builders.ts'
import { DAY, HOUR, localDate, workingDayFrom } from './clock.ts'
import type { Diary } from './diary.ts'

/** One calendar month of media money, and how far it goes. */
export interface MediaMonth {
  readonly from: number
  readonly to: number
  /** Minor units by service. */
  readonly amounts: Readonly<Record<'ads' | 'social', number>>
  /** Cost of a result against the usual one: lower after work that made the account more efficient. */
  readonly costShare: number
}

export const euros = (amount: number) => ({ amount: Math.round(amount), currency: 'EUR' })

/** The calendar months that begin within the diary. */
export function monthsOf(diary: Diary): { from: number; to: number }[] {
  const begin = new Date(Math.max(diary.from, diary.style.startedAt))
  const months: { from: number; to: number }[] = []
  for (let i = 1; ; i += 1) {
    const from = Date.UTC(begin.getUTCFullYear(), begin.getUTCMonth() + i, 1)
    if (from >= diary.to) return months
    months.push({ from, to: Date.UTC(begin.getUTCFullYear(), begin.getUTCMonth() + i + 1, 1) - DAY })
  }
}

/** Trims and rises by habit from month to month, sd of ln. Assumed. */
const TRIM = 0.03

/**
 * Media budgets, set every month by the client: small trims, seasons, a rise a year, money moved between our services, cuts that we
 * proposed, and savings after work that made the account efficient, put to use elsewhere.
 */
export function budgets(diary: Diary): MediaMonth[] {
  const noise = diary.noise('budgets')
  const { style, trouble, cast } = diary
  const media = style.fee * noise.between(1, 4)
  const second = noise.chance(0.5) ? noise.between(0.2, 0.5) : 0
  const lowSeason = noise.below(12)
  const growth = noise.between(1, 1.12)
  const efficientFrom = noise.chance(0.3) ? 6 + noise.below(20) : Infinity
  const proposedCut = noise.chance(0.3) ? 6 + noise.below(24) : Infinity
  const moved = second > 0 && noise.chance(0.3) ? 6 + noise.below(24) : Infinity
  return monthsOf(diary).map(({ from, to }, i) => {
    const at = from + 8 * HOUR
    const [client] = cast.clientTeam(at)
    const seasonal = style.season > 0 && [0, 1].includes((new Date(from).getUTCMonth() - lowSeason + 12) % 12)
    const cut = 1 - 0.45 * (trouble('budget-cut', at) > 0 ? 1 : 0)
    const level = media * growth ** (i / 12) * (seasonal ? 1 - style.season : 1) * (i >= proposedCut ? 0.8 : 1) * (i >= efficientFrom + 2 ? 0.8 : 1) * cut
    const trimmed = level * Math.exp(noise.normal(0, TRIM))
    const social = trimmed * second * (i >= moved ? 1.5 : 1)
    const amounts = { ads: Math.round(trimmed - social), social: Math.round(social) }
    const by = i === proposedCut ? cast.agencyMain(at) : client
    const why = i === efficientFrom + 2 ? { reason: 'efficiency' as const, reallocatedTo: 'shops' } : seasonal ? { reason: 'seasonal' as const } : {}
    for (const service of ['ads', 'social'] as const) {
      if (amounts[service] === 0) continue
      diary.add(budget, at, { service, amount: euros(amounts[service]), per: 'month' as const, ...(by === undefined ? {} : { by }), ...why })
    }
    return { from, to, amounts, costShare: i >= efficientFrom ? 0.75 : 1 }
  })
}

/** An invoice a month, paid in the client's own way with its ordinary lateness; and what the client earned us. */
export function accounts(diary: Diary): void {
  const noise = diary.noise('accounts')
  const { style, trouble } = diary
  for (const { from, to } of monthsOf(diary)) {
    const at = workingDayFrom(from + 2 * DAY) + 9 * HOUR
    const due = at + 30 * DAY
    const ref = diary.ref('invoice')
    const amount = euros(style.fee)
    diary.add(invoice, at, { ref, status: 'issued' as const, amount, dueOn: localDate(due) })
    // Once in a hundred invoices something lies on a desk for two weeks more.
    const forgotten = noise.chance(0.01) ? noise.between(8, 18) : 0
    const late = style.paysAfter + noise.normal(0, 2.5) + forgotten + 40 * trouble('late-payment', due)
    const paid = workingDayFrom(Math.max(at + 2 * DAY, due + late * DAY)) + 11 * HOUR
    diary.add(invoice, paid, { ref, status: 'paid' as const, amount })
    const margin = style.margin + noise.normal(0, 0.06)
    const period = { from: localDate(from), to: localDate(to) }
    diary.add(financials, to + 6 * DAY, { period, revenue: amount, cost: euros(style.fee * (1 - margin)) })
  }
}
