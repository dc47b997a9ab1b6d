/**
 * Writes the parts of the pages that follow from the code, so that no number in them can be wrong:
 * the head of every detector's page, the catalogue of detectors, the table of weights, the output of the demo, and of the commands of
 * the tutorial on backtests.
 *
 *     npx tsx scripts/generate-docs.ts           write them
 *     npx tsx scripts/generate-docs.ts --check   exit 1 and name the pages that are stale
 */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadDetectors } from './docs/detectors.ts'
import { catalogue, head } from './docs/detector-pages.ts'
import { simulateScript, walkOutputs } from './docs/backtest-walk.ts'
import { demoOutput } from './docs/demo.ts'
import { evidenceTable } from './docs/evidence-table.ts'
import { fill } from './docs/markdown.ts'
import { parityTable } from './docs/parity-table.ts'
import { walkthrough } from './docs/walkthrough.ts'
import { weightsTable } from './docs/weights-table.ts'
import { read, root } from './project.ts'

const detectors = await loadDetectors()
const [dry = '', tested = '', fitted = '', compared = ''] = await walkOutputs(read('docs/backtest.md'), 'On the command line')
const pages: readonly (readonly [path: string, part: string, text: string])[] = [
  ...detectors.map((detector) => [`docs/detectors/${detector.id}.md`, 'head', head(detector)] as const),
  ['docs/detectors/README.md', 'catalogue', catalogue(detectors)],
  ['docs/scoring.md', 'weights', weightsTable()],
  ['docs/trust.md', 'evidence', evidenceTable()],
  ['docs/parity.md', 'rows', parityTable()],
  ['docs/walkthrough.md', 'assessments', walkthrough()],
  ['docs/backtest.md', 'simulate', simulateScript()],
  ['docs/backtest.md', 'dry', dry],
  ['docs/backtest.md', 'backtest', tested],
  ['docs/backtest.md', 'calibrate', fitted],
  ['docs/backtest.md', 'what-if', compared],
  ['README.md', 'demo', await demoOutput()],
]

const check = process.argv.includes('--check')
for (const [path, part, text] of pages) {
  const page = existsSync(join(root, path)) ? read(path) : undefined
  const filled = page === undefined ? undefined : fill(page, part, text)
  if (filled === page && filled !== undefined) continue
  if (filled === undefined || check) {
    console.error(page === undefined ? `${path} is missing` : filled === undefined
      ? `${path} lacks the lines <!-- generated:${part} --> and <!-- /generated:${part} -->`
      : `${path} is stale; run npm run generate`)
    process.exitCode = 1
  } else {
    writeFileSync(join(root, path), filled)
    console.log(`wrote ${path}`)
  }
}
