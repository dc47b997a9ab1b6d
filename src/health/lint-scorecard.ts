import { byFamily, stack, sum } from './combine.ts'
import type { Group, Scorecard } from './scorecard.ts'

/** Something that is allowed and probably not meant. */
export interface ScorecardWarning {
  code: 'dead-detector' | 'weight-without-detector' | 'unreachable-band' | 'polarity'
  /** The detector or band. */
  id: string
  message: string
}

const GROUP_OF_SIDE = { client: 'client', agency: 'conduct', 'agency-level': 'agency' } as const

/**
 * Looks for what is allowed in a scorecard and probably not meant: detectors that count for nothing, weights without a detector,
 * bands that no client can fall into, signs of one side scored as the other's.
 *
 * @example
 * lintScorecard(recommended()) // => []
 */
export function lintScorecard(scorecard: Scorecard): ScorecardWarning[] {
  return [...deadDetectors(scorecard), ...idleWeights(scorecard), ...unreachableBands(scorecard), ...wrongPolarity(scorecard)]
}

function groupOf({ weights, groups }: Scorecard, id: string): Group | undefined {
  const dimension = weights[id]?.dimension
  return dimension === undefined ? undefined : groups[dimension]
}

/** Signs of the whole agency are reported and not scored on purpose. */
function deadDetectors(scorecard: Scorecard): ScorecardWarning[] {
  return scorecard.detectors
    .filter(({ id }) => scorecard.weights[id]?.weight === 0 && groupOf(scorecard, id) !== 'agency')
    .map(({ id }) => ({ code: 'dead-detector', id, message: `${id} has weight 0: it is reported and changes no score` }))
}

function idleWeights({ detectors, weights }: Scorecard): ScorecardWarning[] {
  const running = new Set(detectors.map((detector) => detector.id))
  return Object.keys(weights)
    .filter((id) => !running.has(id))
    .map((id) => ({ code: 'weight-without-detector', id, message: `${id} has a weight and does not run` }))
}

/** A band is out of reach where even the worst client scores above it. */
function unreachableBands({ detectors, weights, bands, combine = 'doublings' }: Scorecard): ScorecardWarning[] {
  const entries = detectors.flatMap(({ id }) => weights[id] ?? [])
  const points = entries.map((entry) => entry.weight)
  const dearest = {
    'doublings': 10 * sum([...byFamily(entries).values()].map((family) => stack(family.map((entry) => entry.weight)))),
    'weighted-mean': sum(points) === 0 ? 0 : 100,
    'worst-of': 10 * Math.max(0, ...points),
  }
  const caps = entries.filter((entry) => entry.weight > 0).flatMap((entry) => entry.decisive?.healthAtMost ?? [])
  const worst = Math.min(Math.max(0, 100 - dearest[combine]), ...caps)
  return bands
    .filter((_, i) => worst >= (bands[i - 1]?.from ?? Infinity))
    .map(({ id }) => ({ code: 'unreachable-band', id, message: `no client can fall into "${id}": with every sign firing in full health is ${worst}` }))
}

function wrongPolarity(scorecard: Scorecard): ScorecardWarning[] {
  const { detectors, weights, bands, baseRisk } = scorecard
  return detectors.flatMap(({ id, side }): ScorecardWarning[] => {
    const group = groupOf(scorecard, id)
    const decisive = weights[id]?.decisive
    const warnings: string[] = []
    if (group !== undefined && group !== GROUP_OF_SIDE[side]) warnings.push(`${id} is about the ${side} and is scored in group "${group}"`)
    if (decisive !== undefined && decisive.healthAtMost >= (bands.at(-2)?.from ?? Infinity)) {
      warnings.push(`${id} is decisive and leaves health at ${decisive.healthAtMost}, above the worst band`)
    }
    if (decisive !== undefined && decisive.riskAtLeast < baseRisk.probability) warnings.push(`${id} is decisive and leaves risk below the base`)
    return warnings.map((message) => ({ code: 'polarity', id, message }))
  })
}
