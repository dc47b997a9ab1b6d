/** Median milliseconds of each piece of work, measured in turns so that a slow moment of the machine hits all of them alike. */
export function medians<Name extends string>(rounds: number, works: Readonly<Record<Name, () => unknown>>): Record<Name, number> {
  const names = Object.keys(works) as Name[]
  const times = new Map(names.map((name) => [name, [] as number[]]))
  // The first round warms up and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      const start = performance.now()
      works[name]()
      if (round > 0) times.get(name)?.push(performance.now() - start)
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as Record<Name, number>
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low = NaN, high = NaN] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]]
  return (low + high) / 2
}
