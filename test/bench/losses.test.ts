import { describe, expect, test } from 'vitest'
import {
  alarmFromWithin, burdenOf, compare, figuresOf, isAbove, isDisjoint, type Comparison, type FigureName, type History, type Scores,
} from '../../bench/losses/compare.ts'
import { bestRules, literalRules, poolOf, rulesOn, scoresOf } from '../../bench/losses/pool.ts'
import { readings, withRules } from '../../bench/losses/rules.ts'
import { backtest, type BacktestRow } from '../../src/backtest/index.ts'
import { drawClusters } from '../../src/backtest/bootstrap.ts'
import { detect } from '../../src/assess/index.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { accessChange, budget, contactChange, days, invoice, message, party, survey } from '../../src/testing/index.ts'
import { dryOptions, options, scorecard, START, times, world } from '../backtest/world.ts'

const DAY = 86_400_000
const EVERY = 7

/** One client a row of marks, oldest first, a week apart; it left a week after the last of them, or never. */
const history = (count: number, leaves: boolean): History => ({
  agency: 0,
  leftAt: leaves ? count * EVERY * DAY : null,
  dates: times(count, (i) => ({ at: i * EVERY * DAY, lost: leaves && i >= count - 3 })),
})
const seen = (figure: FigureName, comparisons: readonly Comparison[]): Comparison => {
  const found = comparisons.find((one) => one.figure === figure)
  if (found === undefined) throw new Error(`no figure ${figure}`)
  return found
}

describe('the mark at which alarms are equal', () => {
  const histories = [history(6, false), history(6, false), history(6, true)]
  const scores: Scores = [[1, 1, 1, 1, 1, 1], [1, 2, 1, 2, 1, 2], [1, 1, 1, 4, 3, 4]]

  test('alarms count when they go on, dates while they are on', () => {
    const month = 30.4375 / (18 * EVERY)
    expect(burdenOf(histories, { scores, alarmFrom: 4 }, EVERY)).toEqual({ alarmsPerClientMonth: 2 * month, shareOn: 2 / 18 })
    expect(burdenOf(histories, { scores, alarmFrom: 2 }, EVERY)).toEqual({ alarmsPerClientMonth: 4 * month, shareOn: 6 / 18 })
    expect(burdenOf(histories, { scores, alarmFrom: 1 }, EVERY)).toEqual({ alarmsPerClientMonth: 3 * month, shareOn: 1 })
  })
  test('it goes down as far as alarms and dates allow, and no further', () => {
    const allowed = (mark: number, shareOn = 1) =>
      alarmFromWithin(histories, scores, { ...burdenOf(histories, { scores, alarmFrom: mark }, EVERY), shareOn }, EVERY)
    expect(allowed(4)).toBe(3)
    expect(allowed(2, 6 / 18)).toBe(2)
    expect(allowed(4, 2 / 18)).toBe(4)
  })
  test('a mark so low that the alarm is always on, and so seldom goes on, is not reached through one with too many', () => {
    const always = burdenOf(histories, { scores, alarmFrom: 1 }, EVERY)
    expect(always.alarmsPerClientMonth).toBeLessThan(burdenOf(histories, { scores, alarmFrom: 2 }, EVERY).alarmsPerClientMonth)
    expect(alarmFromWithin(histories, scores, always, EVERY)).toBe(3)
  })
  test('where even the highest score asks too much there is no alarm', () => {
    expect(alarmFromWithin(histories, scores, { alarmsPerClientMonth: 0, shareOn: 0 }, EVERY)).toBe(Infinity)
  })
  test('outcomes do not move it', () => {
    const stayed = histories.map((one) => ({ ...one, leftAt: null, dates: one.dates.map(({ at }) => ({ at, lost: false })) }))
    const most = { alarmsPerClientMonth: 0.5, shareOn: 0.4 }
    expect(alarmFromWithin(stayed, scores, most, EVERY)).toBe(alarmFromWithin(histories, scores, most, EVERY))
  })
})

describe('figures', () => {
  const histories = [history(6, true), history(6, true), history(6, false)]
  const whole = new Float64Array(3).fill(1)
  const of = figuresOf(histories, { scores: [[0, 0, 1, 1, 1, 1], [0, 0, 0, 0, 0, 0], [0, 1, 0, 0, 0, 0]], alarmFrom: 1 }, EVERY)

  test('a missed loss is left out of one median and is 0 days in the other', () => {
    expect(of['losses caught'](whole)).toBe(0.5)
    expect(of['median lead days, of the caught'](whole)).toBe(28)
    expect(of['median lead days, a miss is 0'](whole)).toBe(14)
    expect(of['mean lead days, a miss is 0'](whole)).toBe(14)
  })
  test('a client that was drawn twice counts twice, one that was not drawn not at all', () => {
    const caughtOnly = new Float64Array([2, 0, 1])
    expect(of['losses caught'](caughtOnly)).toBe(1)
    expect(of['median lead days, a miss is 0'](caughtOnly)).toBe(28)
    expect(of['losses caught'](new Float64Array([0, 2, 1]))).toBe(0)
    expect(of['median lead days, of the caught'](new Float64Array([0, 2, 1]))).toBeNull()
    expect(of['ROC-AUC'](new Float64Array([0, 0, 3]))).toBeNull()
  })
  test('the worst ten are picked by agency', () => {
    const two = [...times(12, () => history(3, false)), ...times(12, (): History => ({ ...history(3, true), agency: 1 }))]
    const scores = two.map(({ agency }) => [0, 0, agency === 0 ? 5 : 1])
    const counts = new Float64Array(24).fill(1)
    // Taken together, those who stay would fill the list.
    expect(figuresOf(two, { scores, alarmFrom: 1 }, EVERY)['precision@10'](counts)).toBe(0.5)
  })
})

