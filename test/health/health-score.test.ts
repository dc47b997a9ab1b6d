import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { healthScore, type HealthScore, type ScoredFinding } from '../../src/health/health-score.ts'
import { cases, fires, isClear, isError, isOut, isUnknown, policy } from './policy.ts'

const EXACT = 1e-9
const total = (costs: readonly { cost: number }[]): number => costs.reduce((sum, { cost }) => sum + cost, 0)
const isBlank = (finding: ScoredFinding | undefined): boolean => finding?.status === 'unknown' || finding?.status === 'error'

describe('the worked example of the design', () => {
  const findings: Record<string, ScoredFinding> = {
    'contact-loss': fires(1), 'ghosting': fires(0.6), 'budget-cut': fires(0.7), 'slow-replies': fires(0.8), 'contact-drop': fires(0.5),
    'low-nps': isUnknown,
    'late-payment': isClear, 'unanswered-requests': isClear, 'missed-deadlines': isClear, 'late-delay-notice': isClear,
  }
  const score = healthScore(findings, policy)

  it('costs what it should', () => {
    expect(score.health).toBeCloseTo(36.625, 9)
    expect(score.band).toBe('critical')
    expect(score.ledger.contributions.map(({ id, rank, cost }) => [id, rank, Number(cost.toFixed(9))])).toEqual([
      ['contact-loss', 1, 20], ['ghosting', 1, 18], ['budget-cut', 1, 17.5], ['slow-replies', 2, 6], ['contact-drop', 3, 1.875],
    ])
    expect(total(score.ledger.contributions)).toBeCloseTo(63.375, 9)
  })
  it('says what the unknown could cost', () => {
    expect(score.unknowns).toEqual([{ id: 'low-nps', couldCost: expect.closeTo(25, 9), reason: 'not-recorded', needs: ['survey'] }])
    expect(score.range.low).toBeCloseTo(11.625, 9)
    expect(score.range.high).toBe(score.health)
  })
  it('gives the risk over 90 days', () => {
    expect(score.risk.probability).toBeCloseTo(0.32, 2)
    expect(score.risk).toMatchObject({ horizonDays: 90, calibrated: false })
    const baseRisk = { ...policy.baseRisk, basis: 'measured' as const }
    expect(healthScore(findings, { ...policy, baseRisk }).risk).toEqual({ ...score.risk, calibrated: true })
  })
  it('is capped once notice is given', () => {
    const given = healthScore({ ...findings, 'notice-given': fires(1) }, policy)
    expect(given.health).toBeLessThanOrEqual(20)
    expect(given.risk.probability).toBe(0.95)
  })
  it('tells dimensions and groups apart', () => {
    const { dimensions, groups } = healthScore({ ...findings, 'notice-given': fires(1) }, policy)
    expect(dimensions.map(({ id, group, cost, coverage, health }) => [id, group, Number(cost.toFixed(9)), coverage, health === null ? null : Number(health.toFixed(9))])).toEqual([
      ['attention', 'conduct', 0, 1, 100],
      ['contact', 'client', 25.875, 1, 74.125],
      ['continuity', 'client', 50, 1, 20],
      ['delivery', 'conduct', 0, 1, 100],
      ['satisfaction', 'client', 0, 0, null],
      ['value', 'client', 17.5, 1, 82.5],
    ])
    expect(groups.map(({ id, cost }) => [id, Number(cost.toFixed(9))])).toEqual([['client', 93.375], ['conduct', 0]])
  })
  it('is not capped by notice for part of the services', () => {
    const part = healthScore({ 'notice-given': fires(0.99), 'ghosting': isClear }, policy)
    expect(part.health).toBeCloseTo(100 - 29.7, 9)
    expect(part.risk.probability).toBeLessThan(0.95)
    const whole = healthScore({ 'notice-given': fires(1), 'ghosting': isClear }, policy)
    expect(whole).toMatchObject({ health: 20, ledger: { capTaken: 50 }, risk: { probability: 0.95 } })
  })
})

