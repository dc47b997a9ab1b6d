import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { DAY_MS } from '../../src/timeline/index.ts'

/** One development set of methods.md and how it is cut. */
export interface SilenceSet {
  readonly name: string
  readonly what: string
  /** Days of silence that count as gone: methods.md 3. */
  readonly horizonDays: number
  /** Days between as-of dates, chosen so that about as many rows come out as methods.md prints. */
  readonly everyDays: number
  /** Nothing from this day on is used. */
  readonly until?: string
  /** Rows printed in methods.md 3. */
  readonly printedRows: number
}

export const SILENCE_SETS: readonly SilenceSet[] = [
  { name: 'helpdesk', what: 'tickets of client companies to a software firm', horizonDays: 90, everyDays: 30, printedRows: 1357 },
  { name: 'gla', what: 'payments of a public body to its suppliers', horizonDays: 120, everyDays: 30, printedRows: 4008 },
  // The company filed for bankruptcy the day after; from then on everybody falls silent, which tells nothing about any of them.
  { name: 'enron_pairs', what: 'mail between colleagues', horizonDays: 60, everyDays: 60, until: '2001-12-02', printedRows: 2118 },
  { name: 'eslint', what: 'commits to a repository', horizonDays: 180, everyDays: 90, printedRows: 388 },
  { name: 'cdnow', what: 'orders of a shop', horizonDays: 90, everyDays: 30, printedRows: 8900 },
]

/** What happened to each entity, as instants, oldest first. */
export type History = ReadonlyMap<string, readonly string[]>

export function readSilence(folder: string, { name, until }: SilenceSet): History {
  const byEntity = new Map<string, string[]>()
  for (const { e, t } of readRows<{ e: string; t: string }>(folder, name)) {
    if (until !== undefined && t >= until) continue
    const own = byEntity.get(e)
    if (own === undefined) byEntity.set(e, [t])
    else own.push(t)
  }
  for (const own of byEntity.values()) own.sort()
  return byEntity
}

/** One message from one person to another, and when the reply came; null where none did. */
export interface Sent { readonly e: string; readonly t: string; readonly r: string | null }

export const readReplies = (folder: string): Sent[] => readRows<Sent>(folder, 'enron_replies')

export function pathOf(folder: string, name: string): string {
  return join(folder, 'silence', `${name}.ndjson.gz`)
}

export function isPresent(folder: string): boolean {
  return [...SILENCE_SETS.map(({ name }) => name), 'enron_replies'].every((name) => existsSync(pathOf(folder, name)))
}

function readRows<Row>(folder: string, name: string): Row[] {
  const text = gunzipSync(readFileSync(pathOf(folder, name))).toString('utf8')
  return text.trim().split('\n').map((line) => JSON.parse(line) as Row)
}

/** Days since 1970 in UTC. */
export const dayOf = (instant: string): number => Math.floor(Date.parse(instant) / DAY_MS)
/** The last moment of a day: what happened on it is known. */
export const endOf = (day: number): number => (day + 1) * DAY_MS - 1
