/**
 * What the measured methods reach on real data: `npm run bench:evidence -- FOLDER DATE`. Fills its part of docs/evidence.md and prints
 * it. The data are no part of the project; where they are absent it says so, the page keeps what it has, and nothing fails. DATE is
 * that of the run; it stands in the page.
 */
import { writeFileSync } from 'node:fs'
import { defaultNorms } from '../src/measures/index.ts'
import type { GapNorms } from '../src/statistics/index.ts'
import { fill } from '../scripts/docs/markdown.ts'
import { read, root } from '../scripts/project.ts'
import { combinationResult, seenSet } from './evidence/combination.ts'
import { isPresent, readReplies, readSilence, SILENCE_SETS } from './evidence/data.ts'
import { latencyPower } from './evidence/latency.ts'
import { averageNorms, developmentNorms, MAIL_SET } from './evidence/norms.ts'
import { publicSets } from './evidence/page.ts'
import { silenceResult } from './evidence/silence.ts'
import { spanPower, volumePower } from './evidence/volume.ts'
import { weeklyWriters } from './evidence/weekly-writers.ts'

const PAGE = 'docs/evidence.md'
const [folder = '../shared/data', date] = process.argv.slice(2)
if (!isPresent(folder)) {
  console.log(`No data in ${folder}: nothing is measured, and ${PAGE} stays as it is. Name the folder: npm run bench:evidence -- FOLDER DATE`)
  process.exit(0)
}
if (date === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(date)) {
  console.error(`${PAGE} names the day it was measured on; give it as YYYY-MM-DD: npm run bench:evidence -- ${folder} DATE`)
  process.exit(2)
}

const sets = SILENCE_SETS.map((set) => ({ set, history: readSilence(folder, set) }))
const norms = new Map(sets.map(({ set, history }) => [set.name, developmentNorms(set, history)]))
/** Constants for one set from all the others. */
const fromOthers = (name: string): GapNorms => averageNorms([...norms].filter(([other]) => other !== name).map(([, { gaps }]) => gaps))
const judged = sets.map(({ set, history }) => ({ set, history, others: fromOthers(set.name) }))

const silence = judged.map(({ set, history, others }) => {
  console.error(`silence: ${set.name}`)
  return silenceResult(set, history, others)
})
console.error('combination')
const seen = judged.map(({ set, history, others }) => seenSet(set, history, others))
const combination = seen.map((own) => combinationResult(own, seen.filter((other) => other !== own)))
const centres = { 'of the mail set': defaultNorms.gaps.m, 'mean of the five': defaultNorms.mixedGapCentre }
const weekly = new Map(Object.entries(centres).flatMap(([name, m]) =>
  sets.filter(({ set }) => set.name === MAIL_SET).map(({ set, history }) => [name, weeklyWriters(set, history, { ...defaultNorms.gaps, m })] as const)))
console.error('replies')
const sent = readReplies(folder)
const latency = [0, 0.05, 1].flatMap((noise) => [5, 8, 12].flatMap((recent) => [3, 5].map((factor) => latencyPower(sent, recent, factor, noise))))
console.error('volume')
// Few customers of a shop order once a week.
const busy = sets.filter(({ set }) => set.name !== 'cdnow').map(({ history }) => history)
const volume = (['true', 'shuffled'] as const).flatMap((order) => [1, 4].map((least) => volumePower(busy, order, least)))
const lengths = [{ tested: 4, baseline: 26 }, { tested: 8, baseline: 26 }, { tested: 12, baseline: 26 }, { tested: 8, baseline: 13 }]
const spans = [...spanPower(busy, 'true', 1, lengths), ...spanPower(busy, 'shuffled', 4, lengths)]

const text = publicSets({ date, silence, norms, weekly, combination, latency, volume, spans })
console.log(text)
const page = fill(read(PAGE), 'evidence', text)
if (page === undefined) throw new Error(`${PAGE} has no lines <!-- generated:evidence --> and <!-- /generated:evidence -->; add them where the part belongs`)
writeFileSync(`${root}/${PAGE}`, page)
