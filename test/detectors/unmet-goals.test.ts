import { expect, test } from 'vitest'
import { detect } from '../../src/assess/index.ts'
import { unmetGoals, type UnmetGoalsOptions } from '../../src/detectors/unmet-goals.ts'
import type { AnyEvent, RecordingSpan } from '../../src/events/index.ts'
import { text } from '../../src/messages/en/unmet-goals.ts'
import { contract, days, initiative, message, party, performance, plan } from '../../src/testing/index.ts'
import { cases } from './unmet-goals.cases.ts'

const asOf = '2026-06-15T09:00:00Z'
const from = '2024-01-01T00:00:00Z'
const judge = (events: readonly AnyEvent[], options: UnmetGoalsOptions = {}, recording: readonly RecordingSpan[] = [{ from }]) =>
  detect(events, unmetGoals(options), { asOf, clientId: 'acme', recording })
const severity = (...given: Parameters<typeof judge>) => {
  const finding = judge(...given)
  return finding.status === 'fired' ? finding.severity : finding.status
}
const causes = (...given: Parameters<typeof judge>) => {
  const finding = judge(...given)
  return finding.status === 'fired' ? finding.evidence.causes : finding.status
}
const ago = (n: number) => days('2026-06-15', -n)
const month = (daysAgo: number, actual: number, more: Parameters<typeof performance>[1] = {}) => performance(ago(daysAgo), { actual, ...more })
const tested = initiative(ago(40))
/** Two months, with a test of ours between. */
const two = (before: number, last: number, more: Parameters<typeof performance>[1] = {}) => [tested, month(30, before, more), month(0, last, more)]
const since = (contractDay: number, more: Parameters<typeof contract>[1] = {}) =>
  contract(ago(contractDay), { startsOn: ago(contractDay), endsOn: ago(contractDay - 700), noticeDays: 30, ...more })

test.each(cases.map((one) => [one.name, one] as const))('%s', (_, { detector, events, inputs, expect: status, severity: grade, reason }) => {
  const finding = detect(events, detector, inputs)
  expect(finding.status).toBe(status)
  if (finding.status === 'fired' && grade !== undefined) expect(finding.severity).toBeCloseTo(grade, 2)
  if ('reason' in finding) expect(finding.reason).toBe(reason)
})

test('the textbook case in full', () => {
  expect(judge([since(175), ...two(72, 68)])).toMatchObject({
    status: 'fired', severity: 0.566667, since: '2026-06-15T09:00:00Z',
    evidence: { causes: ['missed-goals', 'half-year'], numbers: { attained: 0.7, lastAttained: 0.68, beforeAttained: 0.72, contractDay: 175 }, eventCount: 2 },
  })
})

test('both below the mark: one bad period is clear', () => {
  expect([severity(two(79, 79)), severity(two(80, 60)), severity(two(60, 80)), severity(two(50, 50)), severity(two(40, 20))])
    .toEqual([0.0816667, 'clear', 'clear', 1, 1])
})

test('since the second bad period of the run', () => {
  expect(judge([tested, ...[120, 90, 60, 30, 0].map((n, i) => month(n, [90, 60, 70, 70, 70][i] ?? 0))])).toMatchObject({
    since: `${ago(60)}T09:00:00Z`, evidence: { eventCount: 4 },
  })
})

test('lower may be better, services are parts of the whole, and the newest word on a period counts', () => {
  expect(severity(two(143, 143, { kpi: 'cost-per-lead', better: 'lower' }))).toBeCloseTo(0.368, 2)
  const parts = (n: number) => [month(n, 60, { service: 'seo' }), month(n, 100, { service: 'ads' })]
  expect(severity([tested, ...parts(30), ...parts(0)])).toBe('clear')
  expect(severity([tested, ...parts(30), ...parts(0), month(30, 60), month(0, 60)])).toBeCloseTo(0.683, 2)
  const corrected = performance('2026-06-15 08:00', { actual: 60, target: 60, period: { from: ago(60), to: ago(31) } })
  expect(severity([...two(60, 60), corrected])).toBe('clear')
})

test('only the main goal counts: the first of the plan', () => {
  const second = [month(30, 40, { kpi: 'calls' }), month(0, 40, { kpi: 'calls' })]
  expect(severity([...two(90, 90), ...second])).toBe('clear')
  expect(severity([...two(90, 90), ...second, plan('2026-01-05', { kpis: ['calls', 'leads'] })])).toBe(1)
})

test('the clock: from day 120 until half a year and the period of notice are over', () => {
  const on = (day: number, more = {}) => Number(severity([since(day, more), ...two(72, 68)])) > 0.5
  expect([119, 120, 210, 211].map((day) => on(day))).toEqual([false, true, true, false])
  expect([on(220), on(220, { noticeDays: 60 })]).toEqual([false, true])
  expect(severity([since(150), ...two(90, 90)])).toBe('clear')
})

test('nothing of ours for a quarter adds, where that is known', () => {
  const bare = [month(30, 70), month(0, 70)]
  expect(judge(bare)).toMatchObject({ severity: 0.516667, evidence: { causes: ['missed-goals', 'unanswered'] } })
  expect(severity([...bare, initiative(ago(90), { kind: 'fix' })])).toBe(0.366667)
  expect([severity([...bare, initiative(ago(91))]), severity([...bare, initiative(ago(10), { by: party('client/ana') })])]).toEqual([0.516667, 0.516667])
  expect(severity(bare, {}, [{ types: ['performance'], from }])).toBe(0.366667)
})

