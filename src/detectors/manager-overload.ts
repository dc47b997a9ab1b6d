import * as z from 'zod'
import type { EventBase } from '../events/index.ts'
import type { ClientMeasures, MainPerson, PortfolioMeasures, Reply } from '../measures/index.ts'
import { gehanZ, quantile, ramp, type Observation } from '../statistics/index.ts'
import { defineDetector, option, type DetectContext } from './define-detector.ts'
import { clear, graded, notApplicable, unknown, type EvidenceInput } from './finding.ts'
import { isSeen } from './shared/seen.ts'

/** Options of `managerOverload`. Raise them where accounts are small and work is standardised. */
export interface ManagerOverloadOptions {
  /** Clients of one person that are noticeable. @defaultValue 20 */
  clients?: number
  /** Clients of one person that are as bad as it gets. @defaultValue 25 */
  severeClients?: number
  /** Clients in touch on a busy day that are noticeable. @defaultValue 12 */
  daily?: number
  /** Clients in touch on a busy day that are as bad as it gets. @defaultValue 25 */
  severeDaily?: number
  /** Clients of one person from which the evidence says `watch`. @defaultValue 12 */
  watch?: number
  /** Working days that busy days are looked for in. @defaultValue 60 */
  workingDays?: number
}

const DAY_MS = 86_400_000
const LOOKBACK_DAYS = 182
/** A busy day is one of the busiest tenth. Assumed. */
const BUSY = 0.9
/** On fewer working days with contact nobody's day can be told. Assumed. */
const LEAST_DAYS = 20
/** Looking after somebody else's client for less than this is standing in. Assumed. */
const COVER_DAYS = 14
/** Slow answers to the clients of an overloaded person. Assumed. */
const SLOW = 0.15
/** Measured: methods.md 1 (c), 1.1 % of quiet windows; and 4, fewer answers show nothing. */
const SLOW_Z = 2.3
const LEAST_ANSWERS = 5
const LEAST_OTHERS = 10
const TYPES = ['message', 'contact-change']

/** One person looks after too many clients. */
export const managerOverload = /* @__PURE__ */ defineDetector({
  id: 'manager-overload',
  sign: 'A manager handles so many clients that each day one of them may be lost.',
  side: 'agency-level',
  sources: ['S003 #4'],
  leadTime: { basis: 'assumed' },
  plays: ['hire-or-hand-over', 'protect-the-small-clients', 'fewer-services'],
  firesOn: 'presence',
  reads: ['message', 'contact-change', 'call', 'meeting'],
  options: (): z.ZodType<Required<ManagerOverloadOptions>> =>
    z.strictObject({
      clients: option(z.number().gt(0).default(20), 'Clients of one person that are noticeable.', {
        basis: 'practitioner', because: 'APP: so many only with strong systems',
      }),
      severeClients: option(z.number().gt(0).default(25), 'Clients of one person that are as bad as it gets.', {
        basis: 'practitioner', because: 'S003',
      }),
      daily: option(z.number().gt(0).default(12), 'Clients in touch on a busy day that are noticeable.', {
        basis: 'practitioner', because: 'APP, PRQ: the top of a mixed book',
      }),
      severeDaily: option(z.number().gt(0).default(25), 'Clients in touch on a busy day that are as bad as it gets.', {
        basis: 'practitioner', because: 'S003: each day one of them may be lost',
      }),
      watch: option(z.number().gt(0).default(12), 'Clients of one person from which the evidence says watch.', {
        basis: 'practitioner', because: 'APP, PRQ: the top of a mixed book',
      }),
      workingDays: option(z.int().min(LEAST_DAYS).max(120).default(60), 'Working days that busy days are looked for in.', {
        basis: 'assumed', because: 'a quarter',
      }),
    })
      .refine((o) => o.severeClients > o.clients, { path: ['severeClients'], error: 'must be more than clients' })
      .refine((o) => o.severeDaily > o.daily, { path: ['severeDaily'], error: 'must be more than daily' }),
  lookbackDays: () => ({ message: LOOKBACK_DAYS, call: LOOKBACK_DAYS, meeting: LOOKBACK_DAYS }),
  detect(context, options) {
    const { portfolio, calendar, asOf } = context
    if (portfolio === undefined) return notApplicable('agency-level')
    const { days, byPerson } = portfolio.dailyClients(options.workingDays)
    const from = calendar.startOf(days.at(-1) ?? 0, 'agency')
    const clients = booksOf(portfolio, asOf, from)
    const people = [...new Set([...byPerson.keys(), ...clients.flatMap(({ main }) => main?.person ?? [])])].sort()
    const loads = people.map((person) => {
      const book = clients.filter(({ main }) => main?.person === person).filter(({ main }) => !isNew(main, asOf))
      const standsIn = new Set(clients.filter((client) => isCover(client, person)).map(({ clientId }) => clientId))
      const met = days.map((_, i) => [...(byPerson.get(person)?.[i] ?? [])].filter((clientId) => !standsIn.has(clientId)))
      return { person, book, met, daily: quantile(met.map(({ length }) => length), BUSY) }
    }).map((load) => ({ ...load, ...gradeOf(load, options) }))
    const [worst] = loads.sort((a, b) => b.severity - a.severity || b.book.length - a.book.length || b.daily - a.daily)

    const numbers = {
      clients: worst?.book.length ?? 0, daily: worst?.daily ?? 0,
      overloaded: loads.filter(({ severity }) => severity > 0).length, people: people.length,
    }
    const watched = loads.some(({ book }) => book.length >= options.watch)
    if (worst === undefined || worst.severity === 0) {
      const touched = days.filter((_, i) => [...byPerson.values()].some((own) => (own[i]?.size ?? 0) > 0)).length
      return unlessUnseen(context, from, touched, clients, { numbers, notes: watched ? ['watch'] : [] })
    }

    const attention = attentionTo(worst)
    const own = clients.filter(({ clientId }) => attention.has(clientId))
    const isSlow = answersSlowly(own, clients, from)
    const busy = days.filter((_, i) => (worst.met[i]?.length ?? 0) >= options.daily)
    const sinces = worst.book.flatMap(({ main }) => main?.since ?? []).sort((a, b) => a - b)
    const full = sinces[Math.ceil(options.clients) - 1]
    const starts = [
      ...(worst.ofDay > 0 ? busy.slice(-1) : []),
      ...(worst.ofBook > 0 && full !== undefined ? [calendar.day(full, 'agency')] : []),
    ]
    return graded({
      severity: Math.min(1, worst.severity + (isSlow ? SLOW : 0)),
      since: calendar.date(Math.min(...starts)),
      causes: [...worst.causes, ...(isSlow ? ['slow-answers'] : [])],
      numbers,
      notes: watched ? ['watch'] : [],
      events: own.flatMap(({ events }) => events.get(worst.person) ?? []),
      clients: [...attention].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1)).map(([clientId]) => clientId),
    })
  },
})

