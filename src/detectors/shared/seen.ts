import type { Recording } from '../../timeline/index.ts'

/**
 * Whether nothing can have been missed since a moment: the own feed was up, and so was every other that may hold an answer, as
 * far as it is recorded at all. An inferred recording only guesses where other feeds end, so there the own one decides.
 */
export function isSeen(recording: Recording, type: string, others: readonly string[], from: number, asOf: number): boolean {
  if (!recording.covers([type], from, asOf)) return false
  if (recording.inferred) return true
  return others.every((other) => {
    const begun = recording.knownSince(other)
    return begun === null || recording.covers([other], Math.max(from, begun), asOf)
  })
}

/** The earliest of instants and local days. */
export function earliestOf(moments: readonly string[]): string | undefined {
  return [...moments].sort((a, b) => Date.parse(a) - Date.parse(b))[0]
}
