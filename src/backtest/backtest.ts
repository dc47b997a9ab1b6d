import type { AnyEvent } from '../events/index.ts'
import { significant } from '../statistics/index.ts'
import { toIso } from '../timeline/index.ts'
import { overlaps, type Overlap } from './alarms.ts'
import { evidenceOf, figures, riskFigures, type Figures, type Reading, type RiskFigures } from './figures.ts'
import { planOf, type BacktestOptions, type Plan } from './options.ts'
import { refuseContradictions, refuseFewLosses, refuseFewOutcomes, refuseImportDates } from './refusals.ts'
import { warningsOf } from './warnings.ts'
import { replay, type BacktestRow, type Replay, type ReplayedRow } from './replay.ts'

/** What was run: enough to run it again and get the same. */
export interface Provenance {
  /** Fingerprints of the scorecards in use. */
  scorecardHashes: string[]
  /** The first and the last date of judgement. */
  from: string
  to: string
  everyDays: number
  dates: number
  horizonDays: number
  seed: number
  resamples: number
  /** The k of precision at k. */
  capacity: number
  /** Where the totals raised an alarm; several where scorecards differ. */
  alarms: { healthBelow: number[]; riskFrom: number[] }
  /** Norms in use; `fittedAt` holds the date of each fit. */
  norms: { from: 'shipped' | 'given' | 'fitted'; asOf: string | null; fittedAt: string[] }
  events: number
  outcomes: number
  othersStayedUntil: string | null
  recordingInferred: boolean
}

/** Who was watched. */
export interface Population {
  /** Clients of events and roster, and those judged at least once. */
  clients: number
  judged: number
  /** Clients seen to be lost within the horizon of at least one date. */
  lost: number
  /** Dates of clients: judged; with the end known as lost or stayed; with an unknown end; left out (not there yet, gone, contracts over). */
  dates: { judged: number; lost: number; stayed: number; censored: number; skipped: number }
  /** Share lost among dates with a known end; null without any. */
  baseRate: number | null
  /** The most feeds that were suspect on any date. */
  suspectFeeds: number
}

/** How the signs and the score would have done: plain JSON, the same for the same input. */
export interface BacktestResult {
  schemaVersion: 1
  /** No outcomes were given: it tells how many alarms to expect, and nothing of their worth. */
  dryRun: boolean
  provenance: Provenance
  population: Population
  health: Figures
  risk: RiskFigures
  /** One for each detector, those with the most lift first. */
  detectors: Figures[]
  /** Detectors that fire together most. */
  overlaps: Overlap[]
  /** What makes these figures better or worse than the truth, as far as it can be told. */
  warnings: string[]
  /** Every judgement, oldest first. */
  rows: BacktestRow[]
}

/**
 * Replays your own history and holds what would have been said against what came.
 *
 * On each date every client is judged as `assessPortfolio` would have judged it then: by the versions recorded by that date, with
 * norms of the past, in the portfolio as it was. A client is judged from its first event on until it left. `lost` at a date means
 * that it left within `horizonDays` after it; where nobody knows how it went on, the date counts for alarms and for nothing else.
 *
 * @param events - the events of all clients in any order, all versions and retractions included
 * @param options - a scorecard, `outcomes`, `from`, `to`, `horizonDays`, and what is known besides. `horizonDays` stands for that
 *   of the scorecard too
 * @throws TypeError where an option is wrong, norms know the future, outcomes contradict events, or record times are import dates
 * @throws RangeError where too few clients were lost for figures to mean something
 * @throws Error of name `AbortError` where `signal.aborted` became true
 *
 * @example
 * const options = { ...recommended(), from: '2026-01-05T00:00:00Z', to: '2026-03-30T00:00:00Z', horizonDays: 90 }
 * const result = backtest([contract('2026-02-01', { status: 'notice-given', noticeDays: 90 })], options)
 * result.dryRun // => true
 * result.detectors.find((one) => one.id === 'notice-given').alarms.count // => 1
 */
