import { describe, expect, test } from 'vitest'
import { detect } from '../../src/assess/index.ts'
import { reactiveService, type ReactiveServiceOptions } from '../../src/detectors/reactive-service.ts'
import type { AnyEvent } from '../../src/events/index.ts'
import { initiative, party, request } from '../../src/testing/index.ts'
import { ago, asked, busyStart, ideas, inputs, signed } from './reactive-service.cases.ts'

const judge = (events: readonly AnyEvent[], options: Partial<ReactiveServiceOptions> = {}, beside: object = {}) =>
  detect(events, reactiveService(options), { ...inputs, ...beside })
const severity = (...args: Parameters<typeof judge>) => {
  const finding = judge(...args)
  return finding.status === 'fired' ? finding.severity : finding.status
}

describe('textbook', () => {
  test('1 initiative, 11 client requests: a 0.08, severity 0.47', () => {
    expect(judge([...ideas([30]), ...asked(11)])).toMatchObject({
      severity: expect.closeTo(0.472, 3), evidence: { causes: ['reactive'], numbers: { initiatives: 1, clientRequests: 11 }, eventCount: 12 },
    })
  })
  test('6 and 5 is clear', () => { expect(severity([...ideas([10, 20, 30, 40, 50, 60]), ...asked(5)])).toBe('clear') })
})

describe('share', () => {
  test('fires from 0.15 downwards, from five items on', () => {
    const more = (count: number) => Array.from({ length: count }, (_, i) => request(ago(5), { ref: `more ${i}`, topic: `more ${i}` }))
    expect(severity([...ideas([10, 20, 30]), ...asked(13), ...more(3)])).toBe('clear')
    expect(severity([...ideas([10, 20, 30]), ...asked(13), ...more(4)])).toBe(0.05)
    expect(severity(asked(5))).toBe(1)
    expect(severity(asked(4))).toBe('not-applicable')
  })
  test('it has held since the day on which the share fell', () => {
    expect(judge(asked(5))).toMatchObject({ since: ago(3) })
    expect(judge(asked(7))).toMatchObject({ since: ago(17) })
  })
  test('what lies before the window does not count', () => {
    expect(severity([...ideas([90, 80]), ...asked(11)])).toBe('clear')
    expect(severity([...ideas([91, 80]), ...asked(11)])).toBeGreaterThan(0.3)
  })
  test('a fix, and an idea of the client, are no initiative of ours', () => {
    expect(severity([...ideas([10, 20], { kind: 'fix' }), ...asked(5)])).toBe(1)
    expect(severity([...ideas([10, 20], { by: party('client/ana') }), ...asked(5)])).toBe(1)
  })
  test('of what the client asks, a topic counts once a week; what we ask, not at all', () => {
    const launch = ['07:00', '08:00', '09:00', '10:00'].map((time) => request(`${ago(5)} ${time}`, { ref: time, topic: 'launch' }))
    expect(severity([...launch, ...asked(3)])).toBe('not-applicable')
    expect(severity([...launch, ...asked(4)])).toBe(1)
    const plain = ['07:00', '08:00', '09:00', '10:00', '11:00'].map((time) => request(`${ago(5)} ${time}`, { ref: time }))
    expect(severity(plain)).toBe(1)
    expect(severity(plain.map((event) => ({ ...event, by: party('agency/tom') })))).toBe('not-applicable')
  })
})

describe('faded', () => {
  test('at most 0.3 of the first twelve weeks, after contract day 112', () => {
    expect(judge([...busyStart, ...ideas([20])])).toMatchObject({ severity: 0.5, evidence: { causes: ['faded'] } })
    expect(severity([...busyStart, ...ideas([20, 30])])).toBe('clear')
    const early = (day: number) => [signed(day), ...ideas([day - 1, day - 2, day - 3, day - 4])]
    expect(severity(early(112))).toBe('clear')
    expect(severity(early(113))).toBe(0.5)
  })
  test('from four initiatives at the start', () => {
    expect(severity([signed(200), ...ideas([190, 180, 170, 20])])).toBe('unknown')
    expect(severity([signed(200), ...ideas([190, 180, 170, 160, 20])])).toBe(0.5)
  })
})

