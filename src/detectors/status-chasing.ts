import * as z from 'zod'
import type { EventBase } from '../events/index.ts'
import type { Commitment, Contact, CountedCue, MainContacts } from '../measures/index.ts'
import type { Calendar } from '../timeline/index.ts'
import { ramp } from '../statistics/index.ts'
import { defineDetector, option, type DetectContext } from './define-detector.ts'
import { clear, graded, unknown } from './finding.ts'
import { unheard } from './shared/cues.ts'

/** Options of `statusChasing`. */
export interface StatusChasingOptions {
  /** Questions how things stand, without word from us before, from which it fires. @defaultValue 3 */
  questions?: number
  /** Such questions that are as bad as it gets. @defaultValue 6 */
  severeQuestions?: number
  /** Whole days that are looked at. @defaultValue 28 */
  windowDays?: number
}

const DAY_MS = 86_400_000
const CODES = ['status-request'] as const
/** Asked so soon after an update, the question is about the update. Assumed. */
const FRESH_WORKING_DAYS = 1
/** Somebody who joined within so many days has to ask. Assumed. */
const NEW_DAYS = 28
const NEW_CONTACT = 0.5
/** The longest window, and the 182 days in which our cadence shows. Assumed. */
const LOOKBACK_DAYS = 240

/** The client has to ask how things stand. */
export const statusChasing = /* @__PURE__ */ defineDetector({
  id: 'status-chasing',
  sign: 'The client has to ask how things stand; it knows nothing about its own project.',
  side: 'client',
  sources: ['S003 closing', 'beyond the sources: PRK'],
  leadTime: { basis: 'assumed' },
  plays: ['fixed-status-message', 'show-the-work', 'recap-with-dates'],
  firesOn: 'presence',
  reads: ['message', 'call', 'report', 'meeting', 'commitment', 'contact-change'],
  options: (): z.ZodType<Required<StatusChasingOptions>> =>
    z.strictObject({
      questions: option(
        z.int().min(2).default(3),
        'Questions how things stand, without word from us before, from which it fires.',
        { basis: 'assumed', because: 'two are ordinary' },
      ),
      severeQuestions: option(z.int().min(3).default(6), 'Such questions that are as bad as it gets.', {
        basis: 'assumed', because: 'more than one a week',
      }),
      windowDays: option(z.int().min(1).max(56).default(28), 'Whole days that are looked at.', {
        basis: 'assumed', because: 'four weeks',
      }),
    }).refine((o) => o.severeQuestions > o.questions, { path: ['severeQuestions'], error: 'must be more than questions' }),
  lookbackDays: () => ({ message: LOOKBACK_DAYS, call: LOOKBACK_DAYS, meeting: LOOKBACK_DAYS, report: LOOKBACK_DAYS }),
  detect(context, options) {
    const { measures, asOf, calendar } = context
    const { cues } = measures.cueCount(CODES, options.windowDays)
    const { contacts, cadenceDays } = measures.proactive()
    const promises = measures.commitmentLedger().filter(({ side }) => side === 'agency')
    const left = cues.filter((cue) => !isInformed(cue, contacts, cadenceDays, calendar) && !isPromised(cue, promises, calendar))
    const hidden = left.filter((cue) => hasHole(cue, cadenceDays, context))
    const chasing = left.filter((cue) => !hidden.includes(cue))
    const evidence = {
      numbers: { statusRequests: cues.length, unprompted: chasing.length, cadenceDays },
      events: [...new Set<EventBase>(chasing.map(({ event }) => event))],
    }
    const decisive = chasing[options.questions - 1]
    if (decisive === undefined) {
      if (left.length >= options.questions) return unknown('gap', ['message'], evidence)
      return unheard(context, CODES, options.windowDays, evidence) ?? clear(evidence)
    }
    const isNew = askedByNewPeople(chasing, measures.mainContacts('client'), asOf)
    return graded({
      ...evidence,
      severity: ramp(chasing.length, options.questions, options.severeQuestions) * (isNew ? NEW_CONTACT : 1),
      since: decisive.event.at,
      notes: isNew ? ['new-contact'] : [],
    })
  },
})

/** We had told them something within our own cadence before they asked, or a working day ago. */
function isInformed(
  { at, day, event }: CountedCue,
  contacts: readonly Contact[],
  cadenceDays: number,
  calendar: Calendar,
): boolean {
  const last = contacts.findLast((contact) => contact.at < at && contact.event !== event)
  if (last === undefined) return false
  return day - last.day <= cadenceDays || calendar.workingDays(last.day, day) <= FRESH_WORKING_DAYS
}

/** They asked before the promised day of all that we had promised and not yet delivered. */
function isPromised({ at }: CountedCue, promises: readonly Commitment[], calendar: Calendar): boolean {
  const open = promises.filter((promise) => promise.madeAt < at && isOpenAt(promise, at))
  return open.length > 0 && open.every((promise) => calendar.startOf(dueDayAt(promise, at), 'agency') > at)
}

function isOpenAt({ deliveredAt, cancelledAt }: Commitment, at: number): boolean {
  return (deliveredAt ?? Infinity) >= at && (cancelledAt ?? Infinity) >= at
}

/** The due day as it stood then. */
function dueDayAt({ promisedOn, moves }: Commitment, at: number): number {
  return moves.findLast((move) => move.at <= at)?.to ?? promisedOn
}

/** Nobody knows whether there was word from us: messages went unrecorded in the days before the question. */
function hasHole({ at }: CountedCue, cadenceDays: number, { recording }: Pick<DetectContext, 'recording'>): boolean {
  const begun = recording.knownSince('message') ?? at
  return recording.missing('message', Math.max(begun, at - cadenceDays * DAY_MS), at) > 0
}

/** Everybody who asked has joined or taken over within the last days. */
function askedByNewPeople(cues: readonly CountedCue[], { changes }: MainContacts, asOf: number): boolean {
  const recent = changes.filter(({ at }) => at > asOf - NEW_DAYS * DAY_MS)
  const people = new Set(recent.map(({ event }) => (event.change === 'joined' ? event.person.person : event.successor?.person)))
  return cues.every(({ speaker }) => speaker?.person !== undefined && people.has(speaker.person))
}
