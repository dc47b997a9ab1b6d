import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { trustEquation, type TrustFactors } from '../../src/trust/index.ts'

const all = (x: number): TrustFactors => ({ credibility: x, reliability: x, intimacy: x, selfOrientation: x })
const scales = fc.constantFrom(10 as const, 5 as const)
/** Tenths of a point, as a rating or an average of a few gives them. */
const cases = scales.chain((scale) => {
  const factor = fc.integer({ min: 10, max: scale * 10 }).map((tenths) => tenths / 10)
  return fc.record({
    scale: fc.constant(scale),
    factors: fc.record({ credibility: factor, reliability: factor, intimacy: factor, selfOrientation: factor }),
  })
})

describe('trustEquation', () => {
  it('gives the known values', () => {
    const ten = trustEquation({ credibility: 7, reliability: 8, intimacy: 6, selfOrientation: 3 })
    expect(ten.value).toBe(7)
    expect(ten.view).toBeCloseTo(68.4, 1)
    const five = trustEquation({ credibility: 4, reliability: 4, intimacy: 3, selfOrientation: 2 }, { scale: 5 })
    expect(five.value).toBe(5.5)
    expect(five.view).toBeCloseTo(68.8, 1)
  })
  it('spans the scale', () => {
    const worst = { credibility: 1, reliability: 1, intimacy: 1 }
    expect(trustEquation({ ...worst, selfOrientation: 10 })).toMatchObject({ value: 0.3, view: 0 })
    expect(trustEquation({ ...worst, selfOrientation: 5 }, { scale: 5 })).toMatchObject({ value: 0.6, view: 0 })
    expect(trustEquation({ ...all(10), selfOrientation: 1 })).toMatchObject({ value: 30, view: 100, bestStep: null })
    expect(trustEquation({ ...all(5), selfOrientation: 1 }, { scale: 5 })).toMatchObject({ value: 15, view: 100 })
  })
  it('views four equal factors as exactly 50 on any scale', () => {
    fc.assert(fc.property(scales, fc.double({ min: 0, max: 1, noNaN: true }), (scale, share) => {
      expect(trustEquation(all(1 + share * (scale - 1)), { scale }).view).toBe(50)
    }))
  })
  it('rises strictly with credibility, reliability and intimacy, and falls with self-orientation', () => {
    fc.assert(fc.property(cases, fc.constantFrom('credibility', 'reliability', 'intimacy', 'selfOrientation'), ({ factors, scale }, factor) => {
      const higher = { ...factors, [factor]: Math.round(10 * factors[factor] + 1) / 10 }
      if (higher[factor] > scale) return
      const [before, after] = [trustEquation(factors, { scale }), trustEquation(higher, { scale })]
      const rises = factor !== 'selfOrientation'
      expect(after.value > before.value).toBe(rises)
      expect(after.view > before.view).toBe(rises)
    }))
  })
  it('names the weakest factor, self-orientation turned round, and all that can break trust', () => {
    expect(trustEquation({ credibility: 7, reliability: 8, intimacy: 6, selfOrientation: 8 })).toMatchObject({ weakest: 'selfOrientation', breaking: ['selfOrientation'] })
    expect(trustEquation({ credibility: 3, reliability: 8, intimacy: 2, selfOrientation: 2 })).toMatchObject({ weakest: 'intimacy', breaking: ['credibility', 'intimacy'] })
    expect(trustEquation(all(7), { scale: 10 }).weakest).toBe('selfOrientation')
  })
  it('names the single step that helps most', () => {
    expect(trustEquation({ credibility: 7, reliability: 8, intimacy: 6, selfOrientation: 3 }).bestStep).toEqual({ factor: 'selfOrientation', by: -1, value: 10.5 })
    expect(trustEquation({ credibility: 7, reliability: 8, intimacy: 6, selfOrientation: 1 }).bestStep).toEqual({ factor: 'credibility', by: 1, value: 22 })
    expect(trustEquation({ credibility: 10, reliability: 10, intimacy: 9.5, selfOrientation: 1 }).bestStep).toEqual({ factor: 'intimacy', by: 0.5, value: 30 })
    fc.assert(fc.property(cases, ({ factors, scale }) => {
      const { bestStep, value } = trustEquation(factors, { scale })
      if (bestStep === null) expect(factors).toEqual({ ...all(scale), selfOrientation: 1 })
      else expect(trustEquation({ ...factors, [bestStep.factor]: Math.round(10 * (factors[bestStep.factor] + bestStep.by)) / 10 }, { scale }).value).toBe(bestStep.value)
      expect(bestStep?.value ?? Infinity).toBeGreaterThan(value)
    }))
  })
  it('refuses what lies off the scale, and names it', () => {
    expect(() => trustEquation({ ...all(5), selfOrientation: 0 })).toThrow('selfOrientation must be a number from 1 to 10, got 0')
    expect(() => trustEquation({ ...all(5), intimacy: 6 }, { scale: 5 })).toThrow('intimacy must be a number from 1 to 5, got 6')
    expect(() => trustEquation({ ...all(5), credibility: NaN })).toThrow('credibility')
    expect(() => trustEquation(JSON.parse('{"credibility":5,"reliability":"5"}'))).toThrow('reliability must be a number from 1 to 10, got string')
    expect(() => trustEquation(all(2), JSON.parse('{"scale":7}'))).toThrow('scale must be 10 or 5, got 7')
  })
})
