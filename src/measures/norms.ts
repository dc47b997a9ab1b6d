import type { Money } from '../events/index.ts'
import { GAP_NORMS, type GapNorms } from '../statistics/index.ts'

/** Inbound contacts of all clients in one complete Monday-to-Sunday week. */
export interface PortfolioWeek {
  /** Calendar week number, see Calendar.week. */
  readonly week: number
  readonly inbound: number
}

/** What is normal in a portfolio. Where no host has fitted its own, the shipped defaults stand. */
export interface Norms {
  /** The data it was fitted on end here; never later than the assessment. Absent: shipped defaults. */
  readonly asOf?: string
  /** How clients' gaps spread; `m` for feeds of messages and calls. */
  readonly gaps: GapNorms
  /** Centre of log gaps where contact is mixed with slower things such as invoices. */
  readonly mixedGapCentre: number
  /** Inbound contacts a week. */
  readonly weeklyInbound: number
  /** Threads opened by the client a week. */
  readonly weeklyThreads: number
  /** Questions of the client a week (cues). */
  readonly weeklyQuestions: number
  /** Over-dispersion of weekly counts: variance = mean + dispersion × mean². */
  readonly weeklyDispersion: number
  /** Share of agency commitments that are late. */
  readonly lateShare: number
  /** Share of questions unanswered after seven days. */
  readonly unansweredShare: number
  /** Share of invoices overdue. */
  readonly overdueShare: number
  /** Days between our proactive contacts. */
  readonly proactiveCadenceDays: number
  /** Fee a month from which a client is among the top quarter, one for each currency; empty where nobody knows. */
  readonly feeTopQuarter: readonly Money[]
  /** Inbound of the whole portfolio by week, oldest first: tells a quiet August of everybody from the silence of one. */
  readonly portfolioWeeks?: readonly PortfolioWeek[]
}

/** The shipped norms. */
export const defaultNorms: Norms = {
  // measured: npm run bench:evidence, five sets, development dates; `m` is that of the mail set among them: with the mean of all
  // five, weekly writers are ordered alike and noticed later, for fewer false alarms; which of the two to take is a judgement
  gaps: { ...GAP_NORMS, m: 1.931 },
  // measured: npm run bench:evidence, five sets, development dates
  mixedGapCentre: GAP_NORMS.m,
  // assumed: textbook case
  weeklyInbound: 6,
  // assumed: about a third of inbound opens a thread
  weeklyThreads: 2,
  // assumed: textbook case
  weeklyQuestions: 2,
  // measured: methods.md 0, point 5: variance = m + 0.5 to 1.25 m²; the five sets of bench:evidence, 0.2 to 3.9, do not settle it
  weeklyDispersion: 0.8,
  // assumed
  lateShare: 0.15,
  // assumed
  unansweredShare: 0.15,
  // assumed
  overdueShare: 0.15,
  // assumed
  proactiveCadenceDays: 7,
  // nothing is normal for fees across agencies
  feeTopQuarter: [],
}