/** One client with who looks after it. */
interface Book extends ClientMeasures {
  readonly main: MainPerson | null
  /** First and last contact of each of our people within the look-back. */
  readonly spans: ReadonlyMap<string, { readonly first: number; last: number }>
  /** By person: what we wrote, called and met in the window, and the change that named the main person. */
  readonly events: ReadonlyMap<string, readonly EventBase[]>
}

function booksOf({ clients }: PortfolioMeasures, asOf: number, from: number): Book[] {
  return clients.filter(({ over }) => !over).map((client) => {
    const { current: main, changes } = client.measures.mainContacts('agency')
    const spans = new Map<string, { first: number; last: number }>()
    const events = new Map<string, EventBase[]>()
    const add = (person: string, event: EventBase): void => {
      const own = events.get(person)
      if (own === undefined) events.set(person, [event])
      else own.push(event)
    }
    for (const { direction, person, at, event } of client.measures.contacts()) {
      if (direction !== 'outbound' || person === undefined || at > asOf) continue
      const span = spans.get(person)
      if (span === undefined) spans.set(person, { first: at, last: at })
      else span.last = at
      if (at >= from) add(person, event)
    }
    const named = changes.findLast(({ event, at }) => event.main === true && at === main?.since)
    if (named !== undefined && main !== null) add(main.person, named.event)
    return { ...client, main, spans, events }
  })
}

function isNew(main: MainPerson | null, asOf: number): boolean {
  return main !== null && asOf - main.since < COVER_DAYS * DAY_MS
}

/** Somebody else's client, looked after for a few days. */
function isCover({ main, spans }: Book, person: string): boolean {
  const span = spans.get(person)
  return main !== null && main.person !== person && span !== undefined && span.last - span.first < COVER_DAYS * DAY_MS
}

function gradeOf(
  { book, daily }: { readonly book: readonly Book[]; readonly daily: number }, options: Required<ManagerOverloadOptions>,
) {
  const ofBook = ramp(book.length, options.clients, options.severeClients)
  const ofDay = ramp(daily, options.daily, options.severeDaily)
  const causes = [...(ofBook > 0 ? ['many-clients'] : []), ...(ofDay > 0 ? ['busy-days'] : [])]
  return { ofBook, ofDay, severity: Math.max(ofBook, ofDay), causes: ofDay > ofBook ? causes.reverse() : causes }
}

/** Days in touch in the window with each client that a person looks after or was in touch with. */
function attentionTo({ book, met }: { readonly book: readonly Book[]; readonly met: readonly (readonly string[])[] }) {
  const days = new Map(book.map(({ clientId }) => [clientId, 0]))
  for (const clientId of met.flat()) days.set(clientId, (days.get(clientId) ?? 0) + 1)
  return days
}

/** The clients of one person wait longer for our answers than those of all others. */
function answersSlowly(own: readonly Book[], all: readonly Book[], from: number): boolean {
  const recent = (clients: readonly Book[]): Observation[] =>
    clients.flatMap(({ measures }) => measures.replies('client')).filter(({ askedAt }) => askedAt >= from).map(observation)
  const [theirs, others] = [recent(own), recent(all.filter((client) => !own.includes(client)))]
  return theirs.length >= LEAST_ANSWERS && others.length >= LEAST_OTHERS && gehanZ(theirs, others) >= SLOW_Z
}

function observation({ hours, censored }: Reply): Observation {
  return { value: hours, censored }
}

/** Nobody has too many clients, as far as can be seen: clear only where enough can be. */
function unlessUnseen(
  { recording, asOf }: DetectContext, from: number, touchedDays: number, clients: readonly Book[], evidence: EvidenceInput,
) {
  if (!TYPES.some((type) => recording.has(type))) return unknown('not-recorded', TYPES)
  const own = recording.has('message') ? 'message' : 'contact-change'
  const begun = Math.max(from, recording.knownSince(own) ?? from)
  if (!isSeen(recording, own, ['contact-change', 'call', 'meeting'], begun, asOf)) return unknown('gap', [own], evidence)
  const named = clients.some(({ main }) => main?.basis === 'named')
  // Where nobody was in touch with anybody, nobody was in touch with too many.
  if (!named && touchedDays > 0 && touchedDays < LEAST_DAYS) return unknown('too-few', TYPES, evidence)
  return clear(evidence)
}
