/**
 * The quiet law: how often each detector speaks up on simulated clients without trouble, and how many of them score 80 or more.
 * `npm run bench:quiet -- [clients] [every so many weeks] [seed]`, 200 clients each week by default.
 */
import { quietShares } from './quiet-shares.ts'

const [clients = 200, everyWeeks = 1, seed = 20260101] = process.argv.slice(2).map(Number)
const start = performance.now()
const { rows, clientWeeks, healthy, unscored } = quietShares(seed, clients, everyWeeks, (done) => {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${clients} clients`)
})
const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`

console.log(`\n${clients} quiet clients, ${clientWeeks} client-weeks over two years, seed ${seed}, ${((performance.now() - start) / 1000).toFixed(0)} s`)
console.log(`score 80 or more: ${percent(healthy, clientWeeks)} (law: at least 95 %); without a score: ${percent(unscored, clientWeeks)}\n`)
console.log('| detector | fired, of all weeks | of judged weeks | judged | clients | causes |\n|---|---|---|---|---|---|')
for (const { id, fired, judged, clients: spoke, causes } of rows.sort((a, b) => b.fired - a.fired || (a.id < b.id ? -1 : 1))) {
  const named = [...causes].sort((a, b) => b[1] - a[1]).slice(0, 4).map(([cause, n]) => `${cause} ${n}`).join(', ')
  const mark = fired > 0.02 * clientWeeks ? ' **over 2 %**' : ''
  console.log(`| \`${id}\` | ${percent(fired, clientWeeks)}${mark} | ${percent(fired, judged)} | ${percent(judged, clientWeeks)} | ${spoke} | ${named} |`)
}
