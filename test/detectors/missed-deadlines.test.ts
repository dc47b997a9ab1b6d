import { describe, expect, test } from 'vitest'
import { detect } from '../../src/assess/index.ts'
import { missedDeadlines, type MissedDeadlinesOptions } from '../../src/detectors/missed-deadlines.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { defaultNorms } from '../../src/measures/index.ts'
import { checkDetector, commitment, contract, party, request } from '../../src/testing/index.ts'
import { ago, cases, inputs, OPEN_SINCE_10, ourQuestion, promise, record } from './missed-deadlines.cases.ts'

const judge = (events: readonly AnyEvent[], options: Partial<MissedDeadlinesOptions> = {}, beside: object = {}) =>
  detect(events, missedDeadlines(options), { ...inputs, ...beside })
const severity = (...args: Parameters<typeof judge>) => {
  const finding = judge(...args)
  return finding.status === 'fired' ? finding.severity : finding.status
}

test('keeps the laws of all detectors in its cases', () => {
  expect(checkDetector(cases, { runs: 5 }).violations).toEqual([])
})

describe('textbook', () => {
  test('4 of 6 late: (4 + 0.3)/8 = 0.54, severity 0.38', () => {
    expect(judge(record(1, 2, 1, 3, 0, 0))).toMatchObject({
      status: 'fired', severity: expect.closeTo(0.38, 2),
      evidence: { causes: ['late-share'], numbers: { duePromises: 6, latePromises: 4, lateShare: 0.5375 } },
    })
  })
  test('open since 10 working days as well: 0.64', () => {
    expect(judge([...record(1, 2, 1, 0, 0), ...promise(OPEN_SINCE_10, null)])).toMatchObject({
      severity: expect.closeTo(0.64, 2), evidence: { causes: ['overdue', 'late-share'], numbers: { overdueWorkingDays: 10 } },
    })
  })
  test('1 of 12 late: 0.09; 2 of 6: 0.29; both clear', () => {
    const twelve = [...record(3, 0, 0, 0, 0, 0, 0, 0), ...promise(10, 0), ...promise(17, 0), ...promise(24, 0), ...promise(31, 0)]
    expect(judge(twelve)).toMatchObject({ status: 'clear', evidence: { numbers: { lateShare: expect.closeTo(0.09, 2) } } })
    expect(judge(record(2, 1, 0, 0, 0, 0))).toMatchObject({ status: 'clear', evidence: { numbers: { lateShare: expect.closeTo(0.29, 2) } } })
  })
})

describe('boundaries', () => {
  test('an open promise fires from five working days on, and is at its worst at fifteen', () => {
    expect([6, 7, 21, 40].map((days) => severity(promise(days, null)))).toEqual(['unknown', 0.05, 1, 1])
    expect(judge(promise(7, null))).toMatchObject({ since: '2026-06-30' })
  })
  test('days off are no working days', () => {
    expect(severity(promise(7, null), {}, { agency: { holidays: ['2026-06-29'] } })).toBe('unknown')
  })
  test('the end of the day is in time, and so is the very hour', () => {
    const due = { ref: 'r', dueOn: ago(40) }
    const evening = [commitment(ago(50), due), commitment(`${ago(40)} 23:59`, { ...due, status: 'delivered' })]
    const hour = { ref: 'h', dueAt: `${ago(40)}T17:00:00Z` }
    const inTime = [commitment(ago(50), hour), commitment(`${ago(40)} 17:00`, { ...hour, status: 'delivered' })]
    const tooLate = [commitment(ago(50), hour), commitment(`${ago(40)} 17:01`, { ...hour, status: 'delivered' })]
    const late = (events: readonly AnyEvent[]) => judge([...events, ...record(0, 0, 0, 0).slice(2)])
    expect(late(evening)).toMatchObject({ status: 'clear', evidence: { numbers: { duePromises: 4, latePromises: 0 } } })
    expect(late(inTime)).toMatchObject({ evidence: { numbers: { latePromises: 0 } } })
    expect(late(tooLate)).toMatchObject({ evidence: { numbers: { latePromises: 1 } } })
  })
  test('under four promises show no share; three of four late fire', () => {
    expect(judge(record(1, 1, 1))).toMatchObject({ status: 'unknown', reason: 'too-few', needs: ['commitment'] })
    expect(severity(record(1, 1, 1, 0))).toBeGreaterThan(0.3)
  })
  test('what was due before the window does not count in the share', () => {
    expect(judge(promise(91, 1))).toMatchObject({ status: 'unknown', reason: 'too-few' })
    const four = [...record(1, 1, 1), ...promise(90, 1)]
    expect(severity(four)).toBe(1)
    expect(severity([...record(1, 1, 1), ...promise(91, 1)])).toBe('unknown')
  })
  test('delivered at last it counts at half for 30 days', () => {
    expect(severity(promise(51, 21))).toBe(0.5)
    expect(severity(promise(52, 21))).toBe('unknown')
  })
})

