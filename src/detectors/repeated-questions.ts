import * as z from 'zod'
import type { EventBase } from '../events/index.ts'
import type { CueChain } from '../measures/index.ts'
import { ramp } from '../statistics/index.ts'
import { defineDetector, option } from './define-detector.ts'
import { clear, graded, unknown } from './finding.ts'
import { unheard } from './shared/cues.ts'

/** Options of `repeatedQuestions`. */
export interface RepeatedQuestionsOptions {
  /** Talks about the same topic, month after month, from which it fires. @defaultValue 3 */
  times?: number
  /** Talks about the same topic that are as bad as it gets. @defaultValue 5 */
  severeTimes?: number
  /** Days after a report within which a question shows that the report did not answer it. @defaultValue 14 */
  afterReportDays?: number
}

const DAY_MS = 86_400_000
const CODES = ['direction-question'] as const
const LOOKBACK_DAYS = 400
/** Three questions, month after month, take so many days. Assumed: a quarter. */
const MIN_DAYS = 91
/** A longer hole may hide a question. Assumed: the shortest pace of a chain. */
const HOLE_DAYS = 14
/** So many questions after a report say that reports do not answer them, and add so much. Assumed. */
const MIN_AFTER_REPORT = 2
const AFTER_REPORT = 0.15

/** Month after month the client asks the same. */
export const repeatedQuestions = /* @__PURE__ */ defineDetector({
  id: 'repeated-questions',
  sign: 'Month after month the client asks the same about results and next steps.',
  side: 'client',
  sources: ['S000 s2'],
  leadTime: { basis: 'assumed' },
  plays: ['answer-the-six-questions', 'say-what-to-expect', 'walk-through-the-report'],
  firesOn: 'presence',
  reads: ['message', 'meeting', 'report'],
  options: (): z.ZodType<Required<RepeatedQuestionsOptions>> =>
    z.strictObject({
      times: option(z.int().min(2).default(3), 'Talks about the same topic, month after month, from which it fires.', {
        basis: 'practitioner', because: 'S000: every month',
      }),
      severeTimes: option(z.int().min(3).default(5), 'Talks about the same topic that are as bad as it gets.', {
        basis: 'assumed', because: 'nearly half a year',
      }),
      afterReportDays: option(
        z.number().min(0).default(14),
        'Days after a report within which a question shows that the report did not answer it.',
        { basis: 'assumed', because: 'by then it was read' },
      ),
    }).refine((o) => o.severeTimes > o.times, { path: ['severeTimes'], error: 'must be more than times' }),
  lookbackDays: () => ({ message: LOOKBACK_DAYS, meeting: LOOKBACK_DAYS, report: LOOKBACK_DAYS }),
  detect(context, options) {
    const { measures, asOf, calendar, recording, events } = context
    const reports = events.filter((e) => e.type === 'report').filter((e) => e.status === 'sent').map(({ at }) => Date.parse(at))
    const sent = reports.map((at) => ({ at, day: calendar.day(at) }))
    const chains = measures.cueChains('direction-question').filter(({ open }) => open).map((chain) => grade(chain, sent, options))
    const worst = chains.reduce<Grade | null>((max, own) => (max === null || own.rank > max.rank ? own : max), null)
    const evidence = {
      numbers: {
        times: worst?.chain.talks.length ?? 0,
        ...(worst === null ? {} : { timesAfterReport: worst.afterReport, spanDays: worst.spanDays }),
      },
      events: [...new Set<EventBase>(worst?.chain.talks.flat().map(({ event }) => event))],
    }
    const decisive = worst?.chain.talks[options.times - 1]?.[0]
    if (worst !== null && decisive !== undefined) {
      const notes = worst.afterReport >= MIN_AFTER_REPORT ? ['after-reports'] : []
      return graded({ ...evidence, severity: worst.severity, since: decisive.event.at, causes: topicCause(worst.chain), notes })
    }
    const begun = recording.knownSince('message')
    if (begun !== null && begun > asOf - MIN_DAYS * DAY_MS) return unknown('short-history', ['message'], evidence)
    const watched = worst !== null && worst.chain.talks.length === options.times - 1
    return unheard(context, CODES, MIN_DAYS, evidence, HOLE_DAYS) ?? clear({ ...evidence, notes: watched ? ['watch'] : [] })
  },
})

interface Grade {
  readonly chain: CueChain
  /** Talks that came soon after a report. */
  readonly afterReport: number
  readonly spanDays: number
  /** 0 where it does not show. */
  readonly severity: number
  /** The worst chain leads, shown or not. */
  readonly rank: number
}

function grade(
  chain: CueChain,
  reports: readonly { at: number; day: number }[],
  options: Required<RepeatedQuestionsOptions>,
): Grade {
  const { talks } = chain
  const followsReport = ({ at, day }: { at: number; day: number }): boolean =>
    reports.some((report) => report.at <= at && day - report.day <= options.afterReportDays)
  const afterReport = talks.filter((talk) => talk.some(followsReport)).length
  const shown = ramp(talks.length, options.times, options.severeTimes)
  const severity = shown === 0 ? 0 : Math.min(1, shown + (afterReport >= MIN_AFTER_REPORT ? AFTER_REPORT : 0))
  const all = talks.flat()
  return { chain, afterReport, spanDays: (all.at(-1)?.day ?? 0) - (all[0]?.day ?? 0), severity, rank: severity + talks.length }
}

/** The three topics of the question are causes; a host's own topic is none that a text could name. */
function topicCause({ topic }: CueChain): string[] {
  return topic === 'results' || topic === 'next-steps' || topic === 'goal' ? [topic] : []
}
