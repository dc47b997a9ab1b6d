import type { Party, SurveyEvent } from '../events/index.ts'
import type { Dated } from '../timeline/index.ts'

/** One answer, its score brought to 0-10. */
export interface SurveyAnswer {
  /** `person` of the respondent; null where the survey does not say. */
  readonly respondent: string | null
  readonly party: Party | null
  readonly metric: SurveyEvent['metric']
  readonly score10: number
  readonly survey: Dated<SurveyEvent>
}

/** Surveys of one side's people. */
export interface SurveyAnswers {
  readonly sent: readonly Dated<SurveyEvent>[]
  /** Answers with a score, oldest first. */
  readonly answers: readonly SurveyAnswer[]
}
