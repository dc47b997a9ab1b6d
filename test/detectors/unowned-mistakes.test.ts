import { describe, expect, test } from 'vitest'
import { detect } from '../../src/assess/index.ts'
import { unownedMistakes, type UnownedMistakesOptions } from '../../src/detectors/unowned-mistakes.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { incident, message, party } from '../../src/testing/index.ts'
import { ago, byClient, found, handledWell, inputs, next, SIX_WD, weWrite } from './unowned-mistakes.cases.ts'

const judge = (events: readonly AnyEvent[], options: Partial<UnownedMistakesOptions> = {}, beside: object = {}) =>
  detect(events, unownedMistakes(options), { ...inputs, ...beside })
const severity = (...args: Parameters<typeof judge>) => {
  const finding = judge(...args)
  return finding.status === 'fired' ? finding.severity : finding.status
}

describe('textbook', () => {
  test('the client found it, six working days without ownership: 0.53 + 0.15', () => {
    expect(judge([found(SIX_WD, byClient)])).toMatchObject({
      severity: expect.closeTo(0.675, 6), since: '2026-06-24',
      evidence: { causes: ['unowned'], notes: ['found-by-client'], numbers: { openMistakes: 1, oldestDays: 8 }, eventCount: 1 },
    })
    expect(severity([found(SIX_WD)])).toBeCloseTo(0.525, 6)
  })
  test('found Monday, owned Tuesday, resolved Thursday', () => { expect(severity(handledWell)).toBe('clear') })
})

describe('causes', () => {
  test('unowned: from two working days on, the worst at ten', () => {
    expect([1, 4, 14, 60].map((day) => severity([found(day)]))).toEqual(['clear', 0.05, 1, 1])
    expect(severity([found(4)], {}, { agency: { holidays: ['2026-06-29'] } })).toBe('clear')
  })
  test('never owned: resolved without a word, for 91 days', () => {
    expect(judge([found(93), next(91, 'resolved')])).toMatchObject({ severity: 0.35, since: ago(91), evidence: { causes: ['never-owned'] } })
    expect(severity([found(94), next(92, 'resolved')])).toBe('clear')
  })
  test.each(['tracking', 'outage'] as const)('unresolved: %s, owned or not', (kind) => {
    const owned = (day: number) => [found(day, { kind }), next(day, 'owned', { kind })]
    expect([2, 3, 14].map((day) => severity(owned(day)))).toEqual(['clear', 0.05, 1])
    expect(judge(owned(5))).toMatchObject({ since: ago(2), evidence: { causes: ['unresolved'] } })
    expect(severity([...owned(14), next(1, 'resolved', { kind })])).toBe('clear')
  })
  test('both of one incident, and several incidents, are blended', () => {
    const [unowned, unresolved] = [0.525, 0.05 + 0.95 * 5 / 11]
    expect(judge([found(SIX_WD, { kind: 'tracking' })])).toMatchObject({
      severity: expect.closeTo(unowned + 0.3 * unresolved, 5), evidence: { causes: ['unowned', 'unresolved'] },
    })
    expect(severity([found(SIX_WD), incident(ago(4), { ref: 'other' })])).toBeCloseTo(unowned + 0.3 * 0.05, 6)
  })
})

describe('guards', () => {
  test('owned within two working days, with a way to prevent it: clear, though not yet resolved', () => {
    const kind = 'tracking' as const
    const planned = (ownedDaysAgo: number) => [found(SIX_WD, { kind }), next(ownedDaysAgo, 'owned', { kind }), next(1, 'planned', { kind })]
    expect(severity(planned(6))).toBe('clear')
    expect(severity(planned(5))).toBeGreaterThan(0.4)
  })
  test.each(['owned', 'planned', 'credited'] as const)('%s is ownership', (status) => {
    expect(severity([found(SIX_WD), next(1, status)])).toBe('clear')
  })
  test('ownership in a message to the client, after it was found', () => {
    expect(severity([found(SIX_WD), weWrite(5, 'ownership')])).toBe('clear')
    expect(severity([found(SIX_WD), weWrite(9, 'ownership')])).toBeGreaterThan(0.5)
    const among = message(ago(5), { from: party('agency/tom'), to: [party('agency/eva')], cues: [{ code: 'ownership' }] })
    expect(severity([found(SIX_WD), among])).toBeGreaterThan(0.5)
  })
  test('a message that names one incident is about no other', () => {
    const two = [found(SIX_WD), incident(ago(SIX_WD), { ref: 'other' })]
    expect(judge([...two, weWrite(5, 'ownership', 'Other')])).toMatchObject({ status: 'fired', evidence: { numbers: { openMistakes: 1 } } })
    expect(severity([...two, weWrite(5, 'ownership', 'budget caps')])).toBe('clear')
  })
  test('found and told by us first is ownership', () => {
    expect(severity([found(SIX_WD), weWrite(5, 'status-update')])).toBe('clear')
    expect(severity([found(SIX_WD, byClient), weWrite(5, 'status-update')])).toBeGreaterThan(0.6)
  })
  test('an outage of a whole platform, told within a working day, is enough', () => {
    const outage = found(SIX_WD, { kind: 'outage', by: party('third-party/host'), ...byClient })
    expect(severity([outage, weWrite(SIX_WD - 1, 'status-update')])).toBe('clear')
    expect(severity([outage, weWrite(SIX_WD - 2, 'status-update')])).toBeGreaterThan(0.6)
  })
  test('what others did wrong is not ours to own', () => {
    expect(severity([found(SIX_WD, { by: party('client/ana') })])).toBe('not-applicable')
    expect(severity([found(SIX_WD, { by: party('third-party/host') })])).toBe('not-applicable')
  })
})

describe('what is not known', () => {
  test('a hole in incidents or messages since it was found', () => {
    const down = (types: string[]) => ({ recording: [{ from: '2024-01-01T00:00:00Z', to: `${ago(4)}T00:00:00Z`, types }, { from: '2024-01-01T00:00:00Z', types: ['incident', 'message'].filter((t) => !types.includes(t)) }] })
    for (const type of ['incident', 'message']) {
      expect(judge([found(SIX_WD)], {}, down([type]))).toMatchObject({ status: 'unknown', reason: 'gap', needs: ['incident', 'message'] })
    }
  })
  test('without any messages on record incidents alone decide', () => {
    expect(severity([found(SIX_WD)], {}, { recording: [{ from: '2024-01-01T00:00:00Z', types: ['incident'] }] })).toBeCloseTo(0.525, 6)
  })
})

test('each option moves it', () => {
  expect(severity([found(4)], { unownedWorkingDays: 3 })).toBe('clear')
  expect(severity([found(SIX_WD)], { severeUnownedWorkingDays: 6 })).toBe(1)
  const broken = [found(4, { kind: 'tracking' }), next(4, 'owned', { kind: 'tracking' })]
  expect(severity(broken, { unresolvedDays: 5 })).toBe('clear')
  expect(severity(broken, { severeUnresolvedDays: 4 })).toBe(1)
})
