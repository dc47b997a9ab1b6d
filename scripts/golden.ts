/**
 * Keeps the scores of the committed sample in view: a change is a visible diff, and says so under `### Scores` of the changelog.
 *
 *     npx tsx scripts/golden.ts           compare; exit 1 where they differ or the changelog is silent
 *     npx tsx scripts/golden.ts --write   accept the new scores, and print the line for the changelog
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { read, root } from './project.ts'
import { assessSample } from './sample.ts'

const file = 'test/golden/portfolio.json'
const scores = assessSample()
const line = `Golden portfolio: \`${createHash('sha256').update(scores).digest('hex').slice(0, 12)}\``

/** What stands under `### Scores` of the newest release. */
function scoresOfNewestRelease(): string {
  const [, newest = ''] = read('CHANGELOG.md').split(/^## /m)
  const [, part = ''] = newest.split(/^### Scores$/m)
  return part.split(/^### /m)[0] ?? ''
}

if (process.argv.includes('--write')) {
  mkdirSync(join(root, 'test/golden'), { recursive: true })
  writeFileSync(join(root, file), scores)
  console.log(`wrote ${file}; the changelog needs, under "### Scores" of the newest release:\n- ${line}, because …`)
} else if (!existsSync(join(root, file)) || read(file) !== scores) {
  console.error(`${file} differs from what is computed now; if that is meant, run: npx tsx scripts/golden.ts --write`)
  process.exitCode = 1
} else if (!scoresOfNewestRelease().includes(line)) {
  console.error(`scores have changed, and CHANGELOG.md does not say so: under "### Scores" of the newest release it needs\n- ${line}, because …`)
  process.exitCode = 1
}
