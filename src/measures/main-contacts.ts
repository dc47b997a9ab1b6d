import type { ContactChangeEvent, Party } from '../events/index.ts'
import { DAY_MS, type Dated } from '../timeline/index.ts'
import { CONTACT_TYPES, contacts, type Contact } from './contacts.ts'
import type { Scope } from './scope.ts'

/** The main person of one side. */
export interface MainPerson {
  readonly person: string
  /** When that person was named, or first wrote. */
  readonly since: number
  /** Named by a `contact-change`, or the one behind at least half of the contacts of 91 days. */
  readonly basis: 'named' | 'volume'
}

/** Somebody who left, changed role or handed over; a second such change of somebody already gone is no new departure. */
export interface MainDeparture {
  readonly person: Party
  readonly at: number
  readonly change: Dated<ContactChangeEvent>
}

/** Who speaks for one side, and who did. */
export interface MainContacts {
  readonly current: MainPerson | null
  /** Departures of people who were the main person at that moment, oldest first. */
  readonly departures: readonly MainDeparture[]
  /** Departures of everybody else, oldest first. */
  readonly otherDepartures: readonly MainDeparture[]
  /** Every change of people of that side, oldest first. */
  readonly changes: readonly Dated<ContactChangeEvent>[]
  /** The main person at a moment. */
  at(until: number): MainPerson | null
  /** Contacts in the 91 days up to a moment, by person: inbound for the client's side, outbound for the agency's. */
  activity(until: number): ReadonlyMap<string, number>
  /** A person's share of those contacts, those of nobody in particular included; 0 without contacts. */
  share(person: string, until: number): number
}

/** Days in which volume shows who the main person is [assumed]. */
const WINDOW_DAYS = 91
/** Share of the contacts that makes somebody the main person [assumed]. */
const MAIN_SHARE = 0.5

/**
 * Main person of a side: the one whose newest `contact-change` says `main: true` and who has not left, changed role or handed
 * over since; a successor named by a main person's departure; else whoever is behind at least half of the contacts.
 */
export function mainContacts(scope: Scope, side: 'client' | 'agency'): MainContacts {
  return scope.once(`mainContacts:${side}`, ['contact-change', ...CONTACT_TYPES], () => {
    const changes = scope.of('contact-change').filter(({ event }) => event.person.side === side)
    const direction = side === 'client' ? 'inbound' : 'outbound'
    const volume = volumeOf(contacts(scope).filter((contact) => contact.direction === direction))
    const history = historyOf(changes, side, volume)

    function at(until: number): MainPerson | null {
      const reign = history.reigns.findLast(({ from }) => from <= until)
      if (reign?.person != null) return { person: reign.person, since: reign.from, basis: 'named' }
      return volume.main(until, (person) => history.isGone(person, until))
    }

    const { departures, otherDepartures } = history
    return { current: at(scope.asOf), departures, otherDepartures, changes, at, activity: volume.activity, share: volume.share }
  })
}

/** Who writes how much, at any moment. */
interface Volume {
  activity(until: number): ReadonlyMap<string, number>
  share(person: string, until: number): number
  main(until: number, isGone: (person: string) => boolean): MainPerson | null
}

function volumeOf(own: readonly Contact[]): Volume {
  const all = own.map((contact) => contact.at)
  const byPerson = new Map<string, number[]>()
  for (const { person, at } of own) {
    if (person === undefined) continue
    const times = byPerson.get(person)
    if (times === undefined) byPerson.set(person, [at])
    else times.push(at)
  }

  function activity(until: number): ReadonlyMap<string, number> {
    const [from, to] = windowOf(all, until)
    const counts = new Map<string, number>()
    // Newest first, so that of two people who write equally much the one who wrote last comes first.
    for (let i = to - 1; i >= from; i--) {
      const person = own[i]?.person
      if (person !== undefined) counts.set(person, (counts.get(person) ?? 0) + 1)
    }
    return counts
  }

  function share(person: string, until: number): number {
    const total = countIn(all, until)
    return total === 0 ? 0 : countIn(byPerson.get(person) ?? [], until) / total
  }

  function main(until: number, isGone: (person: string) => boolean): MainPerson | null {
    let best: { person: string; count: number } | null = null
    for (const [person, count] of activity(until)) if (count > (best?.count ?? 0) && !isGone(person)) best = { person, count }
    if (best === null || best.count < MAIN_SHARE * countIn(all, until)) return null
    return { person: best.person, since: byPerson.get(best.person)?.[0] ?? until, basis: 'volume' }
  }

  return { activity, share, main }
}

/** What the changes of people say by themselves. */
interface History {
  /** Who was named the main person from when on; null ends a reign. Oldest first. */
  readonly reigns: readonly { readonly from: number; readonly person: string | null }[]
  readonly departures: readonly MainDeparture[]
  readonly otherDepartures: readonly MainDeparture[]
  isGone(person: string, at: number): boolean
}

function historyOf(changes: readonly Dated<ContactChangeEvent>[], side: Party['side'], volume: Volume): History {
  const reigns: { from: number; person: string | null }[] = []
  const departures: MainDeparture[] = []
  const otherDepartures: MainDeparture[] = []
  /** Turns of leaving and coming back. */
  const turns = new Map<string, { at: number; gone: boolean }[]>()
  const isGone = (person: string, at: number): boolean => turns.get(person)?.findLast((turn) => turn.at <= at)?.gone ?? false

  function turn(person: string | undefined, at: number, gone: boolean): void {
    if (person === undefined) return
    const own = turns.get(person)
    if (own === undefined) turns.set(person, [{ at, gone }])
    else own.push({ at, gone })
  }

  for (const change of changes) {
    const { event, at } = change
    const person = event.person.person
    const named = reigns.at(-1)?.person ?? null
    if (event.change === 'joined' || (event.change === 'role-changed' && event.main === true)) {
      turn(person, at, false)
      if (event.main === true) reigns.push({ from: at, person: person ?? null })
      else if (event.main === false && person !== undefined && person === named) reigns.push({ from: at, person: null })
      continue
    }
    if (person !== undefined && isGone(person, at)) continue
    const seemsMain = named === null ? volume.share(person ?? '', at) >= MAIN_SHARE : person === named
    const wasMain = event.main ?? seemsMain
    const list = wasMain ? departures : otherDepartures
    list.push({ person: event.person, at, change })
    // Who changes role may go on writing; who leaves or hands over is no longer anybody's contact.
    if (event.change !== 'role-changed') turn(person, at, true)
    if (wasMain && (named === null || person === undefined || person === named)) {
      reigns.push({ from: at, person: event.successor?.side === side ? (event.successor.person ?? null) : null })
    } else if (person !== undefined && person === named) reigns.push({ from: at, person: null })
  }
  return { reigns, departures, otherDepartures, isGone }
}

/** First index (included) and last (excluded) of the sorted instants that lie in the window up to a moment. */
function windowOf(times: readonly number[], until: number): readonly [from: number, to: number] {
  return [firstAfter(times, until - WINDOW_DAYS * DAY_MS), firstAfter(times, until)]
}

function countIn(times: readonly number[], until: number): number {
  const [from, to] = windowOf(times, until)
  return to - from
}

function firstAfter(times: readonly number[], moment: number): number {
  let [low, high] = [0, times.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((times[middle] ?? Infinity) > moment) high = middle
    else low = middle + 1
  }
  return low
}