describe('what is told', () => {
  it('is no good news on little evidence, and no score where nothing was judged', () => {
    expect(healthScore({ 'late-payment': isClear, 'ghosting': isUnknown }, policy)).toMatchObject({ health: null, band: null, range: { high: 100 } })
    expect(healthScore({}, policy)).toMatchObject({ health: null, coverage: 0, risk: { probability: expect.closeTo(0.05, 12) } })
  })
  it('is bad news on any evidence', () => {
    const unknowns = Object.fromEntries(['contact-drop', 'low-nps', 'late-payment', 'new-account-access'].map((id) => [id, isUnknown]))
    const { health, coverage } = healthScore({ ...unknowns, 'ghosting': fires(1), 'contact-loss': fires(1), 'budget-cut': fires(0.5) }, policy)
    expect(health).toBeCloseTo(37.5, 9)
    expect(coverage).toBeGreaterThan(0.5)
    expect(healthScore({ ...unknowns, 'ghosting': fires(1), 'contact-loss': fires(1), 'budget-cut': fires(0.5) }, { ...policy, minCoverage: 0.99 }).health)
      .toBeCloseTo(37.5, 9)
  })
  it('is notice on any evidence', () => {
    expect(healthScore({ 'notice-given': fires(1), 'ghosting': isUnknown, 'low-nps': isError }, { ...policy, minCoverage: 1 }).health).toBe(20)
  })
  it('counts errors as unknown, with what they could cost', () => {
    const { unknowns, coverage } = healthScore({ 'ghosting': isError, 'low-nps': isClear }, policy)
    expect(unknowns).toEqual([{ id: 'ghosting', couldCost: 30, reason: 'error', needs: [] }])
    expect(coverage).toBeCloseTo(2.5 / 5.5, 12)
  })
  it('names an id without weight, whatever it is called', () => {
    expect(() => healthScore({ 'acme/other': isClear }, policy)).toThrow('"acme/other" has no weight')
    expect(() => healthScore(Object.fromEntries([['__proto__', isClear]]), policy)).toThrow('"__proto__" has no weight')
    expect(() => healthScore({ constructor: isClear }, policy)).toThrow('"constructor" has no weight')
  })
  it('names a dimension without group', () => {
    expect(() => healthScore({ ghosting: isClear }, { ...policy, groups: {} })).toThrow('dimension "contact" of "ghosting" has no group')
  })
})

