import type { BacktestResult } from './backtest.ts'
import type { Estimate } from './bootstrap.ts'
import type { Figures } from './figures.ts'
import type { BacktestRow } from './replay.ts'

/** A client and a date. */
export interface Moment {
  clientId: string
  asOf: string
}

/** One figure under both scorecards; null where it could not be worked out. */
export interface SideBySide {
  /** `health`, `risk` or a detector's id. */
  id: string
  figure: 'rocAuc' | 'averagePrecision' | 'precisionAtK' | 'recall' | 'precision' | 'lift' | 'alarmsPerClientMonth' | 'skill' | 'ece'
  a: number | null
  b: number | null
}

/** What another scorecard would have changed. */
export interface WhatIf {
  schemaVersion: 1
  /** Clients whose band on their last date differs. */
  bands: (Moment & { a: string | null; b: string | null })[]
  /** Dates on which the alarm of risk went on under one of them only. */
  alarms: { gained: Moment[]; lost: Moment[] }
  figures: SideBySide[]
}

/**
 * What another scorecard would have changed: who changes band, which alarms are gained and lost, and the figures side by side.
 *
 * @param a - a backtest
 * @param b - one of the same clients, dates and horizon with another scorecard
 * @throws TypeError where they are not of the same clients, dates and horizon
 *
 * @example
 * const options = { ...recommended(), from: '2026-01-05T00:00:00Z', to: '2026-03-30T00:00:00Z', horizonDays: 90 }
 * const run = (more) => backtest([survey('2026-02-01', { score: 1 })], { ...options, ...more })
 * whatIf(run({}), run({ alarms: { healthBelow: 90, riskFrom: 0.06 } })).alarms.gained.length // => 1
 */
export function whatIf(a: BacktestResult, b: BacktestResult): WhatIf {
  refuseDifferent(a, b)
  return {
    schemaVersion: 1,
    bands: bandsOf(a, b),
    alarms: { gained: onlyIn(b, a), lost: onlyIn(a, b) },
    figures: [
      ...compared('health', a.health, b.health),
      ...compared('risk', a.risk, b.risk),
      { id: 'risk', figure: 'skill', a: a.risk.probability?.skill ?? null, b: b.risk.probability?.skill ?? null },
      { id: 'risk', figure: 'ece', a: a.risk.probability?.ece ?? null, b: b.risk.probability?.ece ?? null },
      ...detectorsOf(a, b),
    ],
  }
}

function refuseDifferent(a: BacktestResult, b: BacktestResult): void {
  for (const key of ['from', 'to', 'everyDays', 'horizonDays', 'events', 'outcomes'] as const) {
    if (a.provenance[key] === b.provenance[key]) continue
    throw new TypeError(`whatIf: ${key} differs: ${a.provenance[key]} and ${b.provenance[key]}; run both on the same events, outcomes and dates`)
  }
}

function bandsOf(a: BacktestResult, b: BacktestResult): WhatIf['bands'] {
  const last = new Map(b.rows.map((row) => [row.clientId, row]))
  const latest = [...new Map(a.rows.map((row) => [row.clientId, row])).values()]
  return latest.flatMap(({ clientId, asOf, band }) => {
    const other = last.get(clientId)
    return other === undefined || other.asOf !== asOf || other.band === band ? [] : [{ clientId, asOf, a: band, b: other.band }]
  }).sort((x, y) => (x.clientId < y.clientId ? -1 : 1))
}

/** Alarms of one that do not stand in the other on that date. */
function onlyIn(one: BacktestResult, other: BacktestResult): Moment[] {
  const on = new Map<string, Set<string>>()
  for (const { clientId, asOf, alarm } of other.rows) {
    if (alarm.risk) on.set(clientId, (on.get(clientId) ?? new Set<string>()).add(asOf))
  }
  return startsOf(one.rows).filter(({ clientId, asOf }) => on.get(clientId)?.has(asOf) !== true).map(({ clientId, asOf }) => ({ clientId, asOf }))
}

/** Rows on which the alarm of risk goes on. */
function startsOf(rows: readonly BacktestRow[]): BacktestRow[] {
  const on = new Set<string>()
  return rows.filter(({ clientId, alarm }) => {
    const starts = alarm.risk && !on.has(clientId)
    if (alarm.risk) on.add(clientId)
    else on.delete(clientId)
    return starts
  })
}

function detectorsOf(a: BacktestResult, b: BacktestResult): SideBySide[] {
  const [inA, inB] = [byId(a), byId(b)]
  return [...new Set([...inA.keys(), ...inB.keys()])].sort().flatMap((id) => {
    const both = compared(id, inA.get(id), inB.get(id))
    return both.every((one) => one.a === one.b) ? [] : both
  })
}

function byId({ detectors }: BacktestResult): Map<string, Figures> {
  return new Map(detectors.map((one) => [one.id, one]))
}

function compared(id: string, a: Figures | undefined, b: Figures | undefined): SideBySide[] {
  const of = (figure: SideBySide['figure'], pick: (one: Figures) => Estimate | null): SideBySide => ({
    id, figure, a: a === undefined ? null : pick(a)?.value ?? null, b: b === undefined ? null : pick(b)?.value ?? null,
  })
  return [
    of('rocAuc', (one) => one.rocAuc),
    of('averagePrecision', (one) => one.averagePrecision),
    of('precisionAtK', (one) => one.precisionAtK),
    of('recall', (one) => one.recall),
    of('precision', (one) => one.precision),
    of('lift', (one) => one.lift),
    of('alarmsPerClientMonth', (one) => one.alarms.perClientMonth),
  ]
}
