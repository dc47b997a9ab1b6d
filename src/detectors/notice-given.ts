import * as z from 'zod'
import type { ContractEvent } from '../events/index.ts'
import type { Contract } from '../measures/index.ts'
import type { Calendar, Dated, Recording } from '../timeline/index.ts'
import { defineDetector, option } from './define-detector.ts'
import { clear, fired, unknown, type Clear, type Unknown } from './finding.ts'

/** Options of `noticeGiven`. */
export interface NoticeGivenOptions {
  /** Severity, at least, where only a part of the work is to end. @defaultValue 0.5 */
  partSeverity?: number
  /** Days over which contracts must have been recorded without a hole before no notice means none. @defaultValue 30 */
  recordedDays?: number
}

const DAY_MS = 86_400_000

/** Notice has been given, or the contract has ended. */
export const noticeGiven = /* @__PURE__ */ defineDetector({
  id: 'notice-given',
  sign: 'Notice has been given, or the contract has ended.',
  side: 'client',
  sources: ['beyond the sources: the outcome itself'],
  leadTime: { days: [0, 0], basis: 'assumed' },
  plays: ['exit-talk', 'clean-handover', 'log-the-reason'],
  firesOn: 'presence',
  judgesEnded: true,
  reads: ['contract'],
  options: (): z.ZodType<Required<NoticeGivenOptions>> =>
    z.strictObject({
      partSeverity: option(z.number().min(0.05).max(1).default(0.5), 'Severity, at least, where a part of the work is to end.', {
        basis: 'assumed', because: 'a client that ends a part is half-way out, however small the part',
      }),
      recordedDays: option(z.number().min(0).default(30), 'Days over which contracts must have been recorded without a hole.', {
        basis: 'assumed', because: 'an older notice would have taken effect, or shown elsewhere',
      }),
    }),
  detect({ measures, asOf, calendar, recording }, { partSeverity, recordedDays }) {
    const { contracts } = measures.contractInForce()
    const all = contracts.map((contract) => partingOf(contract, calendar))
    const partings = all.filter((own) => own !== null).filter((own) => !isHistory(own, contracts, all))
    const [first] = partings
    if (first === undefined) return nothingSeen(contracts, recording, calendar.day(asOf), asOf, recordedDays)

    const share = shareLost(partings, contracts)
    const lastDays = partings.flatMap(({ contract }) => contract.effectiveOn ?? [])
    const daysToEffective = lastDays.length === 0 ? {} : { daysToEffective: Math.max(...lastDays) - calendar.day(asOf) }
    return fired({
      severity: share === 1 ? 1 : Math.max(partSeverity, share),
      since: partings.reduce((earliest, own) => (own.at < earliest.at ? own : earliest), first).since,
      causes: causesOf(partings, share),
      numbers: { shareOfFee: share, contracts: partings.length, ...daysToEffective },
      events: partings.flatMap(({ events }) => events.map(({ event }) => event)),
    })
  },
})

/** The end of one contract, or of a part of it: by notice, by an end, or because its term ran out. */
interface Parting {
  readonly contract: Contract
  readonly at: number
  readonly since: string
  /** It ran to the end of its term, and nobody gave notice. */
  readonly planned: boolean
  readonly expired: boolean
  readonly events: readonly Dated<ContractEvent>[]
}

const leaves = ({ event }: Dated<ContractEvent>): boolean => event.status === 'notice-given' || event.status === 'ended'

function partingOf(contract: Contract, calendar: Calendar): Parting | null {
  const { events, endsOn } = contract
  const standing = events.slice(events.findLastIndex((event) => !leaves(event)) + 1)
  const [first] = standing
  if (first !== undefined) {
    const planned = first.event.status === 'ended' && endsOn !== null && first.day >= endsOn
    return { contract, at: first.at, since: first.event.at, planned, expired: false, events: standing }
  }
  if (!contract.over || endsOn === null) return null
  const at = calendar.startOf(endsOn + 1)
  return { contract, at, since: calendar.date(endsOn + 1), planned: true, expired: true, events: events.slice(-1) }
}

/** The client stayed all the same: it signed anew, or the contract ran out as planned while another went on. */
function isHistory(own: Parting, contracts: readonly Contract[], partings: readonly (Parting | null)[]): boolean {
  return contracts.some((other, i) => {
    if (other === own.contract) return false
    const signedAnew = (other.events.findLast((event) => !leaves(event))?.at ?? -Infinity) > own.at
    if (signedAnew && (own.contract.over || replaces(other, own.contract))) return true
    const ended = partings[i]?.at ?? (other.inForce ? Infinity : -Infinity)
    const wentOn = (other.events[0]?.at ?? Infinity) <= own.at && ended > own.at
    return own.planned && own.contract.over && wentOn
  })
}

/** Whether one contract takes in all the work of another, as far as the services are known. */
function replaces(other: Contract, { services }: Contract): boolean {
  return services === null || other.services === null || services.every((service) => other.services?.includes(service))
}

/** Share of the fee that is to end: by fees where all are known in one currency, else each contract counts the same. */
function shareLost(partings: readonly Parting[], contracts: readonly Contract[]): number {
  const leaving = new Set(partings.map(({ contract }) => contract))
  const running = contracts.filter((contract) => leaving.has(contract) || contract.inForce)
  const currency = running[0]?.monthlyFee?.currency
  const comparable = running.every(({ monthlyFee }) => monthlyFee?.currency === currency && (monthlyFee?.amount ?? 0) > 0)
  const feeOf = (contract: Contract): number => (comparable ? (contract.monthlyFee?.amount ?? 1) : 1)
  const lostOf = (contract: Contract): number => (leaving.has(contract) ? feeOf(contract) * partLost(contract) : 0)
  const sum = (value: (contract: Contract) => number): number => running.reduce((total, contract) => total + value(contract), 0)
  return sum(lostOf) / sum(feeOf)
}

/** What the services do for the fee is not on record, so each counts the same. */
function partLost({ services, servicesLost }: Contract): number {
  if (services === null || servicesLost === null) return 1
  return services.filter((service) => servicesLost.includes(service)).length / services.length
}

function causesOf(partings: readonly Parting[], share: number): string[] {
  const byAgency = partings.some(({ events }) => events[0]?.event.by?.side === 'agency')
  const expired = partings.some((own) => own.expired)
  return [...(byAgency ? ['by-agency'] : []), ...(expired ? ['expired'] : []), ...(share < 1 ? ['part'] : [])]
}

function nothingSeen(
  contracts: readonly Contract[], recording: Recording, today: number, asOf: number, recordedDays: number,
): Clear | Unknown {
  const events = contracts.flatMap((contract) => contract.events.slice(-1).map(({ event }) => event))
  if (!recording.has('contract')) return unknown('not-recorded', ['contract'])
  // Before the first contract there was nothing to give notice of.
  const firstSeen = Math.min(...contracts.flatMap((contract) => contract.events[0]?.at ?? []))
  const from = Math.max(asOf - recordedDays * DAY_MS, contracts.length === 0 ? -Infinity : firstSeen)
  if (!recording.covers(['contract'], from, asOf)) return unknown('gap', ['contract'], { events })
  const lapsed = contracts.some((contract) => !contract.inForce && !contract.over && (contract.endsOn ?? today) < today)
  if (lapsed && !contracts.some((contract) => contract.inForce)) return unknown('ambiguous', ['contract.autoRenews'], { events })
  return clear({ events })
}
