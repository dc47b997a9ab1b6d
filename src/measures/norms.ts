import type { GapNorms } from '../statistics/index.ts'

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
  /** Over-dispersion of weekly counts: variance = mean + dispersion × mean². */
  readonly weeklyDispersion: number
  /** Share of agency commitments that are late. */
  readonly lateShare: number
  /** Share of questions unanswered after seven days. */
  readonly unansweredShare: number
  /** Share of invoices overdue. */
  readonly overdueShare: number
}

/** The shipped norms. */
export const defaultNorms: Norms = {
  // measured: methods.md 1 (a); geometric means over ten real sets, centre of log gaps 2.1 for messages (range 1.9 to 2.3)
  gaps: { m: 2.1, k: 1.564, v: 15.358, s2: 1.268, a: 0.519, b: 6.895 },
  // measured: methods.md 1 (a), all ten sets together
  mixedGapCentre: 3.146,
  // assumed: signs.md contact-drop, textbook case
  weeklyInbound: 6,
  // assumed: about a third of inbound opens a thread
  weeklyThreads: 2,
  // measured: methods.md 0, point 5: variance = m + 0.5 to 1.25 m²
  weeklyDispersion: 0.8,
  // assumed: signs.md missed-deadlines
  lateShare: 0.15,
  // assumed
  unansweredShare: 0.15,
  // assumed
  overdueShare: 0.15,
}
