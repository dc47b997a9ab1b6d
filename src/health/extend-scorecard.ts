import type { Detector } from '../detectors/index.ts'
import { checkScorecard, meant, refuseUnknownKeys } from './check-scorecard.ts'
import type { Policy, Scorecard, WeightEntry } from './scorecard.ts'

/** What to change of a scorecard; what is left out stays. */
export interface ScorecardChanges extends Partial<Omit<Policy, 'weights'>> {
  /** Added; one with the id of a present detector replaces it, and so its options. */
  readonly detectors?: readonly Detector[]
  /** Ids of detectors to leave out. */
  readonly without?: readonly string[]
  /** By detector id: some fields of a present entry, or a whole entry for an added detector. */
  readonly weights?: Readonly<Record<string, Partial<WeightEntry>>>
}

const KEYS = [
  'detectors', 'without', 'weights', 'groups', 'bands', 'minCoverage', 'baseRisk', 'horizonDays', 'riskSlope', 'combine',
] as const satisfies readonly (keyof ScorecardChanges)[]

/**
 * A scorecard with changes: more detectors, other options, other weights, other bands. The given one stays as it is.
 *
 * @throws TypeError where an id is unknown, an added detector has no whole weight entry, or the result does not hold together
 *
 * @example
 * const mine = extendScorecard(recommended(), { detectors: [slowReplies({ ratio: 3 })], weights: { 'slow-replies': { weight: 1 } } })
 * mine.weights['slow-replies'].weight // => 1
 * mine.detectors.length === recommended().detectors.length // => true
 */
export function extendScorecard(base: Scorecard, changes: ScorecardChanges): Scorecard {
  refuseUnknownKeys(changes, KEYS, 'extendScorecard')
  const { detectors: added = [], without = [], weights = {}, groups = {}, ...rest } = changes
  const scorecard: Scorecard = {
    ...base,
    ...rest,
    groups: { ...base.groups, ...groups },
    detectors: withDetectors(base.detectors, added, without),
    weights: { ...base.weights },
  }
  const result = { ...scorecard, weights: withWeights(scorecard, weights) }
  checkScorecard(result)
  return result
}

function withDetectors(base: readonly Detector[], added: readonly Detector[], without: readonly string[]): Detector[] {
  const detectors = new Map(base.map((detector) => [detector.id, detector]))
  for (const id of without) {
    if (!detectors.delete(id)) throw new TypeError(`extendScorecard: without: no detector ${JSON.stringify(id)}${meant(id, base.map((d) => d.id))}`)
  }
  for (const detector of added) detectors.set(detector.id, detector)
  return [...detectors.values()]
}

function withWeights(scorecard: Scorecard, changes: Readonly<Record<string, Partial<WeightEntry>>>): Record<string, WeightEntry> {
  const known = [...scorecard.detectors.map((d) => d.id), ...Object.keys(scorecard.weights)]
  const entries = new Map(Object.entries(scorecard.weights))
  for (const [id, change] of Object.entries(changes)) {
    if (!known.includes(id)) {
      throw new TypeError(`extendScorecard: weights: no detector ${JSON.stringify(id)}${meant(id, known)}`)
    }
    const entry = { ...entries.get(id), ...change }
    if (!isWhole(entry)) {
      throw new TypeError(`extendScorecard: weights[${JSON.stringify(id)}]: an added detector needs { weight, family, dimension, reason, basis }`)
    }
    entries.set(id, entry)
  }
  return Object.fromEntries(entries)
}

function isWhole(entry: Partial<WeightEntry>): entry is WeightEntry {
  return [entry.weight, entry.family, entry.dimension, entry.reason, entry.basis].every((field) => field !== undefined)
}
