import type { BudgetEvent, ContractEvent, Money } from '../../events/index.ts'
import type { AccessEntry, AdverseFact, Contract, Measures } from '../../measures/index.ts'
import { DAY_MS, type Dated } from '../../timeline/index.ts'
import type { EvidenceKind } from '../kinds.ts'
import { saidAs, type EvidenceContext, type Finder, type Piece } from '../pieces.ts'
import { asBegun, asStated, clientRequests, ourIncidents, outsideRequests, wasAskedFor } from './facts.ts'
import { reachedAs } from './reach.ts'

/** Owned within so many working days. */
const OWNED_WITHIN = 2
/** Billed so soon after the delivery. Assumed: as in corner-cutting. */
const BILLED_WITHIN_MS = 3 * DAY_MS
/** So many open defects make a delivery unfinished. Assumed: as in corner-cutting. */
const OPEN_DEFECTS = 2
/** A term of so many days is long, and a notice of so many days is a way out. Assumed: as in missing-out-clause. */
const LONG_TERM_DAYS = 336
const WAY_OUT_DAYS = 31
/** Adverse facts that only our words settle: whether they are open is known only where messages were recorded. */
const SETTLED_BY_WORDS: readonly AdverseFact['kind'][] = ['detractor', 'complaint']

const credits: Finder = ({ measures }) =>
  measures.incidentLedger().flatMap(({ events }) => asStated('credit-given', events, 'credited'))

/** Owned before the client saw it, or soon after it was found. */
const mistakesOwned: Finder = ({ measures, calendar }) =>
  ourIncidents(measures).flatMap(({ foundAt, foundBy, ownedAt, events }): Piece[] => {
    if (foundBy === 'agency') return asStated('mistake-owned-first', events, 'owned')
    if (ownedAt === null) return []
    const waited = calendar.workingDays(calendar.day(foundAt, 'agency'), calendar.day(ownedAt, 'agency'), 'agency')
    return waited <= OWNED_WITHIN ? asStated('mistake-owned-soon', events, 'owned') : []
  })

const cutsProposed: Finder = (context) => [...budgetCuts(context), ...feeCuts(context)]

/** A budget that we lowered; money that only moved elsewhere is no cut. */
const budgetCuts: Finder = ({ of }) => {
  const last = new Map<string, BudgetEvent>()
  return of('budget').flatMap(({ at, event }): Piece[] => {
    const key = JSON.stringify([event.service?.toLowerCase() ?? null, event.per])
    const before = event.previous ?? last.get(key)?.amount
    last.set(key, event)
    const isCut = event.by?.side === 'agency' && event.reallocatedTo === undefined && isLess(event.amount, before)
    return isCut ? [{ kind: 'own-cut-proposed', at, event }] : []
  })
}

/** A fee that we lowered ourselves when the contract was renewed. */
const feeCuts: Finder = ({ measures }) =>
  measures.contractInForce().contracts.flatMap(({ events }) =>
    events.flatMap(({ at, event }, i): Piece[] => {
      const before = events.slice(0, i).findLast((own) => own.event.monthlyFee !== undefined)?.event.monthlyFee
      const isCut = event.status === 'renewed' && event.by?.side === 'agency' && isLess(event.monthlyFee, before)
      return isCut ? [{ kind: 'own-cut-proposed', at, event }] : []
    }),
  )

function isLess(now: Money | undefined, before: Money | undefined): boolean {
  return now !== undefined && before !== undefined && now.currency === before.currency && now.amount < before.amount
}

const unsuitableWork: Finder = (context) =>
  outsideRequests(context).filter(({ declined }) => declined)
    .flatMap(({ events }) => asStated('unsuitable-work-declined', events, 'declined'))

/** Offers that nobody asked for, while the client has other worries. */
const selling: Finder = (context) => {
  const proposals = context.measures.initiativeLedger().filter(({ kind, side }) => kind === 'proposal' && side === 'agency')
    .flatMap(({ proposedAt, events }) => asBegun('selling-in-trouble', proposedAt, events))
  const offers = [...proposals, ...reachedAs('selling-in-trouble', 'upsell')(context)]
  return offers.filter(({ at }) => isInTrouble(at, context) && !wasAskedFor('quote', at, context))
}

function isInTrouble(when: number, { measures, recording }: EvidenceContext): boolean {
  return measures.adverseFacts().some(({ at, settledAt, kind }) => {
    if (at > when || (settledAt ?? Infinity) < when) return false
    return !SETTLED_BY_WORDS.includes(kind) || recording.covers(['message'], at, when)
  })
}

/** Not where a monthly fee is agreed: retainers are billed by the calendar, whatever was delivered. */
const unfinished: Finder = ({ measures }) => {
  if (measures.contractInForce().inForce.some(({ monthlyFee }) => monthlyFee !== null)) return []
  const deliveries = measures.commitmentLedger().filter(({ side }) => side === 'agency').flatMap(({ deliveredAt }) => deliveredAt ?? [])
  return measures.invoiceLedger().invoices.flatMap(({ issuedAt, events }) => {
    if (issuedAt === null || openDefects(issuedAt, measures) < OPEN_DEFECTS) return []
    const soon = deliveries.some((at) => at <= issuedAt && issuedAt - at <= BILLED_WITHIN_MS)
    return soon ? asBegun('billed-unfinished', issuedAt, events) : []
  })
}

