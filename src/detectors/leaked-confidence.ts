import * as z from 'zod'
import type { Cue, CueCode, EventBase } from '../events/index.ts'
import type { Measures } from '../measures/index.ts'
import { defineDetector, option } from './define-detector.ts'
import { clear, fired } from './finding.ts'
import { anyProof } from './shared/any-proof.ts'
import { unheard } from './shared/cues.ts'
import { stillWeighing, type FadingFact } from './shared/fading.ts'
import { oncePerTalk, ourSureCues } from './shared/sure-cues.ts'
import { unseen } from './shared/unseen.ts'

/** Options of `leakedConfidence`. */
export interface LeakedConfidenceOptions {
  /** Days after which it counts half. @defaultValue 182 */
  halfLifeDays?: number
  /** How sure whoever reads the messages must be, 0.5 to 1: one cue is enough to fire. @defaultValue 0.8 */
  confidence?: number
  /** Days over which incidents, or messages, must have been recorded before nothing found means nothing. @defaultValue 182 */
  recordedDays?: number
  /** Field of an incident's `ext`, true once a leak was shown to be none and the client was told. @defaultValue 'unfounded' */
  unfoundedField?: string
}

type Options = Required<LeakedConfidenceOptions>

/** How bad each is, and what a second suspicion adds. Assumed. */
const SEVERITY = { leaked: 1, 'told-others': 0.5, suspected: 0.5 }
const SECOND_SUSPICION = 0.2
/** What is left of what was shown to be unfounded. Assumed. */
const UNFOUNDED = 0.3
/** Older messages are not read. Assumed. */
const MESSAGE_DAYS = 800
const CODES: readonly CueCode[] = ['leak', 'leak-suspicion']

/** Information about a client gets out. */
export const leakedConfidence = /* @__PURE__ */ defineDetector({
  id: 'leaked-confidence',
  sign: 'Information about a client gets out, or the client has reason to fear so.',
  side: 'agency',
  sources: ['S003 #3', 'S002'],
  leadTime: { basis: 'assumed' },
  plays: ['tell-them-first', 'close-the-source', 'never-impress-with-others'],
  firesOn: 'presence',
  reads: ['incident', 'message'],
  options: (): z.ZodType<Options> =>
    z.strictObject({
      halfLifeDays: option(z.number().gt(0).default(182), 'Days after which it counts half.', {
        basis: 'assumed', because: 'confidence comes back slowly',
      }),
      confidence: option(z.number().min(0.5).max(1).default(0.8), 'How sure whoever reads the messages must be.', {
        basis: 'assumed', because: 'one cue is enough to fire',
      }),
      recordedDays: option(
        z.int().min(1).max(MESSAGE_DAYS - 1).default(182),
        'Days over which incidents, or messages, must have been recorded.',
        { basis: 'assumed', because: 'the half-life: what is older costs little' },
      ),
      unfoundedField: option(z.string().min(1).default('unfounded'), 'Field of `ext`, true where a leak was shown to be none.', {
        basis: 'assumed', because: 'no field of the event holds how an inquiry ended',
      }),
    }),
  lookbackDays: () => ({ message: MESSAGE_DAYS }),
  detect(context, options) {
    const { measures, asOf } = context
    const { breaches, unfounded } = lookForBreaches(measures, options)
    const weighing = stillWeighing(breaches, asOf)
    if (weighing === null) {
      const { recordedDays } = options
      return anyProof(unseen(context, 'incident', recordedDays), unheard(context, CODES, recordedDays)) ?? clear()
    }
    return fired({ ...weighing, notes: weighing.events.every((event) => unfounded.has(event)) ? ['unfounded'] : [] })
  },
})

type Breach = FadingFact<keyof typeof SEVERITY>

interface Breaches {
  readonly breaches: readonly Breach[]
  /** What an inquiry has shown to be nothing. */
  readonly unfounded: ReadonlySet<EventBase>
}

function lookForBreaches(measures: Measures, options: Options): Breaches {
  const { confidence, halfLifeDays, unfoundedField } = options
  const leaks = measures.incidentLedger().filter(({ kind }) => kind === 'leak')
  const clears = ({ event }: { readonly event: EventBase }): boolean => event.ext?.[unfoundedField] === true
  const clearedAt = Math.max(-Infinity, ...leaks.flatMap(({ events }) => events.filter(clears).map(({ at }) => at)))
  const unfounded = new Set<EventBase>()
  const lighten = (severity: number, event: EventBase, holds: boolean): number => {
    if (holds) unfounded.add(event)
    return severity * (holds ? UNFOUNDED : 1)
  }

  const leaked = leaks.flatMap(({ foundAt, events }) =>
    events.slice(0, 1).map(({ event }): Breach => {
      const severity = lighten(SEVERITY.leaked, event, events.some(clears))
      return { cause: 'leaked', severity, halfLifeDays, at: foundAt, since: event.at, events: [event] }
    }),
  )
  // What we say to a client about itself gives nobody away.
  const told = ourSureCues(measures, 'leak', confidence).filter(({ value, event }) => value !== event.clientId)
  const carriers = new Set(told.flatMap(({ reached }) => reached ?? []))
  const toldOthers = [...carriers].map(({ event, at }): Breach => {
    return { cause: 'told-others', severity: SEVERITY['told-others'], halfLifeDays, at, since: event.at, events: [event] }
  })
  const talks = suspicions(measures, confidence)
  const suspicion = SEVERITY.suspected + (talks.length > 1 ? SECOND_SUSPICION : 0)
  const suspected = talks.map(({ event, at }): Breach => {
    const severity = lighten(suspicion, event, at <= clearedAt)
    return { cause: 'suspected', severity, halfLifeDays, at, since: event.at, events: [event] }
  })
  return { breaches: [...leaked, ...toldOthers, ...suspected], unfounded }
}

/** What the client suspects, once per talk. */
function suspicions(measures: Measures, confidence: number) {
  const isSure = ({ code, confidence: sure = 1 }: Cue): boolean => code === 'leak-suspicion' && sure >= confidence
  const voiced = measures.threads().flatMap(({ ref, messages }) =>
    messages
      .filter(({ event: { from, cues = [] } }) => from.side === 'client' && cues.some(isSure))
      .map(({ event, at, day }) => ({ event, at, day, thread: ref })),
  )
  return oncePerTalk(voiced)
}
