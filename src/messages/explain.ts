import type { AgencyAssessment, AgencySignal, AgencyUnknown, Assessment, Signal, UnknownSign } from '../assess/index.ts'
import type { Catalogue, ScoreFacts, SignText } from './catalogue.ts'

/** A signal in words. */
export interface ExplainedSignal {
  id: string
  /** The sign as a headline. */
  what: string
  /** The day since which it has been true. */
  since: string
  /** One or two sentences with the numbers. */
  why: string
  /** One sentence a cause. */
  causes: string[]
  /** What a reader should also know. */
  notes: string[]
  /** In order. */
  whatToDo: string[]
}

/** A sign that could not be judged, in words. */
export interface ExplainedUnknown {
  id: string
  what: string
  /** Why it could not be judged. */
  why: string
  /** What would settle it. */
  needs: string[]
  /** Points that health would lose if it fired in full. */
  couldCost: number
}

/** An assessment in words of one language. */
export interface Explanation {
  headline: string
  health: string
  /** Worst first. */
  signals: ExplainedSignal[]
  /** What could cost most first. */
  unknowns: ExplainedUnknown[]
}

/**
 * Says an assessment in words: what, since when, why, what to do, and what is not known.
 *
 * A detector without a text of its own speaks through its sign and its codes.
 *
 * @param catalogue - a language, such as `en` of `churn-signals/messages/en`
 *
 * @example
 * const assessment = assess([contract('2026-02-01', { status: 'notice-given' })], { ...recommended(), asOf: '2026-03-01T00:00:00Z' })
 * explain(assessment, en).signals[0].since // => '1 February 2026'
 */
export function explain(assessment: Assessment, catalogue: Catalogue): Explanation {
  const facts = factsOf(assessment, catalogue)
  return {
    headline: catalogue.headline(facts),
    health: catalogue.health(facts),
    signals: assessment.signals.map((signal) => explainSignal(signal, catalogue)),
    unknowns: assessment.unknowns.map((unknown) => explainUnknown(unknown, catalogue)),
  }
}

/** The signs of the whole agency, in words. */
export interface AgencyExplanation {
  /** Worst first. */
  signals: ExplainedSignal[]
  unknowns: Omit<ExplainedUnknown, 'couldCost'>[]
}

/**
 * Says the signs of the whole agency in words.
 *
 * @example
 * const agency = { signals: [], unknowns: [], notApplicable: [], errors: [], clear: ['low-agency-nps'] }
 * explainAgency(agency, en) // => { signals: [], unknowns: [] }
 */
export function explainAgency({ signals, unknowns }: AgencyAssessment, catalogue: Catalogue): AgencyExplanation {
  return {
    signals: signals.map((signal) => explainSignal(signal, catalogue)),
    unknowns: unknowns.map((unknown) => unjudged(unknown, catalogue)),
  }
}

function factsOf(assessment: Assessment, catalogue: Catalogue): ScoreFacts {
  const { health, band, range, coverage, risk } = assessment
  return {
    health,
    band: band === null ? null : word(catalogue.bands, band),
    range,
    coverage,
    risk: risk.probability,
    horizonDays: risk.horizonDays,
    showing: assessment.signals.map((signal) => title(signal, catalogue)),
  }
}

function explainSignal(signal: Signal | AgencySignal, catalogue: Catalogue): ExplainedSignal {
  const { id, severity, since, evidence, plays } = signal
  const text = textOf(id, catalogue)
  return {
    id,
    what: title(signal, catalogue),
    since: catalogue.date(since.slice(0, 10)),
    why: text?.why({ status: 'fired', severity, since, evidence }) ?? catalogue.numbers(evidence.numbers),
    causes: evidence.causes.map((cause) => word(text?.causes ?? {}, cause)),
    // Notes are often for machines; only those that the text speaks of are shown.
    notes: evidence.notes.filter((note) => text === undefined || Object.hasOwn(text.notes, note)).map((note) => word(text?.notes ?? {}, note)),
    whatToDo: plays.map((play) => word(text?.plays ?? {}, play)),
  }
}

function explainUnknown(unknown: UnknownSign, catalogue: Catalogue): ExplainedUnknown {
  return { ...unjudged(unknown, catalogue), couldCost: unknown.couldCost }
}

function unjudged(unknown: UnknownSign | AgencyUnknown, catalogue: Catalogue): Omit<ExplainedUnknown, 'couldCost'> {
  const { id, reason, needs } = unknown
  const inWords = needs.map((need) => needInWords(need, catalogue))
  return { id, what: title(unknown, catalogue), why: catalogue.reasons[reason], needs: inWords }
}

/** An event type by its name; `contract.autoRenews` is a field of one. */
function needInWords(need: string, { needs }: Catalogue): string {
  const [type = need, field] = need.split('.')
  return field === undefined ? word(needs, type) : `${word(needs, type)} (${field})`
}

function title(of: { readonly id: string; readonly sign: string }, catalogue: Catalogue): string {
  return textOf(of.id, catalogue)?.title ?? of.sign
}

function textOf(id: string, { signs }: Catalogue): SignText | undefined {
  return Object.hasOwn(signs, id) ? signs[id] : undefined
}

/** The text for a code, or the code itself: somebody's own code is better than nothing. */
function word(words: Readonly<Record<string, string>>, code: string): string {
  return (Object.hasOwn(words, code) ? words[code] : undefined) ?? code
}
