/** How many letters must be changed, added or dropped to make one word of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

/** Longer words are not slips of the finger, and comparing them would take long. */
const longest = 60

/** The known word that was probably meant: at most a third of its letters differ. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (word.length > longest) return undefined
  const plain = word.toLowerCase().replaceAll('_', '-').replaceAll(' ', '-')
  let best: string | undefined
  let least = Infinity
  for (const candidate of known) {
    const steps = distance(plain, candidate)
    if (steps < least && steps * 3 <= candidate.length) [best, least] = [candidate, steps]
  }
  return best
}
