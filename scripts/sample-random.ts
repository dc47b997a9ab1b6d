export const DAY = 86_400_000

export const iso = (ms: number): string => new Date(ms).toISOString()
export const localDate = (ms: number): string => iso(ms).slice(0, 10)

/** Seeded randomness. */
export interface Random {
  next(): number
  between(low: number, high: number): number
  chance(p: number): boolean
  /** Around `median`, with `sd` on the log scale. */
  logNormal(median: number, sd: number): number
}

/** A stream of its own for every name, so that one client's story does not move another's. */
export function random(seed: number, name: string): Random {
  let state = seed >>> 0
  for (let i = 0; i < name.length; i++) state = Math.imul(state ^ name.charCodeAt(i), 0x9e3779b1) >>> 0
  // mulberry32
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (low: number, high: number): number => low + (high - low) * next()
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  return { next, between, chance: (p) => next() < p, logNormal: (median, sd) => median * Math.exp(sd * normal()) }
}
