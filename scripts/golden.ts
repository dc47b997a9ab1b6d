/**
 * Keeps the scores of the committed sample, and the answers of every detector in its cases, in view:
 * a change is a visible diff, and says so under `### Scores` of the changelog.
 *
 *     npx tsx scripts/golden.ts           compare; exit 1 where they differ or the changelog is silent
 *     npx tsx scripts/golden.ts --write   accept the new scores, and print the line for the changelog
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { read, root } from './project.ts'
import { goldenCases, uncovered } from './golden-cases.ts'
import { assessSample } from './sample.ts'

/** What is kept: the sample as assessed, and what every detector answers in each of its cases. */
const golden: Readonly<Record<string, string>> = {
  'test/golden/portfolio.json': assessSample(),
  'test/golden/cases.ndjson': await goldenCases(),
}
const hash = createHash('sha256')
for (const text of Object.values(golden)) hash.update(text)
const line = `Golden scores: \`${hash.digest('hex').slice(0, 12)}\``

/** What stands under `### Scores` of the newest release. */
function scoresOfNewestRelease(): string {
  const [, newest = ''] = read('CHANGELOG.md').split(/^## /m)
  const [, part = ''] = newest.split(/^### Scores$/m)
  return part.split(/^### /m)[0] ?? ''
}

const changed = Object.entries(golden).filter(([file, text]) => !existsSync(join(root, file)) || read(file) !== text).map(([file]) => file)
const problems = await uncovered()

if (process.argv.includes('--write')) {
  mkdirSync(join(root, 'test/golden'), { recursive: true })
  for (const [file, text] of Object.entries(golden)) writeFileSync(join(root, file), text)
  console.log(`wrote ${Object.keys(golden).join(' and ')}; the changelog needs, under "### Scores" of the newest release:\n- ${line}, because …`)
} else if (changed.length > 0) {
  problems.push(`${changed.join(' and ')} differ from what is computed now; if that is meant, run: npx tsx scripts/golden.ts --write`)
} else if (!scoresOfNewestRelease().includes(line)) {
  problems.push(`scores have changed, and CHANGELOG.md does not say so: under "### Scores" of the newest release it needs\n- ${line}, because …`)
}
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exitCode = 1
