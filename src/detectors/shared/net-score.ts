import type { NpsVote } from '../../measures/index.ts'
import { netShare, type NetShare } from '../../statistics/index.ts'

/** Promoters less detractors as a share of all votes, with its interval. */
export function netScore(votes: readonly NpsVote[]): NetShare {
  const count = (kind: NpsVote['kind']): number => votes.filter((vote) => vote.kind === kind).length
  return netShare(count('promoter'), count('passive'), count('detractor'))
}

/** When the vote came from which on something has held, as far as today's votes tell, counted from the first `least` on. */
export function heldSince(
  votes: readonly NpsVote[], least: number, holds: (score: NetShare) => boolean,
): string | undefined {
  let since: string | undefined
  for (let n = least; n <= votes.length; n++) {
    if (!holds(netScore(votes.slice(0, n)))) since = undefined
    else since ??= votes[n - 1]?.answer.survey.event.at
  }
  return since
}
