import { describe, expect, expectTypeOf, it } from 'vitest'
import * as z from 'zod'
import { builtIn } from '../../src/detectors/built-in.ts'
import { clear, defineDetector } from '../../src/detectors/index.ts'
import { slowReplies } from '../../src/detectors/slow-replies.ts'
import {
  checkScorecard, extendScorecard, lintScorecard, parseScorecard, recommended, scorecardFile, type Policy, type Scorecard, type ScorecardFile, type WeightEntry,
} from '../../src/health/index.ts'
import { policySchema } from '../../src/health/policy-schema.ts'
import { scorecardFileSchema } from '../../src/health/scorecard-file.ts'

const weekendMail = defineDetector({
  id: 'acme/weekend-mail', sign: 'Mail at weekends.', side: 'client', sources: ['test'], leadTime: { basis: 'assumed' }, plays: [], firesOn: 'presence',
  reads: ['message'], options: () => z.strictObject({ mails: z.number().default(3) }), detect: () => clear(),
})
const entry: WeightEntry = { weight: 0.5, family: 'responsiveness', dimension: 'contact', reason: 'ours', basis: 'assumed' }
const ids = (scorecard: Scorecard) => scorecard.detectors.map((detector) => detector.id)

/** Optional fields of zod may hold undefined, and arrays are not read-only; apart from that the types must be equal. */
type Loose<T> = T extends readonly (infer E)[] ? Loose<E>[] : T extends object ? { -readonly [K in keyof T]: undefined extends T[K] ? Loose<T[K]> | undefined : Loose<T[K]> } : T

describe('recommended', () => {
  it('runs every built-in detector, each with a weight, and lints clean', () => {
    expect(ids(recommended())).toEqual(builtIn.map((factory) => factory().id))
    expect(() => { checkScorecard(recommended()) }).not.toThrow()
    expect(lintScorecard(recommended())).toEqual([])
    expect(Object.keys(recommended().weights).sort()).toEqual(ids(recommended()).sort())
  })
  it('is new on each call', () => {
    expect(recommended().weights).not.toBe(recommended().weights)
  })
  it('keeps the weights in the bounds that their reasons claim', () => {
    for (const { id, side, sources } of recommended().detectors) {
      const { weight = -1, decisive } = recommended().weights[id] ?? {}
      const named = sources.some((source) => /^S00\d/.test(source))
      const [low, high] = side === 'agency-level' ? [0, 0] : side === 'agency' ? [0.25, 1] : named ? [1.5, 3] : [0.5, decisive === undefined ? 1.5 : 3]
      expect(weight, id).toBeGreaterThanOrEqual(low)
      expect(weight, id).toBeLessThanOrEqual(high)
    }
  })
})

describe('extendScorecard', () => {
  const base = recommended()

  it('adds a detector with its weight', () => {
    const mine = extendScorecard(base, { detectors: [weekendMail()], weights: { 'acme/weekend-mail': entry } })
    expect(ids(mine)).toEqual([...ids(base), 'acme/weekend-mail'])
    expect(mine.weights['acme/weekend-mail']).toEqual(entry)
    expect(ids(recommended())).toEqual(ids(base))
  })
  it('replaces the options of a detector of the same id, in its place', () => {
    const mine = extendScorecard(base, { detectors: [slowReplies({ ratio: 3 })] })
    expect(ids(mine)).toEqual(ids(base))
    expect(mine.detectors.find((d) => d.id === 'slow-replies')?.options).toMatchObject({ ratio: 3 })
  })
  it('changes single fields of a weight, bands and what else a policy holds', () => {
    const bands = [{ id: 'fine', from: 50 }, { id: 'poor', from: 0 }]
    const mine = extendScorecard(base, { weights: { ghosting: { weight: 1 } }, bands, minCoverage: 0.7, combine: 'worst-of', groups: { mood: 'client' } })
    expect(mine.weights['ghosting']).toEqual({ ...base.weights['ghosting'], weight: 1 })
    expect(mine).toMatchObject({ bands, minCoverage: 0.7, combine: 'worst-of', groups: { ...base.groups, mood: 'client' } })
  })
  it('leaves detectors out', () => {
    expect(ids(extendScorecard(base, { without: ['ghosting'] }))).toEqual(ids(base).filter((id) => id !== 'ghosting'))
  })
  it.each<[string, Parameters<typeof extendScorecard>[1], string]>([
    ['an added detector without weight', { detectors: [weekendMail()] }, 'no entry for detector "acme/weekend-mail"'],
    ['an added detector with half a weight', { detectors: [weekendMail()], weights: { 'acme/weekend-mail': { weight: 1 } } }, 'an added detector needs { weight, family'],
    ['a weight of no detector', { weights: { gosting: { weight: 1 } } }, 'no detector "gosting"; did you mean "ghosting"?'],
    ['leaving out no detector', { without: ['slow-reply'] }, 'no detector "slow-reply"; did you mean "slow-replies"?'],
    ['a weight under 0', { weights: { ghosting: { weight: -1 } } }, 'scorecard.weights.ghosting.weight: expected at least 0, got -1'],
    ['a family in two dimensions', { weights: { ghosting: { dimension: 'value' } } }, 'family "responsiveness" lies in dimensions'],
    ['a dimension without group', { weights: { 'late-payment': { dimension: 'valu', family: 'other' } } }, 'dimension "valu" has no group; did you mean "value"?'],
    ['bands in the wrong order', { bands: [{ id: 'a', from: 0 }, { id: 'b', from: 50 }] }, '"b" must start below "a" (0)'],
    ['bands that leave a hole', { bands: [{ id: 'a', from: 50 }, { id: 'b', from: 10 }] }, 'the last band, "b", must start at 0'],
    ['a base risk of 0', { baseRisk: { ...base.baseRisk, probability: 0 } }, 'scorecard.baseRisk.probability: expected more than 0, got 0'],
  ])('refuses %s', (_, changes, message) => {
    expect(() => extendScorecard(base, changes)).toThrow(message)
  })
  it('refuses unknown changes and hostile names', () => {
    expect(() => extendScorecard(base, JSON.parse('{"weight":{}}'))).toThrow('unknown option "weight"; did you mean "weights"?')
    expect(() => extendScorecard(base, JSON.parse('{"weights":{"__proto__":{"weight":1}}}'))).toThrow('no detector "__proto__"')
    expect(() => extendScorecard(base, JSON.parse('{"weights":{"constructor":{"weight":1}}}'))).toThrow('no detector "constructor"')
  })
})

