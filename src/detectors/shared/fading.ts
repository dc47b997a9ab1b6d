import type { EventBase } from '../../events/index.ts'
import { blend, decay, FIRES_FROM } from '../../statistics/index.ts'

/** Something that happened once and weighs less with time. */
export interface FadingFact<Cause extends string = string> {
  readonly cause: Cause
  /** How bad it was on its day. */
  readonly severity: number
  readonly halfLifeDays: number
  readonly at: number
  readonly since: string
  readonly events: readonly EventBase[]
}

const DAY_MS = 86_400_000

/** The answer that the facts which still weigh enough make: causes blend, the worst one leads. Null where all have faded. */
export function stillWeighing<Cause extends string, F extends FadingFact<Cause>>(happened: readonly F[], asOf: number) {
  const ageOf = ({ at }: F): number => (asOf - at) / DAY_MS
  const facts = happened
    .map((fact) => ({ fact, severity: decay(fact.severity, ageOf(fact), fact.halfLifeDays) }))
    .filter(({ severity }) => severity >= FIRES_FROM)
    .sort((a, b) => b.severity - a.severity || a.fact.at - b.fact.at)
  const [worst] = facts
  if (worst === undefined) return null
  const causes = [...new Set(facts.map(({ fact }) => fact.cause))]
  return {
    severity: blend(causes.map((cause) => facts.find(({ fact }) => fact.cause === cause)?.severity ?? 0)),
    since: facts.reduce((first, { fact }) => (fact.at < first.at ? fact : first), worst.fact).since,
    causes,
    numbers: { daysSince: ageOf(worst.fact), cases: facts.length },
    events: [...new Set(facts.flatMap(({ fact }) => fact.events))],
  }
}
