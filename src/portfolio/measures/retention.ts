import { keptAt, shareInterval, significant, type Stay } from '../../statistics/index.ts'
import type { Portfolio } from '../portfolio.ts'
import { measured, rangeOf, tooFew, unknownMeasure, type AgencyMeasure, type Quotation, type Range } from './measure.ts'
import { tenuresOf, type Tenure } from './tenures.ts'

/** The share of clients that are still there at an age of the contract. */
export interface RetentionPoint {
  days: number
  /** Null where no client was watched through all ages up to it. */
  kept: number | null
  interval?: Range
  /** Clients watched at that age. */
  atRisk: number
}

/** Retention, with the points of its curve. */
export interface RetentionMeasure extends AgencyMeasure {
  curve: RetentionPoint[]
}

const AGES = [91, 182, 364]
/** Fewer clients make no curve. Assumed. */
const LEAST_CLIENTS = 10
const IMPLAUSIBLE: Quotation[] = [
  { says: 'retention lies below 20 % on average in most industries; implausible for retainers', source: 'S004' },
]

/**
 * Share of clients kept for a year of contract, by Kaplan–Meier: running clients are censored, clients known late enter late.
 * There is no mark for it.
 */
export function retention(portfolio: Portfolio): RetentionMeasure {
  const stays = tenuresOf(portfolio).map(stayOf)
  const curve = keptAt(stays, AGES).map(({ age, share, interval, atRisk }): RetentionPoint => ({
    days: age,
    kept: share === null ? null : significant(share),
    ...(interval === null ? {} : { interval: rangeOf(interval) }),
    atRisk,
  }))
  const n = stays.length
  const year = curve.at(-1)
  const missing =
    n < LEAST_CLIENTS
      ? tooFew('clients', n, LEAST_CLIENTS)
      : year?.kept == null
        ? 'Nobody was watched through a whole year of contract.'
        : null
  if (missing !== null || year?.kept == null)
    return { ...unknownMeasure(missing ?? '', n, 'assumed'), context: IMPLAUSIBLE, curve: n < LEAST_CLIENTS ? [] : curve }
  return {
    ...measured(year.kept, { n, interval: year.interval, marks: { worse: 'lower' }, basis: 'assumed', context: IMPLAUSIBLE }),
    curve,
  }
}

/** Clients lost in one block of contract age. */
export interface LossBlock {
  /** Days of contract, from (included) to (excluded). */
  from: number
  to: number
  lost: number
  /** Clients watched at the start of the block or in it. */
  atRisk: number
  /** Lost of those at risk; null where there are too few losses to speak of shares. */
  share: number | null
  /** The seventh month, of which S004 speaks. */
  marked: boolean
}

/** When clients leave. */
export interface LossTimingMeasure extends AgencyMeasure {
  blocks: LossBlock[]
}

const BLOCK = 30
const MARKED_FROM = 180
const LAST_BLOCK_FROM = 720
/** Fewer losses are shown as counts only. Assumed. */
const LEAST_LOSSES = 10
const CONTESTED: Quotation[] = [
  { says: 'clients leave after seven months', source: 'S004' },
  { says: 'month 4, or months 6 to 12', source: 'others; contested' },
]

/**
 * Share lost in each thirty days of contract age, the block of days 180 to 210 marked; its share is the value. No mark is given.
 */
export function lossTiming(portfolio: Portfolio): LossTimingMeasure {
  const stays = tenuresOf(portfolio).map(stayOf)
  const losses = stays.filter(({ ended }) => ended).length
  const few = losses < LEAST_LOSSES
  const starts = Array.from({ length: LAST_BLOCK_FROM / BLOCK + 1 }, (_, i) => i * BLOCK)
  const blocks = starts.map((from): LossBlock => {
    const to = from + BLOCK
    const lost = stays.filter(({ ended, until }) => ended && until >= from && until < to).length
    const atRisk = stays.filter(({ enteredAt, until }) => enteredAt < to && until >= from).length
    return {
      from,
      to,
      lost,
      atRisk,
      share: few || atRisk === 0 ? null : significant(lost / atRisk),
      marked: from === MARKED_FROM,
    }
  })
  const marked = blocks.find((block) => block.marked)
  if (few || marked?.share == null) {
    return {
      ...unknownMeasure(
        few ? tooFew('losses', losses, LEAST_LOSSES) : 'No client was watched at that age.',
        losses,
        'practitioner',
      ),
      context: CONTESTED,
      blocks,
    }
  }
  const interval = shareInterval(marked.lost, marked.atRisk)
  return {
    ...measured(marked.share, { n: losses, interval, marks: { worse: 'higher' }, basis: 'practitioner', context: CONTESTED }),
    blocks,
  }
}

function stayOf({ startsOn, knownFrom, leftOn, until }: Tenure): Stay {
  return { enteredAt: Math.max(0, knownFrom - startsOn), until: until - startsOn, ended: leftOn !== null }
}
