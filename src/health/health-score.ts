import type { UnknownReason } from '../detectors/index.ts'
import { byFamily, combiners, doublings, groupBy, stack, sum, type Cost, type WeighedSign } from './combine.ts'
import type { Group, Policy, WeightEntry } from './scorecard.ts'

/** What the score needs of a finding; what `detect` and the runner return fits. */
export type ScoredFinding =
  | { readonly status: 'fired'; readonly severity: number }
  | { readonly status: 'clear' }
  | { readonly status: 'unknown'; readonly reason: UnknownReason; readonly needs: readonly string[] }
  | { readonly status: 'not-applicable' }
  | { readonly status: 'error' }

/** What one fired sign costs. */
export interface Contribution {
  id: string
  family: string
  dimension: string
  /** 0.05 to 1. */
  severity: number
  /** Weight times severity, in doublings of the odds of leaving. */
  points: number
  /** Place in its family, 1 for the worst. */
  rank: number
  /** Points of health, 0 to 100 and beyond. */
  cost: number
}

/** The sum that explains the score: 100 − Σ cost + floorGiven − capTaken = range.high. */
export interface Ledger {
  /** Dearest first. */
  contributions: Contribution[]
  /** What was given back because health does not fall below 0. */
  floorGiven: number
  /** What decisive facts took beyond the costs. */
  capTaken: number
}

/** What could not be judged. An `error` is a detector that threw. */
export interface UnknownCost {
  id: string
  /** Points by which the score would fall if it fired in full. */
  couldCost: number
  reason: UnknownReason | 'error'
  /** Event types or fields that would settle it. */
  needs: string[]
}

/** A part of the score. */
export interface PartScore {
  id: string
  /** What its signs cost together. */
  cost: number
  /** Share of its applicable weight that was judged, 0 to 1; 0 where nothing applies. */
  coverage: number
  /** 100 less the cost, at least 0, capped by decisive facts; null where too little was judged and the news is not bad. */
  health: number | null
}

/** A sub-score. */
export interface DimensionScore extends PartScore {
  group: Group
}

/** The chance of leaving within a horizon: a model on assumed numbers until it is calibrated to losses of your own. */
export interface Risk {
  /** 0 to 1. */
  probability: number
  horizonDays: number
  /** Whether the base risk was measured, as `calibrate` of `churn-signals/backtest` does it. */
  calibrated: boolean
}

/** Health, risk, what they are made of and what is not known. */
export interface HealthScore {
  /** 0 to 100, higher is better; null where too little was judged to tell good news. */
  health: number | null
  /** The band of `health`; null with it. */
  band: string | null
  risk: Risk
  /** Share of the applicable weight that was judged, 0 to 1. */
  coverage: number
  /** Health if everything unknown were clear (`high`) or fired in full (`low`). */
  range: { low: number; high: number }
  ledger: Ledger
  dimensions: DimensionScore[]
  groups: PartScore[]
  /** What could cost most first. */
  unknowns: UnknownCost[]
}

interface Sign extends WeighedSign {
  readonly entry: WeightEntry
  readonly group: Group
  readonly finding: ScoredFinding
}

/**
 * Turns findings into a score. Twenty points lost mean that the odds of leaving double; the second sign of a family counts half.
 * Bad news needs no coverage, good news does.
 *
 * @param findings - by detector id; detectors that are not among them are left out altogether
 * @param policy - a scorecard, or its part without detectors
 * @throws TypeError where a finding's id has no weight
 * @returns exact numbers: `ledger` adds up to `range.high` within 1e-9
 *
 * @example
 * const { health, ledger } = healthScore({ ghosting: fired({ severity: 0.5, since: '2026-03-01' }), 'low-nps': clear() }, recommended())
 * health // => 85
 * ledger.contributions[0].cost // => 15
 */
