import { groups, weights } from '../../src/health/weights.ts'
import type { WeightEntry } from '../../src/health/scorecard.ts'
import { code, table } from './markdown.ts'

/** The recommended weights, heaviest first. */
export function weightsTable(): string {
  const entries: [string, WeightEntry][] = Object.entries(weights)
  const groupOf = new Map<string, string>(Object.entries(groups))
  const rows = entries
    .sort(([a, { weight: x }], [b, { weight: y }]) => y - x || (a < b ? -1 : 1))
    .map(([id, { weight, family, dimension, decisive, reason, basis }]) => [
      `[${id}](detectors/${id}.md)`, String(weight), code(family), `${code(dimension)} (${groupOf.get(dimension) ?? ''})`,
      decisive === undefined ? '' : `health at most ${decisive.healthAtMost}, risk at least ${decisive.riskAtLeast}`, reason, basis,
    ])
  return table(['detector', 'weight', 'family', 'dimension (group)', 'decisive', 'why this rank', 'basis of the rank'], rows)
}
