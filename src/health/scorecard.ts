import type { Basis, Detector } from '../detectors/index.ts'

/** Whose conduct a dimension speaks of: what the client shows, how we conduct ourselves, or the whole agency. */
export type Group = 'client' | 'conduct' | 'agency'

/** How costs are put together, see `combine.ts`. */
export type Combine = 'doublings' | 'weighted-mean' | 'worst-of'

/** What a fact that settles the matter does to the score, when its severity is 1. */
export interface Decisive {
  /** Health is at most this, 0 to 100. */
  healthAtMost: number
  /** Risk is at least this, 0 to 1. */
  riskAtLeast: number
}

/** What one detector counts for, and why. */
export interface WeightEntry {
  /** Doublings of the odds of leaving at severity 1: 1 doubles them, 2 makes them fourfold. 0 is reported and not scored. */
  weight: number
  /** Signs that measure the same thing; the second of a family counts half. A family lies in exactly one dimension. */
  family: string
  /** The sub-score it belongs to. */
  dimension: string
  /** Why this rank among the others. */
  reason: string
  /** What the rank rests on; the size of a weight is assumed until it is fitted. */
  basis: Basis
  /** Set for a fact that settles the matter. */
  decisive?: Decisive
}

/** A range of health with a name. Bands are listed from best to worst; the last starts at 0. */
export interface Band {
  id: string
  /** Lowest health of the band. */
  from: number
}

/** How many clients leave in any case: what risk starts from where nothing fires. */
export interface BaseRisk {
  /** Share of clients that leave within `days`, between 0 and 1. */
  probability: number
  days: number
  reason: string
  basis: Basis
}

/** What "health" means for an agency or a segment, apart from the detectors. All of it is JSON. */
export interface Policy {
  /** By detector id. */
  readonly weights: Readonly<Record<string, WeightEntry>>
  /** The group of every dimension. */
  readonly groups: Readonly<Record<string, Group>>
  readonly bands: readonly Band[]
  /** Share of the applicable weight that must be judged before good news is told, 0 to 1. */
  readonly minCoverage: number
  readonly baseRisk: BaseRisk
  /** Days ahead that risk speaks of. */
  readonly horizonDays: number
  /** How much of a doubling of the odds a point is believed to be, until `calibrate` has fitted it. */
  readonly riskSlope: number
  /** @defaultValue 'doublings' */
  readonly combine?: Combine
}

/** Detectors and what they count for. */
export interface Scorecard extends Policy {
  readonly detectors: readonly Detector[]
}
