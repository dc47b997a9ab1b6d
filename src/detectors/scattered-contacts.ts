import * as z from 'zod'
import type { EventBase } from '../events/index.ts'
import type { Contact, MainContacts } from '../measures/index.ts'
import { blend } from '../statistics/index.ts'
import { defineDetector, option, type DetectContext } from './define-detector.ts'
import { clear, graded, unknown, type Unknown } from './finding.ts'
import { earliestOf, isSeen } from './shared/seen.ts'

/** Options of `scatteredContacts`. */
export interface ScatteredContactsOptions {
  /** People of ours who write within four weeks from which the voices are many. @defaultValue 4 */
  voices?: number
  /** One person who writes more than this share of our messages leads the others. @defaultValue 0.4 */
  leadShare?: number
  /** Changes of our main person within a year from which it rotates. @defaultValue 2 */
  changes?: number
  /** Days without a main person. @defaultValue 14 */
  noMainDays?: number
}

const DAY_MS = 86_400_000
/** Voices are counted over so many days, from so many messages on. Assumed. */
const VOICE_DAYS = 28
const MIN_OUTBOUND = 12
/** A main person leads a thread by more than this share of our messages in it. Assumed. */
const THREAD_SHARE = 0.5
/** Whoever is back within so many days was only covered for; changes count for so many. Assumed; the year: GTR. */
const COVER_DAYS = 28
const ROTATION_DAYS = 364
/** A kickoff introduces the team. Assumed. */
const KICKOFF_DAYS = 14
/** On this day of the contract somebody who sold it must still be there; asked about for a year. Assumed. */
const HANDOVER_DAY = 28
const HANDOVER_UNTIL = 364
/** How bad each is, what each further voice adds, and a client that asks who is responsible. Assumed. */
const SEVERITY = { noMain: 0.5, manyVoices: 0.4, furtherVoice: 0.1, rotating: 0.5, strangers: 0.3 }
const CLIENT_LOST = 0.2

/** The client no longer knows who of the agency answers for what. */
export const scatteredContacts = /* @__PURE__ */ defineDetector({
  id: 'scattered-contacts',
  sign: 'No single contact: the client no longer knows who of the agency answers for what.',
  side: 'agency',
  sources: ['S003 #1', 'S000 s1'],
  leadTime: { basis: 'assumed' },
  plays: ['name-one-contact', 'route-through-one-person', 'introduce-the-successor'],
  firesOn: 'presence',
  reads: ['message', 'contact-change', 'meeting', 'contract'],
  options: (): z.ZodType<Required<ScatteredContactsOptions>> =>
    z.strictObject({
      voices: option(z.int().min(2).default(4), 'People of ours who write within four weeks from which the voices are many.', {
        basis: 'assumed', because: 'three are a usual team',
      }),
      leadShare: option(
        z.number().gt(0).max(1).default(0.4),
        'One who writes more than this share of our messages leads the others.',
        { basis: 'assumed', because: 'a team of three reaches a half by chance' },
      ),
      changes: option(z.int().min(1).default(2), 'Changes of our main person within a year from which it rotates.', {
        basis: 'practitioner', because: 'GTR',
      }),
      noMainDays: option(z.number().min(0).default(14), 'Days without a main person.', {
        basis: 'assumed', because: 'a fortnight to name one',
      }),
    }),
  lookbackDays: () => ({ message: 400, meeting: 800 }),
  detect(context, options) {
    const { measures, recording } = context
    const { contractDay } = measures.contractInForce()
    if (contractDay !== null && contractDay >= 0 && contractDay < KICKOFF_DAYS) return clear({ notes: ['kickoff'] })
    const isRecorded = recording.has('message') || recording.has('contact-change')
    if (!isRecorded) return unknown('not-recorded', ['message', 'contact-change'])
    const voices = voicesOf(context)
    const parts = [
      ...noMain(context, options), ...manyVoices(voices, options), ...rotatingMain(context, options),
      ...strangers(context, contractDay),
    ]
    const evidence = {
      numbers: { outbound: voices.messages.length, voices: voices.counts.size, topShare: voices.topShare },
      events: [...new Set(parts.flatMap(({ events }) => events))],
    }
    if (parts.length === 0) return notJudged(context, voices) ?? clear(evidence)
    const asks = measures.cueCount(['responsibility-question']).cues
    return graded({
      ...evidence,
      severity: Math.min(1, blend(parts.map(({ severity }) => severity)) + (asks.length > 0 ? CLIENT_LOST : 0)),
      since: earliestOf(parts.map(({ since }) => since)) ?? '',
      causes: [...parts.map(({ cause }) => cause), ...(asks.length > 0 ? ['client-lost'] : [])],
    })
  },
})

