import * as z from 'zod'
import type { EventBase } from '../events/index.ts'
import type { Measures } from '../measures/index.ts'
import type { Recording } from '../timeline/index.ts'
import { median, ramp } from '../statistics/index.ts'
import { defineDetector, option } from './define-detector.ts'
import { clear, graded } from './finding.ts'
import { unheard } from './shared/cues.ts'
import { isSenior } from './shared/senior.ts'

/** Options of `directionConfusion`. */
export interface DirectionConfusionOptions {
  /** Remarks within the window from which it fires. @defaultValue 2 */
  remarks?: number
  /** Remarks within the window that are as bad as it gets. @defaultValue 4 */
  severeRemarks?: number
  /** Whole days that are looked at. @defaultValue 56 */
  windowDays?: number
}

const CODES = ['direction-confusion'] as const
/** What the voice of the main or a senior person adds. Assumed. */
const WEIGHTY_VOICE = 0.15
/** In the first days of a contract much is still open. Assumed: four weeks. */
const FIRST_DAYS = 28
const STILL_NEW = 0.5
/** A plan that was not reviewed for so long is none. Assumed: a quarter. */
const PLAN_DAYS = 91
/** Of the six questions of a report so many should be answered. Assumed. */
const REPORT_ANSWERS = 4
/** Longer than the window and the 91 days in which the main person shows. */
const LOOKBACK_DAYS = 120

/** The client says that it has lost sight of where things go. */
export const directionConfusion = /* @__PURE__ */ defineDetector({
  id: 'direction-confusion',
  sign: 'The client says that it does not know where the relation or the campaign is going.',
  side: 'client',
  sources: ['S000 s2'],
  leadTime: { basis: 'practitioner' },
  plays: ['restate-the-goals', 'one-plan-to-track', { play: 'reports-that-serve-the-goal', causes: ['reports'] }],
  firesOn: 'presence',
  reads: ['message', 'meeting', 'plan', 'report', 'contract'],
  options: (): z.ZodType<Required<DirectionConfusionOptions>> =>
    z.strictObject({
      remarks: option(z.int().min(1).default(2), 'Remarks within the window from which it fires.', {
        basis: 'assumed', because: 'one reading of a text may be wrong',
      }),
      severeRemarks: option(z.int().min(2).default(4), 'Remarks within the window that are as bad as it gets.', {
        basis: 'assumed', because: 'every second week',
      }),
      windowDays: option(z.int().min(1).max(LOOKBACK_DAYS - 1).default(56), 'Whole days that are looked at.', {
        basis: 'assumed', because: 'eight weeks, as for all counted cues',
      }),
    }).refine((o) => o.severeRemarks > o.remarks, { path: ['severeRemarks'], error: 'must be more than remarks' }),
  lookbackDays: () => ({ message: LOOKBACK_DAYS, meeting: LOOKBACK_DAYS, report: 182 }),
  detect(context, options) {
    const { measures, recording } = context
    const { cues } = measures.cueCount(CODES, options.windowDays)
    const evidence = { numbers: { remarks: cues.length }, events: [...new Set<EventBase>(cues.map(({ event }) => event))] }
    const decisive = cues[options.remarks - 1]
    if (decisive === undefined) return unheard(context, CODES, options.windowDays, evidence) ?? clear(evidence)

    const shown = ramp(cues.length, options.remarks, options.severeRemarks)
    const main = measures.mainContacts('client').current?.person
    const weighty = cues.some(({ speaker }) => isSenior(speaker) || (main !== undefined && speaker?.person === main))
    const { contractDay } = measures.contractInForce()
    const isNew = contractDay !== null && contractDay < FIRST_DAYS
    const { causes, numbers } = whyLost(measures, recording)
    return graded({
      ...evidence,
      severity: Math.min(1, shown + (weighty ? WEIGHTY_VOICE : 0)) * (isNew ? STILL_NEW : 1),
      since: decisive.event.at,
      causes,
      numbers: { ...evidence.numbers, ...numbers },
      notes: [...(weighty ? ['weighty-voice'] : []), ...(isNew ? ['first-weeks'] : [])],
    })
  },
})

/** What may lie behind it: no living plan, where plans are kept, or reports that leave most questions open. */
function whyLost(measures: Measures, recording: Recording): { causes: string[]; numbers: Record<string, number> } {
  const daysSinceReview = measures.planInForce()?.daysSinceReview ?? null
  const noPlan = daysSinceReview === null ? recording.has('plan') : daysSinceReview > PLAN_DAYS
  const answers = measures.reportAnswers().flatMap((report) => report.answers?.length ?? [])
  const answered = answers.length === 0 ? null : median(answers)
  return {
    causes: [...(noPlan ? ['no-plan'] : []), ...(answered !== null && answered < REPORT_ANSWERS ? ['reports'] : [])],
    numbers: {
      ...(daysSinceReview === null ? {} : { daysSinceReview }),
      ...(answered === null ? {} : { reportAnswers: answered }),
    },
  }
}
