import { expect, test } from 'vitest'
import { fitGaps, GAP_NORMS, lnGamma, silence, sumGaps, type GapHistory, type GapNorms } from '../../src/statistics/index.ts'

/** A fixed stream of numbers in 0 … 1 (mulberry32). */
function stream(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}
const normal = (next: () => number): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
/** Gamma with a whole or half shape, as a sum of squares. */
const chiSquare = (df: number, next: () => number): number => Array.from({ length: df }, () => normal(next) ** 2).reduce((a, b) => a + b, 0)

/** Members drawn from the very law that is fitted; a share of `leaves` ends after each occurrence. */
function population(members: number, truth: { m: number; k: number; v: number; s2: number }, leaves: number): GapHistory[] {
  const next = stream(7)
  return Array.from({ length: members }, () => {
    const variance = (truth.v * truth.s2) / chiSquare(truth.v, next)
    const centre = truth.m + Math.sqrt(variance / truth.k) * normal(next)
    const gapsDays: number[] = []
    let [age, alive] = [0, true]
    while (alive && gapsDays.length < 40) {
      alive = next() >= leaves
      const gap = Math.exp(centre + Math.sqrt(variance) * normal(next))
      if (alive && age + gap <= 2000) gapsDays.push(gap)
      if (age + gap > 2000) break
      if (alive) age += gap
    }
    return { gapsDays, daysSince: 2000 - age }
  })
}

test('finds the law that made the data', () => {
  const truth = { m: 3, k: 2, v: 12, s2: 0.6 }
  const { norms, members, converged } = fitGaps(population(600, truth, 0.06))
  expect(members).toBeGreaterThan(500)
  expect(converged).toBe(true)
  expect(norms.m).toBeCloseTo(3, 0)
  expect(Math.abs(norms.m - 3)).toBeLessThan(0.12)
  expect(norms.k / 2).toBeGreaterThan(0.75)
  expect(norms.k / 2).toBeLessThan(1.3)
  expect(norms.s2 / 0.6).toBeGreaterThan(0.8)
  expect(norms.s2 / 0.6).toBeLessThan(1.25)
  const leaves = norms.a / (norms.a + norms.b)
  expect(leaves).toBeGreaterThan(0.035)
  expect(leaves).toBeLessThan(0.09)
})

/** The likelihoods as methods 1 (a) prints them, written down once more. */
function likelihood(histories: readonly GapHistory[], { m, k, v, s2, a, b }: GapNorms): readonly [rhythm: number, leaving: number] {
  const lnBeta = (x: number, y: number) => lnGamma(x) + lnGamma(y) - lnGamma(x + y)
  let [rhythm, leaving] = [0, 0]
  for (const { gapsDays, daysSince } of histories) {
    const y = gapsDays.map(Math.log)
    const n = y.length
    const mean = y.reduce((sum, value) => sum + value, 0) / n
    const ss = y.reduce((sum, value) => sum + (value - mean) ** 2, 0)
    const [kn, vn] = [k + n, v + n]
    const vs = v * s2 + ss + ((k * n) / kn) * (mean - m) ** 2
    rhythm += lnGamma(vn / 2) - lnGamma(v / 2) + 0.5 * Math.log(k / kn) + (v / 2) * Math.log(v * s2) - (vn / 2) * Math.log(vs)
    const sv = silence(sumGaps(gapsDays), { m, k, v, s2, a, b }, daysSince, 0).survival
    leaving += lnBeta(a, b + n) - lnBeta(a, b) + Math.log(((b + n) * sv + a) / (a + b + n))
  }
  return [rhythm, leaving]
}

test('no number beside the optimum is more likely', () => {
  const histories = population(80, { m: 2, k: 1, v: 8, s2: 1 }, 0.08).filter(({ gapsDays }) => gapsDays.length > 0 && gapsDays.every((gap) => gap >= 1))
  const { norms } = fitGaps(histories)
  const [rhythm, leaving] = likelihood(histories, norms)
  for (const factor of [0.9, 0.98, 1.02, 1.1]) {
    for (const key of ['m', 'k', 'v', 's2'] as const) expect(likelihood(histories, { ...norms, [key]: norms[key] * factor })[0]).toBeLessThanOrEqual(rhythm + 1e-6)
    for (const key of ['a', 'b'] as const) expect(likelihood(histories, { ...norms, [key]: norms[key] * factor })[1]).toBeLessThanOrEqual(leaving + 1e-6)
  }
})

test('members that are all alike do not run away', () => {
  const { norms } = fitGaps(Array.from({ length: 60 }, () => ({ gapsDays: [7, 7, 7, 7], daysSince: 3 })))
  expect(Object.values(norms).every(Number.isFinite)).toBe(true)
  expect(norms.m).toBeCloseTo(Math.log(7), 2)
})

test('order of members does not matter, and nobody with a gap is refused', () => {
  const histories = population(60, { m: 2, k: 1, v: 8, s2: 1 }, 0.05)
  const forth = fitGaps(histories).norms
  const back = fitGaps([...histories].reverse()).norms
  for (const key of ['m', 'k', 'v', 's2', 'a', 'b'] as const) expect(back[key]).toBeCloseTo(forth[key], 2)
  expect(() => fitGaps([{ gapsDays: [], daysSince: 9 }], GAP_NORMS)).toThrow(/nobody has a gap/)
})
