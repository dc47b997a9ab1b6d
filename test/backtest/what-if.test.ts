import { describe, expect, test } from 'vitest'
import { backtest, whatIf } from '../../src/backtest/index.ts'
import { extendScorecard } from '../../src/health/index.ts'
import { options, scorecard, world } from './world.ts'

const { events, outcomes } = world(10, 8)
const { detectors, ...inputs } = { ...options, outcomes, resamples: 0 }
const run = (weight: number) =>
  backtest(events, { ...inputs, ...extendScorecard({ ...scorecard(), detectors }, { weights: { 'low-nps': { weight } } }), horizonDays: 60 })
const [a, b] = [run(2.5), run(0.5)]

describe('whatIf', () => {
  const difference = whatIf(a, b)
  test('a lighter sign loses alarms and gains none', () => {
    expect(difference.alarms.gained).toEqual([])
    expect(difference.alarms.lost.length).toBeGreaterThan(0)
    for (const { clientId, asOf } of difference.alarms.lost) {
      const on = ({ rows }: typeof a) => rows.find((row) => row.clientId === clientId && row.asOf === asOf)?.alarm.risk
      expect([on(a), on(b)]).toEqual([true, false])
    }
  })
  test('the other way round they are gained', () => {
    expect(whatIf(b, a).alarms).toEqual({ gained: difference.alarms.lost, lost: difference.alarms.gained })
  })
  test('bands and figures side by side', () => {
    for (const { clientId, a: before, b: now } of difference.bands) {
      const band = ({ rows }: typeof a) => rows.findLast((row) => row.clientId === clientId)?.band
      expect([before, now]).toEqual([band(a), band(b)])
      expect(before).not.toBe(now)
    }
    const auc = difference.figures.find(({ id, figure }) => id === 'risk' && figure === 'rocAuc')
    expect(auc).toEqual({ id: 'risk', figure: 'rocAuc', a: a.risk.rocAuc?.value, b: b.risk.rocAuc?.value })
    expect(difference.figures.some(({ id }) => id === 'low-nps')).toBe(false)
  })
  test('of the same nothing differs', () => {
    const same = whatIf(a, a)
    expect(same).toMatchObject({ bands: [], alarms: { gained: [], lost: [] } })
    for (const one of same.figures) expect(one.a).toBe(one.b)
  })
  test('other dates are refused', () => {
    const other = { ...b, provenance: { ...b.provenance, everyDays: 7 } }
    expect(() => whatIf(a, other)).toThrow('everyDays differs: 14 and 7')
  })
})
