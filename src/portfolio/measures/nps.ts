import { npsVotes, type NpsVote } from '../../measures/index.ts'
import { netShare, normalBelow, type NetShare } from '../../statistics/index.ts'
import { DAY_MS } from '../../timeline/index.ts'
import type { Portfolio } from '../portfolio.ts'
import { measured, tooFew, trendOf, unknownMeasure, type AgencyMeasure, type Trend } from './measure.ts'

/** What `nps` can be told. */
export interface NpsOptions {
  /** From here on it is good; practitioner (S004). @defaultValue 0.7 */
  good?: number
  /** Below it is bad; practitioner (S004). @defaultValue 0 */
  bad?: number
  /** Whole local days back in which an answer counts; assumed. @defaultValue 182 */
  days?: number
  /** Fewer respondents say nothing; assumed. @defaultValue 10 */
  atLeast?: number
}

/** Net promoter score with its parts. */
export interface NpsMeasure extends AgencyMeasure {
  promoters: number
  passives: number
  detractors: number
}

/** A fall of a tenth is worth a word. Assumed: methods.md 1 (e). */
const FALL = 0.1

/**
 * Would the clients recommend the agency? Latest answer per respondent, one vote each, adjusted Wald interval (methods.md 1 (e)).
 *
 * @example
 * const scores = [10, 10, 9, 9, 9, 9, 9, 9, 8, 2]
 * const events = scores.map((score, i) => survey('2026-05-01', { clientId: `c${i}`, score }))
 * const found = nps(createPortfolio(events, { asOf: '2026-06-01T00:00:00Z' }))
 * found.value.toFixed(4) // => '0.5385'
 * found.level // => 'open'
 */
export function nps(portfolio: Portfolio, { good = 0.7, bad = 0, days = 182, atLeast = 10 }: NpsOptions = {}): NpsMeasure {
  const context = [
    { says: 'digital agencies: 0.68', source: 'NPS benchmark quoted by the author of S002, 2022' },
    { says: 'other industries range from -0.21 to 0.96 and are no yardstick', source: 'S004' },
  ]
  return score(
    portfolio,
    'client',
    days,
    atLeast,
    (value, facts) => measured(value, { ...facts, marks: { good, bad, worse: 'lower' }, basis: 'practitioner', context }),
    'practitioner',
  )
}

/** What `enps` can be told. */
export interface EnpsOptions {
  /** Below it is bad; assumed. @defaultValue 0 */
  bad?: number
  /** @defaultValue 182 */
  days?: number
  /** Fewer answers are never shown: they would not be anonymous; assumed. @defaultValue 5 */
  atLeast?: number
}

/**
 * Would the staff recommend the agency? The same on answers of respondents of side `agency`, under whatever client they stand.
 */
export function enps(portfolio: Portfolio, { bad = 0, days = 182, atLeast = 5 }: EnpsOptions = {}): NpsMeasure {
  const found = score(
    portfolio,
    'agency',
    days,
    atLeast,
    (value, facts) => measured(value, { ...facts, marks: { bad, worse: 'lower' }, basis: 'assumed' }),
    'assumed',
  )
  // Counts of so few would tell who said what.
  return found.value === null ? { ...found, promoters: 0, passives: 0, detractors: 0 } : found
}

type Finish = (value: number, facts: { n: number; interval: NetShare; trend: Trend | undefined }) => AgencyMeasure

function score(
  portfolio: Portfolio,
  side: 'client' | 'agency',
  days: number,
  atLeast: number,
  finish: Finish,
  basis: 'practitioner' | 'assumed',
): NpsMeasure {
  const votes = votesOf(portfolio, side, days)
  const { promoters, passives, detractors } = votes
  const n = promoters + passives + detractors
  if (n < atLeast) {
    return {
      ...unknownMeasure(tooFew(`answers in ${days} days`, n, atLeast), n, basis),
      promoters,
      passives,
      detractors,
    }
  }
  const now = netShare(promoters, passives, detractors)
  const past = votesOf(portfolio.before(days), side, days)
  const then = netShare(past.promoters, past.passives, past.detractors)
  const comparable = past.promoters + past.passives + past.detractors >= atLeast
  const fell = normalBelow((then.net - FALL - now.net) / Math.hypot(now.se, then.se))
  return {
    ...finish(now.net, { n, interval: now, trend: comparable ? trendOf(now.net, then.net, days, fell) : undefined }),
    promoters, passives, detractors,
  }
}

interface Votes {
  readonly promoters: number
  readonly passives: number
  readonly detractors: number
}

function votesOf({ clients, asOf }: Portfolio, side: 'client' | 'agency', days: number): Votes {
  const votes = npsVotes(clients, side, asOf - days * DAY_MS, asOf)
  const count = (kind: NpsVote['kind']): number => votes.filter((vote) => vote.kind === kind).length
  return { promoters: count('promoter'), passives: count('passive'), detractors: count('detractor') }
}
