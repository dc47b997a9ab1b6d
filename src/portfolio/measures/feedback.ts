import { shareInterval, significant } from '../../statistics/index.ts'
import type { Portfolio } from '../portfolio.ts'
import { measured, rangeOf, unknownMeasure, type AgencyMeasure, type Range } from './measure.ts'

/** What `feedbackCoverage` can be told. */
export interface FeedbackOptions {
  /** A share of clients asked below which it is worth watching; assumed. @defaultValue 0.8 */
  watch?: number
  /** Days back. @defaultValue 182 */
  days?: number
}

/** Whom we asked, and who answered. */
export interface FeedbackMeasure extends AgencyMeasure {
  /** Of the clients asked, the share that answered; null where none was asked. */
  answered: number | null
  answeredInterval?: Range
}

/** Share of the present clients that were asked how it goes: by a survey, or by a request for feedback. */
export function feedbackCoverage(portfolio: Portfolio, { watch = 0.8, days = 182 }: FeedbackOptions = {}): FeedbackMeasure {
  const clients = portfolio.clients.filter(({ measures, withoutEvents }) => !withoutEvents && !measures.contractInForce().allOver)
  const n = clients.length
  if (!clients.some(({ view }) => view.recording.has('survey')))
    return { ...unknownMeasure('Surveys are not recorded.', n, 'assumed'), answered: null }
  const states = clients.map(({ view, measures }) => {
    const after = view.calendar.day(view.asOf) - days
    const { sent, answers } = measures.surveyAnswers('client')
    const requests = measures
      .requestLedger()
      .filter(({ side, topic, openedAt }) => side === 'agency' && topic === 'feedback' && view.calendar.day(openedAt) > after)
    const answered =
      answers.some(({ survey }) => survey.day > after) ||
      requests.some(({ settledAt, declined }) => settledAt !== null && !declined)
    // Who answers was asked, also where the mailing itself is not on record.
    return { asked: answered || requests.length > 0 || sent.some(({ day }) => day > after), answered }
  })
  const asked = states.filter((state) => state.asked).length
  const answered = states.filter((state) => state.answered).length
  return {
    ...measured(asked / n, { n, interval: shareInterval(asked, n), marks: { watch, worse: 'lower' }, basis: 'assumed' }),
    answered: asked === 0 ? null : significant(answered / asked),
    ...(asked === 0 ? {} : { answeredInterval: rangeOf(shareInterval(answered, asked)) }),
  }
}
