import { rocAuc } from '../../src/backtest/ranking.ts'
import { probabilityFigures } from '../../src/backtest/probabilities.ts'
import { runner } from '../../src/assess/detect.ts'
import { ghosting } from '../../src/detectors/ghosting.ts'
import type { AnyEvent, RecordingSpan } from '../../src/events/index.ts'
import { defaultNorms, type Norms } from '../../src/measures/index.ts'
import { fitNorms } from '../../src/portfolio/index.ts'
import { mean, silence, sumGaps, type GapNorms } from '../../src/statistics/index.ts'
import { message } from '../../src/testing/index.ts'
import { createTimeline, createView, createZones, toIso } from '../../src/timeline/index.ts'
import { bgNbdScore, plainScores } from './baselines.ts'
import { endOf, type History, type SilenceSet } from './data.ts'
import { activeDaysOf, asOfDays, rowsOn, type Row } from './protocol.ts'

/** How good one score is on one set. Skill and calibration only where the score is a chance. */
export interface Figures { readonly auc: number; readonly skill: number | null; readonly ece: number | null }

/** What came of one set. */
export interface SilenceResult {
  readonly set: SilenceSet
  readonly rows: number
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
const CHANCES = new Set([SHIPPED, FITTED, OTHERS, BG_NBD])

/** Runs the public detector and its rivals over the test dates of one set. */
export function silenceResult(set: SilenceSet, history: History, others: GapNorms): SilenceResult {
  const days = activeDaysOf(history)
  const { test } = asOfDays(days, set)
  const portfolio = eventsOf(history)
  const all = [...portfolio.values()].flat()
  const ask = asker(portfolio, recordingOf(all), set.horizonDays)

  const rows: { row: Row; scores: Map<string, number> }[] = []
  let asked = 0
  for (const day of test) {
    const fitted = fittedBy(all, day)
    const bgNbd = bgNbdScore(days, day, set.horizonDays)
    for (const row of rowsOn(days, day, set.horizonDays)) {
      asked += 1
      const [shipped, own] = [ask(row, defaultNorms), ask(row, fitted)]
      if (shipped === null || own === null) continue
      const scores = new Map(Object.entries(plainScores).map(([name, score]) => [name, score(row)]))
      scores.set(BG_NBD, bgNbd(row)).set(SHIPPED, shipped).set(FITTED, own)
      scores.set(OTHERS, silence(sumGaps(row.gaps), others, row.daysSince, set.horizonDays).silent)
      rows.push({ row, scores })
    }
  }
  const names = [...(rows[0]?.scores.keys() ?? [])]
  const figures = new Map(names.map((name) => [name, figuresOf(
    rows.map(({ row, scores }) => ({ score: scores.get(name) ?? 0, lost: row.lost })), CHANCES.has(name))]))
  return {
    set, figures, rows: rows.length, dates: test.length, unanswered: asked - rows.length,
    entities: new Set(rows.map(({ row }) => row.entity)).size,
    lostShare: rows.filter(({ row }) => row.lost).length / rows.length,
  }
}

/** Norms of gaps by the public `fitNorms` on what was known on the last development date. */
export function developmentNorms(set: SilenceSet, history: History): GapNorms {
  const { development } = asOfDays(activeDaysOf(history), set)
  return fittedBy([...eventsOf(history).values()].flat(), development.at(-1) ?? 0).gaps
}

/** One set of constants from several: the mean centre of ln gaps, geometric means of the rest. */
export function averageNorms(norms: readonly GapNorms[]): GapNorms {
  const geometric = (of: (one: GapNorms) => number): number => Math.exp(mean(norms.map((one) => Math.log(of(one)))))
  return {
    m: mean(norms.map(({ m }) => m)), k: geometric(({ k }) => k), v: geometric(({ v }) => v),
    s2: geometric(({ s2 }) => s2), a: geometric(({ a }) => a), b: geometric(({ b }) => b),
  }
}

function fittedBy(events: readonly AnyEvent[], day: number): Norms {
  const known = events.filter(({ at }) => Date.parse(at) <= endOf(day))
  return fitNorms(known, { asOf: toIso(endOf(day)), recording: recordingOf(events) }).norms
}

/** Everything is recorded from the first event on. */
function recordingOf(events: readonly AnyEvent[]): RecordingSpan[] {
  return [{ from: events.reduce((first, { at }) => (at < first ? at : first), '9999') }]
}

function figuresOf(cases: readonly { score: number; lost: boolean }[], isChance: boolean): Figures {
  const chance = isChance ? probabilityFigures(cases) : null
  return { auc: rocAuc(cases) ?? NaN, skill: chance?.skill ?? null, ece: chance?.ece ?? null }
}

/** What happened, as mail from the client. */
function eventsOf(history: History): Map<string, AnyEvent[]> {
  return new Map([...history].map(([clientId, instants]) =>
    [clientId, instants.map((at, i) => message(at, { clientId, id: `${clientId}-${i}` }))]))
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
