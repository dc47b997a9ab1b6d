import { gehanZ, mean, quantile, type Observation } from '../../src/statistics/index.ts'
import type { Sent } from './data.ts'

/** Power of one test at one size. */
export interface LatencyPower {
  readonly recent: number
  readonly windows: number
  readonly gehan: number
  readonly mannWhitney: number
}

/** Questions that the recent ones are compared with, at most: methods.md 1 (c), 20 to 40. */
const BASELINE = 40
const LEAST_BASELINE = 20
/** An answer that takes longer is not waited for: methods.md 1 (c), 14 to 30 days. */
const CAP_HOURS = 30 * 24
/** Share of baseline messages that were answered, at least; else they were no questions. Assumed. */
const LEAST_ANSWERED = 0.2
const FALSE_ALARMS = 0.05
const HOUR_MS = 3_600_000

/**
 * Slows the answers of real windows down and counts how many are seen, at the mark that 5 % of the windows as they are exceed. A slowed
 * answer that comes after the cap is not seen: its message counts as open at the cap, as any without an answer does.
 */
export function latencyPower(sent: readonly Sent[], recent: number, factor: number): LatencyPower {
  const windows = windowsOf(sent, recent)
  const power = (test: (recent: readonly Observation[], baseline: readonly Observation[]) => number): number => {
    const quiet = windows.map(({ now, before }) => test(now.map((r) => observed(r, 1)), before.map((r) => observed(r, 1))))
    const slowed = windows.map(({ now, before }) => test(now.map((r) => observed(r, factor)), before.map((r) => observed(r, 1))))
    const mark = quantile(quiet, 1 - FALSE_ALARMS)
    return slowed.filter((z) => z > mark).length / slowed.length
  }
  return { recent, windows: windows.length, gehan: power(gehanZ), mannWhitney: power((now, before) => gehanZ(answered(now), answered(before))) }
}

const answered = (observations: readonly Observation[]): Observation[] => observations.filter(({ censored }) => !censored)

function observed(hours: number | null, factor: number): Observation {
  const value = hours === null ? Infinity : hours * factor
  return value >= CAP_HOURS ? { value: CAP_HOURS, censored: true } : { value, censored: false }
}

interface Window { readonly now: (number | null)[]; readonly before: (number | null)[] }

/** Non-overlapping stretches of recent messages of each pair, each with those before it. */
function windowsOf(sent: readonly Sent[], recent: number): Window[] {
  const pairs = new Map<string, Sent[]>()
  for (const one of sent) {
    const own = pairs.get(one.e)
    if (own === undefined) pairs.set(one.e, [one])
    else own.push(one)
  }
  return [...pairs.values()].flatMap((own) => {
    const hours = own.sort((a, b) => (a.t < b.t ? -1 : 1)).map(({ t, r }) => (r === null ? null : (Date.parse(r) - Date.parse(t)) / HOUR_MS))
    const found: Window[] = []
    for (let i = LEAST_BASELINE; i + recent <= hours.length; i += recent) {
      const before = hours.slice(Math.max(0, i - BASELINE), i)
      if (mean(before.map((r) => (r === null ? 0 : 1))) >= LEAST_ANSWERED) found.push({ now: hours.slice(i, i + recent), before })
    }
    return found
  })
}
