import { describe, expect, it } from 'vitest'
import { quietShares } from '../../bench/quiet-shares.ts'

/** The law: a default threshold fires on at most this share of the weeks of clients without trouble (design.md 7). */
const LAW = 0.02
const CLIENTS = 16
const EVERY_WEEKS = 4
/**
 * Sampling slack: an alarm stands for about a quarter of a year, so two years of a client are worth eight looks at it. Three
 * standard errors of a true share of 2 % in 16 × 8 looks are 3.7 %; `npm run bench:quiet` looks closer, at 200 clients a week.
 */
const SLACK = 3 * Math.sqrt((LAW * (1 - LAW)) / (CLIENTS * 8))

describe('the quiet law', () => {
  const { rows, clientWeeks, healthy, clients, healthyClients } = quietShares(7, CLIENTS, EVERY_WEEKS)
  const shareOf = (id: string): number => (rows.find((row) => row.id === id)?.fired ?? NaN) / clientWeeks

  it('is judged on two years of clients', () => {
    expect(clientWeeks).toBeGreaterThan(CLIENTS * 20)
    // Each sign is judged on somebody: a detector that never has its data would pass without being tested.
    expect(rows.filter((row) => row.judged === 0).map((row) => row.id)).toEqual([])
  })

  it.each(rows.map((row) => row.id))('%s fires on hardly any week of clients without trouble', (id) => {
    expect(shareOf(id)).toBeLessThanOrEqual(LAW + SLACK)
  })

  it('leaves at least 95 % of their assessments at 80 points or more', () => {
    expect(healthy / clientWeeks).toBeGreaterThanOrEqual(0.95)
  })

  it('leaves at least 95 % of clients at 80 points or more in nearly all of their weeks', () => {
    expect(clients).toBe(CLIENTS)
    expect(healthyClients / clients).toBeGreaterThanOrEqual(0.95)
  })
})

describe('faults of delivery', () => {
  const looks = [6, 13] as const
  const whole = quietShares(7, ...looks)
  const faults = { late: 0.2, duplicate: 0.05, corrected: 0.05, erased: 0.01 }
  const faulty = quietShares(7, ...looks, undefined, { faults, holes: 0.5, outages: 1 })
  const firedOf = (shares: typeof whole): Map<string, number> => new Map(shares.rows.map(({ id, fired }) => [id, fired]))

  it('make no detector speak by themselves', () => {
    const before = firedOf(whole)
    expect(faulty.clientWeeks).toBe(whole.clientWeeks)
    // Of some fifty looks, chance may shift a few; a detector that takes a fault for a sign would fire on most of them.
    for (const [id, fired] of firedOf(faulty)) expect([id, fired <= (before.get(id) ?? 0) + 0.1 * whole.clientWeeks]).toEqual([id, true])
  })

  it('leave nearly all assessments at 80 points or more, or without a score', () => {
    expect((faulty.healthy + faulty.unscored) / faulty.clientWeeks).toBeGreaterThanOrEqual(0.9)
  })
})