describe('guards', () => {
  test('one miss on top of five kept is forgiven, unless open over five working days', () => {
    expect(judge([...record(0, 0, 0, 0, 0), ...promise(7, null)])).toMatchObject({ status: 'clear', evidence: { notes: ['one-miss-forgiven'] } })
    expect(severity([...record(0, 0, 0, 0, 0), ...promise(8, null)])).toBeGreaterThan(0.05)
    expect(severity([...record(0, 0, 0, 0), ...promise(7, null)])).toBe(0.05)
    expect(severity([...record(0, 0, 0, 0, 0), ...promise(35, 21)])).toBe('clear')
    expect(severity([...record(0, 0, 0, 0), ...promise(35, 21)])).toBe(0.5)
  })
  const moved = (leadDays: number, announced?: boolean, by = party('agency/tom')) =>
    commitment(ago(OPEN_SINCE_10 + leadDays), { ref: `promise-${OPEN_SINCE_10}`, status: 'moved', dueOn: ago(-7), by, ...(announced === undefined ? {} : { announced }) })
  test('moved and announced two working days ahead: the new date counts', () => {
    expect(severity([...promise(OPEN_SINCE_10, null), moved(4, true)])).toBe('not-applicable')
  })
  test('announced later, or not at all, the first date stands', () => {
    expect(severity([...promise(OPEN_SINCE_10, null), moved(1, true)])).toBeCloseTo(0.525, 6)
    expect(severity([...promise(OPEN_SINCE_10, null), moved(4)])).toBeCloseTo(0.525, 6)
    expect(severity([...promise(OPEN_SINCE_10, null), moved(4, false)])).toBeCloseTo(0.525, 6)
  })
  test('a move in good time does not heal one that came too late before', () => {
    const second = commitment(ago(5), { ref: `promise-${OPEN_SINCE_10}`, status: 'moved', dueOn: ago(-20), announced: true })
    expect(severity([...promise(OPEN_SINCE_10, null), moved(0, true), second])).toBeCloseTo(0.525, 6)
  })
  test('moved by the client: the new date counts', () => {
    expect(severity([...promise(OPEN_SINCE_10, null), moved(0, undefined, party('client/ana'))])).toBe('not-applicable')
  })
  test('waiting for the client halves it, if we asked before it was due and are still waiting', () => {
    const open = promise(OPEN_SINCE_10, null)
    expect(judge([...open, ourQuestion(20)])).toMatchObject({ severity: expect.closeTo(0.2625, 6), evidence: { notes: ['waiting-for-client'] } })
    expect(severity([...open, ourQuestion(10)])).toBeCloseTo(0.525, 6)
    const answered = request(ago(16), { ref: `request-${ago(20)}`, by: party('agency/tom'), status: 'resolved' })
    expect(severity([...open, ourQuestion(20), answered])).toBeCloseTo(0.525, 6)
    expect(severity([...open, request(ago(20))])).toBeCloseTo(0.525, 6)
  })
  test('cancelled is left out, and so are promises of the client', () => {
    expect(severity([...promise(OPEN_SINCE_10, null), commitment(ago(3), { ref: `promise-${OPEN_SINCE_10}`, status: 'cancelled' })])).toBe('not-applicable')
    expect(severity(promise(OPEN_SINCE_10, null, { by: party('client/ana') }))).toBe('not-applicable')
  })
  test('missed in the first 28 days of the contract: 0.15 more', () => {
    const open = promise(OPEN_SINCE_10, null)
    expect(judge([...open, contract(ago(41))])).toMatchObject({ severity: expect.closeTo(0.675, 6), evidence: { notes: ['first-weeks'] } })
    expect(severity([...open, contract(ago(42))])).toBeCloseTo(0.525, 6)
  })
})

test('a hole since the due day is a gap; what is surely overdue fires beside it', () => {
  const hole = [{ from: '2024-01-01T00:00:00Z', to: `${ago(30)}T00:00:00Z` }, { from: `${ago(25)}T00:00:00Z` }]
  expect(judge(promise(40, null), {}, { recording: hole })).toMatchObject({ status: 'unknown', reason: 'gap', needs: ['commitment'] })
  expect(severity([...promise(40, null), ...promise(OPEN_SINCE_10, null)], {}, { recording: hole })).toBeCloseTo(0.525, 6)
})

test('the norm of the portfolio decides what few promises mean', () => {
  expect(severity(record(1, 1, 0, 0))).toBe('clear')
  expect(severity(record(1, 1, 0, 0), {}, { norms: { ...defaultNorms, lateShare: 0.6 } })).toBeGreaterThan(0.05)
})

test('each option moves it', () => {
  expect(severity([...record(1, 1, 1), ...promise(91, 1)], { windowDays: 92 })).toBe(1)
  expect(severity(record(2, 1, 0, 0, 0, 0), { lateShare: 0.25 })).toBeGreaterThan(0.05)
  expect(severity(record(1, 2, 1, 3, 0, 0), { severeLateShare: 0.5375 })).toBe(1)
  expect(severity(promise(3, null), { overdueWorkingDays: 1 })).toBeGreaterThan(0.05)
  expect(severity(promise(OPEN_SINCE_10, null), { severeOverdueWorkingDays: 10 })).toBe(1)
  const moved = commitment(ago(OPEN_SINCE_10 + 1), { ref: `promise-${OPEN_SINCE_10}`, status: 'moved', dueOn: ago(-7), announced: true })
  expect(severity([...promise(OPEN_SINCE_10, null), moved], { goodLeadWorkingDays: 1 })).toBe('not-applicable')
})
