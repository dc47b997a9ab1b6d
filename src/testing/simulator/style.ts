import { DAY } from './clock.ts'
import type { Noise } from './noise.ts'

/** How one client and the agency deal with each other when all is well. Shares are 0 to 1. */
export interface Style {
  readonly ownerOperated: boolean
  readonly headcount: number
  readonly separateBilling: boolean
  /** Fee a month in minor units. */
  readonly fee: number
  readonly services: readonly string[]
  /** Client people who write, the main one first. */
  readonly team: number
  /** Threads opened a week by both sides. */
  readonly threads: number
  /** Over-dispersion of the weekly number of threads. */
  readonly dispersion: number
  readonly clientOpens: number
  /** Share of our questions that are answered at all. */
  readonly answers: number
  /** Median hours to the client's answer, and to ours. */
  readonly replyHours: number
  readonly ownReplyHours: number
  /** Days between regular meetings. */
  readonly meetingDays: number
  readonly meetingMinutes: number
  /** Whether the rhythm of meetings was agreed in writing. */
  readonly agreed: boolean
  /** Share of meetings with an agenda sent before and a recap after. */
  readonly discipline: number
  /** Share of surveys that are answered, and the mean score of who answers. */
  readonly votes: number
  readonly score: number
  /** Days between surveys. */
  readonly surveyDays: number
  /** Days from the due day to the usual payment. */
  readonly paysAfter: number
  /** Share of the budget that the low season takes off, 0 for a client without seasons. */
  readonly season: number
  /** Requests and promises a week. */
  readonly requests: number
  readonly promises: number
  /** What the client brings beyond what it costs, as a share of the fee. */
  readonly margin: number
  readonly openEnded: boolean
  readonly noticeDays: number
  /** First day of the contract. */
  readonly startedAt: number
}

const CORE = ['ads', 'content', 'seo', 'analytics']

/** The services that the simulated agency is good at. */
export const coreServices: readonly string[] = CORE

/**
 * A way of working, drawn at random. Medians and spreads are assumed for agencies; the shapes (over-dispersed counts, log-normal
 * times) are measured, methods.md 0 and 1.
 */
export function drawStyle(noise: Noise, from: number, to: number): Style {
  const ownerOperated = noise.chance(0.3)
  const headcount = Math.round(ownerOperated ? noise.logNormal(9, 0.7) : noise.logNormal(90, 1)) + 1
  const threads = noise.logNormal(2.2, 0.8)
  // Who writes little meets once a month.
  const meetingDays = threads < 1.2 ? 28 : noise.pick([7, 7, 14, 14, 14, 28])
  const openEnded = noise.chance(0.4)
  // One client in six is new within the time that is simulated; the others have been there for up to four years.
  const isNew = noise.chance(1 / 6)
  return {
    ownerOperated,
    headcount,
    separateBilling: headcount >= 30,
    fee: Math.round(noise.logNormal(4000, 0.6)) * 100,
    services: noise.shuffle(CORE).slice(0, 1 + noise.below(3)),
    team: ownerOperated ? 1 + noise.below(2) : 2 + noise.below(3),
    threads,
    // measured: methods.md 0, point 5
    dispersion: noise.between(0.5, 1.25),
    clientOpens: noise.between(0.3, 0.6),
    answers: noise.between(0.82, 0.97),
    replyHours: noise.logNormal(3, 0.6),
    ownReplyHours: noise.logNormal(1.5, 0.4),
    meetingDays,
    meetingMinutes: noise.pick([30, 45, 60]),
    agreed: noise.chance(0.6),
    discipline: noise.between(0.65, 0.98),
    votes: noise.between(0.6, 0.95),
    score: noise.between(8.2, 9.8),
    surveyDays: noise.pick([91, 91, 182]),
    paysAfter: Math.round(noise.normal(-3, 5)),
    season: noise.chance(0.25) ? noise.between(0.15, 0.35) : 0,
    requests: noise.logNormal(0.6, 0.4),
    promises: noise.logNormal(0.7, 0.35),
    margin: noise.between(0.36, 0.6),
    openEnded,
    noticeDays: openEnded ? 30 : noise.pick([30, 60, 90]),
    startedAt: isNew ? noise.between(from + 14 * DAY, from + (to - from) * 0.6) : from - noise.between(120, 1460) * DAY,
  }
}
