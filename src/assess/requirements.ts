import { eventTiers, eventTypes, type Tier } from '../events/index.ts'
import type { Scorecard } from '../health/index.ts'
import { defaultNorms } from '../measures/index.ts'
import { createTimeline, createView } from '../timeline/index.ts'
import { assessAgency } from './assess-agency.ts'
import type { RunFinding } from './detect.ts'
import { runDetectors } from './run-detectors.ts'

/** What one detector wants to see. */
export interface Requirement {
  id: string
  sign: string
  /** Event types or fields without which it answers `unknown`; where several are named, one of them may do. */
  needs: string[]
  /** Event types that it reads besides, for guards and causes. */
  alsoReads: string[]
  /** The tier of the hardest of its needs; `custom` for types of the host's own. */
  tier: Tier | 'custom'
}

/** What one event type would be good for. */
export interface TypeUse {
  type: string
  tier: Tier | 'custom'
  /** Detectors that cannot do without it. */
  neededBy: string[]
  /** Detectors that judge better with it. */
  helps: string[]
}

/** Which events would let which detectors run. */
export interface Requirements {
  detectors: Requirement[]
  /** Those that most detectors need first. */
  types: TypeUse[]
}

const TIERS: readonly (Tier | 'custom')[] = ['automatic', 'derived', 'logged', 'custom']

/**
 * Which event types, of which tier (a system sends them, they are derived, people log them), would let which detectors run.
 *
 * Worked out by asking every detector to judge a client of whom nothing was ever recorded.
 *
 * @example
 * const { detectors, types } = requirements(recommended())
 * detectors.find((d) => d.id === 'low-nps').needs // => ['survey']
 * types.find((t) => t.type === 'survey').tier // => 'automatic'
 */
export function requirements(scorecard: Scorecard): Requirements {
  const nothing = createView(createTimeline([], 'nobody'), { asOf: 0, recording: [] })
  const findings = runDetectors(nothing, scorecard.detectors, defaultNorms)
  const agency = assessAgency([nothing], scorecard.detectors, { asOf: nothing.asOf })
  const detectors = scorecard.detectors.map(({ id, sign, reads }): Requirement => {
    const needs = agency.unknowns.find((unknown) => unknown.id === id)?.needs ?? needsOf(findings.get(id), reads)
    const types = needs.map(typeOf)
    return { id, sign, needs, alsoReads: reads.filter((type) => !types.includes(type)), tier: hardest(types) }
  })
  return { detectors, types: typeUses(detectors) }
}

/** A detector that judges without any data needs none; one that cannot say what it needs may need all it reads. */
function needsOf(finding: RunFinding | undefined, reads: readonly string[]): string[] {
  if (finding?.status === 'unknown') return [...finding.needs]
  return finding?.status === 'clear' || finding?.status === 'fired' ? [] : [...reads]
}

function typeUses(detectors: readonly Requirement[]): TypeUse[] {
  const types = new Set(detectors.flatMap((detector) => [...detector.needs.map(typeOf), ...detector.alsoReads]))
  const uses = [...types].map((type): TypeUse => ({
    type,
    tier: tierOf(type),
    neededBy: detectors.filter((d) => d.needs.map(typeOf).includes(type)).map((d) => d.id),
    helps: detectors.filter((d) => d.alsoReads.includes(type)).map((d) => d.id),
  }))
  return uses.sort((a, b) => b.neededBy.length - a.neededBy.length || b.helps.length - a.helps.length || (a.type < b.type ? -1 : 1))
}

/** The type of a need: `survey.score` is a field of `survey`. */
function typeOf(need: string): string {
  const dot = need.indexOf('.')
  return dot < 0 ? need : need.slice(0, dot)
}

function tierOf(type: string): Tier | 'custom' {
  const builtIn = eventTypes.find((name) => name === type)
  return builtIn === undefined ? 'custom' : eventTiers[builtIn]
}

function hardest(types: readonly string[]): Tier | 'custom' {
  return TIERS[Math.max(0, ...types.map((type) => TIERS.indexOf(tierOf(type))))] ?? 'custom'
}
