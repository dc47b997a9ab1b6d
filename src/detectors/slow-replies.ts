import * as z from 'zod'
import type { Reply } from '../measures/index.ts'
import { rampLog, shrunkShare } from '../statistics/index.ts'
import { defineDetector, option } from './define-detector.ts'
import { clear, graded, unknown } from './finding.ts'
import { channelMisfit } from './shared/channel-misfit.ts'
import { RECENT_DAYS, slowdown } from './shared/slowdown.ts'

/** What `slowReplies` can be told. */
export interface SlowRepliesOptions {
  /** How many times slower than before fires. @defaultValue 2 */
  ratio?: number
  /** How many times slower is as bad as it gets. @defaultValue 8 */
  severeRatio?: number
  /** How sure the comparison must be, in standard errors. @defaultValue 2.3 */
  z?: number
  /** How many of the newest questions are compared with those before, 5 to 12. @defaultValue 8 */
  recent?: number
}

const DAY_MS = 86_400_000
/** Our own answers slowed as well: the client may only mirror us. Assumed. */
const MIRRORED = 0.7
/** Below so many questions only slowdowns of five times and more show. Measured: methods.md 4, reply latency. */
const FEW = 8
/** A question is left unanswered after so many days; the share is drawn towards the norm with the weight of so many questions. Assumed. */
const UNANSWERED_DAYS = 7
const PRIOR_WEIGHT = 4

/** The client answers more slowly than it used to. */
export const slowReplies = /* @__PURE__ */ defineDetector({
  id: 'slow-replies',
  sign: 'If the client answers at all, it takes longer than it used to.',
  side: 'client',
  sources: ['S000 s1'],
  leadTime: { days: [0, 90], basis: 'practitioner' },
  plays: ['fit-the-channel', 'one-question-per-message', 'check-our-own-speed'],
  firesOn: 'change',
  reads: ['message', 'call'],
  options: (): z.ZodType<Required<SlowRepliesOptions>> =>
    z.strictObject({
      ratio: option(z.number().gt(1).default(2), 'How many times slower than before fires.', { basis: 'measured', because: 'methods.md 1 (c)' }),
      severeRatio: option(z.number().gt(1).default(8), 'How many times slower is as bad as it gets.', { basis: 'assumed', because: 'four hours become four days' }),
      z: option(z.number().gt(0).default(2.3), 'How sure the comparison must be, in standard errors.', { basis: 'measured', because: 'methods.md 1 (c): 1.1 % of quiet windows' }),
      recent: option(z.int().min(5).max(12).default(8), 'How many of the newest questions are compared with those before.', { basis: 'measured', because: 'methods.md 4: 5 to 12' }),
    }).refine((o) => o.severeRatio > o.ratio, { path: ['severeRatio'], error: 'must be more than ratio' }),
  lookbackDays: () => ({ message: 400, call: 400 }),
  detect({ measures, asOf, recording, profile, norms }, options) {
    if (!recording.has('message')) return unknown('not-recorded', ['message'])
    const begun = recording.knownSince('message')
    const window = Math.max(asOf - RECENT_DAYS * DAY_MS, begun ?? asOf)
    if (recording.missing('message', window, asOf) > 0) return unknown('gap', ['message'])

    const asked = measures.replies('agency')
    const comparable = recording.comparableSince(recording.inferred ? ['message'] : ['message', 'call']) ?? -Infinity
    const now = slowdown(asked, asOf, comparable, options.recent)
    const { recent, baseline, ratio, recentHours, baselineHours } = now
    const counts = { recentQuestions: recent.length, earlierQuestions: baseline.length }
    if (!now.enough) {
      const longer = slowdown(asked, asOf, -Infinity, options.recent)
      return unknown(longer.enough ? 'short-history' : 'too-few', ['message'], { numbers: counts })
    }

    const unansweredShare = unansweredAfterAWeek(recent, asOf, norms.unansweredShare)
    const evidence = {
      numbers: { ...counts, ratio, z: now.z, medianHours: recentHours, earlierMedianHours: baselineHours, unansweredShare },
      notes: recent.length < FEW ? ['only-large-slowdowns-show'] : [],
      events: recent.flatMap(({ question, answer }) => (answer === undefined ? [question] : [question, answer])),
    }
    const isSlow = (s: typeof now): boolean => s.enough && s.z >= options.z && s.ratio >= options.ratio
    const slow = recent.filter((reply) => reply.hours > baselineHours)
    const [first] = slow
    if (first === undefined || !isSlow(now)) return clear(evidence)

    const mirrored = isSlow(slowdown(measures.replies('client'), asOf, comparable, options.recent))
    const earlier = measures.contacts().filter((c) => c.direction === 'inbound' && c.at < first.askedAt)
    const misfit = channelMisfit(new Set(slow.map((reply) => reply.channel)), earlier, profile.preferredChannel)
    return graded({
      ...evidence,
      severity: rampLog(ratio, options.ratio, options.severeRatio) * (mirrored ? MIRRORED : 1),
      since: first.question.at,
      causes: [...(mirrored ? ['mirrored'] : []), ...(misfit ? ['channel-misfit'] : [])],
    })
  },
})

/** Share of the questions at least a week old that had no answer within it, drawn towards what is normal. */
function unansweredAfterAWeek(replies: readonly Reply[], asOf: number, normal: number): number {
  const week = UNANSWERED_DAYS * DAY_MS
  const old = replies.filter((reply) => asOf - reply.askedAt >= week)
  const open = old.filter(({ askedAt, answer }) => answer === undefined || Date.parse(answer.at) - askedAt > week)
  return shrunkShare(open.length, old.length, { share: normal, weight: PRIOR_WEIGHT })
}
