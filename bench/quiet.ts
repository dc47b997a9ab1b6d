/**
 * The quiet law: how often each detector speaks up on simulated clients without trouble, how many of them score 80 or more, and how many
 * planted causes are found. Prints the section of docs/evidence.md and writes it.
 * `npm run bench:quiet -- [clients] [every so many weeks] [seed] [clients with each cause]`, 200 clients each week by default.
 */
import { writeFileSync } from 'node:fs'
import { fill } from '../scripts/docs/markdown.ts'
import { read, root } from '../scripts/project.ts'
import { plantedShares } from './planted-shares.ts'
import { quietSection } from './quiet-page.ts'
import { quietShares } from './quiet-shares.ts'

const PAGE = 'docs/evidence.md'
const [clients = 200, everyWeeks = 1, seed = 20260101, planted = 40] = process.argv.slice(2).map(Number)
const shares = quietShares(seed, clients, everyWeeks, (done) => {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${clients} clients`)
})
const section = quietSection({ seed, clients, everyWeeks, planted }, shares, plantedShares(seed, planted))
console.log(section)
const page = fill(read(PAGE), 'quiet', section)
if (page === undefined) throw new Error(`${PAGE} lacks the lines <!-- generated:quiet --> and <!-- /generated:quiet -->`)
writeFileSync(`${root}/${PAGE}`, page)
