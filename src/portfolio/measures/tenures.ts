import { eventTypes } from '../../events/index.ts'
import type { Contract } from '../../measures/index.ts'
import type { KnownClient, Portfolio } from '../portfolio.ts'

/** From when to when somebody was a client, in local days. */
export interface Tenure {
  readonly client: KnownClient
  /** The first day of its first contract; where there is none, the first day on record. */
  readonly startsOn: number
  /** The first day on record: what happened before, nobody watched. */
  readonly knownFrom: number
  /** The first day on which it was no longer a client; null while it is one. */
  readonly leftOn: number | null
  /** The last day on which it is known to have been a client, or the day it left. */
  readonly until: number
  /** Why it left, where somebody wrote that down. */
  readonly reason: string | null
}

/**
 * Who was a client from when to when: by contracts, and by outcomes where the host gives them. Clients with neither are left out,
 * since nobody said whether they are still clients.
 */
export function tenuresOf(portfolio: Portfolio): Tenure[] {
  return portfolio.clients.flatMap((client) => tenureOf(client) ?? [])
}

/** Whether somebody was a client on a day, and on record by then. */
export function wasClient({ startsOn, knownFrom, leftOn, until }: Tenure, day: number): boolean {
  return Math.max(startsOn, knownFrom) <= day && (leftOn === null ? day <= until : day < leftOn)
}

function tenureOf(client: KnownClient): Tenure | null {
  const { view, measures, outcome } = client
  const { calendar } = view
  const { contracts, allOver } = measures.contractInForce()
  const today = calendar.day(view.asOf)
  const knownFrom = firstDay(client)
  if (knownFrom === null || (contracts.length === 0 && outcome === null)) return null

  const left = outcome !== null && 'leftOn' in outcome ? calendar.dayOf(outcome.leftOn) : null
  const stated = left !== null && left <= today ? left : null
  const leftOn = stated ?? (allOver ? Math.max(...contracts.map((contract) => lastDay(contract))) + 1 : null)
  const stayed =
    outcome !== null && 'stayedUntil' in outcome && contracts.length === 0 ? calendar.dayOf(outcome.stayedUntil) : today
  const starts = contracts.flatMap(({ events }) =>
    events.map(({ event, day }) => (event.startsOn === undefined ? day : calendar.dayOf(event.startsOn))),
  )
  return {
    client,
    startsOn: Math.min(knownFrom, ...starts),
    knownFrom,
    leftOn,
    until: leftOn ?? Math.min(stayed, today),
    reason:
      outcome?.reason ??
      contracts
        .flatMap(({ events }) => events)
        .findLast(({ event }) => event.reason !== undefined && LEAVES.includes(event.status))?.event.reason ??
      null,
  }
}

const LEAVES: readonly Contract['status'][] = ['notice-given', 'ended']

/** The last day of a contract that is over. */
function lastDay({ effectiveOn, endsOn, events, noticeDays }: Contract): number {
  const said = events.findLast(({ event }) => LEAVES.includes(event.status))
  const notice = said?.event.status === 'notice-given' && noticeDays !== null ? said.day + noticeDays : null
  // An end that was recorded counts on its day, unless it names another one; else the term ran out.
  if (said?.event.status === 'ended') return effectiveOn ?? said.day
  return (
    effectiveOn ??
    (said !== undefined && endsOn !== null && endsOn < said.day ? null : endsOn) ??
    notice ??
    said?.day ??
    events.at(-1)?.day ??
    0
  )
}

function firstDay({ view }: KnownClient): number | null {
  const days = eventTypes.flatMap((type) => view.of(type)[0]?.day ?? [])
  return days.length === 0 ? null : Math.min(...days)
}
