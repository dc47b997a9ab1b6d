import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { backtest, calibrate, chanceOn, isotonic, type BacktestResult, type BacktestRow } from '../../src/backtest/index.ts'
import { fitLogistic, type Observed } from '../../src/backtest/logistic.ts'
import { createRandom } from '../../src/backtest/random.ts'
import { pointsOf, riskOf } from '../../src/backtest/replay.ts'
import { extendScorecard, parseScorecard } from '../../src/health/index.ts'
import { days } from '../../src/testing/index.ts'
import { times, writes } from './world.ts'

const scorecard = parseScorecard({ detectors: ['low-nps', 'budget-cut', 'ghosting'] })
const span = { from: '2024-01-01T00:00:00Z', to: '2025-12-29T00:00:00Z', everyDays: 14, horizonDays: 28 }
const empty = backtest(writes('acme', 5, 10), { ...scorecard, ...span, resamples: 0 })

/** Rows of clients that each stand on one date, lost with the log-odds base + Σ truth × severity. */
function history(clients: number, truth: Record<string, number>, seed = 1): BacktestResult {
  const random = createRandom(seed)
  const dates = times(52, (i) => `${days('2024-01-01', 14 * i)}T00:00:00.000Z`)
  const policy = { ...scorecard, horizonDays: span.horizonDays }
  const rows = times(clients, (i): BacktestRow => {
    const fired = Object.fromEntries(Object.keys(truth).flatMap((id): [string, number][] => (random() < 0.3 ? [[id, 0.4 + 0.6 * random()]] : [])))
    const logOdds = -2 + Object.entries(fired).reduce((sum, [id, severity]) => sum + (truth[id] ?? 0) * severity, 0)
    const lost = random() < 1 / (1 + Math.exp(-logOdds))
    const points = pointsOf(fired, policy)
    return {
      clientId: `c${i}`, asOf: dates[i % dates.length] ?? '', lost, daysToLoss: lost ? 10 : null, health: 100 - 10 * points, band: null,
      risk: riskOf(policy, points), coverage: 1, points, alarm: { health: false, risk: false }, fired,
    }
  })
  return { ...empty, dryRun: false, rows: rows.sort((a, b) => (a.asOf < b.asOf ? -1 : 1)) }
}

const strong = { 'low-nps': 3, 'budget-cut': 3, ghosting: 3 }

describe('how much is fitted', () => {
  test('too few losses are refused, with the numbers', () => {
    expect(() => calibrate(history(150, {}), { scorecard })).toThrow(/calibrate: \d+ clients were lost on the dates to fit to, and 30 are needed for slope/)
    expect(() => calibrate(history(900, strong), { scorecard, method: 'isotonic' })).toThrow(/and 500 are needed for isotonic/)
    expect(() => calibrate(history(900, strong), { scorecard, fitShare: 0.99 })).toThrow(/lost on the dates to judge by, and 10 are needed/)
  })
  test.each([[250, 'slope'], [1200, 'logistic'], [6000, 'isotonic']] as const)('%i clients: %s', (clients, method) => {
    expect(calibrate(history(clients, strong), { scorecard }).method).toBe(method)
  })
  test('a dry run, and another scorecard, are refused', () => {
    expect(() => calibrate(empty, { scorecard })).toThrow('dry run')
    const other = { ...history(900, strong), detectors: [{ ...empty.risk, id: 'acme/own' }] }
    expect(() => calibrate(other, { scorecard })).toThrow('no weight for "acme/own"')
  })
})

describe('one slope', () => {
  const { changes, before, after, fitted, checked } = calibrate(history(4000, strong), { scorecard, method: 'slope' })
  test('base and slope come out, and make a scorecard', () => {
    // log-odds −2 where nothing fires
    expect(changes.baseRisk?.probability).toBeCloseTo(1 / (1 + Math.exp(2)), 1)
    expect(changes.baseRisk).toMatchObject({ days: 28, basis: 'measured' })
    // three per severity over weights of 2.5 to 3: between 3 / 3 and 3 / 2.5 doublings
    expect(changes.riskSlope).toBeGreaterThan(1.2)
    expect(changes.riskSlope).toBeLessThan(2)
    expect(extendScorecard(scorecard, changes).riskSlope).toBe(changes.riskSlope)
  })
  test('on dates it has not seen it says better chances in the same order', () => {
    expect(after.probability?.brier).toBeLessThan(before.probability?.brier ?? 0)
    expect(after.probability?.ece).toBeLessThan(0.05)
    expect(after.rocAuc).toBeCloseTo(before.rocAuc ?? 0, 10)
  })
  test('fitted and judged dates lie a horizon apart', () => {
    expect(Date.parse(checked.from) - Date.parse(fitted.to)).toBeGreaterThan(28 * 86_400_000)
  })
  test('what is judged by is not fitted to', () => {
    const result = history(4000, strong)
    const turned = { ...result, rows: result.rows.map((row) => (row.asOf >= checked.from ? { ...row, lost: row.lost === false } : row)) }
    const other = calibrate(turned, { scorecard, method: 'slope' })
    expect(other.changes).toEqual(changes)
    expect(other.after).not.toEqual(after)
  })
})

