import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { nelderMead } from '../../src/statistics/index.ts'

const near = (x: readonly number[], expected: readonly number[], digits = 3) => {
  expect(x).toHaveLength(expected.length)
  expected.forEach((value, i) => { expect(x[i]).toBeCloseTo(value, digits) })
}

test('a bowl in five dimensions', () => {
  const { x, value, converged } = nelderMead((p) => p.reduce((sum, v, i) => sum + (i + 1) * (v - i) ** 2, 0), [3, 3, 3, 3, 3])
  near(x, [0, 1, 2, 3, 4])
  expect([converged, value < 1e-6]).toEqual([true, true])
})

test("Rosenbrock's valley ends at 1, 1", () => {
  near(nelderMead(([x = 0, y = 0]) => 100 * (y - x * x) ** 2 + (1 - x) ** 2, [-1.2, 1]).x, [1, 1])
})

test("Powell's singular function, as Nelder and Mead tested it, ends at the origin", () => {
  const powell = ([a = 0, b = 0, c = 0, d = 0]: readonly number[]) => (a + 10 * b) ** 2 + 5 * (c - d) ** 2 + (b - 2 * c) ** 4 + 10 * (a - d) ** 4
  near(nelderMead(powell, [3, -1, 0, 1], { tolerance: 1e-14 }).x, [0, 0, 0, 0], 2)
})

test('a kink and one variable', () => { near(nelderMead(([x = 0]) => Math.abs(x - 7), [0]).x, [7]) })

test('refused points are walked around', () => {
  near(nelderMead(([x = 0]) => (x < 2 ? NaN : x), [5]).x, [2])
  expect(() => nelderMead(() => NaN, [1])).toThrow(/not finite at the start/)
  expect(() => nelderMead(() => 1, [])).toThrow(/nothing to vary/)
})

test('gives up honestly', () => {
  const { converged, evaluations } = nelderMead(([x = 0, y = 0]) => 100 * (y - x * x) ** 2 + (1 - x) ** 2, [-9, 9], { maxEvaluations: 20 })
  expect(converged).toBe(false)
  expect(evaluations).toBeLessThan(26)
})

test('never ends above where it began, and finds the bottom of any bowl', () => {
  const place = fc.integer({ min: -50, max: 50 })
  fc.assert(fc.property(fc.array(fc.tuple(place, place, fc.integer({ min: 1, max: 20 })), { minLength: 1, maxLength: 4 }), (axes) => {
    const bowl = (x: readonly number[]) => axes.reduce((sum, [, bottom, steep], i) => sum + steep * ((x[i] ?? 0) - bottom) ** 2, 0)
    const start = axes.map(([from]) => from)
    const { x, value } = nelderMead(bowl, start)
    expect(value).toBeLessThanOrEqual(bowl(start))
    axes.forEach(([, bottom], i) => { expect(x[i]).toBeCloseTo(bottom, 2) })
  }), { numRuns: 60 })
})
