import * as z from 'zod'
import { builtIn } from '../detectors/built-in.ts'
import type { Detector, DetectorFactory } from '../detectors/index.ts'
import { assertInput } from '../events/index.ts'
import { meant } from './check-scorecard.ts'
import { extendScorecard } from './extend-scorecard.ts'
import { policyFields, weightPatchSchema } from './policy-schema.ts'
import { recommended } from './recommended.ts'
import type { Policy, Scorecard, WeightEntry } from './scorecard.ts'

/** A scorecard as JSON: what it says besides the recommended one. All of it may be left out. */
export interface ScorecardFile extends Partial<Omit<Policy, 'weights'>> {
  /** Ids of the detectors, all of them. Absent: the recommended ones. */
  detectors?: readonly string[]
  /** Options by detector id. */
  options?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  /** By detector id: some fields of a built-in's entry, or a whole one. */
  weights?: Readonly<Record<string, Partial<WeightEntry>>>
}

/** A scorecard file as a schema. */
export const scorecardFileSchema = () =>
  z
    .strictObject({
      detectors: z.array(z.string()).optional().describe('Ids of the detectors, all of them. Absent: the recommended ones.'),
      options: z.record(z.string(), z.record(z.string(), z.unknown())).optional().describe('Options by detector id.'),
      weights: z.record(z.string(), weightPatchSchema()).optional().describe("By detector id: some fields of a built-in's entry, or a whole one."),
      ...z.strictObject(policyFields()).partial().shape,
    })
    .meta({ title: 'Scorecard', description: 'What a scorecard says besides the recommended one. All of it may be left out.' })

/** A factory that takes what its own schema accepts; a file's options are checked by it. */
type AnyFactory = (options?: never) => Detector

/**
 * Reads a scorecard from JSON: `{ "options": { "slow-replies": { "ratio": 3 } }, "weights": { "low-nps": { "weight": 1 } } }`.
 *
 * @param file - parsed JSON
 * @param factories - detectors of your own that the file may name; each must have defaults for all of its options
 * @throws TypeError naming the place and the remedy
 *
 * @example
 * parseScorecard({ detectors: ['ghosting', 'low-nps'] }).detectors.map((d) => d.id) // => ['ghosting', 'low-nps']
 */
export function parseScorecard(file: unknown, factories: readonly DetectorFactory<string, never>[] = []): Scorecard {
  assertInput<ScorecardFile>(file, scorecardFileSchema(), 'scorecard')
  const { detectors: ids, options = {}, ...changes } = file
  const known = new Map<string, AnyFactory>([...builtIn, ...factories].map((factory: AnyFactory) => [factory().id, factory]))
  const base = recommended()
  const wanted = ids ?? base.detectors.map((detector) => detector.id)
  for (const id of Object.keys(options)) {
    if (!wanted.includes(id)) throw new TypeError(`scorecard.options: no detector ${JSON.stringify(id)}${meant(id, wanted)}`)
  }
  const detectors = wanted.map((id, i) => {
    if (wanted.indexOf(id) !== i) throw new TypeError(`scorecard.detectors[${i}]: ${JSON.stringify(id)} is listed twice`)
    const factory = known.get(id)
    if (factory === undefined) throw new TypeError(`scorecard.detectors[${i}]: no detector ${JSON.stringify(id)}${meant(id, [...known.keys()])}`)
    // The factory checks the options by its own schema and throws where they are wrong.
    return factory((Object.hasOwn(options, id) ? options[id] : undefined) as never)
  })
  return extendScorecard({ ...base, detectors }, changes)
}

/**
 * A scorecard as JSON, complete: every detector with its options, every weight and band.
 *
 * @example
 * scorecardFile(parseScorecard({ detectors: ['ghosting'] })).detectors // => ['ghosting']
 */
export function scorecardFile(scorecard: Scorecard): ScorecardFile {
  const { detectors, ...policy } = scorecard
  return {
    ...policy,
    detectors: detectors.map((detector) => detector.id),
    options: Object.fromEntries(detectors.map((detector) => [detector.id, detector.options])),
  }
}
