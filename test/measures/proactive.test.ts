import { expect, test } from 'vitest'
import { days, message, party, report } from '../../src/testing/index.ts'
import { measuresOf } from './scope.ts'

const ASOF = '2026-03-31T12:00:00Z'
const ours = party('agency/tom')
const weekly = (weeks: number, every = 7) => Array.from({ length: weeks }, (_, i) => message(days('2026-03-29', -every * i), { from: ours }))

test('days since the last proactive contact, days off taken out', () => {
  expect(measuresOf([report('2026-03-21')], ASOF).proactive().daysSince).toBe(10)
  expect(measuresOf([report('2026-03-21')], ASOF, { profile: { holidays: ['2026-03-21', '2026-03-25', '2026-03-25'] } }).proactive().daysSince).toBe(9)
  expect(measuresOf([message('2026-03-21')], ASOF).proactive()).toMatchObject({ last: null, daysSince: null, contacts: [] })
})

test('the cadence is the agreed one, else the own median from four gaps, else a week', () => {
  expect(measuresOf(weekly(5, 10), ASOF).proactive().cadenceDays).toBe(10)
  expect(measuresOf(weekly(4, 10), ASOF).proactive().cadenceDays).toBe(7)
  expect(measuresOf(weekly(5, 10), ASOF, { profile: { agreedCadenceDays: 14 } }).proactive().cadenceDays).toBe(14)
})

test('contacts of one day make no gap, and gaps older than half a year do not count', () => {
  expect(measuresOf([...weekly(5, 10), message('2026-03-29 15:00', { from: ours })], ASOF).proactive().cadenceDays).toBe(10)
  expect(measuresOf(weekly(5, 60), ASOF).proactive().cadenceDays).toBe(7)
})