describe('lintScorecard', () => {
  const codes = (changes: Parameters<typeof extendScorecard>[1]) => lintScorecard(extendScorecard(recommended(), changes)).map(({ code, id }) => [code, id])

  it('finds detectors that count for nothing, unless they speak of the whole agency', () => {
    expect(codes({ weights: { 'late-payment': { weight: 0 } } })).toEqual([['dead-detector', 'late-payment']])
    const agencyLevel = { ...weekendMail(), side: 'agency-level' as const }
    expect(codes({ detectors: [agencyLevel], weights: { 'acme/weekend-mail': { ...entry, weight: 0, dimension: 'agency', family: 'agency' } } })).toEqual([])
  })
  it('finds weights without detector', () => {
    expect(codes({ without: ['ghosting'] })).toEqual([['weight-without-detector', 'ghosting']])
  })
  it('finds bands that nobody can fall into', () => {
    const only = parseScorecard({ detectors: ['ghosting'] })
    expect(lintScorecard(only).filter((w) => w.code === 'unreachable-band').map((w) => w.id)).toEqual(['at-risk', 'critical'])
    expect(lintScorecard(extendScorecard(only, { combine: 'weighted-mean' })).filter((w) => w.code === 'unreachable-band')).toEqual([])
  })
  it('finds signs scored on the wrong side', () => {
    expect(codes({ weights: { 'late-payment': { dimension: 'delivery', family: 'other' } } })).toEqual([['polarity', 'late-payment']])
    expect(codes({ weights: { 'notice-given': { decisive: { healthAtMost: 90, riskAtLeast: 0.01 } } } })).toEqual([['polarity', 'notice-given'], ['polarity', 'notice-given']])
  })
})

describe('scorecards as JSON', () => {
  it('round trip', () => {
    const mine = extendScorecard(recommended(), { detectors: [slowReplies({ ratio: 3 })], without: ['ghosting'], combine: 'worst-of' })
    const file: unknown = JSON.parse(JSON.stringify(scorecardFile(mine)))
    const read = parseScorecard(file)
    expect(scorecardFile(read)).toEqual(file)
    expect(ids(read)).toEqual(ids(mine))
  })
  it('an empty file is the recommended scorecard', () => {
    expect(scorecardFile(parseScorecard({}))).toEqual(scorecardFile(recommended()))
  })
  it('names options and detectors of your own', () => {
    const read = parseScorecard({ detectors: ['acme/weekend-mail', 'ghosting'], options: { 'acme/weekend-mail': { mails: 5 } }, weights: { 'acme/weekend-mail': entry } }, [weekendMail])
    expect(read.detectors.map(({ id, options }) => [id, options['mails']])).toEqual([['acme/weekend-mail', 5], ['ghosting', undefined]])
  })
  it.each([
    [[], 'scorecard: expected an object'],
    [{ detectors: ['gosting'] }, 'scorecard.detectors[0]: no detector "gosting"; did you mean "ghosting"?'],
    [{ detectors: ['ghosting', 'ghosting'] }, '"ghosting" is listed twice'],
    [{ options: { gosting: {} } }, 'scorecard.options: no detector "gosting"; did you mean "ghosting"?'],
    [{ options: { 'slow-replies': { ratio: 'much' } } }, 'slow-replies: options.ratio'],
    [{ weights: { ghosting: { wight: 1 } } }, 'scorecard.weights.ghosting: expected no field "wight"'],
    [{ minCoverage: '1' }, 'scorecard.minCoverage: expected a finite number, got "1"'],
    [{ colour: 1 }, 'scorecard: expected no field "colour"'],
    [JSON.parse('{"options":{"__proto__":{}}}'), 'no detector "__proto__"'],
  ])('refuses %j', (file, message) => {
    expect(() => parseScorecard(file)).toThrow(message)
  })
  it('schemas say what the interfaces say', () => {
    expectTypeOf<z.output<typeof policySchema>>().toEqualTypeOf<Loose<Policy>>()
    expectTypeOf<z.output<ReturnType<typeof scorecardFileSchema>>>().toEqualTypeOf<Loose<ScorecardFile>>()
    expect(policySchema.safeParse({}).success).toBe(false)
    expect(scorecardFileSchema().safeParse({}).success).toBe(true)
  })
})
