import type { Assessment } from '../../assess/index.ts'
import { en } from '../../messages/en/index.ts'
import type { SuspectFeed } from '../../portfolio/index.ts'
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
  /** Feeds on which everybody fell silent at once. */
  readonly suspectFeeds: readonly SuspectFeed[]
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

/** What is said of a feed on which everybody fell silent. */
export function suspicionOf({ source, types, from, to }: SuspectFeed): string {
  const feed = `${source === '' ? 'without a name' : plain(source)} (${types.map(plain).join(', ')})`
  const when = to === null ? `since ${en.date(from.slice(0, 10))}` : `from ${en.date(from.slice(0, 10))} to ${en.date(to.slice(0, 10))}`
  return `Feed ${feed} fell silent for everybody ${when}: judged as a gap.`
}
