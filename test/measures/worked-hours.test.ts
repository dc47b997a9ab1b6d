import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { workedHours } from '../../src/measures/worked-hours.ts'
import { days, usage } from '../../src/testing/index.ts'
import { scopeOf } from './scope-of.ts'

const START = '2026-01-01'
const DAY = Date.parse(`${START}T00:00:00Z`) / 86_400_000

test('adds up the hours from a day to a day, the last not included', () => {
  const events = [
    usage('2026-01-01', { count: 3 }), usage('2026-01-02', { count: 4 }), usage('2026-01-02 11:00', { count: 1 }), usage('2026-01-03', { count: 5 }),
    usage('2026-01-02', { what: 'planned-hours', count: 9 }), usage('2026-01-02', { what: 'logins', count: 100 }),
  ]
  const hours = workedHours(scopeOf(events, '2026-05-01T00:00:00Z'))
  expect([hours.worked(DAY, DAY + 2), hours.worked(DAY + 1, DAY + 9), hours.worked(DAY + 5, DAY + 9), hours.worked(DAY + 2, DAY)]).toEqual([8, 10, 0, 0])
  expect(hours.planned(DAY, DAY + 9)).toBe(9)
})

test('nothing recorded is not zero', () => {
  const hours = workedHours(scopeOf([usage(START, { what: 'logins' })], '2026-05-01T00:00:00Z'))
  expect([hours.worked(DAY, DAY + 9), hours.planned(DAY, DAY + 9)]).toEqual([null, null])
})

test('equals the plain sum', () => {
  const worked = fc.array(fc.tuple(fc.nat(30), fc.integer({ min: 0, max: 12 })), { minLength: 1, maxLength: 30 })
  fc.assert(fc.property(worked, fc.nat(32), fc.nat(32), (entries, a, b) => {
    const events = entries.map(([day, count], i) => usage(days(START, day), { id: `u${i}`, count }))
    const [from, to] = [Math.min(a, b), Math.max(a, b)]
    const plain = entries.filter(([day]) => day >= from && day < to).reduce((sum, [, count]) => sum + count, 0)
    expect(workedHours(scopeOf(events, '2026-05-01T00:00:00Z')).worked(DAY + from, DAY + to)).toBe(plain)
  }))
})
