import { expect, test } from 'vitest'
import { detect } from '../../src/assess/index.ts'
import { stalledApprovals, type StalledApprovalsOptions } from '../../src/detectors/stalled-approvals.ts'
import type { AnyEvent, ClientProfile } from '../../src/events/index.ts'
import { text } from '../../src/messages/en/stalled-approvals.ts'
import { days, party, usage } from '../../src/testing/index.ts'
import { answered, asked, cases, habit } from './stalled-approvals.cases.ts'

const asOf = '2026-06-15T12:00:00Z'
const recording = [{ from: '2024-01-01T00:00:00Z' }]
const judge = (events: readonly AnyEvent[], options: StalledApprovalsOptions = {}, profile: ClientProfile = {}) =>
  detect(events, stalledApprovals(options), { asOf, clientId: 'acme', recording, profile })
const severity = (events: readonly AnyEvent[], options: StalledApprovalsOptions = {}) => {
  const finding = judge(events, options)
  return finding.status === 'fired' ? finding.severity : finding.status
}
const evidence = (events: readonly AnyEvent[]) => {
  const finding = judge(events)
  if (finding.status === 'not-applicable') throw new Error('it should apply')
  return finding.evidence
}

test.each(cases)('$name', ({ events, detector, inputs, expect: status, severity: stated, reason }) => {
  const finding = detect(events, detector, inputs)
  expect(finding).toMatchObject(reason === undefined ? { status } : { status, reason })
  if (stated !== undefined && finding.status === 'fired') expect(finding.severity).toBeCloseTo(stated, 2)
})

test('the textbook case in full', () => {
  expect(judge([...habit(), asked(9), asked(12), asked(28)])).toMatchObject({
    status: 'fired', severity: 0.675, since: days('2026-06-15', -14),
    evidence: { causes: [], numbers: { openRequests: 3, oldestDays: 28, markDays: 14, openForLong: 3 }, eventCount: 3 },
  })
})

test('14 days just count, three times that is as bad as it gets', () => {
  const open = (n: number) => severity([asked(n)])
  expect([open(13), open(14), open(28), open(42), open(60)]).toEqual(['clear', 0.05, 0.525, 1, 1])
})

test('the own median moves the mark, from eight answers on; what stands open does not excuse itself', () => {
  expect(evidence([...habit(6), asked(17)]).numbers['markDays']).toBe(18)
  expect([severity([...habit(6), asked(17)]), severity([...habit(6), asked(18)])]).toEqual(['clear', 0.05])
  expect(severity([...habit(6).slice(2), asked(17)])).not.toBe('clear')
  expect(evidence([...habit(4), ...[20, 21, 22].map((n) => asked(n))]).numbers['markDays']).toBe(14)
})

test('several open for more than a week add, but fire nothing alone', () => {
  expect(severity([asked(14), asked(8), asked(9)])).toBe(0.2)
  expect(severity([asked(14), asked(8), asked(7)])).toBe(0.05)
  expect(severity([asked(13), asked(8), asked(9)])).toBe('clear')
})

test('requests of the client, answered and declined ones are not waiting', () => {
  expect(severity([asked(28, { by: party('client/ana') }), ...answered(30, 29)])).toBe('clear')
  expect(severity([asked(28), asked(20, { ref: 'approval-28', status: 'declined' })])).toBe('clear')
  expect(severity([asked(28), asked(20, { ref: 'approval-28', status: 'acknowledged' })])).toBe(0.525)
})

test('while we revised it the client did not wait', () => {
  const revised = [asked(40), asked(30, { ref: 'approval-40', status: 'declined' }), asked(13, { ref: 'approval-40', status: 'reopened' })]
  expect(severity(revised)).toBe('clear')
})

test('days off of the client do not count', () => {
  const holidays = [1, 2, 3, 4].map((n) => days('2026-06-15', -n))
  expect(judge([asked(17)], {}, { holidays }).status).toBe('clear')
  expect(judge([asked(18)], {}, { holidays })).toMatchObject({ status: 'fired', severity: 0.05, since: '2026-06-15' })
})

test('the other topics that the client must answer count too', () => {
  expect(severity([asked(28, { topic: 'feedback' })])).toBe(0.525)
})

test('without a day by which we need it, where the host tells', () => {
  const dated = (n: number) => asked(n, { ext: { dueOn: '2026-06-01' } })
  expect(severity([asked(28)], { dueField: 'dueOn' })).toBe(0.3675)
  expect(severity([dated(28)], { dueField: 'dueOn' })).toBe(0.525)
  expect(severity([dated(28)], { dueField: 'constructor' })).toBe(0.3675)
  expect(severity([asked(14)], { dueField: 'dueOn' })).toBe('clear')
})

test('work not live is a cause: there four weeks ago, without use since, and the usage recorded', () => {
  const asset = (daysAgo: number, count: number) => usage(days('2026-06-15', -daysAgo), { what: 'Asset:banner', count })
  const causes = (...used: AnyEvent[]) => evidence([asked(28), ...used]).causes
  expect(causes(asset(40, 3))).toEqual(['unused-work'])
  expect(causes(asset(40, 3), asset(10, 1))).toEqual([])
  expect(causes(asset(27, 0))).toEqual([])
  expect(causes(usage('2026-05-01', { what: 'logins', count: 0 }))).toEqual([])
  const requestsOnly = [{ types: ['request'], from: '2024-01-01T00:00:00Z' }]
  expect(detect([asked(28), asset(40, 0)], stalledApprovals(), { asOf, recording: requestsOnly })).toMatchObject({ evidence: { causes: [] } })
})

test('a hole hides answers: what is sure still fires', () => {
  const holed = { asOf, clientId: 'acme', recording: [{ from: '2024-01-01T00:00:00Z', to: '2026-05-10T00:00:00Z' }, { from: '2026-05-12T00:00:00Z' }] }
  expect(detect([asked(40)], stalledApprovals(), holed)).toMatchObject({ status: 'unknown', reason: 'gap', needs: ['request'] })
  expect(detect([asked(40), asked(28)], stalledApprovals(), holed)).toMatchObject({ status: 'fired', severity: 0.525 })
  const ended = { asOf, clientId: 'acme', recording: [{ from: '2024-01-01T00:00:00Z', to: '2026-01-01T00:00:00Z' }] }
  expect(detect([], stalledApprovals(), ended)).toMatchObject({ status: 'unknown', reason: 'gap' })
})

test('the options move it', () => {
  expect(severity([asked(7)], { openDays: 7 })).toBe(0.05)
  expect(severity([...habit(6), asked(17)], { ownMedians: 2 })).not.toBe('clear')
  expect(severity([asked(14), asked(8), asked(9)], { severalDays: 8 })).toBe(0.05)
  expect(severity([asked(14), asked(8)], { several: 2 })).toBe(0.2)
  expect(() => stalledApprovals({ openDays: 0 })).toThrow(/stalled-approvals: options\.openDays/)
})

test('the text counts what waits', () => {
  const finding = judge([...habit(), asked(9), asked(12), asked(28)])
  expect(finding.status === 'fired' && text.why(finding)).toBe(
    '3 requests of ours wait for the client, the oldest for 28 days; here 14 days would be noticeable.',
  )
})
