import { describe, expect, test } from 'vitest'
import { detect } from '../../src/assess/index.ts'
import { cornerCutting, type CornerCuttingOptions } from '../../src/detectors/corner-cutting.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { commitment, contract, incident, invoice, party, request, usage } from '../../src/testing/index.ts'
import { ago, billed, cases, defects, hours, inputs, leads, site } from './corner-cutting.cases.ts'

const judge = (events: readonly AnyEvent[], options: Partial<CornerCuttingOptions> = {}, beside: object = {}) =>
  detect(events, cornerCutting(options), { ...inputs, ...beside })
const severity = (...args: Parameters<typeof judge>) => {
  const finding = judge(...args)
  return finding.status === 'fired' ? finding.severity : finding.status
}
const eur = (amount: number) => ({ amount: amount * 100, currency: 'EUR' })
/** A delivery and an invoice at `asOf`, so that nothing has faded. */
const now = { asOf: `${ago(10)}T09:00:00Z` }
const handOver = [...site(10), billed(10)]

test.each(cases)('$name: $expect', ({ detector, events, inputs: given, expect: status, severity: bad, reason }) => {
  const finding = detect(events, detector, given)
  expect(finding.status).toBe(status)
  if (bad !== undefined) expect(Math.abs((finding.status === 'fired' ? finding.severity : 0) - bad)).toBeLessThan(0.005)
  if (reason !== undefined) expect(finding).toMatchObject({ reason })
})

describe('textbook', () => {
  test('delivered and billed on the same day with 4 open defects: 0.80', () => {
    expect(judge([...handOver, ...defects(12, 4)], {}, now)).toMatchObject({
      severity: 0.8, since: now.asOf, evidence: { causes: ['billed-unfinished'], numbers: { billedUnfinished: 1 }, eventCount: 7 },
    })
  })
  test('hours at 0.55 of plan, targets missed: 0.52', () => {
    expect(judge([...hours(0.55), ...leads(0.8)])).toMatchObject({
      severity: expect.closeTo(0.525, 6), since: ago(2),
      evidence: { causes: ['thinned'], numbers: { hoursShare: expect.closeTo(0.55, 6), targetAttained: 0.8 }, eventCount: 17 },
    })
  })
  test('65 % of the hours, targets at 110 %, is efficiency', () => {
    expect(judge([...hours(0.65), ...leads(1.1)])).toMatchObject({ status: 'clear', evidence: { numbers: { targetAttained: expect.closeTo(1.1, 6) } } })
  })
})

describe('billed unfinished', () => {
  test('two open defects are needed', () => {
    expect(severity([...handOver, ...defects(12, 1)], {}, now)).toBe('clear')
    expect(severity([...handOver, ...defects(12, 2)], {}, now)).toBe(0.6)
    expect(severity([...handOver, ...defects(12, 9)], {}, now)).toBe(1)
  })
  test('the invoice within three days of the delivery, before or after', () => {
    const apart = (daysAgo: number) => severity([...site(10), billed(daysAgo), ...defects(14, 2)])
    expect(apart(13)).toBeGreaterThan(0.5)
    expect(apart(14)).toBe('clear')
    expect(apart(7)).toBeGreaterThan(0.5)
    expect(apart(6)).toBe('clear')
  })
  test('only errors of ours that were open then', () => {
    const two = defects(12, 2)
    expect(severity([...handOver, ...defects(12, 2, { kind: 'outage' })])).toBe('clear')
    expect(severity([...handOver, ...defects(12, 2, { by: party('client/ana') })])).toBe('clear')
    expect(severity([...handOver, ...defects(9, 2)])).toBe('clear')
    expect(severity([...handOver, ...two, incident(ago(11), { ref: 'defect-0', status: 'resolved' })])).toBe('clear')
    expect(severity([...handOver, ...two, incident(ago(9), { ref: 'defect-0', status: 'resolved' })])).toBeGreaterThan(0.5)
  })
  test('requests that came back count', () => {
    const back = (ref: string) => [request(ago(30), { ref }), request(ago(20), { ref, status: 'resolved' }), request(ago(12), { ref, status: 'reopened' })]
    expect(severity([...handOver, ...back('a'), ...back('b')], {}, now)).toBe(0.6)
    expect(severity([...handOver, ...back('a'), ...defects(12, 1)], {}, now)).toBe(0.6)
    expect(severity([...handOver, ...back('a'), ...back('b'), request(ago(11), { ref: 'b', status: 'resolved' })], {}, now)).toBe('clear')
  })
  test('what the client delivers is not ours', () => {
    const theirs = site(10).map((event) => commitment(event.at, { ...event, by: party('client/ana'), id: `${event.id}-theirs` }))
    expect(severity([...theirs, billed(10), ...defects(12, 2)])).toBe('clear')
  })
  test('halves in a quarter', () => {
    expect(severity([...handOver, ...defects(12, 2)], {}, { asOf: `${ago(-80)}T09:00:00Z` })).toBeCloseTo(0.3, 6)
  })
})

