import * as z from 'zod'
import type { ClientEvent, SurveyEvent } from '../events/index.ts'
import { ramp } from '../statistics/index.ts'
import { defineDetector, option, type DetectContext } from './define-detector.ts'
import { clear, graded, notApplicable, unknown } from './finding.ts'

/** Options of `unaskedFeedback`. */
export interface UnaskedFeedbackOptions {
  /** Days since the last survey from which it fires; twice as many are as bad as it gets. @defaultValue 182 */
  days?: number
  /** Days in which asking for feedback in talks counts. @defaultValue 91 */
  talkDays?: number
  /**
   * Key of `ext` of a contract or survey that is true where the client asked not to be surveyed. Empty: not looked at.
   * @defaultValue ''
   */
  noSurveysField?: string
}

/** So many times the mark is as bad as it gets. Assumed. */
const SEVERE = 2
const TALK_LOOKBACK_DAYS = 120
const SURVEY_LOOKBACK_DAYS = 800
/** Feedback was asked for otherwise. Assumed. */
const ASKED_IN_TALKS = 0.6

/** Nobody asks the client how it is going. */
export const unaskedFeedback = /* @__PURE__ */ defineDetector({
  id: 'unasked-feedback',
  sign: 'Nobody asks the client how it is going: no recurring survey, no feedback loop.',
  side: 'agency',
  sources: ['S001 s3', 'S002'],
  leadTime: { basis: 'assumed' },
  plays: ['recurring-survey', 'one-open-question-a-month', 'answer-feedback-with-action'],
  firesOn: 'absence',
  reads: ['survey', 'message', 'request', 'meeting', 'contract'],
  options: (): z.ZodType<Required<UnaskedFeedbackOptions>> =>
    z.strictObject({
      days: option(
        z.number().min(1).default(182),
        'Days since the last survey from which it fires; twice as many are as bad as it gets.',
        { basis: 'assumed', because: 'the sources name no rhythm; where yearly surveys are the rule, 400' },
      ),
      talkDays: option(
        z.number().min(0).max(TALK_LOOKBACK_DAYS - 1).default(91),
        'Days in which asking for feedback in talks counts.',
        { basis: 'assumed', because: 'a quarter' },
      ),
      noSurveysField: option(
        z.string().default(''),
        'Key of ext that is true where the client asked not to be surveyed; empty: not looked at.',
        { basis: 'assumed', because: 'a house rule that no field holds' },
      ),
    }),
  lookbackDays: ({ days }) => ({
    message: TALK_LOOKBACK_DAYS, meeting: TALK_LOOKBACK_DAYS, survey: Math.max(SURVEY_LOOKBACK_DAYS, Math.ceil(SEVERE * days)),
  }),
  detect(context, { days, talkDays, noSurveysField }) {
    const { measures, asOf, calendar, recording, events } = context
    const { contractDay } = measures.contractInForce()
    if (contractDay !== null && contractDay < days) return notApplicable('new-client')
    if (!recording.has('survey')) return unknown('not-recorded', ['survey'])
    const today = calendar.day(asOf)
    const last = events.filter((event) => event.type === 'survey').findLast(isOfClient)
    const begun = recording.knownSince('survey') ?? asOf
    const signed = contractDay === null ? -Infinity : calendar.startOf(today - contractDay)
    const from = last === undefined ? Math.max(begun, signed) : Date.parse(last.at)
    const daysSince = today - calendar.day(from)
    const asked = askedInTalks(context, talkDays)
    const evidence = {
      numbers: { daysSince },
      notes: [...(last === undefined ? ['never'] : []), ...(asked ? ['asked-in-talks'] : [])],
      events: last === undefined ? [] : [last],
    }
    if (daysSince < days) return last === undefined ? unknown('short-history', ['survey'], evidence) : clear(evidence)
    if (!recording.covers(['survey'], from, asOf)) return unknown('gap', ['survey'], evidence)
    if (asked && wantsNone(events, noSurveysField)) return clear(evidence)
    const severity = ramp(daysSince, days, SEVERE * days) * (asked ? ASKED_IN_TALKS : 1)
    return graded({ ...evidence, severity, since: calendar.date(calendar.day(from) + Math.ceil(days)) })
  },
})

/** Who is not known to be ours or a third party's was asked for the client. */
function isOfClient({ respondent }: SurveyEvent): boolean {
  return respondent?.side !== 'agency' && respondent?.side !== 'third-party'
}

/** We asked for the client's judgement in a talk, or by a request for feedback. */
function askedInTalks({ measures, calendar, asOf }: DetectContext, days: number): boolean {
  if (measures.cueCount(['feedback-request'], days).count > 0) return true
  const after = calendar.day(asOf) - days
  return measures.requestLedger().some(({ side, topic, openedAt }) =>
    side === 'agency' && topic === 'feedback' && calendar.day(openedAt) > after)
}

/** The newest contract or survey that says anything says that the client wants no surveys. */
function wantsNone(events: readonly ClientEvent[], field: string): boolean {
  const rules = events.filter(({ type }) => type === 'contract' || type === 'survey')
  const told = rules.findLast(({ ext }) => ext !== undefined && Object.hasOwn(ext, field))
  return told?.ext?.[field] === true
}
