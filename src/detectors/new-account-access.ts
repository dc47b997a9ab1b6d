import * as z from 'zod'
import type { AgencyProfile, EventBase, Party } from '../events/index.ts'
import type { AccessEntry, Measures } from '../measures/index.ts'
import { decay, FIRES_FROM } from '../statistics/index.ts'
import { defineDetector, option } from './define-detector.ts'
import { clear, fired, unknown } from './finding.ts'

/** Options of `newAccountAccess`. */
export interface NewAccountAccessOptions {
  /** Days in which the severity halves. @defaultValue 60 */
  halfLifeDays?: number
  /** Days around the grant in which other facts belong to it. @defaultValue 30 */
  nearDays?: number
  /** Days before the end or notice date of a contract that count: a look elsewhere is likely then. @defaultValue 120 */
  contractDays?: number
  /** Days after which an access that the client took back no longer counts. @defaultValue 14 */
  revokedDays?: number
  /** Days over which access must have been recorded, or seen in a snapshot, before nobody new means none. @defaultValue 30 */
  recordedDays?: number
}

type Options = Required<NewAccountAccessOptions>

const DAY_MS = 86_400_000
/** Severity of one outsider: surely of a third party, or of nobody knows whom. Assumed. */
const BASE = { outsider: 0.5, 'unknown-outsider': 0.35 }
/** What each further platform or outsider adds, and how many at most. Assumed. */
const FURTHER = 0.15
const MOST_FURTHER = 2
/** What a contract date that is near, and an outsider in a meeting, add each. Assumed. */
const BESIDE = 0.15
/** What the client's own words about other agencies or the contract add. Assumed. */
const WORDS = 0.2
/** What is left once we have talked with the client: asked, most say what it is about. Assumed. */
const TALKED = 0.5
/** Contacts in which we talked with each other. */
const TALKS: readonly string[] = ['call', 'meeting']
/** Later than this nothing weighs enough to fire. Assumed: four half-lives. */
const LOOKBACK_DAYS = 240

/** The client lets a new outsider into an account. */
export const newAccountAccess = /* @__PURE__ */ defineDetector({
  id: 'new-account-access',
  sign: 'The client lets a new outsider into an account.',
  side: 'client',
  sources: ['S001 s1'],
  leadTime: { days: [30, 60], basis: 'practitioner' },
  plays: ['leave-their-access', 'ask-openly', 'show-the-fit'],
  firesOn: 'presence',
  reads: ['access-change', 'meeting', 'call', 'contract', 'message'],
  options: (): z.ZodType<Options> =>
    z.strictObject({
      halfLifeDays: option(z.number().gt(0).default(60), 'Days in which the severity halves.', {
        basis: 'assumed', because: 'methods.md 1 (g), by judgement',
      }),
      nearDays: option(z.number().min(0).default(30), 'Days around the grant in which other facts belong to it.', {
        basis: 'assumed', because: 'a pitch is prepared within a month',
      }),
      contractDays: option(z.number().min(0).default(120), 'Days before the end or notice date of a contract that count.', {
        basis: 'assumed', because: 'a notice period and a month',
      }),
      revokedDays: option(z.number().min(0).default(14), 'Days after which an access that was taken back no longer counts.', {
        basis: 'assumed', because: 'two weeks are a short audit',
      }),
      recordedDays: option(z.number().min(0).default(30), 'Days over which access must have been recorded or seen.', {
        basis: 'assumed', because: 'a monthly snapshot',
      }),
    }),
  lookbackDays: () => ({ message: LOOKBACK_DAYS, meeting: LOOKBACK_DAYS, call: LOOKBACK_DAYS }),
  detect({ measures, asOf, calendar, recording, agency }, options) {
    const { entries, lastSnapshotAt, clientDomains } = measures.accessRoster()
    const candidates = entries.filter((entry) => isNews(entry) && !takenBack(entry, asOf, options.revokedDays))
    const known = candidates.length === 0 ? [] : [...clientDomains(), ...(agency.domains ?? []), ...(agency.vendors ?? [])]
    const outsiders = candidates.filter(({ principal }) => isOutsider(principal, known, agency))

    const beside = outsiders.length === 0 ? null : circumstances(measures, known, calendar.day(asOf), options)
    const judged = outsiders.flatMap((entry) => (beside === null ? [] : judge(entry, outsiders, beside, asOf, options)))
    const showing = judged.filter(({ severity }) => severity >= FIRES_FROM)
    const worst = showing.reduce<Judged | null>((max, own) => (own.severity > (max?.severity ?? 0) ? own : max), null)
    if (worst !== null) {
      const first = showing.reduce((earliest, own) => (own.entry.grantedAt < earliest.entry.grantedAt ? own : earliest), worst)
      const { severity, causes, numbers, notes } = worst
      const events = eventsOf(showing.map(({ entry }) => entry))
      return fired({ severity, since: first.entry.events[0]?.event.at ?? '', causes, numbers, notes, events })
    }
    const unclear = candidates.filter((entry) => isUnclear(entry.principal, agency) && ageOf(entry, asOf) <= LOOKBACK_DAYS)
    if (unclear.length > 0) {
      return unknown('ambiguous', ['access-change.principal.domain'], { events: eventsOf(unclear) })
    }
    if (!recording.has('access-change')) return unknown('not-recorded', ['access-change'])
    const from = asOf - options.recordedDays * DAY_MS
    const seen = recording.covers(['access-change'], from, asOf) || (lastSnapshotAt !== null && lastSnapshotAt >= from)
    return seen ? clear() : unknown('gap', ['access-change'])
  },
})

