import type { AccessChangeEvent, AgencyProfile, EventBase, Party } from '../../events/index.ts'
import type { AccessEntry, MainContacts, Measures } from '../../measures/index.ts'

const DAY_MS = 86_400_000
/** Who is let in so close to it takes the place of who is let out. Assumed. */
const MOVED_DAYS = 2
/** Access is tidied up within so many days of a person's leaving, or shortly before it. Assumed. */
const LEFT_DAYS = 30
/** Words for what a role may do, from most to least; the host's own words may hold them. Assumed. */
const RANKS: readonly (readonly string[])[] = [
  ['owner', 'admin'],
  ['manager', 'editor', 'standard', 'edit', 'write', 'advertiser', 'developer'],
  ['analyst', 'viewer', 'view', 'read', 'report', 'guest', 'limited', 'basic'],
]

/** The client took access from one of us, or a part of it. */
export interface LostAccess {
  readonly code: 'access-revoked' | 'role-reduced'
  readonly at: number
  readonly event: EventBase
}

/** What of ours was taken by the client, and what by nobody knows whom. */
export interface LostAccesses {
  readonly proofs: readonly LostAccess[]
  readonly byNobody: readonly LostAccess[]
}

/** Access that we lost for no reason of our own: nobody of us left, and nobody of us took it over. */
export function lostAccess(measures: Measures, agency: AgencyProfile): LostAccesses {
  const { entries } = measures.accessRoster()
  const ours = entries.filter(({ principal }) => isOurs(principal, agency))
  const losses = ours.flatMap((entry) => [...revocation(entry), ...reductions(entry)].map((loss) => ({ ...loss, entry })))
  if (losses.length === 0) return { proofs: [], byNobody: [] }
  const people = measures.mainContacts('agency')
  const own = losses.filter(({ entry, at }) => !hasLeft(entry.principal, at, people) && !movedToAnother(entry, at, ours))
  return { proofs: own.filter(({ by }) => by === 'client'), byNobody: own.filter(({ by }) => by === 'unknown') }
}

function isOurs({ side, domain }: Party, { domains = [] }: AgencyProfile): boolean {
  return side === 'agency' || (side === 'unknown' && domain !== undefined && domains.includes(domain))
}

interface Loss extends LostAccess {
  readonly by: Party['side']
}

/** A snapshot that no longer shows one of ours does not say who let us out. */
function revocation({ revokedAt, revokedBy, events }: AccessEntry): Loss[] {
  const last = events.at(-1)
  if (revokedAt === null || last === undefined) return []
  return [{ code: 'access-revoked', at: revokedAt, event: last.event, by: revokedBy?.side ?? 'unknown' }]
}

/** Only a role that is known to allow less than the one before is a loss. */
function reductions({ events }: AccessEntry): Loss[] {
  return events.flatMap(({ event, at }, i) => {
    if (event.change !== 'role-changed') return []
    const before = events.slice(0, i).findLast((earlier) => earlier.event.role !== undefined)
    const [was, is] = [rankOf(before?.event), rankOf(event)]
    const isLess = was !== null && is !== null && is > was
    return isLess ? [{ code: 'role-reduced' as const, at, event, by: event.by?.side ?? 'unknown' }] : []
  })
}

/** 0 is the highest; null where the word is not known. */
function rankOf(change: AccessChangeEvent | undefined): number | null {
  const role = change?.role?.toLowerCase()
  if (role === undefined) return null
  const rank = RANKS.findLastIndex((words) => words.some((word) => role.includes(word)))
  return rank === -1 ? null : rank
}

/** Whether that person of ours went around then; where the account is nobody's in particular, whether anybody did. */
function hasLeft({ person }: Party, at: number, people: MainContacts): boolean {
  return people.changes.some(({ event, at: changedAt }) => {
    if (event.change === 'joined') return false
    if (person !== undefined && event.person.person !== undefined && event.person.person !== person) return false
    return Math.abs(at - changedAt) <= LEFT_DAYS * DAY_MS || (event.person.person === person && person !== undefined && changedAt <= at)
  })
}

/** Somebody else of ours was let in at the same place within two days. */
function movedToAnother({ platform, asset, principal }: AccessEntry, at: number, ours: readonly AccessEntry[]): boolean {
  return ours.some((other) => {
    if (other.platform !== platform || other.asset !== asset || other.inFirstSnapshot) return false
    const isSame = other.principal.person === principal.person && other.principal.domain === principal.domain
    return !isSame && Math.abs(other.grantedAt - at) <= MOVED_DAYS * DAY_MS
  })
}