describe('untested', () => {
  const tests = (daysAgo: readonly number[], fields = {}) => ideas(daysAgo, { kind: 'test', ...fields })
  test('three tests older than 56 days without a result', () => {
    expect(judge([...tests([57, 58, 59]), ...asked(2)])).toMatchObject({ severity: 0.3, since: ago(0), evidence: { causes: ['untested'] } })
    expect(severity([...tests([56, 58, 59]), ...asked(2)])).toBe('clear')
    expect(severity([...tests([57, 58]), ...asked(3)])).toBe('clear')
  })
  test.each(['done', 'declined'] as const)('one that is %s is no open test', (status) => {
    const ended = initiative(ago(5), { ref: `initiative-${ago(57)}`, kind: 'test', status })
    expect(severity([...tests([57, 58, 59]), ...asked(2), ended])).toBe('clear')
  })
  test('blended with the share', () => {
    expect(judge([...tests([100, 101, 102]), ...asked(5)])).toMatchObject({ severity: 1, evidence: { causes: ['reactive', 'untested'] } })
    expect(severity([...tests([57, 100, 101]), ...asked(5), ...ideas([10])], { ownShare: 0.3 })).toBeCloseTo(0.3 + 0.3 * (0.05 + 0.95 * (0.3 - 2 / 7) / 0.3), 5)
  })
})

test('the client declined three ideas: 0.6 of it', () => {
  const declined = [10, 20, 30].map((day) => initiative(ago(day), { ref: `idea-${day}`, kind: 'proposal', status: 'declined' }))
  expect(judge([...declined, ...asked(11)], { ownShare: 0.5 })).toMatchObject({
    severity: expect.closeTo(0.6 * (0.05 + 0.95 * (0.5 - 3 / 14) / 0.5), 5), evidence: { causes: ['reactive', 'declined'], numbers: { declined: 3 } },
  })
  expect(judge([...declined.slice(1), ...asked(11)], { ownShare: 0.5 })).toMatchObject({ evidence: { causes: ['reactive'] } })
})

describe('what is not known', () => {
  const hole = (type: string) => ({
    recording: [{ from: '2024-01-01T00:00:00Z', types: ['initiative', 'request', 'contract'].filter((other) => other !== type) },
      { from: '2024-01-01T00:00:00Z', to: `${ago(50)}T00:00:00Z`, types: [type] }, { from: `${ago(45)}T00:00:00Z`, types: [type] }],
  })
  test('a hole in initiatives never makes it fire; one in requests leaves it open', () => {
    expect(judge(asked(11), {}, hole('initiative'))).toMatchObject({ status: 'unknown', reason: 'gap', needs: ['initiative'] })
    expect(judge([...ideas([10, 20, 30]), ...asked(5)], {}, hole('request'))).toMatchObject({ status: 'unknown', reason: 'gap', needs: ['request'] })
    expect(severity(asked(11), {}, hole('request'))).toBe(1)
  })
  test('either type is needed', () => {
    expect(judge([], {}, { recording: [{ from: '2024-01-01T00:00:00Z', types: ['request'] }] })).toMatchObject({ reason: 'not-recorded', needs: ['initiative'] })
    expect(judge([], {}, { recording: [] })).toMatchObject({ reason: 'not-recorded', needs: ['initiative', 'request'] })
  })
})

test('each option moves it', () => {
  expect(severity([...ideas([10, 20]), ...asked(5)], { ownShare: 0.4 })).toBeGreaterThan(0.05)
  expect(severity([...ideas([91, 80]), ...asked(5)], { windowDays: 92 })).toBe('clear')
  expect(severity([...ideas([40, 41, 42], { kind: 'test' }), ...asked(2)], { testDays: 30 })).toBe(0.3)
  expect(severity([...busyStart, ...ideas([20, 30])], { fadedPart: 0.5 })).toBe(0.5)
})
