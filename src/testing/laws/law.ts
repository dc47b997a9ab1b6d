import type { Detector, Finding } from '../../detectors/index.ts'
import type { DetectorCase } from '../cases.ts'
import { createRandom, type Random } from '../random.ts'
import type { Detect, Situation } from '../situations.ts'
import { same, shown } from '../values.ts'

/** A situation with the detector's answer. */
export interface Judged extends Situation {
  readonly finding: Finding
}

/** One detector with everything that the laws need to try it. */
export interface Subject {
  readonly cases: readonly DetectorCase[]
  /** The cases and their random variations, judged once. */
  readonly judged: readonly Judged[]
  /** Situations in which the detector threw. */
  readonly failed: readonly Problem[]
  /** The other detectors at hand, to run beside this one. */
  readonly others: readonly Detector[]
  readonly detect: Detect
  readonly seed: number
  /** It counts by calendar months, so a week later is not the same. */
  readonly calendarMonths: boolean
}

/** What broke a law, and where. */
export interface Problem {
  /** The case, or the variation of one. */
  readonly case: string
  readonly message: string
}

/** What must hold for every detector. */
export interface Law {
  readonly name: string
  /** The law in one sentence. */
  readonly statement: string
  check(subject: Subject): Iterable<Problem>
}

/** A law about one situation at a time; `check` returns what is wrong. */
export function eachSituation(
  name: string,
  statement: string,
  check: (situation: Judged, subject: Subject, random: Random) => string | undefined,
): Law {
  return {
    name,
    statement,
    *check(subject) {
      for (const situation of subject.judged) {
        const message = check(situation, subject, createRandom(subject.seed, `${name}|${situation.name}`))
        if (message !== undefined) yield { case: situation.name, message }
      }
    },
  }
}

/** The answer to a changed situation, or the message of what was thrown. */
export function ask({ detect }: Subject, { events, detector, inputs }: Situation): Finding | string {
  return attempt(() => detect(events, detector, inputs))
}

/** What a call returns, or the message of what it throws. */
export function attempt<T>(call: () => T): T | string {
  try {
    return call()
  } catch (error) {
    return `threw: ${error instanceof Error ? error.message : String(error)}`
  }
}

/** What is wrong where a situation gets another answer after a change that must not matter. */
export function changedBy(subject: Subject, situation: Judged, change: Partial<Situation>, why: string): string | undefined {
  return differs(situation.finding, ask(subject, { ...situation, ...change }), why)
}

/** What is wrong where an answer differs from the one it should equal. */
export function differs(expected: Finding, actual: Finding | string, why: string): string | undefined {
  return same(expected, actual) ? undefined : `${why}: ${shown(expected)} became ${shown(actual)}`
}
