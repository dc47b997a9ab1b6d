import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assess, type AssessOptions } from '../../src/assess/index.ts'
import { clear, fired, notApplicable } from '../../src/detectors/index.ts'
import { extendScorecard } from '../../src/health/index.ts'
import { defaultNorms } from '../../src/measures/index.ts'
import { call, contract, message, pulse } from '../../src/testing/index.ts'
import { missedCalls, quiet, scorecard } from './scorecard.ts'

const asOf = '2026-03-31T09:00:00Z'
const missed = (at: string) => call(at, { status: 'missed' })
const events = [message('2026-03-01'), missed('2026-03-10'), missed('2026-03-12'), missed('2026-03-14')]
const judge = (given: Parameters<typeof assess>[0] = events, more: object = {}) => assess(given, { ...scorecard, asOf, ...more })

describe('assess', () => {
  const assessment = judge()

  it('lists signals worst first, with what they cost and what to do', () => {
    expect(assessment.signals.map(({ id, severity, cost, share, since, plays }) => ({ id, severity, cost, share, since, plays }))).toEqual([
      { id: 'test/missed-calls', severity: 0.75, cost: 7.5, share: 0.714286, since: '2026-03-10T09:00:00Z', plays: ['write', 'ring-later'] },
      { id: 'test/quiet', severity: 0.3, cost: 3, share: 0.285714, since: '2026-03-01T09:00:00Z', plays: ['write'] },
    ])
  })
  it('accounts for every detector once', () => {
    const { signals, unknowns, notApplicable: out, clear: ids, errors } = assessment
    expect([...signals.map((s) => s.id), ...unknowns.map((u) => u.id), ...out.map((n) => n.id), ...ids].sort()).toEqual(scorecard.detectors.map((d) => d.id).sort())
    expect(errors).toEqual([{ id: 'test/throws', message: 'no such thing' }])
    expect(unknowns).toEqual([{ id: 'test/throws', sign: 'Never.', couldCost: 10, reason: 'error', needs: [] }])
  })
  it('gives health, risk, coverage and range', () => {
    expect(assessment).toMatchObject({
      schemaVersion: 1, clientId: 'acme', asOf: '2026-03-31T09:00:00.000Z', recordingInferred: true,
      health: 89.5, band: 'healthy', coverage: 0.846154, range: { low: 79.5, high: 89.5 },
      risk: { probability: 0.0704016, horizonDays: 90, calibrated: false },
    })
    expect(assessment.ledger).toMatchObject({ floorGiven: 0, capTaken: 0 })
    expect(assessment.dimensions.map(({ id, group, cost }) => [id, group, cost])).toEqual([['contact', 'client', 10.5], ['continuity', 'client', 0], ['value', 'client', 0]])
  })
  it('is plain JSON, the same for shuffled and doubled events and another order of detectors', () => {
    expect(JSON.parse(JSON.stringify(assessment))).toEqual(assessment)
    fc.assert(fc.property(fc.shuffledSubarray([...events, ...events], { minLength: 8 }), (shuffled) => {
      expect(JSON.stringify(judge(shuffled))).toBe(JSON.stringify(assessment))
    }), { numRuns: 20 })
    expect(JSON.stringify(judge(events, { detectors: [...scorecard.detectors].reverse() }))).toBe(JSON.stringify(assessment))
  })
  it('changes nothing that it is given', () => {
    const frozen = structuredClone(events)
    judge()
    expect(events).toEqual(frozen)
  })
  it('shows the latest human reading that holds beside the score', () => {
    const old = pulse('2026-03-01', { health: 30 })
    const lapsed = pulse('2026-03-20', { health: 10, expiresOn: '2026-03-25T00:00:00Z' })
    const { pulse: reading, health } = judge([...events, old, lapsed, pulse('2026-03-19', { health: 80 })], { asOf: '2026-03-30T00:00:00Z' })
    expect(reading).toEqual({ health: 80, author: 'tom', note: 'as agreed', at: '2026-03-19T09:00:00Z', expiresOn: '2026-04-18T00:00:00Z' })
    expect(health).toBe(judge(events, { asOf: '2026-03-30T00:00:00Z' }).health)
    expect(assessment.pulse).toBeNull()
  })
  it('puts what settles the matter first', () => {
    const left = judge([...events, contract('2026-03-20', { status: 'ended', ref: 'part' }), contract('2026-01-01', { ref: 'rest' })])
    expect(left.signals[0]).toMatchObject({ id: 'test/gone', decisive: true })
    expect(left).toMatchObject({ health: 20, band: 'critical', risk: { probability: 0.95 } })
  })
  it('judges a client whose every contract has ended by its end alone', () => {
    const left = judge([...events, contract('2026-01-01'), contract('2026-03-20', { status: 'ended' })])
    expect(left.signals.map((s) => s.id)).toEqual(['test/gone'])
    expect(left.notApplicable).toEqual(['test/missed-calls', 'test/quiet', 'test/throws'].map((id) => ({ id, reason: 'engagement-over' })))
    expect(left.errors).toEqual([])
  })
  it('knows a client without events', () => {
    const empty = assess([], { ...scorecard, asOf, clientId: '__proto__', recording: [] })
    expect(empty).toMatchObject({ clientId: '__proto__', recordingInferred: false, signals: [], health: null, band: null, clear: ['test/gone'] })
  })
  it('takes a finding that is none for an error', () => {
    const [base] = scorecard.detectors
    if (base === undefined) throw new Error('no detector')
    const answering = (answer: unknown) => assess(events, { ...scorecard, asOf, detectors: [{ ...base, detect: () => JSON.parse(JSON.stringify(answer)) }] })
    expect(answering({ ...fired({ severity: 1, since: '2026-03-01' }), severity: 7 }).errors).toEqual([{ id: 'test/quiet', message: 'severity must lie in 0.05 to 1, got 7' }])
    expect(answering(null).errors).toHaveLength(1)
    expect(answering({ ...clear(), status: 'great' }).errors).toEqual([{ id: 'test/quiet', message: 'no finding: status is "great"' }])
    expect(answering(clear()).clear).toEqual(['test/quiet'])
    expect(answering(notApplicable('too-quiet')).notApplicable).toEqual([{ id: 'test/quiet', reason: 'too-quiet' }])
  })
})

