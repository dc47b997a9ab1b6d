import { probabilityFigures } from '../../src/backtest/probabilities.ts'
import { rocAuc } from '../../src/backtest/ranking.ts'
import { median, silence, sumGaps, type GapNorms } from '../../src/statistics/index.ts'
import type { History, SilenceSet } from './data.ts'
import { activeDaysOf, asOfDays, rowsOn } from './protocol.ts'

/** What one choice of norms does to entities that write about weekly, on all dates of a set. */
export interface WeeklyWriters {
  readonly rows: number
  readonly auc: number
  readonly skill: number
  /** Alarms a client-month in silences that ended. */
  readonly falseAlarms: number
  /** Entities that fell silent for good, and the days until half of them had been noticed. */
  readonly gone: number
  readonly daysToAlarm: number
}

/** The longest median gap of somebody who writes weekly. Assumed. */
const MOST_DAYS = 10
/** The mark at which `ghosting` fires by itself. */
const MARK = 0.58
const LEAST_GAPS = 4
const NEWEST_GAPS = 60
const MONTH_DAYS = 30.4
/** Silent so many horizons to the end of the data counts as gone. Assumed. */
const GONE_HORIZONS = 2

export function weeklyWriters(set: SilenceSet, history: History, norms: GapNorms): WeeklyWriters {
  const days = activeDaysOf(history)
  const { development, test } = asOfDays(days, set)
  const silent = (gaps: readonly number[], daysSince: number): number => silence(sumGaps(gaps), norms, daysSince, set.horizonDays).silent
  const cases = [...development, ...test].flatMap((day) => rowsOn(days, day, set.horizonDays)).filter(({ gaps }) => isWeekly(gaps))
    .map(({ gaps, daysSince, lost }) => ({ score: silent(gaps, daysSince), lost }))

  const end = [...days.values()].reduce((latest, own) => Math.max(latest, own.at(-1) ?? 0), 0)
  const alarmDay = (gaps: readonly number[]): number => {
    let day = 1
    while (day < GONE_HORIZONS * set.horizonDays && silent(gaps, day) < MARK) day++
    return day
  }
  let [alarms, watched] = [0, 0]
  const delays: number[] = []
  for (const own of days.values()) {
    const gaps = own.slice(1).map((day, i) => day - (own[i] ?? day))
    gaps.forEach((gap, i) => {
      const before = gaps.slice(Math.max(0, i - NEWEST_GAPS), i)
      if (before.length < LEAST_GAPS || !isWeekly(before)) return
      watched += gap
      if (silent(before, gap - 1) >= MARK) alarms += 1
    })
    const last = gaps.slice(-NEWEST_GAPS)
    if (last.length >= LEAST_GAPS && isWeekly(last) && end - (own.at(-1) ?? end) >= GONE_HORIZONS * set.horizonDays) delays.push(alarmDay(last))
  }
  return {
    rows: cases.length, auc: rocAuc(cases) ?? NaN, skill: probabilityFigures(cases)?.skill ?? NaN,
    falseAlarms: (alarms * MONTH_DAYS) / watched, gone: delays.length, daysToAlarm: median(delays),
  }
}

const isWeekly = (gaps: readonly number[]): boolean => median(gaps) <= MOST_DAYS
