import * as z from 'zod'
import type { AgencyProfile, EventBase } from '../events/index.ts'
import type { AccessEntry, Contract, Measures, Request } from '../measures/index.ts'
import type { Calendar } from '../timeline/index.ts'
import { defineDetector, option, type DetectContext } from './define-detector.ts'
import { clear, graded, notApplicable, unknown, type Finding } from './finding.ts'

/** Options of `withheldAccountAccess`. */
export interface WithheldAccountAccessOptions {
  /** Working days of ours after which a wish of the client for access has waited too long. @defaultValue 5 */
  waitWorkingDays?: number
  /** Days over which access must have been recorded before no role of ours means none. @defaultValue 30 */
  recordedDays?: number
  /** Roles that own an account, in lower case with blanks. @defaultValue ['owner', 'admin', 'administrator'] */
  ownerRoles?: readonly string[]
  /** Roles that can only look, in lower case with blanks. */
  readingRoles?: readonly string[]
  /** Platforms that are tools of ours and no accounts of the client. @defaultValue [] */
  ownTools?: readonly string[]
  /** Field of `ext` that is true where the client declined access in writing. @defaultValue 'accessDeclined' */
  declinedField?: string
}

type Options = Required<WithheldAccountAccessOptions>
type Context = Pick<DetectContext, 'events' | 'measures' | 'asOf' | 'calendar' | 'recording' | 'agency'>

const DAY_MS = 86_400_000
/** How bad each is. Assumed. */
const SEVERITY = { 'no-client-access': 0.6, 'agency-owned': 0.6, 'reading-only': 0.35 }
/** What a wish for access that waits adds; one that we refused is as bad as it gets. Assumed. */
const WAITING = 0.3
const REFUSED = 1
/** What is left where the client declined access in writing. Assumed. */
const DECLINED = 0.3
/** Roles that can only look. Assumed: the words of the large platforms. */
const READING_ROLES = ['read', 'reader', 'read only', 'readonly', 'view', 'viewer', 'view only', 'analyst', 'report', 'reporting']

/** The client cannot get into its own accounts. */
export const withheldAccountAccess = /* @__PURE__ */ defineDetector({
  id: 'withheld-account-access',
  sign: 'The client cannot get into its own ad accounts.',
  side: 'agency',
  sources: ['S002 intro'],
  leadTime: { basis: 'assumed' },
  plays: ['give-the-owner-role', 'move-the-accounts'],
  firesOn: 'absence',
  reads: ['access-change', 'contract', 'request'],
  options: (): z.ZodType<Options> =>
    z.strictObject({
      waitWorkingDays: option(z.int().min(0).default(5), 'Working days of ours a wish for access may wait.', {
        basis: 'assumed', because: 'it is done in minutes; a week is generous',
      }),
      recordedDays: option(z.number().min(0).default(30), 'Days over which access must have been recorded.', {
        basis: 'assumed', because: 'a monthly snapshot',
      }),
      ownerRoles: option(z.array(z.string()).default(['owner', 'admin', 'administrator']), 'Roles that own an account.', {
        basis: 'assumed', because: 'the words of the large platforms',
      }),
      readingRoles: option(
        z.array(z.string()).default(READING_ROLES),
        'Roles that can only look.',
        { basis: 'assumed', because: 'the words of the large platforms' },
      ),
      ownTools: option(z.array(z.string()).default([]), 'Platforms that are tools of ours and no accounts of the client.', {
        basis: 'assumed', because: 'only the host knows them',
      }),
      declinedField: option(z.string().min(1).default('accessDeclined'), 'Field of `ext`, true where the client wants none.', {
        basis: 'assumed', because: 'no field of the event holds it',
      }),
    }),
  detect(context, options) {
    const { measures, asOf, calendar } = context
    const owned = ownership(measures, calendar.day(asOf), calendar)
    if (owned?.byClient === true) return clear({ events: [owned.event] })
    const accounts = accountsOf(context, options)
    const lacking = accounts.flatMap(({ lack }) => (lack === null ? [] : [lack]))
    // Who owns or administers every account is not locked out, whatever the contract says of owners.
    if (owned !== null && (accounts.length === 0 || accounts.some(({ administered }) => !administered))) lacking.push(owned)
    const [worst] = [...lacking].sort((a, b) => SEVERITY[b.cause] - SEVERITY[a.cause] || a.at - b.at)
    if (worst === undefined) return nothingLacking(context, accounts, options)

    const wish = openWish(context, options)
    const base = SEVERITY[worst.cause] + (wish?.cause === 'waiting' ? WAITING : 0)
    const waived = wish === null && context.events.some((event) => event.ext?.[options.declinedField] === true)
    return graded({
      severity: (wish?.cause === 'refused' ? REFUSED : base) * (waived ? DECLINED : 1),
      since: lacking.reduce((earliest, own) => (own.at < earliest.at ? own : earliest), worst).since,
      causes: [...new Set([...[worst, ...lacking].map(({ cause }) => cause), ...(wish === null ? [] : [wish.cause])])],
      numbers: { accounts: lacking.length, ...(wish === null ? {} : { waitingWorkingDays: wish.workingDays }) },
      notes: waived ? ['declined-in-writing'] : [],
      events: [...new Set<EventBase>([...lacking.map(({ event }) => event), ...(wish?.events ?? [])])],
    })
  },
})

