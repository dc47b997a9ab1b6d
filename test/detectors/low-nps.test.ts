import { expect, test } from 'vitest'
import { detect } from '../../src/assess/index.ts'
import { lowNps, type LowNpsOptions } from '../../src/detectors/low-nps.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { text } from '../../src/messages/en/low-nps.ts'
import { checkDetector, days, party, survey } from '../../src/testing/index.ts'
import { cases } from './low-nps.cases.ts'

const asOf = '2026-06-15T09:00:00Z'
const recording = [{ from: '2024-01-01T00:00:00Z' }]
const judge = (events: readonly AnyEvent[], options: LowNpsOptions = {}) => detect(events, lowNps(options), { asOf, clientId: 'acme', recording })
const severity = (events: readonly AnyEvent[], options: LowNpsOptions = {}) => {
  const finding = judge(events, options)
  return finding.status === 'fired' ? finding.severity : finding.status
}
const evidence = (events: readonly AnyEvent[]) => {
  const finding = judge(events)
  if (finding.status === 'not-applicable') throw new Error('it is always applicable')
  return finding.evidence
}
const ben = party('client/ben')
/** Two answers of Ana, the second today. */
const then = (before: number, now: number) => [survey('2026-03-15', { score: before }), survey('2026-06-15', { score: now })]

test('every case gets its answer, and every law of the kit holds', () => {
  expect(checkDetector(cases).violations).toEqual([])
})

test('the textbook case in full', () => {
  expect(judge([survey('2026-03-05', { score: 9 }), survey('2026-06-05', { score: 5 })])).toMatchObject({
    status: 'fired', severity: 0.555525, since: '2026-06-05T09:00:00Z',
    evidence: { causes: ['fall', 'detractor'], numbers: { score: 5, scoreBefore: 9, daysSince: 10 }, eventCount: 2 },
  })
})

test('detractors: from 6 down, 0 is twice as bad', () => {
  const first = (score: number) => severity([survey('2026-06-15', { score })])
  expect([first(7), first(6), first(5), first(3), first(0)]).toEqual(['clear', 0.5, 0.583333, 0.75, 1])
})

test('falls: three points count, each further one adds', () => {
  expect(severity(then(10, 7))).toBe(0.5)
  expect(severity(then(9.5, 7))).toBe(0.3)
  expect(severity(then(10, 6))).toBe(0.6)
  expect(severity(then(7, 6))).toBe(0.5)
  expect(severity(then(10, 0))).toBe(1)
})

test('a promoter who would now give seven at most', () => {
  expect([severity(then(9, 7)), severity(then(9, 8)), severity(then(8.5, 6.5)), severity(then(8, 7)), severity(then(7, 8))]).toEqual([0.3, 'clear', 'clear', 'clear', 'clear'])
  expect(evidence(then(9, 7)).causes).toEqual(['cooled'])
})

test('who swings round an eight was no promoter', () => {
  const earlier = (score: number) => [survey('2025-12-15', { score }), ...then(9, 7)]
  expect([severity(earlier(8)), severity(earlier(9)), severity(earlier(10))]).toEqual(['clear', 0.3, 0.3])
})

test('a promoter who cooled is news for a quarter', () => {
  const aged = (age: number) => severity([survey(days('2026-06-15', -200), { score: 9 }), survey(days('2026-06-15', -age), { score: 7 })])
  expect(aged(91)).toBeCloseTo(0.3 * 2 ** (-91 / 90), 5)
  expect(aged(92)).toBe('clear')
})

test('it halves in 90 days and ends after 182', () => {
  const aged = (n: number) => severity([survey(days('2026-06-15', -n), { score: 0 })])
  expect([aged(90), aged(180), aged(182), aged(183)]).toEqual([0.5, 0.25, 0.246179, 'unknown'])
})