describe('laws, for every combiner', () => {
  const check = (law: (c: { score: HealthScore } & (ReturnType<typeof cases> extends fc.Arbitrary<infer C> ? C : never)) => void) =>
    fc.assert(fc.property(cases(), (c) => { law({ ...c, score: healthScore(c.findings, c.policy) }) }), { numRuns: 300 })

  it('0 <= low <= high <= 100, and shares lie in 0 to 1', () => {
    check(({ score: { range, coverage, risk, health } }) => {
      expect(range.low).toBeGreaterThanOrEqual(0)
      expect(range.high).toBeGreaterThanOrEqual(range.low)
      expect(range.high).toBeLessThanOrEqual(100)
      expect(coverage).toBeGreaterThanOrEqual(0)
      expect(coverage).toBeLessThanOrEqual(1)
      expect(risk.probability).toBeGreaterThanOrEqual(0)
      expect(risk.probability).toBeLessThanOrEqual(1)
      if (health !== null) expect(health).toBe(range.high)
    })
  })
  it('the ledger is exact', () => {
    check(({ score: { ledger, range } }) => {
      expect(Math.abs(100 - total(ledger.contributions) + ledger.floorGiven - ledger.capTaken - range.high)).toBeLessThan(EXACT)
    })
  })
  it('losses of dimensions and of groups add up', () => {
    check(({ score }) => {
      const all = total(score.ledger.contributions)
      expect(Math.abs(total(score.dimensions) - all)).toBeLessThan(EXACT)
      expect(Math.abs(total(score.groups) - all)).toBeLessThan(EXACT)
    })
  })
  it('learning an unknown lands inside the old range', () => {
    fc.assert(fc.property(cases(), fc.nat(), fc.constantFrom(isClear, isOut, fires(0.05), fires(0.5), fires(1)), ({ findings, policy }, pick, learnt) => {
      const blanks = Object.keys(findings).filter((id) => isBlank(findings[id]))
      const id = blanks[pick % blanks.length]
      if (id === undefined) return
      const [before, after] = [healthScore(findings, policy), healthScore({ ...findings, [id]: learnt }, policy)]
      expect(after.range.high).toBeLessThanOrEqual(before.range.high + EXACT)
      expect(after.range.low).toBeGreaterThanOrEqual(before.range.low - EXACT)
      if (learnt.status === 'fired' && learnt.severity === 1 && before.ledger.floorGiven === 0 && after.ledger.floorGiven === 0) {
        const said = before.unknowns.find((unknown) => unknown.id === id)?.couldCost ?? NaN
        expect(Math.abs(before.range.high - after.range.high - said)).toBeLessThan(EXACT)
      }
    }), { numRuns: 500 })
  })
  it('worse news never raises health nor lowers risk', () => {
    fc.assert(fc.property(cases(), fc.nat(), fc.double({ min: 0.05, max: 1, noNaN: true }), ({ findings, policy }, pick, to) => {
      const ids = Object.keys(findings).filter((id) => findings[id]?.status !== 'not-applicable')
      const id = ids[pick % ids.length]
      const old = id === undefined ? undefined : findings[id]
      if (id === undefined || old === undefined) return
      const severity = old.status === 'fired' ? Math.max(old.severity, to) : to
      const [before, after] = [healthScore(findings, policy), healthScore({ ...findings, [id]: fires(severity) }, policy)]
      expect(after.range.high).toBeLessThanOrEqual(before.range.high + EXACT)
      expect(after.risk.probability).toBeGreaterThanOrEqual(before.risk.probability - EXACT)
    }), { numRuns: 500 })
  })
  it('a decisive sign is never null nor above its cap', () => {
    check(({ score, findings, policy: { weights } }) => {
      for (const [id, finding] of Object.entries(findings)) {
        const entry = weights[id]
        if (entry?.decisive === undefined || entry.weight === 0 || finding.status !== 'fired' || finding.severity < 1) continue
        expect(score.health).not.toBeNull()
        expect(score.health).toBeLessThanOrEqual(entry.decisive.healthAtMost)
        expect(score.risk.probability).toBeGreaterThanOrEqual(entry.decisive.riskAtLeast)
      }
    })
  })
  it('order is irrelevant', () => {
    check(({ score, findings, policy }) => {
      expect(healthScore(Object.fromEntries(Object.entries(findings).reverse()), policy)).toEqual(score)
    })
  })
  it('weight 0 changes nothing but its own entry', () => {
    fc.assert(fc.property(cases(), fc.constantFrom(isClear, isUnknown, isOut, isError, fires(1)), fc.boolean(), ({ findings, policy }, finding, decisive) => {
      const idle = { weight: 0, family: 'money', dimension: 'value', reason: 'test', basis: 'assumed' as const, ...(decisive ? { decisive: { healthAtMost: 0, riskAtLeast: 1 } } : {}) }
      // Signs without weight have no rank worth comparing, and a dimension may appear that was not there.
      const scoring = (score: HealthScore) => ({
        ...score, dimensions: [], groups: [],
        unknowns: score.unknowns.filter((u) => u.id !== 'idle'),
        ledger: { ...score.ledger, contributions: score.ledger.contributions.filter((c) => c.points > 0) },
      })
      const after = healthScore({ ...findings, idle: finding }, { ...policy, weights: { ...policy.weights, idle } })
      expect(scoring(after)).toEqual(scoring(healthScore(findings, policy)))
    }))
  })
  it('does not change what it is given', () => {
    check(({ findings, policy }) => {
      const copy = structuredClone({ findings, policy })
      healthScore(findings, policy)
      expect({ findings, policy }).toEqual(copy)
    })
  })
})

describe('combiners', () => {
  it('doublings: a family costs at most twice its worst', () => {
    fc.assert(fc.property(cases(fc.constant('doublings')), ({ findings, policy }) => {
      const { contributions } = healthScore(findings, policy).ledger
      for (const family of new Set(contributions.map((c) => c.family))) {
        const own = contributions.filter((c) => c.family === family)
        expect(total(own)).toBeLessThanOrEqual(2 * Math.max(...own.map((c) => c.cost)) + EXACT)
      }
    }))
  })
  it('weighted-mean: the share of the applicable weight that fires', () => {
    const score = healthScore({ 'ghosting': fires(0.5), 'low-nps': isClear, 'late-payment': fires(1), 'budget-cut': isOut }, { ...policy, combine: 'weighted-mean' })
    expect(score.health).toBeCloseTo(100 - (100 * (1.5 + 1)) / 6.5, 9)
  })
  it('worst-of: the dearest sign alone', () => {
    const score = healthScore({ 'ghosting': fires(0.5), 'low-nps': fires(1), 'late-payment': fires(1) }, { ...policy, combine: 'worst-of' })
    expect(score.health).toBe(75)
    expect(score.ledger.contributions.map((c) => c.cost)).toEqual([25, 0, 0])
  })
})
