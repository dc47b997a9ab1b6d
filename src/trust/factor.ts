import { betaQuantile, significant, type Interval } from '../statistics/index.ts'
import { DAY_MS } from '../timeline/index.ts'
import { kindOf, type EvidenceKind } from './kinds.ts'
import type { Piece, SourceEvent } from './pieces.ts'
import type { TrustFactor } from './trust-equation.ts'

/** Observations that the neutral prior is worth. Assumed. */
const PRIOR = 4
/** Evidence and ratings below this sum are no evidence. Assumed. */
const LEAST = 0.5
/** Days after which evidence weighs half. Assumed: trust builds over time and falls fast (S002), and what is grave stays long. */
const HALF_LIFE_DAYS = { builds: 180, hurts: 120, grave: 365 }
const GRAVE_FROM = 4
/**
 * Each piece is divided by the pieces of its kind in so many days before it, and itself, so that a flood of small proofs drowns
 * no large one (assumed). What happens next always adds weight; a fact learnt late may take some from those after it.
 */
const FLOOD_DAYS = 28
/** One rating counts as so many observations, with this half-life. Assumed. */
const RATING = { observations: 6, halfLifeDays: 90 }

/** Sums of what raises a factor and of what lowers it. For self-orientation, raising is bad. */
export interface Counts {
  readonly up: number
  readonly down: number
}

/** Where a factor stands on the scale. */
export interface Estimate {
  /** On the scale; the middle where nothing is known. */
  value: number
  /** Central 80 % of what is likely. */
  interval: Interval
  /** False: no evidence. That is not the same as neutral evidence. */
  known: boolean
}

/** A piece with what it weighs today. */
export interface Weighed extends Piece {
  readonly weight: number
}

/** A rating with what it weighs today. */
export interface WeighedRating {
  /** 0 at the lower end of the scale, 1 at the upper one. */
  readonly share: number
  readonly weight: number
  readonly at: number
  readonly event: SourceEvent
}

/** What each piece of one factor weighs, newest first. One fact counts once: where it says several things, the strongest. */
export function weigh(pieces: readonly Piece[], asOf: number): Weighed[] {
  const inOrder = [...pieces].sort(byTime)
  const standing = new Map(inOrder.filter(isStanding).map((piece) => [piece.kind, piece]))
  const recent = new Map<EvidenceKind, number[]>()
  const dated = onceEach(inOrder.filter((piece) => !isStanding(piece))).map((piece): Weighed => {
    const crowd = [...(recent.get(piece.kind) ?? []).filter((at) => piece.at - at <= FLOOD_DAYS * DAY_MS), piece.at]
    recent.set(piece.kind, crowd)
    return { ...piece, weight: (kindOf(piece.kind).strength * fading(piece, asOf)) / crowd.length }
  })
  // Two terms of one contract are two facts, though one event holds both.
  const lasting = [...standing.values()].map((piece): Weighed => ({ ...piece, weight: kindOf(piece.kind).strength }))
  return [...dated, ...lasting].sort((a, b) => byTime(b, a))
}

/** What one more piece of a kind would weigh, if it came to be true now. */
export function freshWeight(kind: EvidenceKind, weighed: readonly Weighed[], asOf: number): number {
  const own = weighed.filter((piece) => piece.kind === kind)
  const { strength, standing } = kindOf(kind)
  if (standing === true) return own.length === 0 ? strength : 0
  return strength / (1 + own.filter(({ at }) => asOf - at <= FLOOD_DAYS * DAY_MS).length)
}

function isStanding({ kind }: Piece): boolean {
  return kindOf(kind).standing === true
}

function fading({ kind, at }: Piece, asOf: number): number {
  const { effect, strength } = kindOf(kind)
  const halfLife = strength >= GRAVE_FROM ? HALF_LIFE_DAYS.grave : HALF_LIFE_DAYS[effect]
  return 2 ** (-Math.max(0, asOf - at) / DAY_MS / halfLife)
}

/** The strongest piece of each event; of equally strong ones that which hurts. */
function onceEach(pieces: readonly Piece[]): Piece[] {
  const strongest = new Map<string, Piece>()
  for (const piece of pieces) {
    const key = keyOf(piece)
    const known = strongest.get(key)
    if (known === undefined || rank(piece) > rank(known)) strongest.set(key, piece)
  }
  return pieces.filter((piece) => strongest.get(keyOf(piece)) === piece)
}

function rank({ kind }: Piece): number {
  const { strength, effect } = kindOf(kind)
  return strength + (effect === 'hurts' ? 0.01 : 0)
}

function keyOf({ event }: Piece): string {
  return JSON.stringify([event.source ?? '', event.id])
}

/** Oldest first; what happened at one instant by kind and event, so that the order of arrival never matters. */
function byTime(a: Piece, b: Piece): number {
  return a.at - b.at || compare(a.kind, b.kind) || compare(keyOf(a), keyOf(b))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** What a rating of this share of the scale weighs today. */
export function ratingWeight(at: number, asOf: number): number {
  return RATING.observations * 2 ** (-Math.max(0, asOf - at) / DAY_MS / RATING.halfLifeDays)
}

/** Evidence as sums. What builds trust lowers self-orientation. */
export function countEvidence(factor: TrustFactor, weighed: readonly Weighed[]): Counts {
  const sum = (effect: 'builds' | 'hurts'): number => total(weighed.filter(({ kind }) => kindOf(kind).effect === effect))
  const [good, bad] = [sum('builds'), sum('hurts')]
  return factor === 'selfOrientation' ? { up: bad, down: good } : { up: good, down: bad }
}

/** Ratings as sums: each is so many observations at the rated level. */
export function countRatings(ratings: readonly WeighedRating[]): Counts {
  const up = ratings.reduce((sum, { share, weight }) => sum + share * weight, 0)
  return { up, down: total(ratings) - up }
}

function total(list: readonly { readonly weight: number }[]): number {
  return list.reduce((sum, { weight }) => sum + weight, 0)
}

export function add(a: Counts, b: Counts): Counts {
  return { up: a.up + b.up, down: a.down + b.down }
}

/** The value of a factor, from 1 to the top of the scale, rounded. */
export function valueOf(counts: Counts, scale: number): number {
  const [a, b] = shape(counts)
  return onScale(a / (a + b), scale)
}

/** Value and interval of a factor. */
export function estimate(counts: Counts, scale: number): Estimate {
  const [a, b] = shape(counts)
  const interval = { low: onScale(betaQuantile(a, b, 0.1), scale), high: onScale(betaQuantile(a, b, 0.9), scale) }
  return { value: valueOf(counts, scale), interval, known: isKnown(counts) }
}

/** A share of the scale as a rounded number on it. */
export function onScale(share: number, scale: number): number {
  return significant(1 + (scale - 1) * share)
}

/** Variance of a factor on the scale. */
export function variance(counts: Counts, scale: number): number {
  const [a, b] = shape(counts)
  return ((scale - 1) ** 2 * a * b) / ((a + b) ** 2 * (a + b + 1))
}

function isKnown({ up, down }: Counts): boolean {
  return up + down >= LEAST
}

/** The two numbers of the Beta law; too little evidence leaves the prior as it is. */
function shape(counts: Counts): readonly [a: number, b: number] {
  const { up, down } = isKnown(counts) ? counts : { up: 0, down: 0 }
  return [PRIOR / 2 + up, PRIOR / 2 + down]
}