export function healthScore(findings: Readonly<Record<string, ScoredFinding>>, policy: Policy): HealthScore {
  const applicable = signsOf(findings, policy).filter(({ finding }) => finding.status !== 'not-applicable')
  const unknown = applicable.filter(isUnknown)
  const now = scored(applicable, policy)
  const worst = scored(applicable.map(inFull), policy)

  const coverage = coverageOf(applicable)
  const decided = applicable.some(isDecided)
  const tell = (health: number, covered: number, certain: boolean): number | null =>
    covered >= policy.minCoverage || certain || health < badNewsBelow(policy) ? health : null
  const health = tell(now.high, coverage, decided)
  const couldCost = unknownCosts(applicable, now, policy)

  const part = (id: string, own: readonly Sign[]): PartScore => {
    const cost = sum(own.map((sign) => now.costs.get(sign.id)?.cost ?? 0))
    const covered = coverageOf(own)
    const left = Math.min(Math.max(0, 100 - cost), capOf(own.filter(isDecided)))
    return { id, cost, coverage: covered, health: tell(left, covered, own.some(isDecided)) }
  }

  return {
    health,
    band: health === null ? null : bandOf(health, policy),
    risk: { probability: riskOf(applicable, policy), horizonDays: policy.horizonDays, calibrated: policy.baseRisk.basis === 'measured' },
    coverage,
    range: { low: worst.high, high: now.high },
    ledger: { contributions: contributionsOf(applicable, now.costs), floorGiven: now.floorGiven, capTaken: now.capTaken },
    dimensions: [...groupBy(applicable, ({ entry }) => entry.dimension)].flatMap(([id, own]) =>
      own.slice(0, 1).map(({ group }) => ({ ...part(id, own), group })),
    ),
    groups: [...groupBy(applicable, ({ group }) => group)].map(([id, own]) => part(id, own)),
    unknowns: unknown
      .map((sign) => ({ id: sign.id, couldCost: couldCost(sign), ...why(sign.finding) }))
      .sort((a, b) => b.couldCost - a.couldCost || (a.id < b.id ? -1 : 1)),
  }
}

/** Findings with their weights, ordered by id so that the order of arrival never matters. */
function signsOf(findings: Readonly<Record<string, ScoredFinding>>, policy: Policy): Sign[] {
  return Object.entries(findings)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, finding]) => {
      const entry = Object.hasOwn(policy.weights, id) ? policy.weights[id] : undefined
      if (entry === undefined) throw new TypeError(`healthScore: ${JSON.stringify(id)} has no weight; add weights[${JSON.stringify(id)}] to the scorecard`)
      const group = Object.hasOwn(policy.groups, entry.dimension) ? policy.groups[entry.dimension] : undefined
      if (group === undefined) {
        throw new TypeError(`healthScore: dimension ${JSON.stringify(entry.dimension)} of ${JSON.stringify(id)} has no group; add it to groups of the scorecard`)
      }
      const severity = finding.status === 'fired' ? finding.severity : 0
      return { id, family: entry.family, weight: entry.weight, severity, entry, group, finding }
    })
}

const isUnknown = ({ finding }: Sign): boolean => finding.status === 'unknown' || finding.status === 'error'

/** The sign as it would count if it turned out as bad as can be; one that was judged stays as it is. */
const inFull = (sign: Sign): Sign => {
  const { id, family, weight, entry, group, finding } = sign
  return isUnknown(sign) ? { id, family, weight, severity: 1, entry, group, finding } : sign
}

/** A decisive fact that holds in whole; half a notice settles nothing. */
const isDecided = (sign: Sign): boolean => sign.entry.decisive !== undefined && sign.weight > 0 && sign.severity >= 1

function why(finding: ScoredFinding): { reason: UnknownReason | 'error'; needs: string[] } {
  return finding.status === 'unknown' ? { reason: finding.reason, needs: [...finding.needs] } : { reason: 'error', needs: [] }
}

interface Scored {
  readonly costs: ReadonlyMap<string, Cost>
  /** 100 less all costs, which may lie under 0. */
  readonly raw: number
  /** What decisive facts allow. */
  readonly cap: number
  readonly high: number
  readonly floorGiven: number
  readonly capTaken: number
}