describe('the scorecard of an assessment', () => {
  it('is hashed: equal ones alike, others not', () => {
    const hash = (card = scorecard) => assess(events, { ...card, asOf }).scorecardHash
    expect(hash({ ...scorecard, detectors: [...scorecard.detectors] })).toBe(hash())
    const others = [
      extendScorecard(scorecard, { detectors: [missedCalls({ worst: 5 })] }),
      extendScorecard(scorecard, { weights: { 'test/quiet': { weight: 1 } } }),
      extendScorecard(scorecard, { minCoverage: 0.6 }),
      extendScorecard(scorecard, { without: ['test/throws'] }),
    ]
    expect(new Set([hash(), ...others.map(hash)]).size).toBe(5)
  })
  it('may depend on the client', () => {
    const first60 = extendScorecard(scorecard, { without: ['test/quiet'] })
    const asked: unknown[] = []
    const choose = (client: { contractDay: number | null }) => {
      asked.push(client)
      return (client.contractDay ?? Infinity) < 60 ? first60 : scorecard
    }
    const young = assess([...events, contract('2026-03-01')], { scorecard: choose, asOf, profile: { segment: 'shop' } })
    expect(asked).toEqual([{ clientId: 'acme', profile: { segment: 'shop' }, asOf: '2026-03-31T09:00:00.000Z', contractDay: 30, daysToNotice: 304 }])
    expect(young.signals.map((s) => s.id)).toEqual(['test/missed-calls'])
    expect(assess([...events, contract('2025-06-01')], { scorecard: choose, asOf })).toEqual(assess([...events, contract('2025-06-01')], { ...scorecard, asOf }))
    expect(assess(events, { scorecard, asOf })).toEqual(judge())
  })
})

describe('what assess refuses', () => {
  const refuses = (options: object, message: string) =>
    expect(() => assess(events, { ...scorecard, asOf, ...options } satisfies AssessOptions)).toThrow(message)

  it('unknown options, with the nearest name', () => {
    refuses({ profil: {} }, 'assess: unknown option "profil"; did you mean "profile"?')
    refuses({ asof: asOf }, 'unknown option "asof"; did you mean "asOf"?')
    refuses({ minCoverge: 1 }, 'did you mean "minCoverage"?')
    refuses({ zzz: 1 }, 'unknown option "zzz"; known are asOf, clientId')
  })
  it('two scorecards', () => {
    refuses({ scorecard }, 'give either scorecard or detectors, not both')
  })
  it('events of two clients, naming both', () => {
    expect(() => judge([...events, message('2026-03-02', { clientId: 'globex' })])).toThrow('events of two clients: "acme" and "globex"')
  })
  it('no instant', () => {
    refuses({ asOf: 'yesterday' }, 'asOf: "yesterday" is no RFC 3339 instant')
  })
  it('norms that know the future', () => {
    refuses({ norms: { ...defaultNorms, asOf: '2026-04-01T00:00:00Z' } }, 'norms.asOf 2026-04-01T00:00:00Z is later than asOf')
  })
  it('a scorecard that does not hold together', () => {
    refuses({ detectors: [quiet(), quiet()] }, '"test/quiet" is listed twice')
    refuses({ weights: {} }, 'no entry for detector "test/quiet"')
    refuses({ bands: [] }, 'scorecard.bands: expected a list of at least 1')
    refuses({ minCoverage: 2 }, 'scorecard.minCoverage: expected at most 1, got 2')
  })
})
