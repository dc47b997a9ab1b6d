import { expect, test, vi } from 'vitest'
import { backtest } from '../../src/backtest/index.ts'
import type * as versions from '../../src/timeline/versions.ts'
import { resolveVersions } from '../../src/timeline/versions.ts'
import { options, world } from './world.ts'

vi.mock('../../src/timeline/versions.ts', async (original) => {
  const real = await original<typeof versions>()
  return { ...real, resolveVersions: vi.fn(real.resolveVersions) }
})

test('versions are resolved once, however many dates there are, also with fitted norms', () => {
  const { events, outcomes } = world(12, 10)
  const counted = vi.mocked(resolveVersions)
  counted.mockClear()
  const { population, provenance } = backtest(events, { ...options, outcomes, norms: 'fit' })
  expect(population.clients * provenance.dates).toBeGreaterThan(300)
  expect(counted).toHaveBeenCalledTimes(1)
  expect(counted.mock.calls[0]?.[0]).toHaveLength(events.length)
})
