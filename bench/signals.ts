/**
 * How often each detector speaks on an export of yours: for twelve months up to a day, how many clients it fires on at the end of a
 * month, and how many of these are new. A default that floods shows here.
 *
 *     npx tsx bench/signals.ts 2013-06-30 FILE… [--map FILE] [--directory FILE]
 */
import { parseArgs } from 'node:util'
import { recommended } from '../src/health/index.ts'
import { assessPortfolio } from '../src/portfolio/index.ts'
import { loadEvents } from '../src/cli/read/events.ts'
import { readDirectory, readMapping } from '../src/cli/read/inputs.ts'
import { days } from '../src/testing/index.ts'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { map: { type: 'string' }, directory: { type: 'string' } } })
const [last, ...files] = positionals
if (last === undefined || files.length === 0) throw new Error('usage: npx tsx bench/signals.ts DAY FILE… [--map FILE] [--directory FILE]')

const directory = values.directory === undefined ? undefined : await readDirectory(values.directory)
const mapping = values.map === undefined ? undefined : await readMapping(values.map, directory)
const quiet = { bytes: () => undefined, step: () => undefined, done: () => undefined }
const { events } = await loadEvents(files, { mapping, directory, progress: quiet })

const MONTHS = 12
const fired = new Map<string, number>()
const fresh = new Map<string, number>()
let clientMonths = 0
let before = new Set<string>()
for (let month = MONTHS; month >= 0; month--) {
  const asOf = `${days(last, -30 * month)}T23:59:59Z`
  const { ranked, unranked, ended } = assessPortfolio(events, { ...recommended(), asOf })
  const now = new Set<string>()
  for (const { assessment } of [...ranked, ...unranked, ...ended]) for (const { id } of assessment.signals) now.add(`${id}\n${assessment.clientId}`)
  if (month < MONTHS) {
    clientMonths += ranked.length + unranked.length + ended.length
    for (const key of now) {
      const id = key.split('\n')[0] ?? ''
      fired.set(id, (fired.get(id) ?? 0) + 1)
      if (!before.has(key)) fresh.set(id, (fresh.get(id) ?? 0) + 1)
    }
  }
  before = now
}

console.log(`${clientMonths} client-months up to ${last}`)
console.table(Object.fromEntries([...fired].sort(([, a], [, b]) => b - a).map(([id, count]) => [id, {
  'standing, % of client-months': Number((100 * count / clientMonths).toFixed(2)), 'new, per 100 client-months': Number((100 * (fresh.get(id) ?? 0) / clientMonths).toFixed(2)),
}])))
