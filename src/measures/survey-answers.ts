import type { Party, SurveyEvent } from '../events/index.ts'
import type { Dated } from '../timeline/index.ts'
import type { Scope } from './scope.ts'

/** One answer, its score brought to 0-10. */
export interface SurveyAnswer {
  /** `person` of the respondent; null where the survey does not say. */
  readonly respondent: string | null
  readonly party: Party | null
  readonly metric: SurveyEvent['metric']
  /** Ten at the upper end of the scale. Whether that is good depends on the metric: it is for all but `self-orientation`. */
  readonly score10: number
  readonly survey: Dated<SurveyEvent>
}

/** Surveys of one side's people. */
export interface SurveyAnswers {
  readonly sent: readonly Dated<SurveyEvent>[]
  /** Answers whose score can be placed on its scale, oldest first; a changed answer to one mailing counts in its last form. */
  readonly answers: readonly SurveyAnswer[]
}

/** Surveys sent to and answered by people of a side. Who is not known to be ours or a third party's answers for the client. */
export function surveyAnswers(scope: Scope, side: 'client' | 'agency'): SurveyAnswers {
  return scope.once(`surveyAnswers:${side}`, ['survey'], () => {
    const own = scope.of('survey').filter(({ event }) => sideOf(event) === side)
    return {
      sent: own.filter(({ event }) => event.status === 'sent'),
      answers: lastForms(own.flatMap((survey) => answerOf(survey) ?? [])),
    }
  })
}

function sideOf({ respondent }: SurveyEvent): Party['side'] {
  return respondent === undefined || respondent.side === 'unknown' ? 'client' : respondent.side
}

/** Null without a score, or without a scale where the metric has none by itself. */
function answerOf(survey: Dated<SurveyEvent>): SurveyAnswer | null {
  const { metric, score, status, respondent } = survey.event
  // published: an NPS question is answered from 0 to 10
  const scale = survey.event.scale ?? (metric === 'nps' ? { min: 0, max: 10 } : undefined)
  if (status !== 'answered' || score === undefined || scale === undefined) return null
  const score10 = (10 * (score - scale.min)) / (scale.max - scale.min)
  return { respondent: respondent?.person ?? null, party: respondent ?? null, metric, score10, survey }
}

/** Leaves out answers that the same person changed later: same mailing, same metric. */
function lastForms(answers: readonly SurveyAnswer[]): readonly SurveyAnswer[] {
  const keyOf = ({ respondent, metric, survey: { event } }: SurveyAnswer): string | null =>
    respondent === null || event.ref === undefined ? null : JSON.stringify([event.ref, metric, respondent])
  const last = new Map<string | null, SurveyAnswer>()
  for (const answer of answers) last.set(keyOf(answer), answer)
  return answers.filter((answer) => {
    const key = keyOf(answer)
    return key === null || last.get(key) === answer
  })
}
