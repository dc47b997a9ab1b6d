import { assessView, scorecardChooser, type Assessment, type PreparedScorecard } from '../assess/index.ts'
import type { AnyEvent, Money } from '../events/index.ts'
import { doublings } from '../health/combine.ts'
import type { Policy } from '../health/index.ts'
import { defaultNorms, type Norms } from '../measures/index.ts'
import { createPortfolio, type KnownClient, type Portfolio } from '../portfolio/index.ts'
import { normsOf } from '../portfolio/fit-norms.ts'
import { significant } from '../statistics/index.ts'
import { DAY_MS, toIso } from '../timeline/index.ts'
import { fateOf, isJudged, knownUntil, lostWithin, type Fate } from './fate.ts'
import type { BacktestInputs, Plan } from './options.ts'

/** One client as it was judged on one date, and what came. */
export interface BacktestRow {
  clientId: string
  /** The date of judgement, RFC 3339 in UTC. */
  asOf: string
  /** Whether it left within the horizon; null where nobody knows. */
  lost: boolean | null
  /** Days until it left; null where it did not, or nobody knows. */
  daysToLoss: number | null
  /** 0 to 100; null where too little was judged. */
  health: number | null
  band: string | null
  /** Chance of leaving within the horizon, as claimed. */
  risk: number
  coverage: number
  /** Q: the points of all families, in doublings of the odds of leaving. */
  points: number
  /** Whether the totals raise an alarm; null where health is not told. */
  alarm: { health: boolean | null; risk: boolean }
  /** Severity by detector id, of those that fired. */
  fired: Record<string, number>
}

/** A row with what the figures need besides. */
export interface ReplayedRow {
  readonly row: BacktestRow
  /** Detectors that looked and found nothing. */
  readonly clear: readonly string[]
  readonly at: number
  readonly leftAt: number | null
  /** What a client that is about to be lost paid a month; null where it is unknown, or it was not lost. */
  readonly fee: Money | null
}

/** What was replayed. */
export interface Replay {
  readonly rows: readonly ReplayedRow[]
  readonly clients: number
  /** Dates of clients that were left out: not yet there, already gone, or every contract over. */
  readonly skipped: number
  /** Up to when norms were fitted, one for each fit. */
  readonly fittedAt: readonly string[]
  readonly scorecardHashes: readonly string[]
  /** Ids of all detectors of those scorecards that judge one client. */
  readonly detectors: readonly string[]
  readonly healthBelow: readonly number[]
  readonly riskFrom: readonly number[]
  readonly suspectFeeds: number
}

/** Norms are fitted anew after so many days: a quarter. Assumed. */
const REFIT_DAYS = 91

/**
 * Judges every client on every date as it would have been judged then: the same portfolio, seen at each date. Timelines are made
 * once; of a date its views are held, which are lists of events, and what is worked out of them is held of one client at a time.
 */
export function replay(events: readonly AnyEvent[], plan: Plan, inputs: BacktestInputs): Replay {
  const { dates, everyDays } = plan
  const last = createPortfolio(events, { ...portfolioInputs(inputs), asOf: toIso(dates.at(-1) ?? 0) })
  const normsAt = createNorms(inputs.norms)
  const judge = createJudge(plan, inputs)
  const rows: ReplayedRow[] = []
  let skipped = 0
  let suspectFeeds = 0
  dates.forEach((asOf, i) => {
    const portfolio = i === dates.length - 1 ? last : last.before((dates.length - 1 - i) * everyDays)
    const norms = normsAt.of(portfolio)
    suspectFeeds = Math.max(suspectFeeds, portfolio.suspectFeeds.length)
    for (const client of portfolio.each()) {
      const [done, of] = [rows.length + skipped, dates.length * portfolio.size]
      if (inputs.signal?.aborted === true) throw aborted(done, of)
      inputs.onProgress?.({ done, of, asOf: toIso(asOf), clientId: client.clientId })
      const row = judge.row(client, norms)
      if (row === null) skipped++
      else rows.push(row)
    }
  })
  return {
    rows, skipped, suspectFeeds,
    clients: last.size,
    fittedAt: normsAt.fittedAt,
    scorecardHashes: [...judge.scorecards.keys()].sort(),
    detectors: [...new Set([...judge.scorecards.values()].flatMap(ownDetectors))].sort(),
    healthBelow: [...judge.healthBelow],
    riskFrom: [...judge.riskFrom],
  }
}

function portfolioInputs({ clients, profiles, recording, agency, norms, guardFeeds }: BacktestInputs) {
  return {
    ...(clients === undefined ? {} : { clients }),
    ...(profiles === undefined ? {} : { profiles }),
    ...(recording === undefined ? {} : { recording }),
    ...(agency === undefined ? {} : { agency }),
    ...(typeof norms === 'object' ? { norms } : {}),
    ...(guardFeeds === undefined ? {} : { guardFeeds }),
  }
}

/** Like what fetch throws, so that hosts tell a cancelled run from a failed one. */
function aborted(done: number, of: number): Error {
  const error = new Error(`backtest: cancelled after ${done} of ${of}`)
  error.name = 'AbortError'
  return error
}

