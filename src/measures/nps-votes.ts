import type { Measures } from './measures.ts'
import type { SurveyAnswer } from './survey-answers.ts'

/** One respondent's answer to the question whether they would recommend the agency. */
export interface NpsVote {
  readonly clientId: string
  readonly kind: 'promoter' | 'passive' | 'detractor'
  readonly answer: SurveyAnswer
}

/** Published: NPS, the usual classes are promoters 9-10, passives 7-8, detractors 0-6. */
const PROMOTER_FROM = 9
const PASSIVE_FROM = 7

/** The latest NPS answer of each respondent of a side after `from` up to `to`, one vote each, oldest first. */
export function npsVotes(
  clients: readonly { readonly clientId: string; readonly measures: Measures }[],
  side: 'client' | 'agency',
  from: number,
  to: number,
): NpsVote[] {
  const votes = clients.flatMap(({ clientId, measures }) =>
    measures.surveyAnswers(side).answers
      .filter(({ metric, survey: { at } }) => metric === 'nps' && at > from && at <= to)
      .map((answer): NpsVote => ({ clientId, kind: kindOf(answer), answer })),
  )
  votes.sort((a, b) => a.answer.survey.at - b.answer.survey.at || (idOf(a) < idOf(b) ? -1 : 1))
  const latest = new Map(votes.map((vote) => [voter(vote, side), vote]))
  return votes.filter((vote) => latest.get(voter(vote, side)) === vote)
}

function kindOf({ score10 }: SurveyAnswer): NpsVote['kind'] {
  if (score10 >= PROMOTER_FROM) return 'promoter'
  return score10 >= PASSIVE_FROM ? 'passive' : 'detractor'
}

function idOf({ answer: { survey: { event } } }: NpsVote): string {
  return JSON.stringify([event.source ?? '', event.id])
}

/** One vote for each person. A staff survey may stand under any client; an answer without a name is a person of its own. */
function voter(vote: NpsVote, side: 'client' | 'agency'): string {
  const { respondent } = vote.answer
  if (respondent === null) return idOf(vote)
  return JSON.stringify(side === 'agency' ? ['person', respondent] : ['person', respondent, vote.clientId])
}