test('oversold: a promise nobody can keep, or a forecast missed by far, before the results', () => {
  const said = (topic: string, value: string | number) => message(ago(100), { from: party('agency/tom'), cues: [{ code: 'claim', topic, value }] })
  const with_ = (event: AnyEvent) => causes([...two(60, 60), event])
  const oversold = ['missed-goals', 'oversold']
  expect(with_(message(ago(100), { from: party('agency/tom'), cues: [{ code: 'overpromise' }] }))).toEqual(oversold)
  expect([with_(said('Leads', 86)), with_(said('forecast', '100'))]).toEqual([oversold, oversold])
  expect(with_(said('leads', 85))).toEqual(['missed-goals'])
  expect(with_(said('budget', 500))).toEqual(['missed-goals'])
  expect(with_(message(ago(100), { cues: [{ code: 'claim', topic: 'leads', value: 100 }] }))).toEqual(['missed-goals'])
})

test('no goals at all: after day 120, with neither targets nor a review', () => {
  const bare = month(30, 60, {})
  const untargeted: AnyEvent = { id: 'u', clientId: 'acme', type: 'performance', at: bare.at, kpi: 'leads', period: bare.period, actual: 60, better: 'higher' }
  expect(judge([since(200), untargeted])).toMatchObject({ severity: 0.35, since: ago(80), evidence: { causes: ['no-goal-review'], numbers: { contractDay: 200 } } })
  expect([severity([since(120)]), severity([since(119)])]).toEqual([0.35, 'not-applicable'])
  expect([severity([since(200), plan(ago(91), { status: 'reviewed' })]), severity([since(200), plan(ago(92), { status: 'reviewed' })])]).toEqual(['unknown', 0.35])
  expect(judge([since(200), plan(ago(100))])).toMatchObject({ since: ago(8) })
  expect(severity([since(200)], {}, [{ types: ['contract', 'message'], from }])).toBe('unknown')
  expect(severity([since(200)], {}, [{ types: ['contract'], from }, { types: ['plan'], from: '2026-05-01T00:00:00Z' }])).toBe('unknown')
})

test('old results are not the last ones, unless the next are not due', () => {
  expect([severity([tested, month(119, 60), month(89, 60)]), severity([tested, month(121, 60), month(91, 60)])]).toEqual([0.683333, 'unknown'])
  const quarter = (n: number) => performance(ago(n), { actual: 60, period: { from: ago(n + 91), to: ago(n + 1) } })
  expect(severity([tested, quarter(211), quarter(120)])).toBe(0.683333)
})

test('a hole hides a newer result, or one between', () => {
  const until = (n: number) => [{ from, to: `${ago(n)}T00:00:00Z` }]
  expect(judge([tested, month(100, 60), month(70, 60)], {}, until(65))).toMatchObject({ status: 'unknown', reason: 'gap' })
  expect(severity([tested, month(80, 60), month(50, 60)], {}, until(45))).toBe(0.683333)
  expect(severity([tested, month(60, 60), month(0, 60)])).toBe(0.683333)
})

test('the return on spend is only told', () => {
  const spend = (amount: number) => ({ spend: { amount, currency: 'EUR' } })
  const notes = (first: number, second: number) => {
    const finding = judge([tested, month(30, 70, spend(first)), month(0, 70, spend(second))])
    return finding.status === 'fired' ? [finding.severity, finding.evidence.notes] : finding.status
  }
  expect(notes(1000, 1250)).toEqual([0.366667, ['return-fell']])
  expect(notes(1000, 1200)).toEqual([0.366667, []])
})

test('the options move it', () => {
  expect(severity(two(85, 85), { missedBelow: 0.9 })).toBe(0.16875)
  expect(severity(two(70, 70), { severeShare: 0.7 })).toBe(1)
  expect(severity([since(100), ...two(72, 68)], { clockFromDay: 90 })).toBe(0.566667)
  expect(severity([since(220), ...two(72, 68)], { clockToDay: 200 })).toBe(0.566667)
  expect(severity([since(200), plan(ago(60))], { reviewDays: 30 })).toBe(0.35)
  expect(() => unmetGoals({ missedBelow: 0 })).toThrow(/unmet-goals: options\.missedBelow/)
})

test('the text names both periods and the time of the contract, and knows every play', () => {
  const why = (events: readonly AnyEvent[]) => {
    const finding = judge(events)
    return finding.status === 'fired' ? text.why(finding) : finding.status
  }
  expect(why([since(175), ...two(72, 68)])).toBe('Of the main goal 72 % and 68 % were reached in the last two periods. The client has been with us for 175 days.')
  expect(why(two(72, 68))).toBe('Of the main goal 72 % and 68 % were reached in the last two periods.')
  expect(why([since(200)])).toBe('The client has been with us for 200 days, and there are neither targets nor a review of the plan to show for it.')
  expect(Object.keys(text.plays)).toEqual(unmetGoals().plays)
})