describe('a weight for each sign', () => {
  test('signs that say more gain weight, signs that say nothing lose it; out of sample it is better', () => {
    const result = history(4000, { 'low-nps': 4, 'budget-cut': 0, ghosting: 1 })
    const one = calibrate(result, { scorecard, method: 'slope' })
    const each = calibrate(result, { scorecard, method: 'logistic' })
    const weight = (id: string) => extendScorecard(scorecard, each.changes).weights[id]?.weight ?? 0
    expect(weight('low-nps')).toBeGreaterThan(2.5)
    expect(weight('budget-cut')).toBeLessThan(1)
    expect(each.after.rocAuc ?? 0).toBeGreaterThan(one.after.rocAuc ?? 1)
    expect(each.after.probability?.brier ?? 1).toBeLessThan(one.after.probability?.brier ?? 0)
    expect(each.weights.map(({ id }) => id)).toContain('budget-cut')
    expect(JSON.parse(JSON.stringify(each))).toEqual(each)
  })
})

describe('a rising curve', () => {
  test('reported chances stay chances, and the curve is not worse than what it corrects', () => {
    const { curve, after } = calibrate(history(6000, strong), { scorecard })
    const chances = (curve ?? []).map(({ chance }) => chance)
    expect(chances.length).toBeGreaterThan(5)
    expect(chances).toEqual([...chances].sort((a, b) => a - b))
    expect(after.probability?.ece).toBeLessThan(0.06)
  })
  test('pools what falls, by hand', () => {
    const cases = [[0.1, false], [0.2, true], [0.3, false], [0.4, true], [0.5, true]] as const
    // blocks 0 | (1, 0) = ½ | 1, 1; base 3/5, ends with two cases more at the base
    const curve = isotonic(cases.map(([score, lost]) => ({ score, lost })))
    expect(curve.map(({ claimed }) => claimed)).toEqual([0.1, 0.2, 0.3, 0.4, 0.5])
    const [first, second, third, ...rest] = curve.map(({ chance }) => chance)
    expect(first).toBeCloseTo(1.2 / 3, 12)
    expect([second, third]).toEqual([0.5, 0.5])
    rest.forEach((chance) => { expect(chance).toBeCloseTo((2 + 1.2) / 4, 12) })
  })
  test('an end is drawn no further than to its neighbour', () => {
    const lost = (score: number, count: number) => times(count, () => ({ score, lost: true }))
    // 0 of 1, then 1 of 2, then 20 of 20: two made-up cases at the base of .91 would lift the first above the second
    const curve = isotonic([{ score: 0.1, lost: false }, ...lost(0.2, 1), { score: 0.2, lost: false }, ...lost(0.9, 20)])
    expect(curve.map(({ chance }) => chance)).toEqual([0.5, 0.5, expect.closeTo((20 + 2 * (21 / 23)) / 22, 10)])
  })
  test('never falls, whatever the cases', () => {
    const some = fc.array(fc.record({ score: fc.integer({ min: 0, max: 20 }).map((n) => n / 20), lost: fc.boolean() }), { minLength: 1, maxLength: 60 })
    fc.assert(fc.property(some, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (cases, a, b) => {
      const curve = isotonic(cases)
      const [low, high] = [chanceOn(curve, Math.min(a, b)), chanceOn(curve, Math.max(a, b))]
      expect(low).toBeLessThanOrEqual(high + 1e-12)
      expect(low >= 0 && high <= 1 + 1e-12).toBe(true)
    }))
  })
})

describe('logistic regression', () => {
  const seen = (features: Record<string, number>, lost: boolean, weight = 1): Observed => ({ features, lost, weight })
  test('a table of two by two: the log of the odds ratio', () => {
    const { intercept, slopes } = fitLogistic(
      [seen({}, false, 8), seen({}, true, 2), seen({ x: 1 }, false, 4), seen({ x: 1 }, true, 6)], new Map([['x', { mean: 0, sd: Infinity }]]))
    expect(intercept).toBeCloseTo(Math.log(2 / 8), 6)
    expect(slopes.get('x')).toBeCloseTo(Math.log((6 * 8) / (4 * 2)), 6)
  })
  test('a slope never falls below zero, and a tight prior holds it where it was', () => {
    const observed = [seen({}, true, 6), seen({}, false, 4), seen({ x: 1 }, true, 2), seen({ x: 1 }, false, 8)]
    expect(fitLogistic(observed, new Map([['x', { mean: 0, sd: Infinity }]])).slopes.get('x')).toBe(0)
    expect(fitLogistic(observed, new Map([['x', { mean: 0.7, sd: 1e-4 }]])).slopes.get('x')).toBeCloseTo(0.7, 3)
  })
  test('separable data end in a finite slope where something is believed', () => {
    const observed = [seen({}, false, 50), seen({ x: 1 }, true, 50)]
    const slope = fitLogistic(observed, new Map([['x', { mean: 1, sd: 1 }]])).slopes.get('x') ?? NaN
    expect(slope).toBeGreaterThan(2)
    expect(slope).toBeLessThan(10)
  })
})