describe('thinned', () => {
  test('from 70 % of the hours down, and 40 % is the worst', () => {
    expect(severity([...hours(0.71), ...leads(0.8)])).toBe('clear')
    expect(severity([...hours(0.7), ...leads(0.8)])).toBeCloseTo(0.05, 6)
    expect(severity([...hours(0.4), ...leads(0.8)])).toBe(1)
  })
  test('since the day from which both have held', () => {
    expect(judge([...hours(0.55, 28), ...leads(0.8, 7)])).toMatchObject({ since: ago(143) })
    expect(judge([...hours(0.55, 28), ...leads(0.8, 1)])).toMatchObject({ since: ago(2) })
  })
  test('without plans of hours there is nothing to compare with', () => {
    expect(severity([usage(ago(5), { count: 3 }), ...leads(0.8)])).toBe('clear')
  })
  test('the leading cause comes first', () => {
    const thin = [...hours(0.4), ...leads(0.8)]
    expect(judge([...site(1), billed(1), ...defects(3, 2), ...thin])).toMatchObject({ severity: 1, evidence: { causes: ['thinned', 'billed-unfinished'] } })
  })
})

describe('guards', () => {
  test('targets met: clear; a tenth short: not', () => {
    expect(severity([...hours(0.5), ...leads(1)])).toBe('clear')
    expect(severity([...hours(0.5), ...leads(0.9)])).toBeGreaterThan(0.5)
  })
  test('the fee fell: clear', () => {
    const agreed = [contract(ago(200), { monthlyFee: eur(5_000) }), contract(ago(30), { status: 'renewed', monthlyFee: eur(3_000) })]
    expect(severity([...agreed, ...hours(0.5), ...leads(0.8)])).toBe('clear')
    expect(severity([...agreed.slice(0, 1), ...hours(0.5), ...leads(0.8)])).toBeGreaterThan(0.5)
  })
  test('instalments and retainers are sent by the calendar', () => {
    const unfinished = [...handOver, ...defects(12, 2)]
    expect(severity([...unfinished, invoice(ago(40))])).toBe('clear')
    expect(severity([...unfinished, invoice(ago(40), { amount: eur(900) })])).toBeGreaterThan(0.5)
    expect(severity([...unfinished, invoice(ago(60))])).toBeGreaterThan(0.5)
    expect(severity([...unfinished, contract(ago(200), { monthlyFee: eur(1_000) })])).toBe('clear')
    expect(severity([...unfinished, contract(ago(200), { monthlyFee: eur(2_000) })])).toBeGreaterThan(0.5)
  })
  test('open points with a date at hand-over: clear', () => {
    const planned = (daysAgo: number) => [0, 1].map((i) => incident(ago(daysAgo), { ref: `defect-${i}`, status: 'planned' }))
    expect(severity([...handOver, ...defects(12, 2), ...planned(10)])).toBe('clear')
    expect(severity([...handOver, ...defects(12, 2), ...planned(8)])).toBeGreaterThan(0.5)
  })
})

describe('what is not known', () => {
  const only = (...types: string[]) => ({ recording: [{ from: '2024-01-01T00:00:00Z', types }] })
  test('either log is enough', () => {
    expect(severity([], {}, only('commitment', 'incident'))).toBe('clear')
    expect(severity([], {}, only('usage'))).toBe('clear')
    expect(judge([], {}, only('commitment'))).toMatchObject({ status: 'unknown', reason: 'not-recorded', needs: ['incident', 'usage'] })
  })
  test('few hours without targets, and usage without hours', () => {
    expect(judge(hours(0.5))).toMatchObject({ status: 'unknown', reason: 'ambiguous', needs: ['performance.target'] })
    expect(judge([usage(ago(5), { what: 'logins' })], {}, only('usage'))).toMatchObject({ reason: 'ambiguous', needs: ['usage', 'commitment', 'incident'] })
  })
  test('a hole over the window; with hours in it they prove nothing', () => {
    const ended = { recording: [{ from: '2024-01-01T00:00:00Z', to: `${ago(20)}T00:00:00Z` }] }
    expect(judge([...hours(0.3), ...leads(0.5)], {}, ended)).toMatchObject({ status: 'unknown', reason: 'gap' })
    expect(judge([...site(30), billed(30), ...defects(32, 2)], {}, ended).status).toBe('fired')
  })
})

describe('options', () => {
  test('each moves it', () => {
    expect(severity([...site(10), billed(4), ...defects(14, 2)], { billedDays: 6 })).toBeGreaterThan(0.5)
    expect(severity([...handOver, ...defects(12, 2)], { openDefects: 3 })).toBe('clear')
    expect(severity([...hours(0.75), ...leads(0.8)], { hoursShare: 0.75 })).toBeCloseTo(0.05, 6)
    expect(severity([...hours(0.55), ...leads(0.8)], { severeHoursShare: 0.55 })).toBeCloseTo(1, 6)
    expect(severity([...hours(0.55, 2), ...hours(1.2, 8).slice(4), ...leads(0.8)], { windowDays: 14 })).toBeCloseTo(0.525, 6)
    expect(severity([...handOver, ...defects(12, 2)], { halfLifeDays: 10 }, { asOf: `${ago(0)}T09:00:00Z` })).toBeCloseTo(0.3, 6)
  })
  test('a severe share above the mark is refused', () => {
    expect(() => cornerCutting({ severeHoursShare: 0.8 })).toThrow('severeHoursShare')
  })
})