/** The score of signs at the severities they carry. */
function scored(signs: readonly Sign[], policy: Policy): Scored {
  const costs = costsOf(signs, policy)
  const raw = 100 - sum(costs.map(({ cost }) => cost))
  const floored = Math.max(0, raw)
  const cap = capOf(signs.filter(isDecided))
  const high = Math.min(floored, cap)
  return { costs: new Map(costs.map((cost) => [cost.id, cost])), raw, cap, high, floorGiven: floored - raw, capTaken: floored - high }
}

/** Costs of all signs that apply. */
function costsOf(signs: readonly Sign[], { combine = 'doublings' }: Policy): Cost[] {
  const { withinFamily, costs } = combiners[combine]
  const weight = sum(signs.map((sign) => sign.weight))
  const compared = withinFamily ? [...byFamily(signs).values()] : [signs]
  return compared.flatMap((group) => costs(group, weight))
}

function capOf(decided: readonly Sign[]): number {
  return Math.min(100, ...decided.map(({ entry }) => entry.decisive?.healthAtMost ?? 100))
}

/** What the score would lose if an unknown sign fired in full, the floor at 0 left out: what is lost cannot be lost twice. */
function unknownCosts(applicable: readonly Sign[], now: Scored, { combine = 'doublings' }: Policy): (sign: Sign) => number {
  const { withinFamily, costs } = combiners[combine]
  const weight = sum(applicable.map((sign) => sign.weight))
  const families = byFamily(applicable)
  const total = (signs: readonly Sign[]): number => sum(costs(signs, weight).map(({ cost }) => cost))
  return (sign) => {
    const compared = withinFamily ? families.get(sign.family) ?? [] : applicable
    const fired = inFull(sign)
    const raw = now.raw - (total(compared.map((other) => (other === sign ? fired : other))) - total(compared))
    return Math.min(now.raw, now.cap) - Math.min(raw, now.cap, capOf([fired].filter(isDecided)))
  }
}

function contributionsOf(signs: readonly Sign[], costs: Scored['costs']): Contribution[] {
  return signs
    .flatMap(({ id, finding, entry }) => {
      const cost = costs.get(id)
      if (finding.status !== 'fired' || cost === undefined) return []
      const { points, rank } = cost
      return [{ id, family: entry.family, dimension: entry.dimension, severity: finding.severity, points, rank, cost: cost.cost }]
    })
    .sort((a, b) => b.cost - a.cost || b.points - a.points || (a.id < b.id ? -1 : 1))
}

/** Share of the weight that was judged; within a family weights stack as costs do. */
function coverageOf(signs: readonly Sign[]): number {
  const stacked = (some: readonly Sign[]): number => sum([...byFamily(some).values()].map((family) => stack(family.map((s) => s.weight))))
  const all = stacked(signs)
  return all === 0 ? 0 : stacked(signs.filter((sign) => !isUnknown(sign))) / all
}

/** risk(H) = sigmoid(logit(base_H) + c · ln 2 · Q), or what a decisive fact says if that is more. */
function riskOf(signs: readonly Sign[], { baseRisk, horizonDays, riskSlope }: Policy): number {
  // Clients are taken to leave at a constant rate, so that one stated base serves every horizon.
  const base = 1 - (1 - baseRisk.probability) ** (horizonDays / baseRisk.days)
  const logOdds = Math.log(base / (1 - base)) + riskSlope * Math.LN2 * doublings(signs)
  const floors = signs.filter(isDecided).map(({ entry }) => entry.decisive?.riskAtLeast ?? 0)
  return Math.max(1 / (1 + Math.exp(-logOdds)), ...floors)
}

/** Below the next-to-worst band the news is bad enough to be told on little evidence. */
function badNewsBelow({ bands }: Policy): number {
  return bands.at(-2)?.from ?? 0
}

function bandOf(health: number, { bands }: Policy): string | null {
  return (bands.find((band) => health >= band.from) ?? bands.at(-1))?.id ?? null
}
