import type * as z from 'zod'
import type { AgencyProfile, ClientProfile, CustomEvent, EventBase, EventType, EventTypes } from '../events/index.ts'
import type { Measures, Norms, PortfolioMeasures } from '../measures/index.ts'
import type { Calendar, Recording } from '../timeline/index.ts'
import type { Finding } from './finding.ts'

/** Where a default or a claim comes from. */
export type Basis = 'published' | 'measured' | 'practitioner' | 'assumed'

/** What no data mean: nothing happened (presence), the expected did not happen (absence), or nothing can be compared (change). */
export type FiresOn = 'presence' | 'absence' | 'change'

/** How long before the loss the sign is said to show; `days` is absent where nobody claims a span. */
export interface LeadTime {
  days?: readonly [number, number]
  basis: Basis
}

/** The declaration of a custom event type, as `defineEvent` makes it. */
export interface ReadableEvent<E extends CustomEvent = CustomEvent> {
  readonly type: E['type']
  readonly example?: E
}

/** What a detector may name in `reads`: a built-in type, or a custom event's definition. */
export type Readable = EventType | ReadableEvent

/** The events that a list of `reads` lets through. */
export type EventOfReads<R> = R extends EventType ? EventTypes[R] : R extends ReadableEvent<infer E> ? E : never

/** All that a detector is given. */
export interface DetectContext<E extends EventBase = EventBase> {
  /** Events of the declared types, as known at `asOf`, one version each, within the look-back, oldest first. */
  readonly events: readonly E[]
  /** State derived from the same events. */
  readonly measures: Measures
  /** The moment of judgement, in milliseconds since 1970. */
  readonly asOf: number
  readonly calendar: Calendar
  readonly recording: Recording
  readonly profile: ClientProfile
  readonly agency: AgencyProfile
  readonly norms: Norms
  /**
   * Every client by itself, for a detector of side `agency-level`. All else is then about all clients together: their events, what
   * is recorded of nearly all of them, the agency's calendar. Absent where one client alone is judged; such a detector then
   * answers `not-applicable` with reason `agency-level`.
   */
  readonly portfolio?: PortfolioMeasures
}

/** Something to do about a sign, by its code; one with `causes` is only for findings with one of them. */
export type Play = string | { readonly play: string; readonly causes: readonly string[] }

/** What stands about a sign apart from its code. */
export interface DetectorAbout<Id extends string = string> {
  /** Name of the file, the test and the page; a noun in the failing state. Foreign ids are `vendor/name`. */
  readonly id: Id
  /** The sign in one sentence. */
  readonly sign: string
  /** Whose conduct it is about. */
  readonly side: 'client' | 'agency' | 'agency-level'
  /** Who says that it is a sign. */
  readonly sources: readonly string[]
  readonly leadTime: LeadTime
  /** What to do, in order, as codes of the message catalogue. */
  readonly plays: readonly Play[]
  readonly firesOn: FiresOn
  /** Keeps judging a client whose every contract has ended. */
  readonly judgesEnded?: boolean
}

/** What `defineDetector` takes; `O` are the complete options. */
export interface DetectorSpec<Id extends string, R extends Readable, O extends object> extends DetectorAbout<Id> {
  readonly reads: readonly R[]
  /** Made when the detector is, so that importing costs nothing. */
  readonly options: () => z.ZodType<O>
  /** Days back per type; types that are not named come whole. */
  readonly lookbackDays?: (options: O) => Readonly<Record<string, number>>
  readonly detect: (context: DetectContext<EventOfReads<R>>, options: O) => Finding
}

/** A configured detector: a plain, frozen, self-describing object. */
export interface Detector<Id extends string = string> extends DetectorAbout<Id> {
  readonly kind: 'detector'
  readonly reads: readonly string[]
  /** The options in force, defaults included. */
  readonly options: Readonly<Record<string, unknown>>
  /** Days back per type; types that are not named come whole. */
  readonly lookbackDays: Readonly<Record<string, number>>
  /** The schema of the options, for forms and docs. */
  readonly optionsSchema: () => z.ZodType
  readonly detect: (context: DetectContext) => Finding
}

/** Makes a detector with the given options; wrong ones throw a TypeError that names the detector and the option. */
export type DetectorFactory<Id extends string, O extends object> = (options?: Partial<O>) => Detector<Id>

const ID = /^(?:[a-z][a-z0-9-]*\/)?[a-z][a-z0-9-]*$/

/**
 * Declares a detector. Ours and third parties' use the same call; a foreign id is `vendor/name`.
 *
 * @param spec - what the sign is, which event types it reads, its options and the code that looks for it
 * @returns a factory: `slowReplies({ ratio: 3 })`
 * @throws TypeError where the id is not in kebab case, or, at construction, where an option is wrong
 *
 * @example
 * const missedCalls = defineDetector({
 *   id: 'acme/missed-calls', sign: 'The client lets the phone ring.', side: 'client', sources: ['Acme 2026'],
 *   leadTime: { basis: 'assumed' }, plays: ['fit-the-channel'], firesOn: 'presence', reads: ['call'],
 *   options: () => z.strictObject({ calls: z.number().int().min(1).default(3) }),
 *   detect: ({ events }, { calls }) => {
 *     const missed = events.filter((e) => e.status === 'missed')
 *     return missed.length < calls ? clear() : fired({ severity: 0.5, since: missed[0].at, events: missed })
 *   },
 * })
 * missedCalls().options // => { calls: 3 }
 */
export function defineDetector<const Id extends string, const R extends Readable, O extends object>(
  spec: DetectorSpec<Id, R, O>,
): DetectorFactory<Id, O> {
  if (!ID.test(spec.id)) throw new TypeError(`defineDetector: id must be kebab-case, "name" or "vendor/name", got ${JSON.stringify(spec.id)}`)
  const { options: schema, lookbackDays, detect, reads, ...about } = spec
  return (given) => {
    const options = checkOptions(spec.id, schema(), given)
    return Object.freeze({
      ...about,
      kind: 'detector' as const,
      reads: reads.map((r) => (typeof r === 'string' ? r : r.type)),
      options: Object.freeze({ ...options }) as Readonly<Record<string, unknown>>,
      lookbackDays: lookbackDays?.(options) ?? {},
      optionsSchema: schema,
      // The runner hands over only events of the types in `reads`, which is what the narrower context says.
      detect: (context: DetectContext) => detect(context as DetectContext<EventOfReads<R>>, options),
    }) as Detector<Id>
  }
}

function checkOptions<O extends object>(id: string, schema: z.ZodType<O>, given: Partial<O> | undefined): O {
  const result = schema.safeParse(given ?? {})
  if (result.success) return result.data
  const problems = result.error.issues.map((issue) => `${['options', ...issue.path].join('.')}: ${issue.message}`)
  throw new TypeError(`${id}: ${problems.join('; ')}`)
}

/** Something an option's default rests on, kept beside its description. */
export interface OptionNote {
  basis: Basis
  /** Why this value: the source, the benchmark or the reckoning. */
  because: string
}

/**
 * Gives an option its description and the basis of its default; docs tables are made from them.
 *
 * @example
 * option(z.number().default(2), 'how many times slower', { basis: 'measured', because: 'methods.md (c)' }).description // => 'how many times slower'
 */
export function option<S extends z.ZodType>(schema: S, what: string, note: OptionNote): S {
  return schema.meta({ description: what, basis: note.basis, because: note.because })
}

