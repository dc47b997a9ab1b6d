import type { ClientEvent } from '../../src/events/index.ts'
import { days, message } from '../../src/testing/index.ts'

/** The moment of judgement in these tests; a Monday. */
export const TODAY = '2026-06-01'
export const asOf = `${TODAY}T00:00:00Z`

export interface Rhythm {
  /** Days between messages. */
  every?: number
  /** Days of history. */
  over?: number
  /** No message from so many days before today on. */
  silentFor?: number
  source?: string
  /** Days by which everything lies later. */
  phase?: number
}

/** A client that writes every few days up to today. */
export function writes(
  clientId: string,
  { every = 2, over = 300, silentFor = 0, source = 'gmail', phase = 0 }: Rhythm = {},
): ClientEvent[] {
  return Array.from({ length: Math.ceil(over / every) }, (_, i) => over - phase - i * every)
    .filter((daysAgo) => daysAgo > silentFor && daysAgo > 0)
    .map((daysAgo) => message(days(TODAY, -daysAgo), { clientId, source }))
}

/** So many clients that write every few days, not all on the same ones. */
export const crowd = (count: number, rhythm: Rhythm = {}): ClientEvent[] =>
  Array.from({ length: count }, (_, i) =>
    writes(`client-${String(i).padStart(2, '0')}`, { ...rhythm, phase: i % (rhythm.every ?? 2) }),
  ).flat()

/** A fixed way of putting things out of order. */
export function shuffled<T>(items: readonly T[], seed = 1): T[] {
  let state = seed
  return items
    .map((item) => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0
      return { item, key: state }
    })
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item)
}