type Options = Required<ScatteredContactsOptions>

/** One way in which nobody is the contact. */
interface Part {
  readonly cause: 'no-main' | 'many-voices' | 'rotating-main' | 'handed-to-strangers'
  readonly severity: number
  readonly since: string
  readonly events: readonly EventBase[]
}

/** A main person was named, is no more, and nobody was since. */
function noMain({ measures, asOf, calendar }: DetectContext, { noMainDays }: Options): Part[] {
  const main = measures.mainContacts('agency')
  const wasNamed = (at: number): boolean => main.at(at)?.basis === 'named'
  if (wasNamed(asOf)) return []
  const ended = main.changes.findLast(({ event, at }) =>
    !wasNamed(at) && (wasNamed(at - 1) || (event.main === true && event.change !== 'joined')))
  if (ended === undefined || calendar.day(asOf) - ended.day < noMainDays) return []
  const since = calendar.date(ended.day + Math.ceil(noMainDays))
  return [{ cause: 'no-main', severity: SEVERITY.noMain, since, events: [ended.event] }]
}

/** Who wrote to the client in the last weeks. */
interface Voices {
  readonly messages: readonly Contact[]
  /** Messages by person; those of specialists in a thread that the main person leads are the main person's. */
  readonly counts: ReadonlyMap<string, number>
  readonly topShare: number
  /** The message with which each voice first spoke up. */
  readonly firsts: readonly Contact[]
}

function voicesOf({ measures, asOf, calendar }: DetectContext): Voices {
  const after = calendar.day(asOf) - VOICE_DAYS
  const main = measures.mainContacts('agency').current?.person
  const led = ledBy(main, measures.threads())
  const messages = ourMessages(measures).filter(({ day }) => day > after)
  const counts = new Map<string, number>()
  const firsts: Contact[] = []
  for (const message of messages) {
    const voice = led.has(message.event) ? main : message.person
    if (voice === undefined) continue
    if (!counts.has(voice)) firsts.push(message)
    counts.set(voice, (counts.get(voice) ?? 0) + 1)
  }
  return { messages, counts, firsts, topShare: Math.max(0, ...counts.values()) / Math.max(1, messages.length) }
}

function ourMessages(measures: DetectContext['measures']): Contact[] {
  return measures.contacts().filter(({ direction, event }) => direction === 'outbound' && event.type === 'message')
}

/** The messages of threads in which the main person wrote more than half of ours. */
function ledBy(main: string | undefined, threads: ReturnType<DetectContext['measures']['threads']>): ReadonlySet<EventBase> {
  if (main === undefined) return new Set()
  return new Set(threads.flatMap(({ messages }) => {
    const own = messages.filter(({ event }) => event.from.side === 'agency')
    const share = own.filter(({ event }) => event.from.person === main).length / own.length
    return share > THREAD_SHARE ? own.map(({ event }) => event) : []
  }))
}