/** What the client lacks, since when, and by which event. */
interface Lack {
  readonly cause: keyof typeof SEVERITY
  readonly at: number
  readonly since: string
  readonly event: EventBase
}

/** What the contracts in force say of who owns the accounts; null where they say nothing. */
function ownership(measures: Measures, today: number, calendar: Calendar): (Lack & { readonly byClient: boolean }) | null {
  const { contracts } = measures.contractInForce()
  const runs = ({ over, startsOn }: Contract): boolean => !over && (startsOn ?? today) <= today
  const said = contracts.filter((contract) => contract.clientOwnsAccounts !== null && runs(contract))
  const contract = said.find(({ clientOwnsAccounts }) => clientOwnsAccounts === false) ?? said[0]
  const stating = contract === undefined ? undefined : firstStating(contract)
  if (contract === undefined || stating === undefined) return null
  const { startsOn, clientOwnsAccounts } = contract
  const own = { cause: 'agency-owned' as const, event: stating.event, byClient: clientOwnsAccounts === true }
  if (startsOn === null || startsOn <= stating.day) return { ...own, at: stating.at, since: stating.event.at }
  return { ...own, at: calendar.startOf(startsOn), since: calendar.date(startsOn) }
}

/** The event from which on the contract has said so. */
function firstStating({ events, clientOwnsAccounts }: Contract) {
  const said = events.filter(({ event }) => event.clientOwnsAccounts !== undefined)
  return said[said.findLastIndex(({ event }) => event.clientOwnsAccounts !== clientOwnsAccounts) + 1]
}

/** An account of the client on which we hold a role. */
interface Account {
  /** An owner or administrator of the client stands on it. */
  readonly administered: boolean
  /** What the client lacks there, as far as it is proven. */
  readonly lack: Lack | null
  /** Why a lack cannot be proven: nobody saw the whole list, or a change may have gone unrecorded. */
  readonly doubt: 'ambiguous' | 'gap' | null
}

function accountsOf({ measures, asOf, recording, agency }: Context, { ownerRoles, readingRoles, ownTools }: Options): Account[] {
  const { entries, clientDomains } = measures.accessRoster()
  const theirDomains = clientDomains()
  const isTheirs = ({ principal: { side, domain } }: AccessEntry): boolean =>
    side === 'client' || (side === 'unknown' && domain !== undefined && theirDomains.has(domain))
  const isIn = (roles: readonly string[], { role }: AccessEntry): boolean => role !== null && roles.includes(plain(role))

  return [...byAccount(entries.filter(({ platform }) => !ownTools.includes(platform))).values()].flatMap((all): Account[] => {
    const open = all.filter(({ revokedAt }) => revokedAt === null)
    const ours = open.filter((entry) => isOurs(entry, agency))
    const theirs = open.filter(isTheirs)
    if (ours.length === 0) return []
    const administered = theirs.some((entry) => isIn(ownerRoles, entry))
    const weOwn = ours.some((entry) => isIn(ownerRoles, entry))
    const onlyReading = weOwn && theirs.length > 0 && theirs.every((entry) => isIn(readingRoles, entry))
    if (administered || (theirs.length > 0 && !onlyReading)) return [{ administered, lack: null, doubt: null }]

    const observed = all.flatMap(({ events }) => events.filter(({ event }) => event.change === 'observed').map(({ at }) => at))
    if (observed.length === 0 && !weOwn) return [{ administered, lack: null, doubt: 'ambiguous' }]
    const lookedAt = observed.length > 0 ? Math.max(...observed) : Math.min(...ours.map(({ grantedAt }) => grantedAt))
    if (!recording.covers(['access-change'], lookedAt, asOf)) return [{ administered, lack: null, doubt: 'gap' }]
    const gone = all.filter(isTheirs)
    const lack = onlyReading ? lackSince('reading-only', theirs, gone) : lackSince('no-client-access', ours, gone)
    return [{ administered, lack, doubt: null }]
  })
}

