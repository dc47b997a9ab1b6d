import * as z from 'zod'
import type { EventBase, Party } from '../events/index.ts'
import type { MainContacts, MainDeparture, Measures, Meeting } from '../measures/index.ts'
import type { Calendar, Recording } from '../timeline/index.ts'
import { decay, FIRES_FROM } from '../statistics/index.ts'
import { defineDetector, option } from './define-detector.ts'
import { clear, fired, unknown } from './finding.ts'
import { bouncedPeople } from './shared/bounced-people.ts'

/** Options of `contactLoss`. */
export interface ContactLossOptions {
  /** Working days in which nobody else has written, and nobody was named, until a successor is missed. @defaultValue 10 */
  successorWorkingDays?: number
  /** Days within which the successor is to be met. @defaultValue 30 */
  meetWithinDays?: number
  /** Share of the client's contacts from which anybody's leaving counts. @defaultValue 0.25 */
  activeShare?: number
  /** Days in which the severity halves. @defaultValue 120 */
  halfLifeDays?: number
  /** Days over which changes of contacts must have been recorded before none seen means none. @defaultValue 30 */
  recordedDays?: number
}

const DAY_MS = 86_400_000
/** Severity by who went: the only person in touch, the main person, one whose mail bounces, one of the active. All assumed. */
const BASE = { only: 0.7, main: 0.5, bounced: 0.4, active: 0.25 }
/** What is added where nobody takes over, where the successor was not met, or asks to have our work justified. All assumed. */
const NO_SUCCESSOR = 0.2
const UNSOLD_SUCCESSOR = 0.15
const AUDIT_QUESTION = 0.15
/** A meeting so many days before the change introduces a successor as well as one after it. Assumed. */
const HANDOVER_DAYS = 30

/** The main contact leaves or changes role, and the successor never chose us, or nobody takes over. */
export const contactLoss = /* @__PURE__ */ defineDetector({
  id: 'contact-loss',
  sign: 'The main contact of the client leaves or changes role.',
  side: 'client',
  sources: ['S001 s2', 'S000 s1'],
  leadTime: { basis: 'assumed' },
  plays: [
    'meet-the-successor', 'bring-the-history', 'ask-for-their-goals',
    { play: 'ask-for-a-contact-with-time', causes: ['no-successor', 'bounced'] },
  ],
  firesOn: 'presence',
  reads: ['contact-change', 'message', 'meeting', 'plan'],
  options: (): z.ZodType<Required<ContactLossOptions>> =>
    z.strictObject({
      successorWorkingDays: option(z.int().min(1).default(10), 'Working days without a word, until a successor is missed.', {
        basis: 'assumed', because: 'two weeks are enough to say who takes over',
      }),
      meetWithinDays: option(z.number().min(1).default(30), 'Days within which the successor is to be met.', {
        basis: 'assumed', because: 'a month holds any holiday',
      }),
      activeShare: option(z.number().gt(0).max(1).default(0.25), "Share of the client's contacts from which anybody counts.", {
        basis: 'assumed', because: 'one of four who are in touch',
      }),
      halfLifeDays: option(z.number().gt(0).default(120), 'Days in which the severity halves.', {
        basis: 'assumed', because: 'methods.md 1 (g), by judgement',
      }),
      recordedDays: option(z.number().min(0).default(30), 'Days over which changes of contacts must have been recorded.', {
        basis: 'assumed', because: 'an older loss shows in who writes',
      }),
    }),
  lookbackDays: () => ({ message: 500, meeting: 500 }),
  detect({ measures, asOf, calendar, recording }, options) {
    const people = measures.mainContacts('client')
    const losses = [...departuresOf(people, options.activeShare), ...bouncesOf(people, measures)]
    const judged = losses.map((loss) => judge(loss, { people, measures, asOf, calendar, recording, options }))
    const worst = judged.reduce<Judged | null>((max, own) => (own.severity > (max?.severity ?? 0) ? own : max), null)
    if (worst !== null && worst.severity >= FIRES_FROM) {
      const { severity, since, causes, numbers, notes, events } = worst
      return fired({ severity, since, causes, numbers, notes, events })
    }
    const changes = people.changes.filter(({ event }) => event.change !== 'joined').map(({ event }) => event)
    const notes = judged.some(({ settled }) => settled) ? ['settled'] : []
    if (people.otherDepartures.some((departure) => nobodyKnown(departure, people, asOf, options.halfLifeDays))) {
      return unknown('ambiguous', ['message', 'contact-change.main'], { events: changes })
    }
    if (!recording.has('contact-change')) return unknown('not-recorded', ['contact-change'])
    const from = asOf - options.recordedDays * DAY_MS
    if (!recording.covers(['contact-change'], from, asOf)) return unknown('gap', ['contact-change'], { events: changes })
    return clear({ notes, events: changes })
  },
})

/** Somebody went whom it hurts to lose. */
interface Loss {
  readonly person: Party
  readonly at: number
  readonly since: string
  readonly base: number
  readonly cause: 'only-contact' | 'main-contact' | 'active-contact' | 'bounced'
  readonly successor: Party | null
  readonly share: number
  readonly events: readonly EventBase[]
}

