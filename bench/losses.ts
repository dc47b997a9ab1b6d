/**
 * Whether the total beats plain rules on simulated losses: `npm run bench:losses [-- CLIENTS [EVERY_DAYS [AGENCIES]]]`, by default
 * three agencies of 200 clients, judged every 14 days, and one more to tune on. Prints the section of docs/evidence.md and writes it.
 */
import { writeFileSync } from 'node:fs'
import { fill } from '../scripts/docs/markdown.ts'
import { read, root } from '../scripts/project.ts'
import { recommended } from '../src/health/index.ts'
import { agencyOf, replayed, REPORTING_SEEDS, TUNING_SEEDS, type Size } from './losses/agencies.ts'
import { lossesSection } from './losses/page.ts'
import { poolOf } from './losses/pool.ts'
import { roundsOf } from './losses/rounds.ts'
import { withRules } from './losses/rules.ts'

const [clients = 200, everyDays = 14, reported = REPORTING_SEEDS.length] = process.argv.slice(2).map(Number)
const size: Size = { clients, everyDays }
const scorecard = withRules(recommended())

/** Only what was judged is kept of an agency: its events fill a gigabyte. */
function judged(seed: number) {
  console.error(`agency of seed ${seed}: ${clients} clients, every ${everyDays} days`)
  const { outcomes, ...agency } = agencyOf(seed, size)
  return { seed, outcomes, result: replayed({ outcomes, ...agency }, scorecard, size) }
}

const tuning = poolOf(TUNING_SEEDS.map((seed) => judged(seed).result))
const agencies = REPORTING_SEEDS.slice(0, reported).map(judged)
const reporting = poolOf(agencies.map(({ result }) => result))
const section = lossesSection({ size, agencies, reporting, rounds: roundsOf(tuning, reporting, everyDays) })
const page = fill(read('docs/evidence.md'), 'losses', section)
if (page === undefined) throw new Error('docs/evidence.md has no lines <!-- generated:losses --> and <!-- /generated:losses -->; add them')
writeFileSync(`${root}/docs/evidence.md`, page)
console.log(section)