describe('paired intervals', () => {
  // Whether clients are easy to tell differs widely; the better one is a little better on each of them.
  const histories = times(120, (i) => history(6, i % 3 === 0))
  const noise = (i: number, k: number): number => ((i * 7919 + k * 104_729) % 97) / 97
  const scored = (gain: number): Scores =>
    histories.map(({ leftAt }, i) => times(6, (k) => noise(i, 0) + 0.2 * noise(i, k) + (leftAt === null ? 0 : gain)))
  const draws = drawClusters(histories.length, 300, 5)
  const figures = (gain: number) => figuresOf(histories, { scores: scored(gain), alarmFrom: 0.8 }, EVERY)
  const against = (a: number, b: number) => compare(figures(a), figures(b), draws, histories.length)

  test('both are judged by the same clients: a small steady gain is separated though the single intervals overlap', () => {
    const auc = seen('ROC-AUC', against(0.25, 0.15))
    expect(isDisjoint(auc)).toBe(false)
    expect(isAbove(auc)).toBe(true)
    expect((auc.a?.value ?? 0) - (auc.b?.value ?? 0)).toBeCloseTo(auc.difference?.value ?? 9, 12)
  })
  test('against itself nothing is separated, and the difference is 0 in every draw', () => {
    const same = against(0.2, 0.2)
    expect(same.filter((one) => isAbove(one) || isDisjoint(one))).toEqual([])
    expect(seen('ROC-AUC', same).difference).toEqual({ value: 0, low: 0, high: 0 })
  })
  test('the worse one is never above', () => {
    const worse = seen('ROC-AUC', against(0.1, 0.3))
    expect([isAbove(worse), isDisjoint(worse)]).toEqual([false, false])
    expect(worse.difference?.high).toBeLessThan(0)
  })
})

describe('the plain rules', () => {
  const on = (events: readonly AnyEvent[], day: string): string[] => {
    const inputs = { asOf: day, recording: [{ from: `${START}T00:00:00Z` }], agency: { vendors: ['tool.example'] } }
    return readings.flatMap(([literal]) => (literal !== undefined && detect(events, literal, inputs).status === 'fired' ? [literal.id] : []))
  }
  const granted = (domain: string) => accessChange(days(START, 60), { change: 'granted', principal: party('third-party/ana', { domain }) })
  const eur = (amount: number) => ({ amount, currency: 'EUR' })
  const asOf = `${days(START, 100)}T00:00:00Z`

  test('each goes on for what it says', () => {
    expect(on([message(days(START, 60))], asOf)).toEqual(['plain/silent'])
    expect(on([survey(days(START, 60), { score: 6 })], asOf)).toEqual(['plain/low-nps-90'])
    expect(on([budget(START, { amount: eur(1000) }), budget(days(START, 60), { amount: eur(999) })], asOf)).toEqual(['plain/budget-cut-0-90'])
    expect(on([granted('rival.example')], asOf)).toEqual(['plain/outside-access-90'])
    expect(on([contactChange(days(START, 60), { change: 'left', person: party('client/ana') })], asOf)).toEqual(['plain/contact-left-90'])
    expect(on([invoice(days(START, 50), { dueOn: days(START, 80), amount: eur(100) })], asOf)).toEqual(['plain/invoice-late-90'])
  })
  test('and stays off short of it', () => {
    expect(on([message(days(START, 75))], asOf)).toEqual([])
    expect(on([message(days(START, 95)), survey(days(START, 60), { score: 7 })], asOf)).toEqual([])
    expect(on([budget(START, { amount: eur(1000) }), budget(days(START, 60), { amount: eur(1000) })], asOf)).toEqual([])
    expect(on([granted('tool.example')], asOf)).toEqual([])
    expect(on([contactChange(days(START, 5), { change: 'left', person: party('client/ana') })], asOf)).toEqual([])
    expect(on([invoice(days(START, 50), { dueOn: days(START, 86), amount: eur(100) })], asOf)).toEqual([])
  })
  test('looked at beside a scorecard they change nothing of its total', () => {
    const { events } = world(3, 3)
    const bare = backtest(events, dryOptions)
    const beside = backtest(events, { ...dryOptions, ...withRules(scorecard()), horizonDays: dryOptions.horizonDays })
    const totals = ({ rows }: { rows: readonly BacktestRow[] }) =>
      rows.map(({ clientId, asOf: date, risk, health, points }) => ({ clientId, date, risk, health, points }))
    expect(totals(beside)).toEqual(totals(bare))
    expect(beside.rows.some(({ fired }) => Object.hasOwn(fired, 'plain/silent'))).toBe(true)
  })
  test('readings that a tuning agency prefers are taken, one of each rule', () => {
    const { events, outcomes } = world(12, 12)
    const pool = poolOf([backtest(events, { ...options, outcomes, ...withRules(scorecard()), horizonDays: options.horizonDays })])
    expect(pool.histories.filter(({ leftAt }) => leftAt !== null)).toHaveLength(12)
    const best = bestRules(pool, rulesOn)
    expect(best.map((id, rule) => readings[rule]?.some((one) => one.id === id))).toEqual(times(6, () => true))
    const everybody = new Float64Array(pool.histories.length).fill(1)
    const auc = (ids: readonly string[]) =>
      figuresOf(pool.histories, { scores: scoresOf(pool, rulesOn(ids)), alarmFrom: 1 }, 14)['ROC-AUC'](everybody) ?? 0
    expect(auc(best)).toBeGreaterThanOrEqual(auc(literalRules))
  })
})