/** Errors and reopened requests that were open at a moment. */
function openDefects(when: number, measures: Measures): number {
  const errors = ourIncidents(measures).filter(({ kind }) => kind === 'error')
  const open = errors.filter(({ foundAt, resolvedAt }) => foundAt <= when && (resolvedAt ?? Infinity) > when)
  const reopened = clientRequests(measures).filter(({ events }) => events.findLast(({ at }) => at <= when)?.event.status === 'reopened')
  return open.length + reopened.length
}

/** An outsider whom the client had let in and whom we shut out unasked. */
const rivalsRemoved: Finder = (context) => {
  const { measures, agency } = context
  const known = [...(agency.domains ?? []), ...(agency.vendors ?? [])]
  return measures.accessRoster().entries.flatMap(({ principal: { side, domain }, by, revokedAt, revokedBy, events }): Piece[] => {
    const outsider = side !== 'client' && side !== 'agency' && (domain === undefined || !known.includes(domain))
    const event = events.at(-1)?.event
    if (!outsider || by?.side !== 'client' || revokedBy?.side !== 'agency' || revokedAt === null || event === undefined) return []
    return wasAskedFor('access', revokedAt, context) ? [] : [{ kind: 'rival-removed', at: revokedAt, event }]
  })
}

const accessRefused: Finder = ({ measures }) =>
  clientRequests(measures).filter(({ topic, declined }) => topic === 'access' && declined)
    .flatMap(({ events }) => asStated('access-refused', events, 'declined'))

/** What the contracts in force say for as long as they say it. */
const contractTerms: Finder = ({ measures }) =>
  measures.contractInForce().inForce.flatMap((contract): Piece[] => {
    const { clientOwnsAccounts: owns, outClause, events } = contract
    const saying = (field: 'clientOwnsAccounts' | 'outClause') => events.filter(({ event }) => event[field] !== undefined).slice(-1)
    const as = (kind: EvidenceKind) => ({ at, event }: Dated<ContractEvent>): Piece => ({ kind, at, event })
    return [
      ...(owns === null ? [] : saying('clientOwnsAccounts').map(as(owns ? 'client-owns-accounts' : 'no-account-access'))),
      ...(outClause === true ? saying('outClause').map(as('out-clause')) : []),
      ...(isLockedIn(contract) ? saying('outClause').map(as('locked-in')) : []),
    ]
  })

function isLockedIn({ outClause, startsOn, endsOn, noticeDays }: Contract): boolean {
  if (outClause !== false || startsOn === null || endsOn === null) return false
  return endsOn - startsOn >= LONG_TERM_DAYS && (noticeDays === null || noticeDays > WAY_OUT_DAYS)
}

/** An account that we hold and on which, as far as a complete list shows, nobody of the client stands. */
const accountsWithheld: Finder = ({ measures, recording, asOf }) => {
  if (measures.contractInForce().inForce.some(({ clientOwnsAccounts }) => clientOwnsAccounts === true)) return []
  const { entries, clientDomains } = measures.accessRoster()
  const theirs = clientDomains()
  const accounts = new Map<string, AccessEntry[]>()
  for (const entry of entries) {
    const key = JSON.stringify([entry.platform, entry.asset])
    accounts.set(key, [...(accounts.get(key) ?? []), entry])
  }
  return [...accounts.values()].flatMap((all): Piece[] => {
    const open = all.filter(({ revokedAt }) => revokedAt === null)
    const lists = all.flatMap(({ events }) => events.filter(({ event }) => event.change === 'observed'))
    const listed = lists.sort((a, b) => a.at - b.at).at(-1)
    const held = open.some(({ principal }) => principal.side === 'agency')
    // Who is not known may be somebody of the client.
    const mayBeTheirs = (domain: string | undefined): boolean => domain === undefined || theirs.has(domain)
    const shared = open.some(({ principal: { side, domain } }) => side === 'client' || (side === 'unknown' && mayBeTheirs(domain)))
    if (listed === undefined || !held || shared || !recording.covers(['access-change'], listed.at, asOf)) return []
    return [{ kind: 'no-account-access', at: listed.at, event: listed.event }]
  })
}

// Discounts for new clients only, which belong here too, are a number of the host that no event holds.
const FINDERS: readonly Finder[] = [
  credits, mistakesOwned, cutsProposed, unsuitableWork, selling, unfinished, rivalsRemoved, accessRefused, contractTerms, accountsWithheld,
  /* @__PURE__ */ saidAs('client-blamed', 'blame', 'client'),
  /* @__PURE__ */ saidAs('defensive-answer', 'defensive'),
  /* @__PURE__ */ saidAs('adversarial-talk', 'adversarial'),
]

/** Whose good do they work for? */
export function selfOrientationEvidence(context: EvidenceContext): Piece[] {
  return FINDERS.flatMap((find) => find(context))
}
