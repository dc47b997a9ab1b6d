import { createRandom, type Random } from '../random.ts'

/** The draws that human behaviour is made of. The same seed and label give the same draws on every machine. */
export interface Noise extends Random {
  /** True in this share of cases. */
  chance(share: number): boolean
  /** Evenly from `low` up to, not including, `high`. */
  between(low: number, high: number): number
  normal(mean: number, sd: number): number
  /** The median times e to a normal with this sd. */
  logNormal(median: number, sd: number): number
  /** Mean 1 and variance `dispersion`: times a Poisson mean m it makes counts with variance m + dispersion × m². */
  gamma(dispersion: number): number
  poisson(mean: number): number
}

/** Draws for one concern of one client: what another concern draws never changes them. */
export function createNoise(seed: number, label: string): Noise {
  const random = createRandom(seed, label)
  const { next } = random
  // Box and Muller; 1 - next() is never 0.
  const standard = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())

  /** Marsaglia and Tsang 2000, with their boost for shapes below 1. */
  function gammaOf(shape: number): number {
    if (shape < 1) return gammaOf(shape + 1) * (1 - next()) ** (1 / shape)
    const d = shape - 1 / 3
    const c = 1 / Math.sqrt(9 * d)
    for (;;) {
      const x = standard()
      const v = (1 + c * x) ** 3
      if (v > 0 && Math.log(1 - next()) < x * x / 2 + d - d * v + d * Math.log(v)) return d * v
    }
  }

  /** Knuth; means here are those of days and weeks, never large. */
  function poisson(mean: number): number {
    const limit = Math.exp(-Math.min(mean, 500))
    let count = 0
    for (let product = next(); product > limit; product *= next()) count += 1
    return count
  }

  return {
    ...random,
    poisson,
    chance: (share) => next() < share,
    between: (low, high) => low + next() * (high - low),
    normal: (mean, sd) => mean + sd * standard(),
    logNormal: (median, sd) => median * Math.exp(sd * standard()),
    gamma: (dispersion) => gammaOf(1 / dispersion) * dispersion,
  }
}
