import { drawClusters, estimate, type Estimate } from '../../src/backtest/bootstrap.ts'
import { byScore, rocAuc, rocAucOf } from '../../src/backtest/ranking.ts'
import { probabilityFigures } from '../../src/backtest/probabilities.ts'
import { runner } from '../../src/assess/detect.ts'
import { ghosting } from '../../src/detectors/ghosting.ts'
import type { AnyEvent, RecordingSpan } from '../../src/events/index.ts'
import { defaultNorms, type Norms } from '../../src/measures/index.ts'
import { mean, silence, sumGaps, type GapNorms } from '../../src/statistics/index.ts'
import { createTimeline, createView, createZones } from '../../src/timeline/index.ts'
import { bgNbdScore, plainScores } from './baselines.ts'
import { endOf, type History, type SilenceSet } from './data.ts'
import { eventsOf, normsKnownOn, recordingOf } from './norms.ts'
import { activeDaysOf, asOfDays, rowsOn, type Row } from './protocol.ts'

/** How good one score is on one set. Skill and calibration only where the score is a chance. */
export interface Figures { readonly auc: number; readonly skill: number | null; readonly ece: number | null }

/** One row with what every score said of it. */
export interface Scored { readonly row: Row; readonly scores: ReadonlyMap<string, number> }

/** What came of one set. */
export interface SilenceResult {
  readonly set: SilenceSet
  readonly scored: readonly Scored[]
  readonly entities: number
  readonly dates: number
  readonly lostShare: number
  /** Rows that the detector gave no number for; they are left out for every score. */
  readonly unanswered: number
  readonly figures: ReadonlyMap<string, Figures>
}

export const SHIPPED = 'ghosting, shipped norms'
export const FITTED = 'ghosting, norms fitted on the past'
export const OTHERS = 'the same model, constants of the other four sets'
export const BG_NBD = 'BG/NBD P(silent H)'
export const DAYS_SINCE = 'days since'
const CHANCES = new Set([SHIPPED, FITTED, OTHERS, BG_NBD])
const RESAMPLES = 200
const SEED = 3

/** Runs the public detector and its rivals over the test dates of one set. */
export function silenceResult(set: SilenceSet, history: History, others: GapNorms): SilenceResult {
  const days = activeDaysOf(history)
  const { test } = asOfDays(days, set)
  const portfolio = eventsOf(history)
  const all = [...portfolio.values()].flat()
  const ask = asker(portfolio, recordingOf(all), set.horizonDays)

  const scored: Scored[] = []
  let asked = 0
  for (const day of test) {
    const fitted = normsKnownOn(all, day)
    const bgNbd = bgNbdScore(days, day, set.horizonDays)
    for (const row of rowsOn(days, day, set.horizonDays)) {
      asked += 1
      const [shipped, own] = [ask(row, defaultNorms), ask(row, fitted)]
      if (shipped === null || own === null) continue
      const scores = new Map(Object.entries(plainScores).map(([name, score]) => [name, score(row)]))
      scores.set(BG_NBD, bgNbd(row)).set(SHIPPED, shipped).set(FITTED, own)
      scores.set(OTHERS, silence(sumGaps(row.gaps), others, row.daysSince, set.horizonDays).silent)
      scored.push({ row, scores })
    }
  }
  const names = [...(scored[0]?.scores.keys() ?? [])]
  const figures = new Map(names.map((name) => [name, figuresOf(
    scored.map(({ row, scores }) => ({ score: scores.get(name) ?? 0, lost: row.lost })), CHANCES.has(name))]))
  return {
    set, figures, scored, dates: test.length, unanswered: asked - scored.length,
    entities: new Set(scored.map(({ row }) => row.entity)).size,
    lostShare: scored.filter(({ row }) => row.lost).length / scored.length,
  }
}

/**
 * Mean area under the curve of one score over the sets, or how far it is ahead of another, with its interval. Within each set entities
 * are drawn whole, since the dates of one are not independent, and the same entities for both scores.
 */
export function meanAuc(results: readonly SilenceResult[], name: string, less?: string): Estimate | null {
  const sizes = results.map(({ entities }) => entities)
  const drawnBySet = sizes.map((size, set) => drawClusters(size, RESAMPLES, SEED + set))
  const draws = Array.from({ length: RESAMPLES }, (_, k) => Float64Array.from(drawnBySet.flatMap((drawn) => [...drawn[k] ?? []])))
  const aucOf = (score: string): ((counts: Float64Array) => number) => {
    const sets = results.map(({ scored }, set) => {
      const places = new Map([...new Set(scored.map(({ row }) => row.entity))].map((entity, i) => [entity, sum(sizes.slice(0, set)) + i]))
      return byScore(scored.map(({ row, scores }) => ({ score: scores.get(score) ?? 0, lost: row.lost, place: places.get(row.entity) ?? 0 })))
    })
    return (counts) => mean(sets.map((sorted) => rocAucOf(sorted, ({ place }) => counts[place] ?? 0) ?? NaN))
  }
  const [own, other] = [aucOf(name), less === undefined ? () => 0 : aucOf(less)]
  return estimate(draws, sum(sizes), (counts) => own(counts) - other(counts))
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

function figuresOf(cases: readonly { score: number; lost: boolean }[], isChance: boolean): Figures {
  const chance = isChance ? probabilityFigures(cases) : null
  return { auc: rocAuc(cases) ?? NaN, skill: chance?.skill ?? null, ece: chance?.ece ?? null }
}

/** Asks the public detector. One timeline an entity is made, and seen at many dates. */
function asker(portfolio: ReadonlyMap<string, AnyEvent[]>, recording: RecordingSpan[], horizonDays: number): (row: Row, norms: Norms) => number | null {
  const detector = ghosting({ horizonDays })
  const timelines = new Map([...portfolio].map(([clientId, events]) => [clientId, createTimeline(events, clientId)]))
  const zones = createZones()
  return ({ entity, asOf }, norms) => {
    const timeline = timelines.get(entity)
    if (timeline === undefined) throw new Error(`no timeline of ${entity}`)
    const finding = runner(createView(timeline, { asOf: endOf(asOf), recording, zones }), norms)(detector)
    return finding.status === 'not-applicable' ? null : finding.evidence.numbers['silent'] ?? null
  }
}
