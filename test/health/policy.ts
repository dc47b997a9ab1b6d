import * as fc from 'fast-check'
import type { ScoredFinding } from '../../src/health/health-score.ts'
import type { Combine, Policy, WeightEntry } from '../../src/health/scorecard.ts'
import { groups, weights } from '../../src/health/weights.ts'

/** The policy of the recommended scorecard, without its detectors. */
export const policy: Policy = {
  weights,
  groups,
  bands: [{ id: 'healthy', from: 80 }, { id: 'watch', from: 60 }, { id: 'at-risk', from: 40 }, { id: 'critical', from: 0 }],
  minCoverage: 0.5,
  baseRisk: { probability: 0.05, days: 90, reason: 'test', basis: 'assumed' },
  horizonDays: 90,
  riskSlope: 0.5,
}

export const fires = (severity: number): ScoredFinding => ({ status: 'fired', severity })
export const isClear: ScoredFinding = { status: 'clear' }
export const isUnknown: ScoredFinding = { status: 'unknown', reason: 'not-recorded', needs: ['survey'] }
export const isOut: ScoredFinding = { status: 'not-applicable' }
export const isError: ScoredFinding = { status: 'error' }

const FAMILIES = [['contact', 'talk'], ['contact', 'answers'], ['value', 'money'], ['attention', 'routine']] as const

const entry = fc.record({
  weight: fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 4, noNaN: true })),
  place: fc.constantFrom(...FAMILIES),
  decisive: fc.option(fc.record({ healthAtMost: fc.integer({ min: 0, max: 100 }), riskAtLeast: fc.double({ min: 0, max: 1, noNaN: true }) }), { freq: 5 }),
}).map(({ weight, place: [dimension, family], decisive }): WeightEntry => ({
  weight, dimension, family, reason: 'test', basis: 'assumed', ...(decisive === null ? {} : { decisive }),
}))

const severity = fc.oneof(fc.constant(1), fc.double({ min: 0.05, max: 1, noNaN: true }))
const finding = fc.oneof(severity.map(fires), fc.constantFrom(isClear, isUnknown, isOut, isError))

/** Any policy with findings for all of its ids. */
export const cases = (combine: fc.Arbitrary<Combine> = fc.constantFrom('doublings', 'weighted-mean', 'worst-of')) =>
  fc.record({
    signs: fc.array(fc.tuple(entry, finding), { maxLength: 12 }),
    combine,
    minCoverage: fc.double({ min: 0, max: 1, noNaN: true }),
  }).map(({ signs, combine, minCoverage }) => ({
    policy: {
      ...policy, combine, minCoverage,
      groups: { contact: 'client', value: 'client', attention: 'conduct' },
      weights: Object.fromEntries(signs.map(([e], i) => [`sign-${i}`, e])),
    } satisfies Policy,
    findings: Object.fromEntries(signs.map(([, f], i): [string, ScoredFinding] => [`sign-${i}`, f])),
  }))
