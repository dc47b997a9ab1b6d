/**
 * What the library costs, as ratios within one run, so that they mean the same on another machine: `npm run bench`.
 * Nothing fails here; counts and bytes are gates in the tests, times are not.
 */
import { execFileSync } from 'node:child_process'
import type * as Library from '../src/index.ts'
import { camelCase, detectorIds, distIsFresh, root, run } from '../scripts/project.ts'
import { sampleAsOf as asOf } from '../scripts/sample.ts'
import { brotliBytes, esbuildBundle, rollupBundle } from '../test/package/bundle.ts'
import { remove, unpackedConsumer } from '../test/package/packed.ts'
import { medians } from './measure.ts'
import { busyClient, byClient, portfolioLines } from './portfolio.ts'

if (!distIsFresh() && run('npm', ['run', '--silent', 'build']) !== 0) process.exit(1)
// What is measured is the package as built; its types are those of the sources.
const { assess, parseEvents, recommended } = (await import(`${root}/dist/index.js`)) as typeof Library

interface Line { work: string; target: string; measured: string; reached: boolean }
const lines: Line[] = []
const limit = (work: string, target: number, measured: number, unit: string): void => {
  lines.push({ work, target: `<= ${target} ${unit}`, measured: `${measured.toFixed(2)} ${unit}`, reached: measured <= target })
}

const parse = (text: readonly string[]): unknown[] => text.map((line) => JSON.parse(line) as unknown)

/** Reading, validating and assessing, against reading alone. */
function wholePortfolio(): void {
  const text = portfolioLines(4)
  const everything = (): number => {
    const { events } = parseEvents(parse(text))
    const scorecard = recommended()
    return byClient(events).map((own) => assess(own, { ...scorecard, asOf })).length
  }
  const time = medians(7, { parsing: () => parse(text), everything, validating: () => parseEvents(parse(text)) })
  console.log(`${text.length} events: JSON.parse ${time.parsing.toFixed(0)} ms, with validation ${time.validating.toFixed(0)} ms, with assessment ${time.everything.toFixed(0)} ms`)
  limit('read + validate + assess a portfolio, against JSON.parse alone', 2.5, time.everything / time.parsing, '×')
}

/** One client again, as after a webhook, alone and with a large portfolio in memory. */
function oneClient(): void {
  const { events } = parseEvents(busyClient(1000))
  const scorecard = recommended()
  const again = (): void => { for (let i = 0; i < 20; i += 1) assess(events, { ...scorecard, asOf }) }
  const alone = medians(9, { again }).again / 20
  const others = parseEvents(parse(portfolioLines(30))).events
  const amongMany = medians(9, { again }).again / 20
  console.log(`one re-assessment: ${alone.toFixed(2)} ms alone, ${amongMany.toFixed(2)} ms beside ${others.length} events of other clients`)
  limit('one re-assessment, 1,000 events a year', 2, alone, 'ms')
  limit('the same beside a portfolio of 480 clients, against alone', 1.25, amongMany / alone, '×')
}

function memory(): void {
  const bytes = (what: string): number => {
    const printed = execFileSync(process.execPath, ['--expose-gc', '--import', 'tsx', 'bench/memory.ts', what], { cwd: root, encoding: 'utf8' })
    return (JSON.parse(printed) as { bytes: number }).bytes
  }
  limit('memory per event held, against the parsed object', 1.15, bytes('held') / bytes('parsed'), '×')
}

/** A year of Mondays of 200 clients, in a process of its own. */
function replay(): void {
  const printed = execFileSync(process.execPath, ['--import', 'tsx', 'bench/backtest.ts'], { cwd: root, encoding: 'utf8' })
  const { clients, events, rows, seconds, passes, peakMegabytes } = JSON.parse(printed) as Record<string, number>
  console.log(`backtest of ${clients} clients, ${events} events, 52 dates: ${rows} judgements in ${seconds?.toFixed(0)} s`)
  limit('backtest of 52 dates, in times that every client is assessed once', 40, passes ?? NaN, '×')
  limit('peak memory of that backtest', 1024, peakMegabytes ?? NaN, 'MB')
}

async function bundles(): Promise<void> {
  const { folder, installed } = unpackedConsumer()
  const ids = detectorIds()
  const found = (text: string) => ids.filter((id) => new RegExp(`["'\`]?id["'\`]?: ?["'\`]${id}["'\`]`).test(text)).length
  let [without, withZod, most] = [0, 0, 0]
  for (const id of ids) {
    const code = `import { ${camelCase(id)} } from 'churn-signals'\nconsole.log(${camelCase(id)})`
    const bundle = await esbuildBundle(folder, code, ['zod'])
    without = Math.max(without, brotliBytes(bundle))
    withZod = Math.max(withZod, brotliBytes(await esbuildBundle(folder, code)))
    most = Math.max(most, found(bundle), found(await rollupBundle(installed, code)))
  }
  const all = brotliBytes(await esbuildBundle(folder, "export * from 'churn-signals'", ['zod']))
  console.log(`everything of the root, zod aside: ${(all / 1024).toFixed(1)} KB brotli`)
  limit('largest single detector from the root, without zod', 2, without / 1024, 'KB')
  limit('the same with zod', 25, withZod / 1024, 'KB')
  limit('detectors in the bundle of one, by esbuild and rollup', 1, most, '')
  remove(folder)
}

wholePortfolio()
oneClient()
memory()
replay()
await bundles()
const width = Math.max(...lines.map(({ work }) => work.length))
console.log('')
for (const { work, target, measured, reached } of lines) {
  console.log(`${work.padEnd(width)}  ${target.padStart(10)}  ${measured.padStart(10)}  ${reached ? 'reached' : 'NOT reached'}`)
}
