import { backtest, type BacktestResult } from '../../src/backtest/index.ts'
import type { Scorecard } from '../../src/health/index.ts'
import { simulate, type Simulation } from '../../src/testing/index.ts'

/** How large the simulated agencies are and how often they are looked at. */
export interface Size {
  readonly clients: number
  readonly everyDays: number
}

export const WEEKS = 156
/** A year of history comes before the first date of judgement, since nothing can be compared before. */
export const FIRST_WEEK = 52
export const HORIZON_DAYS = 90
/** What can go wrong with data does: assumed, like everything that is simulated. */
export const CONDITIONS = {
  losses: 0.3, recoveries: 0.15, withoutWarning: 0.15, holes: 0.1, outages: 1,
  faults: { late: 0.05, duplicate: 0.02, corrected: 0.02, erased: 0.001 },
} as const

/** Whatever is chosen is chosen on the first, and all that is reported comes from the others. */
export const TUNING_SEEDS = [101]
export const REPORTING_SEEDS = [201, 202, 203]

const DAY_MS = 86_400_000
const START = '2022-01-03'
/** Mondays in the evening. */
const firstDate = Date.parse(START) + FIRST_WEEK * 7 * DAY_MS + 18 * 3_600_000
/** On the last date the horizon ends with the simulation, so every end is known. */
const lastDate = Date.parse(START) + (WEEKS * 7 - HORIZON_DAYS) * DAY_MS

/** One agency of that seed. */
export function agencyOf(seed: number, { clients }: Size): Simulation {
  return simulate({ seed, clients, weeks: WEEKS, from: START, ...CONDITIONS })
}

/** Replays an agency with a scorecard; intervals are worked out for several agencies together, elsewhere. */
export function replayed(agency: Simulation, scorecard: Scorecard, { everyDays }: Size): BacktestResult {
  const { events, outcomes, recording, profiles, agency: profile } = agency
  return backtest(events, {
    ...scorecard, outcomes, recording, profiles, agency: profile,
    from: new Date(firstDate), to: new Date(lastDate), everyDays, horizonDays: HORIZON_DAYS, resamples: 0,
  })
}
