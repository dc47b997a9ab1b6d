import * as z from 'zod'
import type { EventBase } from '../events/index.ts'
import type { Contract } from '../measures/index.ts'
import type { Calendar } from '../timeline/index.ts'
import { defineDetector, option, type DetectContext } from './define-detector.ts'
import { clear, graded, unknown, type Clear, type EvidenceInput, type Unknown } from './finding.ts'
import { unseen } from './shared/unseen.ts'

/** Options of `missingOutClause`. */
export interface MissingOutClauseOptions {
  /** Days of a term from which it is long. @defaultValue 336 */
  longDays?: number
  /** Days of notice, at any time, that are still a way out. @defaultValue 31 */
  noticeDays?: number
  /** Whole days in which a question about the contract, or talk of leaving, adds. @defaultValue 56 */
  wordsDays?: number
  /** Days over which contracts must have been recorded without a hole before no lock means none. @defaultValue 30 */
  recordedDays?: number
  /** Field of the contract's `ext`, true where the client wished for the long term. @defaultValue 'atClientsWish' */
  wishField?: string
}

type Options = Required<MissingOutClauseOptions>
type Context = Pick<DetectContext, 'measures' | 'asOf' | 'calendar' | 'recording'>

const DAY_MS = 86_400_000
/** How bad being locked in is, and what the client's words about it add. Assumed. */
const LOCKED = 0.5
const WORDS = 0.25
/** What is left of it where the client wished for it. Assumed. */
const WISHED_FOR = 0.5
/** Where no contract was seen, one signed so many days ago may still run. Assumed: few terms are longer than two years. */
const LONGEST_TERM_DAYS = 728

/** The client is locked into a long contract. */
export const missingOutClause = /* @__PURE__ */ defineDetector({
  id: 'missing-out-clause',
  sign: 'The client is locked into a long contract without a way out.',
  side: 'agency',
  sources: ['S002 intro'],
  leadTime: { basis: 'assumed' },
  plays: ['offer-a-way-out', 'earn-the-term'],
  firesOn: 'presence',
  reads: ['contract', 'message'],
  options: (): z.ZodType<Options> =>
    z.strictObject({
      longDays: option(z.number().min(1).default(336), 'Days of a term from which it is long.', {
        basis: 'assumed', because: 'twelve months less a month; S002 says only long',
      }),
      noticeDays: option(z.number().min(0).default(31), 'Days of notice, at any time, that are still a way out.', {
        basis: 'assumed', because: 'a month',
      }),
      wordsDays: option(z.int().min(1).max(56).default(56), 'Whole days in which words about it add.', {
        basis: 'assumed', because: 'eight weeks, as for all counted cues',
      }),
      recordedDays: option(z.number().min(0).default(30), 'Days over which contracts must have been recorded without a hole.', {
        basis: 'assumed', because: 'contracts are looked through once a month',
      }),
      wishField: option(z.string().min(1).default('atClientsWish'), 'Field of `ext`, true where the client wished for it.', {
        basis: 'assumed', because: 'no field of the event holds why a term is long',
      }),
    }),
  // The longest window and a day, since whole days are counted.
  lookbackDays: () => ({ message: 57 }),
  detect(context, options) {
    const { measures, calendar } = context
    const { contracts } = measures.contractInForce()
    const terms = contracts.flatMap((contract) => (contract.inForce ? termOf(contract, calendar) : []))
    const locked = terms.filter(({ days, contract }) => days >= options.longDays && contract.outClause === false)
    const [first] = locked
    const evidence = { events: (first === undefined ? terms : locked).map(({ opening }) => opening) }
    if (first === undefined) return notLocked(context, terms, evidence, options)

    const words = measures.cueCount(['contract-question', 'cancel-intent'], options.wordsDays).cues
    const wished = locked.every(({ contract }) => contract.events.some(({ event }) => event.ext?.[options.wishField] === true))
    return graded({
      severity: (LOCKED + (words.length > 0 ? WORDS : 0)) * (wished ? WISHED_FOR : 1),
      since: locked.reduce((earliest, own) => (own.at < earliest.at ? own : earliest), first).since,
      causes: ['locked-in', ...(words.length > 0 ? ['words'] : [])],
      numbers: { termDays: Math.max(...locked.map(({ days }) => days)) },
      notes: wished ? ['at-clients-wish'] : [],
      events: [...new Set<EventBase>([...evidence.events, ...words.map(({ event }) => event)])],
    })
  },
})

/** The term that a contract is in. */
interface Term {
  readonly contract: Contract
  readonly days: number
  readonly at: number
  readonly since: string
  readonly opening: EventBase
}

/** A renewal that names only its end begins when the term before it ends. An open-ended contract has no term. */
function termOf(contract: Contract, calendar: Calendar): Term[] {
  const openings = contract.events.filter(({ event }) => event.status === 'signed' || event.status === 'renewed')
  const last = openings.at(-1)
  if (last === undefined || contract.endsOn === null) return []
  const before = openings.at(-2)?.event.endsOn
  const follows = before === undefined ? null : calendar.dayOf(before) + 1
  const startsOn = last.event.startsOn === undefined ? (follows ?? contract.startsOn) : calendar.dayOf(last.event.startsOn)
  if (startsOn === null) return []
  const begins = calendar.startOf(startsOn)
  const since = startsOn > last.day ? { at: begins, since: calendar.date(startsOn) } : { at: last.at, since: last.event.at }
  return [{ contract, days: contract.endsOn - startsOn, ...since, opening: last.event }]
}

/** A long term is harmless with an out clause, or with a short notice; without a word on either it may be anything. */
function notLocked(context: Context, terms: readonly Term[], evidence: EvidenceInput, options: Options): Clear | Unknown {
  const { measures, asOf, calendar, recording } = context
  const { contracts } = measures.contractInForce()
  const [first] = contracts.flatMap((contract) => contract.events[0] ?? [])
  if (first === undefined) return unseen(context, 'contract', LONGEST_TERM_DAYS) ?? clear()
  const unclear = terms.filter(({ contract: { outClause, noticeDays }, days }) => {
    return days >= options.longDays && outClause === null && (noticeDays === null || noticeDays > options.noticeDays)
  })
  if (unclear.length > 0) return unknown('ambiguous', ['contract.outClause'], evidence)
  const today = calendar.day(asOf)
  const lapsed = contracts.some(({ inForce, over, endsOn }) => !inForce && !over && (endsOn ?? today) < today)
  if (lapsed && terms.length === 0) return unknown('ambiguous', ['contract.autoRenews'], evidence)
  const from = Math.max(asOf - options.recordedDays * DAY_MS, first.at)
  return recording.covers(['contract'], from, asOf) ? clear(evidence) : unknown('gap', ['contract'], evidence)
}
