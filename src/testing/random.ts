/** A small seeded generator: the same seed and label give the same numbers on every machine. */
export interface Random {
  /** A number from 0 up to, not including, 1. */
  next(): number
  /** A whole number from 0 up to, not including, `n`. */
  below(n: number): number
  /** One of the items; throws where there is none. */
  pick<T>(items: readonly T[]): T
  /** The items in another order. */
  shuffle<T>(items: readonly T[]): T[]
}

/** Mulberry32 (public domain, Tommy Ettinger): 32 bits of state are plenty for picking test data. */
export function createRandom(seed: number, label: string): Random {
  let state = seed | 0
  for (let i = 0; i < label.length; i++) state = Math.imul(state ^ label.charCodeAt(i), 0x01000193)

  function next(): number {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number): number => Math.floor(next() * n)

  return {
    next,
    below,
    pick<T>(items: readonly T[]): T {
      if (items.length === 0) throw new RangeError('pick: there is nothing to pick from')
      return items[below(items.length)] as T
    },
    shuffle<T>(items: readonly T[]): T[] {
      return items.map((item): [number, T] => [next(), item]).sort(([a], [b]) => a - b).map(([, item]) => item)
    },
  }
}
