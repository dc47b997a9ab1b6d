import type { Assessment } from '../../assess/index.ts'
import { toIso } from '../../timeline/index.ts'
import { plain } from '../style.ts'

/** What the formats print. */
export interface Report {
  /** Milliseconds since 1970. */
  readonly asOf: number
  /** Worst first. */
  readonly assessments: readonly Assessment[]
  /** Clients in the export, judged or not. */
  readonly clients: number
  /** Names of clients by id, where known. */
  readonly names: ReadonlyMap<string, string>
  readonly given: number
  readonly accepted: number
  readonly events: number
  /** Tell each client in full. */
  readonly inFull: boolean
}

/** A client's name, or its id; safe to print. */
export function nameOf(report: Report, { clientId }: Assessment): string {
  return plain(report.names.get(clientId) ?? clientId)
}

/** 2026-06-30 18:00 UTC */
export function momentOf(ms: number): string {
  return `${toIso(ms).replace('T', ' ').slice(0, 16)} UTC`
}

/** 12,345 */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** Health as a whole number, rounded down as the bands are; where too little is known for a score, what it is at most. */
export function healthOf({ health, band, range }: Assessment): { number: string; band: string } {
  if (health === null) return { number: `≤${Math.floor(range.high)}`, band: 'unknown' }
  return { number: String(Math.floor(health)), band: band ?? '' }
}

/** Signs that could not be judged for most of the clients: said once, not for each. */
export function seldomJudged({ assessments }: Report): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const { unknowns } of assessments) for (const { id } of unknowns) counts.set(id, (counts.get(id) ?? 0) + 1)
  return new Set([...counts].filter(([, count]) => assessments.length > 1 && count > assessments.length / 2).map(([id]) => id))
}
