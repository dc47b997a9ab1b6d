import { describe, expect, test } from 'vitest'
import { detect } from '../../src/assess/index.ts'
import { repeatedMistakes, type RepeatedMistakesOptions } from '../../src/detectors/repeated-mistakes.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { incident, party, report } from '../../src/testing/index.ts'
import { ago, byClient, fix, inputs, threeErrors } from './repeated-mistakes.cases.ts'

const judge = (events: readonly AnyEvent[], options: Partial<RepeatedMistakesOptions> = {}, beside: object = {}) =>
  detect(events, repeatedMistakes(options), { ...inputs, ...beside })
const severity = (...args: Parameters<typeof judge>) => {
  const finding = judge(...args)
  return finding.status === 'fired' ? finding.severity : finding.status
}

describe('textbook', () => {
  test('three errors, one found by the client: 3.5, severity 0.53', () => {
    expect(judge(threeErrors)).toMatchObject({
      severity: expect.closeTo(0.525, 6), since: `${ago(40)}T09:00:00Z`,
      evidence: { causes: ['error'], numbers: { mistakes: 3, weightedMistakes: 3.5, foundByClient: 1 }, eventCount: 3 },
    })
  })
  test('one typo found by us is clear', () => {
    expect(judge([incident(ago(10))])).toMatchObject({ status: 'clear', evidence: { numbers: { mistakes: 1 } } })
  })
})

describe('what counts', () => {
  test('two found by us just fire; five fill the scale', () => {
    expect(severity([incident(ago(5)), incident(ago(10))])).toBe(0.05)
    expect(severity([5, 10, 15, 20, 25].map((day) => incident(ago(day))))).toBe(1)
  })
  test.each(['error', 'tracking', 'outage', 'overspend'] as const)('%s is a kind that names itself', (kind) => {
    expect(judge([incident(ago(5), { kind }), incident(ago(10), { kind })])).toMatchObject({ status: 'fired', evidence: { causes: [kind] } })
  })
  test('kinds are not added up, and the worst one counts', () => {
    expect(severity([incident(ago(5)), incident(ago(10), { kind: 'outage' })])).toBe('clear')
    const both = [incident(ago(5)), incident(ago(10)), ...[6, 11, 16].map((day) => incident(ago(day), { kind: 'outage' }))]
    expect(judge(both)).toMatchObject({ evidence: { causes: ['outage'], numbers: { mistakes: 3 } } })
  })
  test('leaks and insults are other signs', () => {
    expect(severity([incident(ago(5), { kind: 'leak' }), incident(ago(10), { kind: 'leak' })])).toBe('clear')
  })
  test('mistakes of the client or of a third party are not ours', () => {
    const theirs = (by: string) => [5, 10].map((day) => incident(ago(day), { by: party(by) }))
    expect(severity(theirs('client/ana'))).toBe('clear')
    expect(severity(theirs('third-party/host'))).toBe('clear')
    expect(severity(theirs('agency/tom'))).toBe(0.05)
  })
  test('a report with errors is one error, a small one at half', () => {
    const found = incident(ago(5), byClient)
    expect(severity([found, report(ago(40), { errors: 1 })])).toBe(0.05)
    expect(severity([found, report(ago(40), { errors: 4 })])).toBeCloseTo(0.05 + 0.95 * 0.5 / 3, 6)
    expect(severity([found, report(ago(40), { errors: 0 })])).toBe('clear')
  })
  test('one client-found mistake is heavy, but one alone never fires', () => {
    expect(severity([incident(ago(5), byClient)], { mistakes: 1 })).toBe('clear')
  })
  test('the window ends it', () => {
    expect(severity([incident(ago(90)), incident(ago(10))])).toBe(0.05)
    expect(severity([incident(ago(91)), incident(ago(10))])).toBe('clear')
  })
})

describe('guards', () => {
  test('one cause found in many places on one day is one mistake', () => {
    const places = ['07:00', '08:00', '09:00'].map((time) => incident(`${ago(10)} ${time}`, { ref: time }))
    expect(severity(places)).toBe('clear')
    expect(severity([...places, incident(ago(20))])).toBe(0.05)
  })
  test('a fix since then and 28 quiet days halve it', () => {
    expect(judge([...threeErrors, fix(30)])).toMatchObject({ severity: expect.closeTo(0.2625, 6), evidence: { notes: ['fixed'] } })
    expect(severity([...threeErrors, fix(35)])).toBeCloseTo(0.525, 6)
    const tooSoon = [incident(ago(40)), incident(ago(27)), incident(ago(60)), fix(20)]
    expect(severity(tooSoon)).toBeCloseTo(0.05 + 0.95 / 3, 6)
    const quiet = [incident(ago(40)), incident(ago(28)), incident(ago(60)), fix(20)]
    expect(severity(quiet)).toBeCloseTo((0.05 + 0.95 / 3) / 2, 6)
  })
  test('quiet weeks with a hole in them prove nothing', () => {
    const recording = [{ from: '2024-01-01T00:00:00Z', to: `${ago(10)}T00:00:00Z` }, { from: `${ago(5)}T00:00:00Z` }]
    expect(severity([...threeErrors, fix(30)], {}, { recording })).toBeCloseTo(0.525, 6)
  })
})

describe('what is not known', () => {
  test('errors of reports are enough, where somebody counts them', () => {
    const recording = [{ from: '2024-01-01T00:00:00Z', types: ['report'] }]
    expect(judge([report(ago(10), { errors: 0 })], {}, { recording })).toMatchObject({ status: 'clear' })
    expect(judge([report(ago(10))], {}, { recording })).toMatchObject({ status: 'unknown', reason: 'not-recorded', needs: ['incident', 'report.errors'] })
  })
  test('what was found fires beside a hole', () => {
    const recording = [{ from: '2024-01-01T00:00:00Z', to: `${ago(20)}T00:00:00Z` }]
    expect(severity(threeErrors, {}, { recording })).toBeCloseTo(0.525, 6)
    expect(judge([incident(ago(30))], {}, { recording })).toMatchObject({ status: 'unknown', reason: 'gap', needs: ['incident'] })
  })
})

test('each option moves it', () => {
  expect(severity([incident(ago(91)), incident(ago(10))], { windowDays: 92 })).toBe(0.05)
  expect(severity(threeErrors, { mistakes: 3.5 })).toBe(0.05)
  expect(severity(threeErrors, { severeMistakes: 3.5 })).toBe(1)
})
