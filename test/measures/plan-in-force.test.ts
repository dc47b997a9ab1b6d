import { expect, test } from 'vitest'
import type { AnyEvent } from '../../src/events/index.ts'
import { planInForce } from '../../src/measures/plan-in-force.ts'
import { meeting, plan } from '../../src/testing/index.ts'
import { scopeOf } from './scope-of.ts'

const read = (events: readonly AnyEvent[]) => planInForce(scopeOf(events, '2026-06-01T09:00:00Z'))

test('none on record', () => {
  expect(read([])).toBeNull()
  expect(read([meeting('2026-03-02', { purpose: 'planning', recapSentAt: '2026-03-03T09:00:00Z' })])).toBeNull()
})

test('the newest plan; a review keeps what it does not restate', () => {
  const milestones = [{ name: 'launch', dueOn: '2026-07-01' }]
  const review: AnyEvent = { id: 'r', clientId: 'acme', type: 'plan', ref: 'plan', status: 'reviewed', at: '2026-05-02T09:00:00Z' }
  const found = read([plan('2026-01-05', { ref: 'old' }), plan('2026-03-02', { kpis: ['sales'], milestones }), review])
  expect(found).toMatchObject({ ref: 'plan', kpis: ['sales'], milestones, reviewedAt: Date.parse('2026-05-02T09:00:00Z'), daysSinceReview: 30 })
  expect(found?.events).toHaveLength(2)
})

test('a held planning meeting with a recap is a review; without recap, or of another kind, it is none', () => {
  const since = (fields: Parameters<typeof meeting>[1]) => read([plan('2026-03-02'), meeting('2026-05-02', fields)])?.daysSinceReview
  const recapSentAt = '2026-05-03T09:00:00Z'
  expect(since({ purpose: 'planning', recapSentAt })).toBe(30)
  expect(since({ purpose: 'planning' })).toBe(91)
  expect(since({ purpose: 'review', recapSentAt })).toBe(91)
  expect(since({ purpose: 'planning', recapSentAt, status: 'cancelled' })).toBe(91)
})
