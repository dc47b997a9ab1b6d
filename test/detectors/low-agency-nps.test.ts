import { expect, test } from 'vitest'
import { detect, detectAgency } from '../../src/assess/index.ts'
import { lowAgencyNps, type LowAgencyNpsOptions } from '../../src/detectors/low-agency-nps.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { text } from '../../src/messages/en/low-agency-nps.ts'
import { judge, party, survey } from '../../src/testing/index.ts'
import { answers, asOf, cases, inputs } from './low-agency-nps.cases.ts'

const ask = (events: readonly AnyEvent[], options: LowAgencyNpsOptions = {}) =>
  detectAgency(events, lowAgencyNps(options), inputs)
const severity = (events: readonly AnyEvent[], options: LowAgencyNpsOptions = {}) => {
  const finding = ask(events, options)
  return finding.status === 'fired' ? finding.severity : finding.status
}

test.each(cases.map((one) => [one.name, one] as const))('%s', (_, { events, detector, inputs: known, ...one }) => {
  const finding = judge(events, detector, known)
  expect(finding.status).toBe(one.expect)
  if (one.severity !== undefined && finding.status === 'fired') expect(finding.severity).toBeCloseTo(one.severity, 2)
  if (one.reason !== undefined) expect(finding).toMatchObject({ reason: one.reason })
})

test('the textbook case: 0.23, interval 0.00 to 0.46', () => {
  expect(ask(answers(18, 14, 8))).toMatchObject({
    severity: 0.684385,
    evidence: {
      numbers: { nps: 23.2558, npsLow: 0.385752, npsHigh: 46.1259, respondents: 40, promoters: 18, detractors: 8 },
      eventCount: 8,
    },
  })
  expect(ask(answers(40, 6, 4))).toMatchObject({ status: 'clear', evidence: { notes: ['open'], numbers: { npsHigh: 84.8904 } } })
})

test('asked of one client alone it is not applicable', () => {
  const own = answers(18, 14, 8).filter(({ clientId }) => clientId === 'client-0')
  expect(detect(own, lowAgencyNps(), { asOf })).toEqual({ status: 'not-applicable', reason: 'agency-level' })
})

test('clients are named by how many of their people speak against us', () => {
  const finding = ask(answers(18, 14, 8))
  // People 32 to 39 are the detractors, four a client.
  expect(finding.status === 'fired' && finding.evidence.clients).toEqual(['client-8', 'client-9'])
})

test('since: the answer from which on it has been low', () => {
  // Promoters came first, then passives, then detractors, one a day up to 30 May.
  expect(ask(answers(18, 14, 8))).toMatchObject({ since: '2026-05-22T09:00:00Z' })
})

test('one vote a person, the latest; of the client, and of an NPS', () => {
  const twice = answers(18, 14, 8).flatMap((event) => [{ ...event, id: `${event.id}-early`, at: '2026-02-01T09:00:00Z' }, event])
  expect(severity(twice)).toBe(severity(answers(18, 14, 8)))
  const staff = answers(0, 0, 20).map((event) => ({ ...event, respondent: party('agency/tom') }))
  expect(severity([...answers(40, 6, 4), ...staff])).toBe('clear')
  const csat = Array.from({ length: 20 }, (_, i) =>
    survey('2026-05-01', { clientId: `c-${i}`, metric: 'csat', scale: { min: 1, max: 5 }, score: 1 }))
  expect(severity([...answers(40, 6, 4), ...csat])).toBe('clear')
})

test('the same name at two clients is two people', () => {
  const events = Array.from({ length: 12 }, (_, i) => survey('2026-05-01', { clientId: `c-${i}`, score: 3 }))
  expect(ask(events)).toMatchObject({ status: 'fired', evidence: { numbers: { respondents: 12 } } })
})

test('fewer than a third answered: said, not counted', () => {
  const asked = cases.find(({ name }) => name.includes('who were asked'))?.events ?? []
  expect(ask(asked)).toMatchObject({ evidence: { notes: ['few-answered'], numbers: { answeredShare: 0.325 } } })
})

test('the score before is shown, where enough answered', () => {
  const finding = ask(cases.find(({ name }) => name.startsWith('better'))?.events ?? [])
  expect(finding).toMatchObject({ evidence: { numbers: { npsBefore: -34.7826 } } })
  expect(finding.status === 'fired' && text.why(finding))
    .toBe('The NPS of 20 respondents is 17 (between -18 and 52), after -35 the time before; 6 of them speak against us.')
})

test('each option moves it', () => {
  expect(severity(answers(40, 6, 4), { good: 0.9 })).toBeGreaterThan(0.05)
  expect(severity(answers(18, 14, 8), { bad: 0.24 })).toBe(1)
  expect(severity(answers(18, 14, 8), { windowDays: 10 })).toBe('unknown')
  expect(severity(answers(3, 3, 3), { atLeast: 9 })).toBeGreaterThan(0.05)
  expect(() => lowAgencyNps({ good: 0, bad: 0.5 })).toThrow('low-agency-nps: options.good: must be more than bad')
})
