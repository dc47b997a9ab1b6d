import { expect, it } from 'vitest'
import type * as z from 'zod'
import type {
  AgencyProfile, Attendee, ClientEvent, ClientProfile, Cue, CueCode, CustomEvent, EventType, EventTypes, Milestone, Money, Outcome,
  Party, Period, RecordingSpan, RetractionEvent, Scale,
} from '../../src/events/index.ts'
import type {
  agencyProfileSchema, attendeeSchema, clientProfileSchema, cueCodeSchema, cueSchema, eventSchema, eventSchemas,
  milestoneSchema, moneySchema, outcomeSchema, partySchema, periodSchema, recordingSpanSchema, scaleSchema,
} from '../../src/events/index.ts'
import { eventTypes } from '../../src/events/index.ts'

/**
 * The input of a schema without what TypeScript cannot say the other way: the index signature of a loose object, and the
 * `| undefined` that zod adds to optional fields under exactOptionalPropertyTypes.
 */
type Plain<T> = T extends readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { [K in keyof T as string extends K ? never : number extends K ? never : K]: Plain<undefined extends T[K] ? Exclude<T[K], undefined> : T[K]> }
    : T
type Input<S extends z.ZodType> = Plain<z.input<S>>
type Equal<A, B> = [A] extends [B] ? ([B] extends [A] ? (keyof A extends keyof B ? (keyof B extends keyof A ? true : 'keys of B') : 'keys of A') : 'B is not A') : 'A is not B'

/** Host fields keep their index signature in the interface; compare events without. */
type Bare<T> = T extends { ext?: unknown } ? Omit<T, 'ext'> : T
type EqualEvent<A, B> = Equal<Bare<A>, Bare<B>>

// Each line is an error under tsc when an interface and its schema part ways. `true` is all that fits.
type Laws = {
  [Type in EventType]: EqualEvent<EventTypes[Type], Input<(typeof eventSchemas)[Type]>>
}
const laws: Laws = {
  message: true, call: true, meeting: true, 'contact-change': true, 'organisation-change': true, 'access-change': true, survey: true,
  advocacy: true, pulse: true, budget: true, invoice: true, financials: true, request: true, commitment: true, report: true,
  performance: true, initiative: true, incident: true, plan: true, contract: true, usage: true,
}
const parts: {
  retraction: Equal<RetractionEvent, Input<(typeof eventSchemas)['retraction']>>
  party: Equal<Party, Input<typeof partySchema>>
  money: Equal<Money, Input<typeof moneySchema>>
  cue: Equal<Cue, Input<typeof cueSchema>>
  cueCode: Equal<CueCode, Input<typeof cueCodeSchema>>
  attendee: Equal<Attendee, Input<typeof attendeeSchema>>
  period: Equal<Period, Input<typeof periodSchema>>
  scale: Equal<Scale, Input<typeof scaleSchema>>
  milestone: Equal<Milestone, Input<typeof milestoneSchema>>
  profile: Equal<ClientProfile, Input<typeof clientProfileSchema>>
  agency: Equal<AgencyProfile, Input<typeof agencyProfileSchema>>
  span: Equal<RecordingSpan, Input<typeof recordingSpanSchema>>
  outcome: Equal<Outcome, Input<typeof outcomeSchema>>
  names: Equal<EventType, (typeof eventTypes)[number]>
  union: Equal<ClientEvent['type'] | 'retraction', z.input<typeof eventSchema>['type']>
  ext: Equal<CustomEvent['ext'], Record<string, unknown> | undefined>
} = {
  retraction: true, party: true, money: true, cue: true, cueCode: true, attendee: true, period: true, scale: true, milestone: true,
  profile: true, agency: true, span: true, outcome: true, names: true, union: true, ext: true,
}

it('compares every built-in type', () => {
  expect(Object.keys(laws).sort()).toEqual([...eventTypes].sort())
  expect(Object.keys(parts)).toHaveLength(16)
})
