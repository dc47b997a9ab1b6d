import type { ContractEvent, EventBase } from '../../events/index.ts'
import type { Contract, Measures } from '../../measures/index.ts'
import type { Calendar } from '../../timeline/index.ts'

/** What the client paid, or bought, from one local day on. */
interface Level {
  readonly day: number
  readonly amount: number
}

/** How much less it is than it was. */
export interface Loss {
  /** Share of the highest level that is gone; 0 where none is. What we advised ourselves, and projects that were done, are no loss. */
  readonly share: number
  /** The first day on which it was gone. */
  readonly day: number
  /** The contract events of that day; empty where a term just ran out, or invoices tell. */
  readonly events: readonly EventBase[]
  /** A term ran out that day and nobody said whether it goes on. */
  readonly lapsed: boolean
  /** What it was read from. */
  readonly basis: 'contract' | 'invoices' | 'services'
  /** It is known how it stood when the window began. */
  readonly whole: boolean
}

/** The fall of the fee since a local day, or of the number of services where the fee is not known; null where neither is. */
export function lossSince(measures: Measures, calendar: Calendar, from: number, today: number, noticeable: number): Loss | null {
  return feeLoss(measures, calendar, from, today, noticeable) ?? servicesLoss(measures, from, today, noticeable)
}

function feeLoss(measures: Measures, calendar: Calendar, from: number, today: number, noticeable: number): Loss | null {
  const fee = measures.feeInForce()
  const { monthly, source } = fee
  if (monthly === null || source === null) return null
  // Bills that come and go as work does show no fee that could shrink.
  if (source === 'invoices' && !fee.on(from).steady) return null
  const { contracts } = measures.contractInForce()
  const bills = measures.invoiceLedger().invoices.flatMap(({ issuedAt }) => (issuedAt === null ? [] : [calendar.day(issuedAt)]))
  const days = between([...turnsOf(contracts), ...bills], from, today)
  const known = days.flatMap((day): Level[] => {
    const then = fee.on(day)
    return then.source === source && then.monthly?.currency === monthly.currency ? [{ day, amount: then.monthly.amount }] : []
  })
  return lossOf(known, contracts, source, known[0]?.day === from, noticeable)
}

function servicesLoss(measures: Measures, from: number, today: number, noticeable: number): Loss | null {
  const { contracts } = measures.contractInForce()
  const levels = between(turnsOf(contracts), from, today).map((day): Level => ({ day, amount: servicesOn(contracts, day) }))
  const known = levels.slice(Math.max(0, levels.findIndex(({ amount }) => amount > 0)))
  return known.some(({ amount }) => amount > 0) ? lossOf(known, contracts, 'services', known[0]?.day === from, noticeable) : null
}

function lossOf(levels: readonly Level[], contracts: readonly Contract[], basis: Loss['basis'], whole: boolean, noticeable: number): Loss {
  const held = excused(levels, contracts)
  const now = levels.at(-1)?.amount ?? 0
  const peak = Math.max(...held)
  const share = peak > 0 ? (peak - now) / peak : 0
  const lastHigh = held.findLastIndex((amount) => amount > peak * (1 - noticeable))
  const day = levels[lastHigh + 1]?.day ?? levels.at(-1)?.day ?? 0
  const events = contracts.flatMap((contract) => contract.events.flatMap((own) => (own.day === day ? [own.event] : [])))
  const lapsed = contracts.some(({ endsOn, inForce, over }) => endsOn !== null && endsOn + 1 === day && !inForce && !over)
  return { share: share > 1e-9 ? share : 0, day, events, lapsed, basis, whole }
}

/** Levels lowered throughout by the falls that are no loss: what we advised ourselves, and projects that were done. */
function excused(levels: readonly Level[], contracts: readonly Contract[]): number[] {
  const held = levels.map(({ amount }) => amount)
  let factor = 1
  for (let i = held.length - 1; i > 0; i--) {
    const [before, after] = [levels[i - 1]?.amount ?? 0, levels[i]?.amount ?? 0]
    held[i] = after * factor
    const falls = after < before && after > 0
    if (falls && contracts.some((contract) => isExcuse(contract, levels[i]?.day ?? 0))) factor *= after / before
  }
  return held.map((amount, i) => (i === 0 ? amount * factor : amount))
}

function isExcuse(contract: Contract, day: number): boolean {
  const { events, endsOn } = contract
  if (events.some((own) => own.day === day && own.event.by?.side === 'agency')) return true
  const ended = events.some((own) => own.day === day && own.event.status === 'ended') || (endsOn !== null && endsOn + 1 === day)
  return ended && isProject(contract) && endsOn !== null && day >= endsOn
}

/** A piece of work with an end, for which nobody has to give notice, and that was never renewed. */
function isProject({ noticeDays, autoRenews, endsOn, events }: Contract): boolean {
  const onceOnly = events.every(({ event }) => event.status === 'signed' || event.status === 'ended')
  return onceOnly && noticeDays === null && autoRenews !== true && endsOn !== null
}

/** The local days on which contracts change. */
function turnsOf(contracts: readonly Contract[]): number[] {
  return contracts.flatMap(({ events, startsOn, endsOn, effectiveOn }) => [
    ...events.map(({ day }) => day),
    ...(startsOn === null ? [] : [startsOn]),
    ...(endsOn === null ? [] : [endsOn + 1]),
    ...(effectiveOn === null ? [] : [effectiveOn + 1]),
  ])
}

function between(days: readonly number[], from: number, today: number): number[] {
  return [...new Set([from, ...days.filter((day) => day > from && day < today), today])].sort((a, b) => a - b)
}

function leaves({ status }: ContractEvent): boolean {
  return status === 'notice-given' || status === 'ended'
}

/** Services of all contracts that ran on a day, each once. */
function servicesOn(contracts: readonly Contract[], day: number): number {
  const all = new Set<string>()
  for (const { events, endsOn, autoRenews, effectiveOn } of contracts) {
    const known = events.filter((own) => own.day <= day)
    const last = known.at(-1)?.event
    const services = known.findLast(({ event }) => event.services !== undefined && !leaves(event))?.event.services ?? []
    const isGone = last?.status === 'ended' || (last?.status === 'notice-given' && effectiveOn !== null && day > effectiveOn)
    const gone = isGone ? (last.services ?? services) : []
    const isPast = endsOn !== null && day > endsOn && autoRenews !== true
    if (last !== undefined && !isPast) for (const service of services) if (!gone.includes(service)) all.add(service)
  }
  return all.size
}