function departuresOf(people: MainContacts, activeShare: number): Loss[] {
  const lossOf = ({ person, at, change: { event } }: MainDeparture, isMain: boolean): Loss[] => {
    const share = people.share(person.person ?? '', at)
    const loss = { person, at, since: event.at, share, successor: event.successor ?? null, events: [event] }
    if (share === 1) return [{ ...loss, base: BASE.only, cause: 'only-contact' }]
    if (isMain) return [{ ...loss, base: BASE.main, cause: 'main-contact' }]
    return share >= activeShare ? [{ ...loss, base: BASE.active, cause: 'active-contact' }] : []
  }
  return [
    ...people.departures.flatMap((departure) => lossOf(departure, true)),
    ...people.otherDepartures.flatMap((departure) => lossOf(departure, false)),
  ]
}

/** Mail to the main person bounces, and nobody has said yet that the person went. */
function bouncesOf(people: MainContacts, measures: Measures): Loss[] {
  return bouncedPeople(measures.threads())
    .filter(({ person, firstAt }) => people.at(firstAt)?.person === person)
    .filter(({ person, firstAt }) => !people.departures.some((known) => known.person.person === person && known.at >= firstAt))
    .map(({ person, second: { event, at }, messages }) => ({
      person: { side: 'client', person }, at, since: event.at, base: BASE.bounced, cause: 'bounced', successor: null,
      share: people.share(person, at), events: messages,
    }))
}

interface Context {
  readonly people: MainContacts
  readonly measures: Measures
  readonly asOf: number
  readonly calendar: Calendar
  readonly recording: Recording
  readonly options: Required<ContactLossOptions>
}

interface Judged {
  readonly severity: number
  readonly since: string
  readonly causes: readonly string[]
  readonly numbers: Readonly<Record<string, number>>
  readonly notes: readonly string[]
  readonly events: readonly EventBase[]
  readonly settled: boolean
}

/** What one loss weighs today, and what became of it. */
function judge(loss: Loss, { people, measures, asOf, calendar, recording, options }: Context): Judged {
  const successor = loss.successor ?? namedSince(loss, people, asOf)
  const met = successor === null ? null : firstMeeting(successor, loss.at, measures.meetingSeries())
  const settled = met !== null && (measures.planInForce()?.reviewedAt ?? -Infinity) >= met.startsAt

  const workingDays = calendar.workingDays(calendar.day(loss.at), calendar.day(asOf))
  const nobodyWrites = successor === null && workingDays >= options.successorWorkingDays && !othersWrote(loss, measures)
  const notMet = successor?.person !== undefined && met === null && asOf - loss.at >= options.meetWithinDays * DAY_MS
  const audited = successor?.person !== undefined && asked(successor.person, loss.at, measures)
  // What did not happen counts only where it would have been seen.
  const seen = (type: string): boolean => recording.covers([type], loss.at, asOf)
  const parts = [
    { cause: loss.cause, adds: loss.base, holds: true },
    { cause: 'no-successor', adds: NO_SUCCESSOR, holds: nobodyWrites && seen('message') },
    { cause: 'unsold-successor', adds: UNSOLD_SUCCESSOR, holds: notMet && seen('meeting') },
    { cause: 'audit-question', adds: AUDIT_QUESTION, holds: audited },
  ].filter(({ holds }) => holds)
  const sum = Math.min(1, parts.reduce((total, { adds }) => total + adds, 0))
  const daysSince = (asOf - loss.at) / DAY_MS
  const unseen = (nobodyWrites && !seen('message')) || (notMet && !seen('meeting'))
  return {
    severity: settled ? 0 : decay(sum, daysSince, options.halfLifeDays),
    since: loss.since,
    causes: parts.map(({ cause }) => cause),
    numbers: { daysSince, shareOfContacts: loss.share },
    notes: unseen ? ['succession-not-judged'] : [],
    events: loss.events,
    settled,
  }
}

/** Whoever was named the main person after the loss takes over, though the change did not say so. */
function namedSince(loss: Loss, people: MainContacts, asOf: number): Party | null {
  const now = people.at(asOf)
  if (now === null || now.basis !== 'named' || now.since < loss.at || now.person === loss.person.person) return null
  return { side: 'client', person: now.person }
}

function firstMeeting(successor: Party, lossAt: number, meetings: readonly Meeting[]): Meeting | null {
  const { person } = successor
  if (person === undefined) return null
  const satIn = ({ attendees }: Meeting): boolean => attendees.some((a) => a.person === person && a.response !== 'declined')
  return meetings.find((meeting) => meeting.held && meeting.startsAt >= lossAt - HANDOVER_DAYS * DAY_MS && satIn(meeting)) ?? null
}

function othersWrote(loss: Loss, measures: Measures): boolean {
  const { person } = loss.person
  const isOther = (who: string | undefined): boolean => person === undefined || who !== person
  return measures.contacts().some((c) => c.direction === 'inbound' && c.at > loss.at && isOther(c.person))
}

function asked(person: string, since: number, measures: Measures): boolean {
  return measures.cueCount(['audit-question']).cues.some((cue) => cue.at >= since && cue.speaker?.person === person)
}

/** Somebody left of whom nobody can say how much they mattered: no contact person is known at all. */
function nobodyKnown({ person, at, change }: MainDeparture, people: MainContacts, asOf: number, halfLifeDays: number): boolean {
  if (change.event.main === false || decay(BASE.main, (asOf - at) / DAY_MS, halfLifeDays) < FIRES_FROM) return false
  return people.at(at) === null && people.share(person.person ?? '', at) === 0 && people.activity(at).size === 0
}
