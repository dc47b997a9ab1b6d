import { describe, expect, it } from 'vitest'
import { fingerprint, requirements } from '../../src/assess/index.ts'
import { unknown } from '../../src/detectors/index.ts'
import { missedCalls, quiet, scorecard } from './scorecard.ts'

describe('requirements', () => {
  it('asks each detector what it lacks where nothing was recorded', () => {
    const { detectors } = requirements(scorecard)
    expect(detectors.map(({ id, needs, alsoReads, tier }) => [id, needs, alsoReads, tier])).toEqual([
      ['test/quiet', ['message'], [], 'automatic'],
      ['test/missed-calls', ['call'], [], 'automatic'],
      ['test/gone', [], ['contract'], 'automatic'],
      ['test/throws', ['call'], [], 'automatic'],
    ])
  })
  it('says of each type what it is good for, the most needed first', () => {
    expect(requirements(scorecard).types).toEqual([
      { type: 'call', tier: 'automatic', neededBy: ['test/missed-calls', 'test/throws'], helps: [] },
      { type: 'message', tier: 'automatic', neededBy: ['test/quiet'], helps: [] },
      { type: 'contract', tier: 'derived', neededBy: [], helps: ['test/gone'] },
    ])
  })
  it('knows fields and custom types, and takes the hardest tier', () => {
    const asking = { ...quiet(), reads: ['message', 'pulse'], detect: () => unknown('not-recorded', ['message.text', 'acme/visit']) }
    const [found] = requirements({ ...scorecard, detectors: [asking, missedCalls()] }).detectors
    expect(found).toMatchObject({ needs: ['message.text', 'acme/visit'], alsoReads: ['pulse'], tier: 'custom' })
  })
})

describe('fingerprint', () => {
  it('stays what it is: it stands in stored assessments', () => {
    expect(fingerprint('')).toBe('811c9dc59747b28c')
    expect(fingerprint('churn-signals')).toBe(fingerprint('churn-signals'))
    expect(fingerprint('a')).toBe('e40c292c' + fingerprint('a').slice(8)) // FNV-1a, as published
  })
  it('tells texts apart', () => {
    expect(new Set(Array.from({ length: 5000 }, (_, i) => fingerprint(`event-${i}`))).size).toBe(5000)
  })
})
