import { expect, test } from 'vitest'
import { message, party } from '../../src/testing/index.ts'
import { measuresOf } from './scope.ts'

const ASOF = '2026-03-31T12:00:00Z'
const of = (dates: readonly string[], inputs = {}) => measuresOf(dates.map((d) => message(d)), ASOF, inputs).activeDays()

test('gaps lie between days with inbound; several contacts of a day are one', () => {
  const days = of(['2026-03-02 08:00', '2026-03-02 20:00', '2026-03-05', '2026-03-12'])
  expect(days).toMatchObject({ gaps: [3, 7], daysSince: 19, medianGap: 5 })
  expect(days.days).toHaveLength(3)
  expect(days.last?.at).toBe(Date.parse('2026-03-12T09:00:00Z'))
})

test('without inbound there is nothing', () => {
  expect(measuresOf([message('2026-03-02', { from: party('agency/tom') })], ASOF).activeDays())
    .toMatchObject({ days: [], gaps: [], last: null, daysSince: null, medianGap: null })
})

test('the client\'s days off are taken out, and a gap never falls below a day', () => {
  const profile = { holidays: ['2026-03-03', '2026-03-04', '2026-03-13', '2026-03-31'] }
  expect(of(['2026-03-02', '2026-03-05', '2026-03-12'], { profile })).toMatchObject({ gaps: [1, 7], daysSince: 17 })
  expect(of(['2026-03-03', '2026-03-04'], { profile }).gaps).toEqual([1])
})

test('days are those of the client\'s zone', () => {
  expect(of(['2026-03-02 23:30', '2026-03-03 00:30'], { profile: { timeZone: 'Europe/Vienna' } }).days).toHaveLength(1)
})

test('daysSinceOn counts to any day after the last', () => {
  const days = of(['2026-03-02', '2026-03-05'], { profile: { holidays: ['2026-03-08'] } })
  const last = days.days.at(-1) ?? 0
  expect([0, 2, 3, 10].map((n) => days.daysSinceOn(last + n))).toEqual([0, 2, 2, 9])
})

test('a gap with a hole of the recording inside is left out', () => {
  const recording = [{ from: '2026-01-01T00:00:00Z', to: '2026-03-06T00:00:00Z' }, { from: '2026-03-07T00:00:00Z' }]
  expect(of(['2026-03-02', '2026-03-05', '2026-03-12'], { recording }).gaps).toEqual([3])
  expect(of(['2025-12-01', '2025-12-05', '2026-03-05'], { recording: [{ from: '2026-01-01T00:00:00Z' }] }).gaps).toEqual([4, 90])
})
