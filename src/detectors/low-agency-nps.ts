import * as z from 'zod'
import type { NpsVote } from '../measures/index.ts'
import { ramp, type NetShare } from '../statistics/index.ts'
import { defineDetector, option } from './define-detector.ts'
import { clear, graded, notApplicable, unknown } from './finding.ts'
import { heldSince, netScore } from './shared/net-score.ts'

/** Options of `lowAgencyNps`. */
export interface LowAgencyNpsOptions {
  /** NPS, -1 to 1, of a firm that is doing well: it fires where even the upper end of the interval is below. @defaultValue 0.7 */
  good?: number
  /** NPS at and below which it is as bad as it gets. @defaultValue 0 */
  bad?: number
  /** Days in which an answer counts. @defaultValue 182 */
  windowDays?: number
  /** Fewer respondents say nothing. @defaultValue 10 */
  atLeast?: number
}

const DAY_MS = 86_400_000
/** Two windows: the score now, and the one before it. */
const LOOKBACK_DAYS = 400
/** Where fewer than so many of the asked answered, the score is that of the willing. Assumed: those about to leave are silent. */
const ANSWERED = 1 / 3

/** Across clients too few would recommend the agency. */
export const lowAgencyNps = /* @__PURE__ */ defineDetector({
  id: 'low-agency-nps',
  sign: 'Across clients too few would recommend the agency.',
  side: 'agency-level',
  sources: ['S004 s4', 'S002'],
  leadTime: { basis: 'practitioner' },
  plays: ['better-lives-on-purpose', 'call-every-detractor', 'fix-the-commonest-reason'],
  firesOn: 'change',
  reads: ['survey'],
  options: (): z.ZodType<Required<LowAgencyNpsOptions>> =>
    z.strictObject({
      good: option(z.number().gt(-1).lt(1).default(0.7), 'NPS, as a share, of a firm that is doing well.', {
        basis: 'practitioner', because: 'S004: 0.70 is good; digital agencies stand at 0.68, so an ordinary one may fire',
      }),
      bad: option(z.number().gt(-1).lt(1).default(0), 'NPS, as a share, at and below which it is as bad as it gets.', {
        basis: 'practitioner', because: 'S004: as many detractors as promoters',
      }),
      windowDays: option(z.number().min(1).max(LOOKBACK_DAYS / 2).default(182), 'Days in which an answer counts.', {
        basis: 'assumed', because: 'two quarterly surveys',
      }),
      atLeast: option(z.int().min(1).default(10), 'Fewer respondents say nothing.', {
        basis: 'assumed', because: 'the interval of nine is wider than half of the scale',
      }),
    }).refine((o) => o.good > o.bad, { path: ['good'], error: 'must be more than bad' }),
  lookbackDays: () => ({ survey: LOOKBACK_DAYS }),
  detect({ portfolio, asOf, recording }, { good, bad, windowDays, atLeast }) {
    if (portfolio === undefined) return notApplicable('agency-level')
    if (!recording.has('survey')) return unknown('not-recorded', ['survey'])
    const from = asOf - windowDays * DAY_MS
    const votes = portfolio.npsVotes('client', from, asOf)
    const missing = recording.missing('survey', from, asOf)
    if (missing >= asOf - from || (votes.length < atLeast && missing > 0)) return unknown('gap', ['survey'])
    if (votes.length < atLeast) return unknown('too-few', ['survey'], { numbers: { respondents: votes.length } })

    const score = netScore(votes)
    const before = portfolio.npsVotes('client', from - windowDays * DAY_MS, from)
    const sent = portfolio.clients.flatMap(({ measures }) => measures.surveyAnswers('client').sent)
    const asked = sent.filter(({ event, at }) => event.metric === 'nps' && at > from).length
    const detractors = votes.filter(({ kind }) => kind === 'detractor')
    const evidence = {
      numbers: {
        nps: 100 * score.net, npsLow: 100 * score.low, npsHigh: 100 * score.high, respondents: votes.length,
        detractors: detractors.length, promoters: votes.filter(({ kind }) => kind === 'promoter').length,
        ...(before.length < atLeast ? {} : { npsBefore: 100 * netScore(before).net }),
        ...(asked === 0 ? {} : { answeredShare: Math.min(1, votes.length / asked) }),
      },
      notes: asked > 0 && votes.length < ANSWERED * asked ? ['few-answered'] : [],
      events: detractors.map(({ answer }) => answer.survey.event),
      clients: mostFirst(detractors),
    }
    const isLow = ({ high, net }: NetShare): boolean => high < good || net <= bad
    const since = heldSince(votes, atLeast, isLow)
    if (since !== undefined) return graded({ ...evidence, severity: ramp(score.net, good, bad), since })
    return clear({ ...evidence, notes: [...evidence.notes, ...(score.low < good && good <= score.high ? ['open'] : [])] })
  },
})

/** Clients by how many of their people speak against us. */
function mostFirst(detractors: readonly NpsVote[]): string[] {
  const counts = new Map<string, number>()
  for (const { clientId } of detractors) counts.set(clientId, (counts.get(clientId) ?? 0) + 1)
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([clientId]) => clientId)
}
