import type { Money } from '../events/index.ts'
import { quantile } from '../statistics/index.ts'
import { alarmRates, over, tallyOf, total, type AlarmTally, type Counted } from './alarms.ts'
import { drawClusters, estimate, type Estimate } from './bootstrap.ts'
import { binned, figuresOf, type ProbabilityFigures } from './probabilities.ts'
import { averagePrecisionOf, byScore, rocAucOf, topOf, type Case } from './ranking.ts'
import type { ReplayedRow } from './replay.ts'

/** How good one sign, or the total, was against what came. Figures that need outcomes are null without them. */
export interface Figures {
  /** A detector's id, `health` or `risk`. */
  id: string
  /** Dates of clients: how many there were, on how many it could be told, and how many of those have a known end. */
  dates: { all: number; judged: number; labelled: number; lost: number }
  /** Chance that a client about to be lost ranks above one that stays. */
  rocAuc: Estimate | null
  /** Average precision: the area under the precision-recall curve; to be held against the share lost. */
  averagePrecision: Estimate | null
  /** Share lost among the k worst of each date. */
  precisionAtK: Estimate | null
  /** Of the dates before a loss on which it could be told: the share with the alarm on. */
  recall: Estimate | null
  /** Of the dates with the alarm on: the share that was followed by a loss. */
  precision: Estimate | null
  /** Precision over the share lost among all dates with a known end: 1 is no better than chance. */
  lift: Estimate | null
  alarms: {
    /** Times it went on. */
    count: number
    /** A week, over all clients. */
    perWeek: number
    perClientMonth: Estimate | null
    /** Alarms that no loss followed, by months of clients that are known to have stayed. */
    falsePerClientMonth: Estimate | null
  }
  losses: {
    /** Clients that were lost and watched within the horizon before. */
    count: number
    /** Those for which the alarm was on within the horizon before. One that could not be told counts as missed. */
    caught: number
    share: Estimate | null
  }
  /** Days from the alarm to the loss, of the caught. */
  leadDays: { lower: number; median: number; upper: number } | null
  /** Fees a month of lost clients, and of those caught, in the currency that most of them pay in. */
  revenue: Revenue | null
}

/** Capture by revenue. */
export interface Revenue {
  lost: Money
  caught: Money
  share: number
  /** Lost clients that pay in another currency, or whose fee nobody knows. */
  leftOut: number
}

/** Risk is a chance, so it can be held to what it says. */
export interface RiskFigures extends Figures {
  probability: (ProbabilityFigures & { brierInterval: Estimate | null; skillInterval: Estimate | null; eceInterval: Estimate | null }) | null
}

/** What one sign or total says of a row. */
export interface Reading {
  /** Higher is worse; null where it could not be told. */
  readonly score: number | null
  /** Whether its alarm is on; null where it could not be told. */
  readonly on: boolean | null
}

/** Rows by client, and the draws that all intervals share. */
export interface Evidence {
  readonly clients: readonly (readonly ReplayedRow[])[]
  readonly everyDays: number
  readonly capacity: number
  readonly draws: readonly Float64Array[]
}

interface ClientCase extends Case {
  readonly client: number
  readonly at: number
}

/** Days of an average month. Published: calendar. */
const MONTH_DAYS = 30.4375

/** Groups rows by client, keeping their order, and draws clients. */
export function evidenceOf(rows: readonly ReplayedRow[], plan: { everyDays: number; capacity: number; resamples: number; seed: number }): Evidence {
  const clients = new Map<string, ReplayedRow[]>()
  for (const replayed of rows) {
    const own = clients.get(replayed.row.clientId)
    if (own === undefined) clients.set(replayed.row.clientId, [replayed])
    else own.push(replayed)
  }
  const { everyDays, capacity, resamples, seed } = plan
  return { clients: [...clients.values()], everyDays, capacity, draws: drawClusters(clients.size, resamples, seed) }
}

/** The figures of one sign or total. */
export function figures(id: string, evidence: Evidence, read: (row: ReplayedRow) => Reading): Figures {
  const { clients, everyDays, capacity, draws } = evidence
  const readings = clients.map((rows) => rows.map(read))
  const cases = casesOf(evidence, readings)
  const tallies = clients.map((rows, i) =>
    tallyOf(rows.map(({ at, row }, k) => ({ at, lost: row.lost, on: readings[i]?.[k]?.on ?? null })), rows[0]?.leftAt ?? null))
  const estimated = (figure: (counts: Float64Array) => number | null): Estimate | null => estimate(draws, clients.length, figure)
  const rate = (name: 'recall' | 'precision' | 'lift'): Estimate | null =>
    estimated((counts) => alarmRates((count) => total(tallies, count, counts))[name])
  const perMonth = (count: Counted, exposure: Counted): Estimate | null => estimated((counts) =>
    over(total(tallies, count, counts), (total(tallies, exposure, counts) * everyDays) / MONTH_DAYS))

  const ranked = merged(byScore(cases))
  const byDate = groupBy(byScore(cases), ({ at }) => at)
  const weight = (counts: Float64Array) => ({ client, weight: own = 1 }: ClientCase): number => own * (counts[client] ?? 0)
  const dates = new Set(clients.flatMap((rows) => rows.map(({ at }) => at))).size
  const leads = tallies.flatMap(({ leadDays }) => leadDays ?? [])
  return {
    id,
    dates: {
      all: total(tallies, 'dates'),
      judged: total(tallies, 'judged'),
      labelled: cases.length,
      lost: cases.filter(({ lost }) => lost).length,
    },
    rocAuc: estimated((counts) => rocAucOf(ranked, weight(counts))),
    averagePrecision: estimated((counts) => averagePrecisionOf(ranked, weight(counts))),
    precisionAtK: estimated((counts) => atK(byDate, capacity, weight(counts))),
    recall: rate('recall'),
    precision: rate('precision'),
    lift: rate('lift'),
    alarms: {
      count: total(tallies, 'alarms'),
      perWeek: dates === 0 ? 0 : total(tallies, 'alarms') / ((dates * everyDays) / 7),
      perClientMonth: perMonth('alarms', 'dates'),
      falsePerClientMonth: perMonth('falseAlarms', 'stayedDates'),
    },
    losses: {
      count: total(tallies, 'losses'),
      caught: total(tallies, 'caught'),
      share: estimated((counts) => over(total(tallies, 'caught', counts), total(tallies, 'losses', counts))),
    },
    leadDays: leads.length === 0 ? null : { lower: quantile(leads, 0.25), median: quantile(leads, 0.5), upper: quantile(leads, 0.75) },
    revenue: revenueOf(clients, tallies),
  }
}