/** Let in while we looked, and not by us: by the client, or by nobody knows whom. */
function isNews({ inFirstSnapshot, by }: AccessEntry): boolean {
  return !inFirstSnapshot && (by === null || by.side === 'client' || by.side === 'unknown')
}

/** Taken back by the client some time ago. What we took back ourselves tells as much as before. */
function takenBack({ revokedAt, revokedBy }: AccessEntry, asOf: number, revokedDays: number): boolean {
  return revokedAt !== null && revokedBy?.side !== 'agency' && asOf - revokedAt >= revokedDays * DAY_MS
}

/** Neither the client's, nor ours, nor a known vendor's. */
function isOutsider(party: Party, known: readonly string[], agency: AgencyProfile): boolean {
  if (party.side === 'client' || party.side === 'agency' || isUnclear(party, agency)) return false
  return party.domain === undefined || !known.some((own) => party.domain === own || party.domain?.endsWith(`.${own}`))
}

/** Without a domain, and without a list of vendors to miss on, nobody can say whose account it is. */
function isUnclear(party: Party, { vendors = [] }: AgencyProfile): boolean {
  return party.side === 'unknown' && party.domain === undefined && vendors.length === 0
}

/** What else happened, read once for all outsiders. */
interface Circumstances {
  /** Days to the nearest end or notice date of a contract; null where none is near. */
  readonly daysToContractDate: number | null
  /** Meetings in which an outsider sat. */
  readonly outsidersMetAt: readonly number[]
  readonly wordsAt: readonly number[]
  readonly lastTalkAt: number
}

function circumstances(measures: Measures, known: readonly string[], today: number, { contractDays }: Options): Circumstances {
  const dates = measures.contractInForce().inForce.flatMap(({ endsOn, noticeOn }) => [endsOn, noticeOn])
  const ahead = dates.flatMap((day) => (day !== null && day >= today && day - today <= contractDays ? [day - today] : []))
  // In a meeting an attendee of nobody knows whom counts only with a domain: most are people without a record.
  const met = measures.meetingSeries().filter(({ held, attendees }) => held && attendees.some((a) => isOutsider(a, known, {})))
  const talks = measures.contacts().filter(({ direction, channel }) => direction === 'inbound' && TALKS.includes(channel))
  return {
    daysToContractDate: ahead.length === 0 ? null : Math.min(...ahead),
    outsidersMetAt: met.map(({ startsAt }) => startsAt),
    wordsAt: measures.cueCount(['competitor-mention', 'contract-question'], LOOKBACK_DAYS).cues.map(({ at }) => at),
    lastTalkAt: talks.at(-1)?.at ?? -Infinity,
  }
}

interface Judged {
  readonly entry: AccessEntry
  readonly severity: number
  readonly causes: readonly string[]
  readonly numbers: Readonly<Record<string, number>>
  readonly notes: readonly string[]
}

function judge(
  entry: AccessEntry, outsiders: readonly AccessEntry[], beside: Circumstances, asOf: number, { nearDays, halfLifeDays }: Options,
): Judged {
  const near = (at: number): boolean => Math.abs(at - entry.grantedAt) <= nearDays * DAY_MS
  const group = outsiders.filter(({ grantedAt }) => near(grantedAt))
  const platforms = new Set(group.map(({ platform }) => platform)).size
  const people = new Set(group.map(({ principal }) => JSON.stringify([principal.person ?? null, principal.domain ?? null]))).size
  const further = Math.min(MOST_FURTHER, platforms + people - 2)
  const kind = entry.principal.side === 'third-party' ? 'outsider' : 'unknown-outsider'
  const parts = [
    { cause: kind, adds: BASE[kind], holds: true },
    { cause: 'several', adds: FURTHER * further, holds: further > 0 },
    { cause: 'contract-date-near', adds: BESIDE, holds: beside.daysToContractDate !== null },
    { cause: 'outsider-in-meeting', adds: BESIDE, holds: beside.outsidersMetAt.some(near) },
    { cause: 'words', adds: WORDS, holds: beside.wordsAt.some(near) },
  ].filter(({ holds }) => holds)
  const sum = Math.min(1, parts.reduce((total, { adds }) => total + adds, 0))
  const talked = beside.lastTalkAt > entry.grantedAt
  const contract = beside.daysToContractDate === null ? {} : { daysToContractDate: beside.daysToContractDate }
  return {
    entry,
    severity: decay(sum * (talked ? TALKED : 1), ageOf(entry, asOf), halfLifeDays),
    causes: parts.map(({ cause }) => cause),
    numbers: { daysSince: ageOf(entry, asOf), outsiders: people, platforms, ...contract },
    notes: [...(talked ? ['talked-since'] : []), ...(entry.revokedAt === null ? [] : ['taken-back'])],
  }
}

function eventsOf(entries: readonly AccessEntry[]): readonly EventBase[] {
  return entries.flatMap(({ events }) => events.map(({ event }) => event))
}

function ageOf({ grantedAt }: AccessEntry, asOf: number): number {
  return (asOf - grantedAt) / DAY_MS
}