export function backtest(events: readonly AnyEvent[], options: BacktestOptions): BacktestResult {
  const plan = planOf(options)
  refuseImportDates(events)
  refuseContradictions(events, plan.outcomes)
  const named = plan.dryRun ? 0 : refuseFewOutcomes(plan.outcomes)
  const replayed = replay(events, plan, options)
  const population = populationOf(replayed)
  if (!plan.dryRun) refuseFewLosses(population.lost, named, population.judged, plan.horizonDays)
  const evidence = evidenceOf(replayed.rows, plan)
  const result: BacktestResult = {
    schemaVersion: 1,
    dryRun: plan.dryRun,
    provenance: provenanceOf(events.length, plan, options, replayed),
    population,
    health: figures('health', evidence, ({ row: { health, alarm } }): Reading => ({ score: health === null ? null : -health, on: alarm.health })),
    risk: riskFigures(evidence, ({ row: { risk, alarm } }): Reading => ({ score: risk, on: alarm.risk })),
    detectors: replayed.detectors.map((id) => figures(id, evidence, (row) => readingOf(id, row))).sort(byWorth),
    overlaps: overlaps(replayed.rows.map(({ row }) => Object.keys(row.fired))),
    warnings: warningsOf(events, population, plan),
    rows: replayed.rows.map(({ row }) => row),
  }
  return rounded(result)
}

/** A sign that fired stands at its severity, one that looked and found nothing at 0; one that could not look says nothing. */
function readingOf(id: string, { row, clear }: ReplayedRow): Reading {
  const severity = Object.hasOwn(row.fired, id) ? row.fired[id] : undefined
  if (severity !== undefined) return { score: severity, on: true }
  return clear.includes(id) ? { score: 0, on: false } : { score: null, on: null }
}

function byWorth(a: Figures, b: Figures): number {
  return (b.lift?.value ?? -1) - (a.lift?.value ?? -1) || b.alarms.count - a.alarms.count || (a.id < b.id ? -1 : 1)
}

function populationOf({ rows, clients, skipped, suspectFeeds }: Replay): Population {
  const lost = rows.filter(({ row }) => row.lost === true)
  const stayed = rows.filter(({ row }) => row.lost === false).length
  return {
    clients,
    judged: new Set(rows.map(({ row }) => row.clientId)).size,
    lost: new Set(lost.map(({ row }) => row.clientId)).size,
    dates: { judged: rows.length, lost: lost.length, stayed, censored: rows.length - lost.length - stayed, skipped },
    baseRate: lost.length + stayed === 0 ? null : lost.length / (lost.length + stayed),
    suspectFeeds,
  }
}

function provenanceOf(events: number, plan: Plan, options: BacktestOptions, replayed: Replay): Provenance {
  const { norms } = options
  return {
    scorecardHashes: [...replayed.scorecardHashes],
    from: toIso(plan.dates[0] ?? 0),
    to: toIso(plan.dates.at(-1) ?? 0),
    everyDays: plan.everyDays,
    dates: plan.dates.length,
    horizonDays: plan.horizonDays,
    seed: plan.seed,
    resamples: plan.resamples,
    capacity: plan.capacity,
    alarms: { healthBelow: [...replayed.healthBelow], riskFrom: [...replayed.riskFrom] },
    norms: {
      from: norms === undefined ? 'shipped' : norms === 'fit' ? 'fitted' : 'given',
      asOf: typeof norms === 'object' ? norms.asOf ?? null : null,
      fittedAt: [...replayed.fittedAt],
    },
    events,
    outcomes: plan.outcomes.size,
    othersStayedUntil: options.othersStayedUntil ?? null,
    recordingInferred: options.recording === undefined,
  }
}

/** The one place where figures are rounded. */
function rounded<T>(value: T): T
function rounded(value: unknown): unknown {
  if (typeof value === 'number') return significant(value)
  if (Array.isArray(value)) return value.map((one: unknown) => rounded(one))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, rounded(own)]))
}
