/**
 * What the measured methods reach on real data: `npm run bench:evidence [-- FOLDER [DATE]]`. Prints docs/evidence.md and writes it.
 * The data are not part of the project; where they are absent, it says so and nothing fails. DATE, of the run, is printed if given.
 */
import { writeFileSync } from 'node:fs'
import { root } from '../scripts/project.ts'
import { isPresent, readReplies, readSilence, SILENCE_SETS } from './evidence/data.ts'
import { latencyPower } from './evidence/latency.ts'
import { evidencePage } from './evidence/page.ts'
import { averageNorms, developmentNorms, silenceResult } from './evidence/silence.ts'
import { volumePower } from './evidence/volume.ts'

const [folder = '../shared/data', date] = process.argv.slice(2)
if (!isPresent(folder)) {
  console.log(`No data in ${folder}: nothing is measured. Name the folder: npm run bench:evidence -- FOLDER`)
  process.exit(0)
}

const sets = SILENCE_SETS.map((set) => ({ set, history: readSilence(folder, set) }))
const norms = sets.map(({ set, history }) => developmentNorms(set, history))
const silence = sets.map(({ set, history }, i) => {
  console.error(`silence: ${set.name}`)
  return silenceResult(set, history, averageNorms(norms.filter((_, k) => k !== i)))
})
const sent = readReplies(folder)
const latency = [0, 0.05, 1].flatMap((noise) => [5, 8, 12].flatMap((recent) => [3, 5].map((factor) => latencyPower(sent, recent, factor, noise))))
// Few customers of a shop order once a week.
const busy = sets.filter(({ set }) => set.name !== 'cdnow').map(({ history }) => history)
const volume = (['true', 'shuffled'] as const).flatMap((order) => [1, 4].map((least) => volumePower(busy, order, least)))
const page = evidencePage({ date, silence, norms, latency, volume })
writeFileSync(`${root}/docs/evidence.md`, page)
console.log(page)
