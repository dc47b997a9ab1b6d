import { expect, test } from 'vitest'
import { detect, type DetectInputs } from '../../src/assess/index.ts'
import type { Detector, Fired } from '../../src/detectors/index.ts'
import type { AnyEvent, RecordingSpan } from '../../src/events/index.ts'
import { days, type DetectorCase } from '../../src/testing/index.ts'

export const asOf = '2026-06-15T09:00:00Z'
export const always: readonly RecordingSpan[] = [{ from: '2022-01-01T00:00:00Z' }]
export const on = (daysAgo: number) => days('2026-06-15', -daysAgo)

/** Everything was recorded unless a test says otherwise; each answer is that part of the finding, or the status where it has none. */
export function judgeWith<Options>(make: (options?: Options) => Detector, text: { why(finding: Fired): string }, more: Partial<DetectInputs> = {}) {
  const judge = (events: readonly AnyEvent[], options?: Options, recording = always) =>
    detect(events, make(options), { asOf, clientId: 'acme', recording, ...more })
  return {
    judge,
    severity: (events: readonly AnyEvent[], options?: Options) => {
      const finding = judge(events, options)
      return finding.status === 'fired' ? finding.severity : finding.status
    },
    /** Reason and needs. */
    why: (events: readonly AnyEvent[], recording = always) => {
      const finding = judge(events, undefined, recording)
      return finding.status === 'unknown' ? [finding.reason, ...finding.needs] : finding.status
    },
    sentence: (events: readonly AnyEvent[]) => {
      const finding = judge(events)
      return finding.status === 'fired' ? text.why(finding) : finding.status
    },
  }
}

/** Each case is answered as it says. */
export function testCases(cases: readonly DetectorCase[]): void {
  test.each(cases.map((one) => [one.name, one] as const))('%s', (_, { detector, events, inputs, expect: status, severity: grade, reason }) => {
    const finding = detect(events, detector, inputs)
    expect(finding.status).toBe(status)
    if (finding.status === 'fired' && grade !== undefined) expect(finding.severity).toBeCloseTo(grade, 2)
    if (reason !== undefined) expect(finding).toMatchObject({ reason })
  })
}
