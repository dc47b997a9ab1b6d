/**
 * A backtest as large as a mid-sized agency's: 200 clients of about 1,000 events each, 52 dates, every detector. Run by bench.ts in a
 * process of its own, so that its peak of memory is its own.
 *
 *     node --import tsx bench/backtest.ts [clients]
 */
import { backtest } from '../src/backtest/index.ts'
import { assess, recommended } from '../src/index.ts'
import { simulate } from '../src/testing/index.ts'
import { byClient } from './portfolio.ts'

const [clients = 200] = process.argv.slice(2).map(Number)
const FROM = '2025-01-06T20:00:00Z'
const TO = '2025-12-29T20:00:00Z'
// 65 weeks of a simulated client hold about a thousand events.
const { events, recording, profiles, agency, outcomes } = simulate({ seed: 1, clients, weeks: 65, from: '2024-10-07', losses: 0.3 })

const timed = (work: () => unknown): number => {
  const start = performance.now()
  work()
  return performance.now() - start
}

const scorecard = recommended()
const profileOf = new Map(profiles.map(({ clientId, ...profile }) => [clientId, profile]))
const once = (): void => {
  for (const own of byClient(events)) {
    assess(own, { ...scorecard, asOf: TO, recording, agency, profile: profileOf.get(own[0]?.clientId ?? '') ?? {} })
  }
}
once()
const pass = timed(once)
let rows = 0
const replay = timed(() => {
  rows = backtest(events, { ...scorecard, outcomes, recording, profiles, agency, from: FROM, to: TO, everyDays: 7, horizonDays: 90 }).rows.length
})
const { maxRSS } = process.resourceUsage()
console.log(JSON.stringify({ clients, events: events.length, rows, seconds: replay / 1000, passes: replay / pass, peakMegabytes: maxRSS / 1024 }))
