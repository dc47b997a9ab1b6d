import { assertInput } from '../events/index.ts'
import { nearest } from '../events/nearest.ts'
import { policySchema } from './policy-schema.ts'
import type { Policy, Scorecard } from './scorecard.ts'

/**
 * Checks that a scorecard holds together: fields and ranges, a weight for every detector, no detector twice, a family in one
 * dimension, a group for every dimension, bands from best to worst.
 *
 * @throws TypeError naming the place and the remedy
 */
export function checkScorecard(scorecard: Scorecard): void {
  const { detectors, ...policy } = scorecard
  assertInput<Policy>(policy, policySchema, 'scorecard')
  checkDetectors(detectors, policy)
  checkFamilies(policy)
  checkBands(policy)
}

function checkDetectors(detectors: Scorecard['detectors'], { weights }: Policy): void {
  const seen = new Set<string>()
  for (const { id } of detectors) {
    if (seen.has(id)) throw new TypeError(`scorecard.detectors: ${JSON.stringify(id)} is listed twice; a detector has one set of options`)
    seen.add(id)
    if (!Object.hasOwn(weights, id)) {
      throw new TypeError(`scorecard.weights: no entry for detector ${JSON.stringify(id)}; give it { weight, family, dimension, reason, basis }`)
    }
  }
}

function checkFamilies({ weights, groups }: Policy): void {
  const dimensionOf = new Map<string, string>()
  for (const [id, { family, dimension }] of Object.entries(weights)) {
    const other = dimensionOf.get(family) ?? dimension
    dimensionOf.set(family, dimension)
    const place = `scorecard.weights[${JSON.stringify(id)}]`
    if (other !== dimension) throw new TypeError(`${place}: family "${family}" lies in dimensions "${other}" and "${dimension}"; a family lies in one`)
    if (!Object.hasOwn(groups, dimension)) {
      throw new TypeError(`${place}: dimension "${dimension}" has no group${meant(dimension, Object.keys(groups))}; or add it to groups as client, conduct or agency`)
    }
  }
}

function checkBands({ bands }: Policy): void {
  bands.forEach((band, i) => {
    const next = bands[i + 1]
    if (next !== undefined && next.from >= band.from) {
      throw new TypeError(`scorecard.bands: "${next.id}" must start below "${band.id}" (${band.from}); list bands from best to worst`)
    }
    if (next === undefined && band.from !== 0) throw new TypeError(`scorecard.bands: the last band, "${band.id}", must start at 0`)
  })
}

/** `; did you mean "…"?`, or nothing. */
export function meant(word: string, known: readonly string[]): string {
  const found = nearest(word, known)
  return found === undefined ? '' : `; did you mean ${JSON.stringify(found)}?`
}

/**
 * Refuses keys that nobody reads: a mistyped `minCoverge` would silently mean the default.
 *
 * @throws TypeError naming the key and the nearest known one
 */
export function refuseUnknownKeys(given: object, known: readonly string[], place: string): void {
  const stranger = Object.keys(given).find((key) => !known.includes(key))
  if (stranger === undefined) return
  throw new TypeError(`${place}: unknown option ${JSON.stringify(stranger)}${meant(stranger, known) || `; known are ${known.join(', ')}`}`)
}
