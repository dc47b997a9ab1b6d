import * as z from 'zod'
import type { ClientEvent, EventBase, IncidentEvent } from '../events/index.ts'
import { ramp } from '../statistics/index.ts'
import { defineDetector, option, type DetectContext } from './define-detector.ts'
import { clear, graded, unknown, type Unknown } from './finding.ts'
import { isOurs } from './shared/incidents.ts'
import { unseen } from './shared/unseen.ts'

/** Options of `repeatedMistakes`. */
export interface RepeatedMistakesOptions {
  /** Days back in which mistakes of one kind are added up. @defaultValue 91 */
  windowDays?: number
  /** Sum of weights from which it fires. @defaultValue 2 */
  mistakes?: number
  /** Sum of weights that is as bad as it gets. @defaultValue 5 */
  severeMistakes?: number
}

/** Kinds that may happen again by carelessness; a leak or an insult is another matter. */
const KINDS: readonly Kind[] = ['error', 'tracking', 'outage', 'overspend']
/** One alone is forgiven. Published: S002. */
const MIN_MISTAKES = 2
/** How much a mistake counts by who found it; a small one is a single error in a report. Assumed. */
const WEIGHT = { byClient: 1.5, byUs: 1, small: 0.5 }
/** Part that is left once the cause was fixed and nothing happened for so many days. Assumed. */
const FIXED = { part: 0.5, quietDays: 28 }

/** The same kind of mistake happens again. */
export const repeatedMistakes = /* @__PURE__ */ defineDetector({
  id: 'repeated-mistakes',
  sign: 'The same kind of mistake happens again: forgiven once, not several times.',
  side: 'agency',
  sources: ['S002'],
  leadTime: { basis: 'assumed' },
  plays: ['name-mistake-and-measure', 'second-person-checks', 'log-the-cause'],
  firesOn: 'presence',
  reads: ['incident', 'report', 'initiative'],
  options: (): z.ZodType<Required<RepeatedMistakesOptions>> =>
    z.strictObject({
      windowDays: option(z.int().min(1).default(91), 'Days back in which mistakes of one kind are added up.', {
        basis: 'assumed', because: 'a quarter',
      }),
      mistakes: option(z.number().gt(0).default(2), 'Sum of weights from which it fires.', {
        basis: 'assumed', because: 'twice is a repetition; GTR counts three in 90 to 180 days',
      }),
      severeMistakes: option(z.number().gt(0).default(5), 'Sum of weights that is as bad as it gets.', {
        basis: 'assumed', because: 'every two to three weeks',
      }),
    }),
  lookbackDays: ({ windowDays }) => ({ report: windowDays + 1 }),
  detect(context, options) {
    const { calendar, asOf, measures } = context
    const after = calendar.day(asOf) - options.windowDays
    const recent = mistakesOf(context).filter(({ day }) => day > after)
    const ourFixes = measures.initiativeLedger().filter(({ kind, side }) => kind === 'fix' && side === 'agency')
    const fixes = ourFixes.flatMap(({ doneAt }) => doneAt ?? [])
    const worst = KINDS.flatMap((kind) => habitOf(kind, recent.filter((own) => own.kind === kind), fixes, context, options))
      .reduce<Habit | null>((max, own) => (own.severity > (max?.severity ?? 0) ? own : max), null)
    if (worst !== null) {
      const { kind, mistakes, severity, since, isFixed, weight } = worst
      const finding = graded({
        severity,
        since,
        causes: [kind],
        numbers: {
          mistakes: mistakes.length,
          weightedMistakes: weight,
          foundByClient: mistakes.filter(({ byClient }) => byClient).length,
        },
        notes: isFixed ? ['fixed'] : [],
        events: mistakes.map(({ event }) => event),
      })
      if (finding.status === 'fired') return finding
    }
    const evidence = { numbers: { mistakes: recent.length }, events: recent.map(({ event }) => event) }
    return unproven(context, options.windowDays) ?? clear(evidence)
  },
})

type Kind = IncidentEvent['kind']
type Context = DetectContext<ClientEvent>

interface Mistake {
  readonly kind: Kind
  readonly at: number
  readonly day: number
  readonly byClient: boolean
  readonly weight: number
  readonly event: EventBase
}

/** Mistakes, oldest first. One kind on one day is one cause, found in several places; the heaviest stands for it. */
function mistakesOf({ measures, events, calendar }: Context): Mistake[] {
  const incidents = measures.incidentLedger().filter(isOurs).flatMap(({ kind, foundAt, foundBy, events: [first] }): Mistake[] => {
    const byClient = foundBy === 'client'
    const weight = byClient ? WEIGHT.byClient : WEIGHT.byUs
    return first === undefined ? [] : [{ kind, at: foundAt, day: calendar.day(foundAt), byClient, weight, event: first.event }]
  })
  const faulty = events.filter((event) => event.type === 'report').filter(({ errors = 0 }) => errors > 0)
  const reports = new Map(faulty.map((event) => [event.ref, event]))
  const wrong = [...reports.values()].map((event): Mistake => {
    const at = Date.parse(event.at)
    const weight = event.errors === 1 ? WEIGHT.small : WEIGHT.byUs
    return { kind: 'error', at, day: calendar.day(at), byClient: false, weight, event }
  })
  const heaviest = new Map<string, Mistake>()
  for (const mistake of [...incidents, ...wrong].sort((a, b) => a.at - b.at)) {
    const key = `${mistake.kind} ${mistake.day}`
    if (mistake.weight > (heaviest.get(key)?.weight ?? 0)) heaviest.set(key, mistake)
  }
  return [...heaviest.values()]
}

/** The mistakes of one kind, and how bad they are together. */
interface Habit {
  readonly kind: Kind
  readonly mistakes: readonly Mistake[]
  readonly weight: number
  readonly severity: number
  /** The mistake with which it became a repetition. */
  readonly since: string
  readonly isFixed: boolean
}

function habitOf(
  kind: Kind,
  mistakes: readonly Mistake[],
  fixes: readonly number[],
  { recording, asOf, calendar }: Context,
  options: Required<RepeatedMistakesOptions>,
): Habit[] {
  let weight = 0
  let since: string | null = null
  for (const [i, mistake] of mistakes.entries()) {
    weight += mistake.weight
    if (i + 1 >= MIN_MISTAKES && weight >= options.mistakes) since ??= mistake.event.at
  }
  const last = mistakes.at(-1)
  if (since === null || last === undefined) return []
  const isQuiet = calendar.day(asOf) - last.day >= FIXED.quietDays && recording.missing('incident', last.at, asOf) === 0
  const isFixed = isQuiet && fixes.some((at) => at > last.at)
  const severity = ramp(weight, options.mistakes, options.severeMistakes) * (isFixed ? FIXED.part : 1)
  return [{ kind, mistakes, weight, severity, since, isFixed }]
}

/** Why having found nothing proves nothing. Either log is enough to be judged by; a hole in one that is kept is a hole. */
function unproven(context: Context, windowDays: number): Unknown | null {
  const { recording, events } = context
  if (recording.has('incident')) return unseen(context, 'incident', windowDays)
  const isLooked = events.filter((event) => event.type === 'report').some(({ errors }) => errors !== undefined)
  return isLooked ? unseen(context, 'report', windowDays) : unknown('not-recorded', ['incident', 'report.errors'])
}
