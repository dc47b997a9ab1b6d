import type { EventBase } from '../events/index.ts'
import { FIRES_FROM } from '../statistics/index.ts'

/** Why a detector could not judge. */
export type UnknownReason = 'not-recorded' | 'gap' | 'short-history' | 'too-few' | 'ambiguous'

/** Names one event in the caller's own systems. */
export interface EventRef {
  id: string
  source?: string
}

/** What an answer rests on: named numbers, the newest 20 events and how many there were. */
export interface Evidence {
  /** The sub-causes that hold, the leading one first; plays are chosen by them. */
  causes: readonly string[]
  /** Numbers by name; the unit is part of the name where it is not a count or a share. */
  numbers: Readonly<Record<string, number>>
  /** Facts without a number, as codes: `watch`, `presumed-held`, `guard-not-judged`. */
  notes: readonly string[]
  /** The newest 20 events that count, newest first. */
  events: readonly EventRef[]
  /** How many events count in all. */
  eventCount: number
  /** Of a sign of the whole agency: ids of the clients that it touches, those that need it most first. */
  clients?: readonly string[]
}

/** The sign is showing. */
export interface Fired {
  status: 'fired'
  /** How bad it is if true, 0.05 to 1. It is not certainty: a detector that is not sure answers `unknown`. */
  severity: number
  /** The instant of the earliest event that makes the condition true, or the local day on which time made it true. */
  since: string
  evidence: Evidence
}

/** The sign was looked for and is not showing. */
export interface Clear {
  status: 'clear'
  evidence: Evidence
}

/** Not enough is known to say. */
export interface Unknown {
  status: 'unknown'
  reason: UnknownReason
  /** The event types or fields that would settle it. */
  needs: readonly string[]
  evidence: Evidence
}

/** The sign makes no sense for this client. */
export interface NotApplicable {
  status: 'not-applicable'
  /** A code such as `engagement-over`. */
  reason: string
}

/** A detector's answer. The runner adds `error`. */
export type Finding = Fired | Clear | Unknown | NotApplicable

/** What a detector hands over as evidence; the events are its own, newest and count are worked out here. */
export interface EvidenceInput {
  causes?: readonly string[]
  numbers?: Readonly<Record<string, number>>
  notes?: readonly string[]
  events?: readonly EventBase[]
  clients?: readonly string[]
}

const NEWEST = 20

function evidenceOf({ causes = [], numbers = {}, notes = [], events = [], clients }: EvidenceInput): Evidence {
  // Reading an instant is dear, so it is done once per event and not once per comparison.
  const byAge = events.map((event) => ({ event, at: Date.parse(event.at) }))
    .sort((a, b) => b.at - a.at || (a.event.id < b.event.id ? -1 : a.event.id > b.event.id ? 1 : 0))
  const refs = byAge.slice(0, NEWEST).map(({ event: { id, source } }) => (source === undefined ? { id } : { id, source }))
  const evidence = { causes, numbers, notes, events: refs, eventCount: events.length }
  return clients === undefined ? evidence : { ...evidence, clients }
}

/**
 * The answer of a detector that has measured how bad it is: fired from severity 0.05 on, clear below.
 *
 * @example
 * graded({ severity: 0.4, since: '2026-03-01' }).status // => 'fired'
 * graded({ severity: 0.01, since: '2026-03-01' }).status // => 'clear'
 */
export function graded(answer: EvidenceInput & { severity: number; since: string }): Fired | Clear {
  const evidence = evidenceOf(answer)
  if (answer.severity < FIRES_FROM) return { status: 'clear', evidence }
  return { status: 'fired', severity: Math.min(1, answer.severity), since: answer.since, evidence }
}

/**
 * The sign is showing. Severity below 0.05 or above 1 is a programming error and throws a RangeError.
 *
 * @example
 * fired({ severity: 1, since: '2026-03-01', causes: ['by-agency'] }).evidence.causes // => ['by-agency']
 */
export function fired(answer: EvidenceInput & { severity: number; since: string }): Fired {
  if (!(answer.severity >= FIRES_FROM && answer.severity <= 1)) {
    throw new RangeError(`fired: severity must lie in 0.05 to 1, got ${answer.severity}; use graded() where it may come out lower`)
  }
  return { status: 'fired', severity: answer.severity, since: answer.since, evidence: evidenceOf(answer) }
}

/**
 * The sign was looked for and is not showing.
 *
 * @example
 * clear({ numbers: { openRequests: 0 } }).status // => 'clear'
 */
export function clear(evidence: EvidenceInput = {}): Clear {
  return { status: 'clear', evidence: evidenceOf(evidence) }
}

/**
 * Not enough is known to say. `needs` names the event types or fields that would settle it.
 *
 * @example
 * unknown('not-recorded', ['contract']).needs // => ['contract']
 */
export function unknown(reason: UnknownReason, needs: readonly string[], evidence: EvidenceInput = {}): Unknown {
  return { status: 'unknown', reason, needs, evidence: evidenceOf(evidence) }
}

/**
 * The sign makes no sense for this client.
 *
 * @example
 * notApplicable('engagement-over').reason // => 'engagement-over'
 */
export function notApplicable(reason: string): NotApplicable {
  return { status: 'not-applicable', reason }
}