/** Many write, and none leads. */
function manyVoices({ messages, counts, topShare, firsts }: Voices, { voices, leadShare }: Options): Part[] {
  const [enough, speaksUp] = [messages[MIN_OUTBOUND - 1], firsts[voices - 1]]
  if (enough === undefined || speaksUp === undefined || topShare > leadShare) return []
  const severity = Math.min(1, SEVERITY.manyVoices + SEVERITY.furtherVoice * (counts.size - voices))
  const since = (enough.at > speaksUp.at ? enough : speaksUp).event.at
  return [{ cause: 'many-voices', severity, since, events: messages.map(({ event }) => event) }]
}

/** A new main person at each stage. */
function rotatingMain({ measures, asOf }: DetectContext, { changes }: Options): Part[] {
  const switches = switchesOf(measures.mainContacts('agency')).filter(({ at }) => at > asOf - ROTATION_DAYS * DAY_MS)
  const second = switches[changes - 1]
  if (second === undefined) return []
  const events = switches.map(({ event }) => event)
  return [{ cause: 'rotating-main', severity: SEVERITY.rotating, since: second.event.at, events }]
}

/** Changes from one named person to another; whoever is soon back was only covered for. */
function switchesOf(main: MainContacts): { at: number; event: EventBase }[] {
  const reigns: { person: string; at: number; event: EventBase }[] = []
  for (const { at, event } of main.changes) {
    const named = main.at(at)
    if (named?.basis !== 'named' || named.person === reigns.at(-1)?.person) continue
    const [back, cover] = [reigns.at(-2), reigns.at(-1)]
    if (back?.person === named.person && at - (cover?.at ?? 0) <= COVER_DAYS * DAY_MS) reigns.pop()
    else reigns.push({ person: named.person, at, event })
  }
  return reigns.slice(1)
}

/** Nobody of those who sat with the client before the contract has written since it began, or is the main person. */
function strangers({ measures, asOf, calendar, recording }: DetectContext, contractDay: number | null): Part[] {
  if (contractDay === null || contractDay < HANDOVER_DAY || contractDay > HANDOVER_UNTIL) return []
  const firstDay = calendar.day(asOf) - contractDay
  const [signed, due] = [calendar.startOf(firstDay), calendar.startOf(firstDay + HANDOVER_DAY)]
  if (!recording.covers(['message'], signed, due)) return []
  const pitches = measures.meetingSeries().filter(({ held, startsAt, attendees }) =>
    held && startsAt < signed && attendees.some(({ side }) => side === 'client'))
  const pitchers = pitches.flatMap(({ attendees }) => attendees.filter(({ side }) => side === 'agency'))
  const sellers = new Set(pitchers.flatMap(({ person }) => person ?? []))
  const main = measures.mainContacts('agency').current?.person
  const wrote = ourMessages(measures).filter(({ at }) => at >= signed)
  const isStill = (person: string): boolean => person === main || wrote.some((contact) => contact.person === person)
  if (sellers.size === 0 || wrote.length === 0 || [...sellers].some(isStill)) return []
  const since = calendar.date(firstDay + HANDOVER_DAY)
  return [{ cause: 'handed-to-strangers', severity: SEVERITY.strangers, since, events: pitches.map(({ event }) => event) }]
}

/** Why finding nothing proves nothing; null where it does. */
function notJudged({ measures, asOf, calendar, recording }: DetectContext, { messages }: Voices): Unknown | null {
  const start = calendar.startOf(calendar.day(asOf) - VOICE_DAYS + 1)
  const [own, other] = recording.has('message') ? ['message', 'contact-change'] : ['contact-change', 'message']
  const from = Math.max(start, recording.inferred ? recording.knownSince(own) ?? start : start)
  if (!isSeen(recording, own, [other], from, asOf)) return unknown('gap', [own])
  const isFew = messages.length > 0 && messages.length < MIN_OUTBOUND && measures.mainContacts('agency').changes.length === 0
  return isFew ? unknown('too-few', ['message', 'contact-change']) : null
}
