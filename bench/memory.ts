/**
 * Bytes of heap that the events of a portfolio take: parsed only, or held as timelines. Run by bench.ts, each in a process of its own.
 *
 *     node --expose-gc --import tsx bench/memory.ts parsed|held
 */
import { parseEvents, type AnyEvent } from '../src/index.ts'
import { groupTimelines } from '../src/timeline/index.ts'
import { portfolioLines } from './portfolio.ts'

const collect = (globalThis as { gc?: () => void }).gc
if (collect === undefined) throw new Error('run with --expose-gc')

const heap = (): number => {
  for (let i = 0; i < 4; i += 1) collect()
  return process.memoryUsage().heapUsed
}

const lines = portfolioLines(8)
// What the code itself takes when first used must not be counted as the events'.
const warm = groupTimelines(parseEvents(lines.slice(0, 2000).map((line) => JSON.parse(line) as unknown)).events)
const before = heap()
let rows: unknown[] | undefined = lines.map((line) => JSON.parse(line) as unknown)
let held: unknown = rows
if (process.argv[2] === 'held') held = groupTimelines(parseEvents(rows).events as readonly AnyEvent[])
rows = undefined
const bytes = heap() - before
console.log(JSON.stringify({ bytes, events: lines.length, alive: Boolean(held) && Boolean(warm) }))