function byAccount(entries: readonly AccessEntry[]): Map<string, AccessEntry[]> {
  const accounts = new Map<string, AccessEntry[]>()
  for (const entry of entries) {
    const key = JSON.stringify([entry.platform, entry.asset])
    const account = accounts.get(key)
    if (account === undefined) accounts.set(key, [entry])
    else account.push(entry)
  }
  return accounts
}

function isOurs({ principal: { side, domain } }: AccessEntry, { domains = [] }: AgencyProfile): boolean {
  return side === 'agency' || (side === 'unknown' && domain !== undefined && domains.includes(domain))
}

/** `READ_ONLY` as `read only`. */
function plain(role: string): string {
  return role.toLowerCase().replace(/[^a-z]+/g, ' ').trim()
}

/** Since these came to stand as they do, or since the last person of the client who could do more lost access. */
function lackSince(cause: Lack['cause'], standing: readonly AccessEntry[], before: readonly AccessEntry[]): Lack | null {
  const [first] = standing.flatMap(({ events }) => events.slice(0, 1)).sort((a, b) => a.at - b.at)
  if (first === undefined) return null
  const turns: { at: number; event: EventBase }[] = [first]
  for (const { events } of standing) turns.push(...events.filter(({ event }) => event.change === 'role-changed'))
  for (const { events, revokedAt: at } of before) {
    const last = events.at(-1)
    if (at !== null && last !== undefined) turns.push({ at, event: last.event })
  }
  const { at, event } = turns.reduce((latest, own) => (own.at > latest.at ? own : latest))
  // What a snapshot closes has no event of its own at that moment.
  return { cause, at, since: Date.parse(event.at) === at ? event.at : new Date(at).toISOString(), event }
}

/** A wish of the client for access that we refused, or let wait. */
interface Wish {
  readonly cause: 'refused' | 'waiting'
  readonly workingDays: number
  readonly events: readonly EventBase[]
}

function openWish({ measures, asOf, calendar }: Context, { waitWorkingDays }: Options): Wish | null {
  const today = calendar.day(asOf, 'agency')
  const wishes = measures.requestLedger().filter(({ side, topic }) => side === 'client' && topic === 'access')
  const waited = ({ openedAt }: Request): number => calendar.workingDays(calendar.day(openedAt, 'agency'), today, 'agency')
  const waits = (wish: Request): boolean => wish.settledAt === null && waited(wish) > waitWorkingDays
  const wish = wishes.find(({ declined }) => declined) ?? wishes.find(waits)
  if (wish === undefined) return null
  const events = wish.events.map(({ event }) => event)
  return { cause: wish.declined ? 'refused' : 'waiting', workingDays: waited(wish), events }
}

function nothingLacking(context: Context, accounts: readonly Account[], { recordedDays }: Options): Finding {
  const { asOf, recording } = context
  const doubts = accounts.map(({ doubt }) => doubt)
  if (doubts.includes('gap')) return unknown('gap', ['access-change'])
  if (doubts.includes('ambiguous')) return unknown('ambiguous', ['access-change', 'contract.clientOwnsAccounts'])
  if (accounts.length > 0) return clear({ numbers: { accounts: accounts.length } })
  if (!recording.has('access-change')) return unknown('not-recorded', ['access-change', 'contract.clientOwnsAccounts'])
  const recorded = recording.covers(['access-change'], asOf - recordedDays * DAY_MS, asOf)
  return recorded ? notApplicable('no-accounts') : unknown('gap', ['access-change'])
}
