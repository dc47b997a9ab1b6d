import { createRandom } from '../../src/backtest/random.ts'
import { gehanZ, quantile, type Observation } from '../../src/statistics/index.ts'
import type { Sent } from './data.ts'

/** Power of two tests at one size. */
export interface LatencyPower {
  readonly recent: number
  readonly factor: number
  /** Share of the messages that got no answer which are taken for questions too. */
  readonly noise: number
  readonly windows: number
  readonly gehan: number
  readonly mannWhitney: number
}

/** Questions that the recent ones are compared with: methods.md 1 (c), 20 to 40. */
const LEAST_BASELINE = 20
const MOST_BASELINE = 40
/** Hours from the newest question to the moment of judgement. Assumed: a day. */
const PATIENCE_HOURS = 24
/** A question is not waited for any longer: methods.md 1 (c), 14 to 30 days. */
const CAP_HOURS = 30 * 24
const FALSE_ALARMS = 0.05
const HOUR_MS = 3_600_000
const SEED = 1

type Test = (recent: readonly Observation[], baseline: readonly Observation[]) => number

/**
 * Slows the answers of real windows down, and counts how many of them are seen at the mark that 5 % of the same windows exceed as they
 * are. What has not been answered by the moment of judgement is open at its age.
 */
export function latencyPower(sent: readonly Sent[], recent: number, factor: number, noise = 0): LatencyPower {
  const windows = windowsOf(questionsOf(sent, noise), recent)
  const power = (test: Test): number => {
    const by = (slowness: number): number[] => windows.map(({ now, before }) => test(now.map((q) => seen(q, slowness)), before.map((q) => seen(q, 1))))
    const mark = quantile(by(1), 1 - FALSE_ALARMS)
    return by(factor).filter((z) => z > mark).length / windows.length
  }
  const replied: Test = (now, before) => gehanZ(answered(now), answered(before))
  return { recent, factor, noise, windows: windows.length, gehan: power(gehanZ), mannWhitney: power(replied) }
}

const answered = (observations: readonly Observation[]): Observation[] => observations.filter(({ censored }) => !censored)

/** A question: the hours to its answer, and how long it has been waited for. */
interface Question { readonly hours: number; readonly age: number }

function seen({ hours, age }: Question, slowness: number): Observation {
  const value = hours * slowness
  return value < age ? { value, censored: false } : { value: age, censored: true }
}

/** Hours of sending and to the answer, by the person asked. Which messages expected an answer is not on record: those that got one did. */
function questionsOf(sent: readonly Sent[], noise: number): { at: number; hours: number }[][] {
  const random = createRandom(SEED)
  const byPerson = new Map<string, { at: number; hours: number }[]>()
  for (const { e, t, r } of sent) {
    if (r === null && random() >= noise) continue
    const at = Date.parse(t) / HOUR_MS
    const person = e.slice(e.indexOf('>') + 1)
    const own = byPerson.get(person) ?? []
    byPerson.set(person, own)
    own.push({ at, hours: r === null ? Infinity : Date.parse(r) / HOUR_MS - at })
  }
  return [...byPerson.values()].map((own) => own.sort((a, b) => a.at - b.at))
}

/** Stretches of recent questions that do not overlap, each with those before it. */
function windowsOf(people: readonly (readonly { at: number; hours: number }[])[], recent: number): { now: Question[]; before: Question[] }[] {
  return people.flatMap((own) => {
    const found: { now: Question[]; before: Question[] }[] = []
    for (let i = LEAST_BASELINE; i + recent <= own.length; i += recent) {
      const judged = (own[i + recent - 1]?.at ?? 0) + PATIENCE_HOURS
      const aged = ({ at, hours }: { at: number; hours: number }): Question => ({ hours, age: Math.min(CAP_HOURS, judged - at) })
      found.push({ now: own.slice(i, i + recent).map(aged), before: own.slice(Math.max(0, i - MOST_BASELINE), i).map(aged) })
    }
    return found
  })
}
