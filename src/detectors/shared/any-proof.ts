import { unknown, type Unknown } from '../finding.ts'

/** What is nearest to a proof comes first: a field that is missing, then a hole, then a feed that began late, then none. */
const NEAREST: readonly Unknown['reason'][] = ['ambiguous', 'gap', 'short-history', 'not-recorded']

/**
 * Where any one of several feeds would do: null where one of them proves that nothing happened, else the reason of the one that
 * is nearest to it. Without any feed, each of them would settle it.
 */
export function anyProof(...answers: readonly (Unknown | null)[]): Unknown | null {
  const open = answers.filter((answer) => answer !== null)
  if (open.length < answers.length) return null
  const best = NEAREST.flatMap((reason) => open.filter((answer) => answer.reason === reason)).at(0)
  if (best === undefined || best.reason !== 'not-recorded') return best ?? null
  return unknown('not-recorded', [...new Set(open.flatMap(({ needs }) => needs))])
}
