import type { Signal } from '../assess/index.ts'
import type { Money } from '../events/index.ts'
import { median } from '../statistics/index.ts'
import type { ClientStanding, RankedClient, Reason, UnrankedClient, WorkItem } from './portfolio-assessment.ts'

/** More than three reasons at once are no plan. Assumed. */
const REASONS = 3

/**
 * Whom to look after first. Only clients that show a sign are in: with the others there is nothing to do yet. A client whose
 * fee is unknown is placed as if it paid the median fee, so that it is neither forgotten nor put first.
 *
 * @param capacity - how many clients can be looked after
 */
export function worklistOf(ranked: readonly RankedClient[], unranked: readonly UnrankedClient[], capacity: number): WorkItem[] {
  const [first] = ranked
  const usual =
    first === undefined
      ? null
      : { amount: median(ranked.map(({ monthlyFee }) => monthlyFee.amount)), currency: first.monthlyFee.currency }
  const items = [
    ...ranked.map((client) => itemOf(client, client.expectedLoss, false)),
    ...unranked.map((client) =>
      itemOf(client, usual === null ? null : expectedLoss(usual, client.assessment.risk.probability), true),
    ),
  ]
  return items
    .filter((item) => item.reasons.length > 0)
    .sort(
      (a, b) =>
        (b.expectedLoss?.amount ?? 0) - (a.expectedLoss?.amount ?? 0) || b.risk - a.risk || (a.clientId < b.clientId ? -1 : 1),
    )
    .slice(0, capacity)
}

/** A year's fee times the chance of leaving within the horizon, in whole minor units. */
export function expectedLoss(monthlyFee: Money, risk: number): Money {
  return { amount: Math.round(monthlyFee.amount * 12 * risk), currency: monthlyFee.currency }
}

function itemOf({ clientId, name, assessment }: ClientStanding, loss: Money | null, feeAssumed: boolean): WorkItem {
  return {
    clientId,
    name,
    expectedLoss: loss,
    feeAssumed,
    risk: assessment.risk.probability,
    reasons: reasonsOf(assessment.signals),
  }
}

/** The worst signs, each with the first play that is not named yet: doing one thing twice helps nobody. */
function reasonsOf(signals: readonly Signal[]): Reason[] {
  const named = new Set<string>()
  return signals.slice(0, REASONS).map(({ id, since, plays }) => {
    const play = plays.find((code) => !named.has(code)) ?? null
    if (play !== null) named.add(play)
    return { id, since, play }
  })
}