/** The figures of risk, with how far its chances can be taken at their word. */
export function riskFigures(evidence: Evidence, read: (row: ReplayedRow) => Reading): RiskFigures {
  const readings = evidence.clients.map((rows) => rows.map(read))
  const groups = binned(casesOf(evidence, readings))
  const chances = figuresOf(groups, () => 1)
  const interval = (pick: (figures: ProbabilityFigures) => number | null): Estimate | null =>
    estimate(evidence.draws, evidence.clients.length, (counts) => {
      const drawn = figuresOf(groups, ({ client }) => counts[client] ?? 0)
      return drawn === null ? null : pick(drawn)
    })
  return {
    ...figures('risk', evidence, read),
    probability: chances === null ? null : {
      ...chances,
      brierInterval: interval(({ brier }) => brier),
      skillInterval: interval(({ skill }) => skill),
      eceInterval: interval(({ ece }) => ece),
    },
  }
}

/** Rows with a known end on which it could be told. */
function casesOf({ clients }: Evidence, readings: readonly (readonly Reading[])[]): ClientCase[] {
  return clients.flatMap((rows, client) => rows.flatMap(({ at, row: { lost } }, k): ClientCase[] => {
    const score = readings[client]?.[k]?.score ?? null
    return score === null || lost === null ? [] : [{ score, lost, client, at }]
  }))
}

/** Equal cases of a client as one that counts as often: most dates of a sign are calm ones. */
function merged(sorted: readonly ClientCase[]): ClientCase[] {
  const whole: ClientCase[] = []
  let tied = new Map<number, { one: ClientCase; weight: number }>()
  const flush = (): void => {
    for (const { one, weight } of tied.values()) whole.push({ ...one, weight })
    tied = new Map()
  }
  let score: number | undefined
  for (const one of sorted) {
    if (one.score !== score) flush()
    score = one.score
    const key = one.client * 2 + (one.lost ? 1 : 0)
    tied.set(key, { one, weight: (tied.get(key)?.weight ?? 0) + 1 })
  }
  flush()
  return whole
}

/** Lost among the worst of each date, dates taken together. */
function atK(dates: readonly (readonly ClientCase[])[], k: number, weight: (one: ClientCase) => number): number | null {
  let [picked, lost] = [0, 0]
  for (const cases of dates) {
    const top = topOf(cases, k, weight)
    picked += top.picked
    lost += top.lost
  }
  return over(lost, picked)
}

function groupBy<T>(items: readonly T[], key: (item: T) => number): T[][] {
  const groups = new Map<number, T[]>()
  for (const item of items) {
    const own = groups.get(key(item))
    if (own === undefined) groups.set(key(item), [item])
    else own.push(item)
  }
  return [...groups.values()]
}

/** Fees of lost clients as last known before the loss. */
function revenueOf(clients: Evidence['clients'], tallies: readonly AlarmTally[]): Revenue | null {
  const losses = clients.flatMap((rows, i) => {
    const tally = tallies[i]
    if (tally === undefined || tally.losses === 0) return []
    return [{ fee: rows.findLast(({ fee }) => fee !== null)?.fee ?? null, caught: tally.caught > 0 }]
  })
  const currencies = losses.flatMap(({ fee }) => fee?.currency ?? []).sort()
  const count = (currency: string): number => currencies.filter((one) => one === currency).length
  const [currency] = [...new Set(currencies)].sort((a, b) => count(b) - count(a) || (a < b ? -1 : 1))
  if (currency === undefined) return null
  const own = losses.flatMap(({ fee, caught }) => (fee?.currency === currency ? [{ amount: fee.amount, caught }] : []))
  const sum = (some: typeof own): number => some.reduce((all, { amount }) => all + amount, 0)
  const [lost, caught] = [sum(own), sum(own.filter((one) => one.caught))]
  return {
    lost: { amount: lost, currency }, caught: { amount: caught, currency },
    share: over(caught, lost) ?? 0,
    leftOut: losses.length - own.length,
  }
}