test('only the same person is compared, and only on the same question', () => {
  expect(severity([survey('2026-03-15', { score: 10, respondent: ben }), survey('2026-06-15', { score: 7 })])).toBe('clear')
  const anonymous: AnyEvent = { id: 'a', clientId: 'acme', type: 'survey', at: '2026-03-15T09:00:00Z', metric: 'nps', status: 'answered', score: 10 }
  expect(severity([anonymous, survey('2026-06-15', { score: 7 })])).toBe('clear')
  const csat = survey('2026-03-15', { metric: 'csat', score: 5, scale: { min: 1, max: 5 } })
  expect(severity([csat, survey('2026-06-15', { score: 7 })])).toBe('clear')
})

test('other ratings count on their scale; the factors of trust do not', () => {
  expect(severity([survey('2026-06-15', { metric: 'csat', score: 1, scale: { min: 1, max: 5 } })])).toBe(1)
  expect(severity([survey('2026-06-15', { metric: 'reliability', score: 1, scale: { min: 1, max: 10 } })])).toBe('unknown')
})

test('staff surveys are not the client speaking', () => {
  expect(severity([survey('2026-06-15', { score: 0, respondent: party('agency/tom') })])).toBe('unknown')
})

test('one low voice counts less only where every other answer of 91 days is a promoter', () => {
  const low = survey('2026-06-15', { score: 0 })
  const other = (at: string, score: number) => survey(at, { respondent: ben, score })
  expect(severity([low, other('2026-06-01', 9)])).toBe(0.7)
  expect(evidence([low, other('2026-06-01', 9)]).notes).toEqual(['lone-voice'])
  expect(severity([low, other('2026-06-01', 8)])).toBe(1)
  expect(severity([low, other('2026-03-15', 9)])).toBe(1)
  expect(severity([low, other('2026-06-01', 9), survey('2026-06-02', { respondent: party('client/eva'), score: 0 })])).toBe(1)
})

test('the worst voice leads', () => {
  const events = [survey('2026-06-15', { score: 6 }), survey('2026-06-14', { respondent: ben, score: 0 })]
  expect(evidence(events).numbers).toMatchObject({ score: 0, daysSince: 1 })
})

test('a steady passive is clear and says so', () => {
  expect(evidence(then(8, 8)).notes).toEqual(['passive'])
  expect(evidence(then(9, 10)).notes).toEqual([])
})

test('the own NPS shows from five answers on, by adjusted Wald', () => {
  const ten = [9, 9, 9, 10, 10, 10, 9, 9, 8, 3].map((score, i) => survey('2026-06-01', { respondent: party(`client/p${i}`), score }))
  expect(evidence(ten).numbers).toMatchObject({ nps: 53.8462, npsAnswers: 10 })
  expect(evidence(ten.slice(0, 5)).numbers).toMatchObject({ npsAnswers: 5 })
  expect(evidence(ten.slice(0, 4)).numbers).not.toHaveProperty('nps')
})

test('the options move it', () => {
  expect(severity(then(10, 8), { fallPoints: 2 })).toBe(0.5)
  expect(severity([survey('2026-01-15', { score: 0 })], { windowDays: 100 })).toBe('unknown')
  expect(severity([survey(days('2026-06-15', -45), { score: 0 })], { halfLifeDays: 45 })).toBe(0.5)
  expect(() => lowNps({ fallPoints: 0 })).toThrow(/low-nps: options\.fallPoints/)
})

test('the text names the score, the one before and the day', () => {
  const why = (events: readonly AnyEvent[]) => {
    const finding = judge(events)
    return finding.status === 'fired' ? text.why(finding) : finding.status
  }
  expect(why([survey('2026-03-05', { score: 9 }), survey('2026-06-05', { score: 5 })])).toBe('A person of the client gave 5 of 10, after 9, 10 days ago.')
  expect(why([survey('2026-06-14', { metric: 'csat', score: 2, scale: { min: 1, max: 5 } })])).toBe('A person of the client gave 2.5 of 10, 1 day ago.')
  expect(Object.keys(text.plays)).toEqual(lowNps().plays)
})
