import type { Portfolio } from '../portfolio.ts'
import { dailyClients } from '../../measures/index.ts'
import { median, quantile, significant } from '../../statistics/index.ts'
import { createCalendar } from '../../timeline/index.ts'
import { levelOf, unknownMeasure, type AgencyMeasure, type Level, type Quotation } from './measure.ts'

/** What `clientsPerManager` can be told. */
export interface ClientsPerManagerOptions {
  /** Clients of one person from which it is worth watching; practitioner (APP). @defaultValue 12 */
  watch?: number
  /** Clients of one person from which it is bad: possible with strong systems only; practitioner (APP). @defaultValue 20 */
  high?: number
  /** Clients in touch on one day from which it is bad; practitioner (S003). @defaultValue 25 */
  dailyBad?: number
  /** Working days that the daily number is read from; assumed. @defaultValue 60 */
  workingDays?: number
}

/** The load of one person. */
export interface ManagerLoad {
  person: string
  /** Clients whose main person of the agency it is. */
  clients: string[]
  /** 90th percentile of distinct clients in touch on a working day. */
  daily: number
  level: Level | null
}

/** The load of all; the value is the largest number of clients that one person has. */
export interface ClientsPerManagerMeasure extends AgencyMeasure {
  median: number | null
  /** Heaviest first. */
  people: ManagerLoad[]
}

const CONTEXT: Quotation[] = [
  { says: '12 to 20 clients with standardised work, 8 to 12 in a mixed book', source: 'tryapprove.com, practiq.dev' },
  { says: '25 clients a day: each day one of them may be lost', source: 'S003' },
]
const BUSY_DAY = 0.9

/** How many clients each person looks after: as their main person, and in touch on a busy working day. */
export function clientsPerManager(
  portfolio: Portfolio,
  { watch = 12, high = 20, dailyBad = 25, workingDays = 60 }: ClientsPerManagerOptions = {},
): ClientsPerManagerMeasure {
  const owned = new Map<string, string[]>()
  for (const { clientId, measures } of portfolio.clients) {
    const person = measures.contractInForce().allOver ? undefined : measures.mainContacts('agency').current?.person
    if (person === undefined) continue
    owned.set(person, [...(owned.get(person) ?? []), clientId])
  }
  const { byPerson } = dailyClients(portfolio.clients, createCalendar({}, portfolio.agency), portfolio.asOf, workingDays)
  const people = [...new Set([...owned.keys(), ...byPerson.keys()])].map((person): ManagerLoad => {
    const clients = owned.get(person) ?? []
    const busy = quantile(byPerson.get(person)?.map(({ size }) => size) ?? [0], BUSY_DAY)
    const load = levelOf(clients.length, { watch, bad: high, worse: 'higher' })
    return { person, clients, daily: significant(busy), level: busy >= dailyBad ? 'bad' : load }
  })
  people.sort((a, b) => b.clients.length - a.clients.length || b.daily - a.daily || (a.person < b.person ? -1 : 1))
  if (owned.size === 0)
    return {
      ...unknownMeasure('No main person of the agency is known for any client.', 0, 'practitioner'),
      context: CONTEXT,
      median: null,
      people,
    }
  const loads = [...owned.values()].map((clients) => clients.length)
  const worst = (['bad', 'watch', 'good'] as const).find((level) => people.some((person) => person.level === level))
  return {
    value: Math.max(...loads),
    n: owned.size,
    level: worst ?? null,
    basis: 'practitioner',
    context: CONTEXT,
    median: significant(median(loads)),
    people,
  }
}
