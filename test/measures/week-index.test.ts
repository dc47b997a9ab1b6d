import { expect, test } from 'vitest'
import { createScopes, defaultNorms, type PortfolioWeek } from '../../src/measures/index.ts'
import { weekIndex } from '../../src/measures/week-index.ts'
import { days, message } from '../../src/testing/index.ts'
import { createTimeline, createView } from '../../src/timeline/index.ts'

const asOf = '2026-06-01'
/** Calendar week number of the Monday. */
const weekOf = (monday: string) => (Date.parse(`${monday}T00:00:00Z`) / 86_400_000 + 3) / 7
const first = weekOf('2026-01-05')
const weeks = (...inbound: number[]): PortfolioWeek[] => inbound.map((count, i) => ({ week: first + i, inbound: count }))
const level = (count: number) => Array.from({ length: 13 }, () => count)

function indexOf(portfolioWeeks: readonly PortfolioWeek[], own: readonly string[] = []) {
  const view = createView(createTimeline(own.map((day) => message(day)), 'acme'), { asOf: Date.parse(asOf) })
  return weekIndex(createScopes(view, { ...defaultNorms, portfolioWeeks })(['message', 'call', 'meeting'], {}))
}

test('without norms of the weeks every week is an ordinary one', () => {
  expect([indexOf([])(first), indexOf(weeks(...level(20)))(first + 99)]).toEqual([1, 1])
})

test('a week against its trailing thirteen, clamped to 0.2 and 2', () => {
  const last = first + 13
  expect(indexOf(weeks(...level(20), 10))(last)).toBe(0.5)
  expect(indexOf(weeks(...level(20), 1))(last)).toBe(0.2)
  expect(indexOf(weeks(...level(20), 90))(last)).toBe(2)
})

test('too few weeks before it, or too few contacts in them, say nothing', () => {
  expect(indexOf(weeks(20, 20, 20, 10))(first + 3)).toBe(1)
  expect(indexOf(weeks(20, 20, 20, 20, 10))(first + 4)).toBe(0.5)
  expect(indexOf(weeks(...level(9), 1))(first + 13)).toBe(1)
})

test('the client itself is left out', () => {
  const own = Array.from({ length: 13 }, (_, i) => [days('2026-01-05', 7 * i), days('2026-01-06', 7 * i)]).flat()
  expect(indexOf(weeks(...level(22), 20), own)(first + 13)).toBe(1)
})