/** The norms of each date: those given, or fitted on the past of the date once a quarter. The weeks are those of the date. */
function createNorms(choice: BacktestInputs['norms']): { readonly of: (portfolio: Portfolio) => Norms; readonly fittedAt: string[] } {
  const fittedAt: string[] = []
  if (choice !== 'fit') return { of: (portfolio) => portfolio.norms, fittedAt }
  let fitted: Norms | undefined
  let last = -Infinity
  return {
    fittedAt,
    of(portfolio) {
      if (fitted === undefined || portfolio.asOf - last >= REFIT_DAYS * DAY_MS) {
        fitted = normsOf(portfolio, defaultNorms).norms
        last = portfolio.asOf
        fittedAt.push(toIso(portfolio.asOf))
      }
      return { ...fitted, portfolioWeeks: portfolio.norms.portfolioWeeks ?? [] }
    },
  }
}

function createJudge(plan: Plan, inputs: BacktestInputs) {
  const fates = new Map<string, Fate>()
  const scorecards = new Map<string, PreparedScorecard>()
  const healthBelow = new Set<number>()
  const riskFrom = new Set<number>()
  const known = knownUntil(plan.outcomes.values(), inputs.othersStayedUntil)
  // Which scorecard a client gets rests on its contracts alone, which no norm touches.
  const choose = scorecardChooser(plan.scorecard, defaultNorms)

  function row(client: KnownClient, norms: Norms): ReplayedRow | null {
    const { view, clientId } = client
    const fate = fates.get(clientId) ?? fateOf(plan.outcomes.get(clientId), inputs.othersStayedUntil, view.calendar)
    fates.set(clientId, fate)
    if (client.withoutEvents || !isJudged(fate, view.asOf)) return null
    const scorecard = choose(view)
    const assessment = assessView(view, scorecard, norms)
    if (assessment.notApplicable.some(({ reason }) => reason === 'engagement-over')) return null
    const lost = lostWithin(fate, view.asOf, plan.horizonDays, known)
    const levels = levelsOf(scorecard, inputs)
    scorecards.set(scorecard.hash, scorecard)
    healthBelow.add(levels.healthBelow)
    riskFrom.add(levels.riskFrom)
    return {
      row: rowOf(assessment, scorecard, lost, fate, view.asOf, levels),
      clear: assessment.clear,
      at: view.asOf,
      leftAt: fate.leftAt,
      fee: lost === true ? client.measures.feeInForce().monthly : null,
    }
  }
  return { row, scorecards, healthBelow, riskFrom }
}

/** Signs of the whole agency are no sign of one client. */
function ownDetectors({ detectors }: PreparedScorecard): string[] {
  return detectors.filter(({ side }) => side !== 'agency-level').map(({ id }) => id)
}

interface Levels {
  readonly healthBelow: number
  readonly riskFrom: number
}

/** Points of health that are one doubling of the odds, with the slope of one half: health = 100 − 10 Q. */
const HEALTH_PER_POINT = 10

/** Below the second-best band, and the risk that as many points make. */
function levelsOf(policy: Policy, { alarms = {} }: BacktestInputs): Levels {
  const second = policy.bands[1]?.from ?? 0
  const healthBelow = alarms.healthBelow ?? (second > 0 ? second : policy.bands[0]?.from ?? 0)
  return { healthBelow, riskFrom: alarms.riskFrom ?? significant(riskOf(policy, (100 - healthBelow) / HEALTH_PER_POINT)) }
}

/** Risk at so many points, decisive facts aside; as in design.md 8. */
export function riskOf({ baseRisk, horizonDays, riskSlope }: Policy, points: number): number {
  const base = 1 - (1 - baseRisk.probability) ** (horizonDays / baseRisk.days)
  return 1 / (1 + Math.exp(-(Math.log(base / (1 - base)) + riskSlope * Math.LN2 * points)))
}

function rowOf(
  assessment: Assessment, scorecard: PreparedScorecard, lost: boolean | null, { leftAt }: Fate, asOf: number, levels: Levels,
): BacktestRow {
  const { health, band, coverage, risk: { probability: risk } } = assessment
  const fired = Object.fromEntries(assessment.ledger.contributions.map(({ id, severity }) => [id, severity]))
  return {
    clientId: assessment.clientId,
    asOf: assessment.asOf,
    lost,
    daysToLoss: leftAt === null ? null : (leftAt - asOf) / DAY_MS,
    health, band, risk, coverage,
    points: pointsOf(fired, scorecard),
    alarm: { health: health === null ? null : health < levels.healthBelow, risk: risk >= levels.riskFrom },
    fired,
  }
}

/** Q of the signs that fired. */
export function pointsOf(fired: Readonly<Record<string, number>>, { weights }: Policy): number {
  return doublings(Object.entries(fired).flatMap(([id, severity]) => {
    const entry = Object.hasOwn(weights, id) ? weights[id] : undefined
    return entry === undefined ? [] : [{ id, severity, family: entry.family, weight: entry.weight }]
  }))
}
