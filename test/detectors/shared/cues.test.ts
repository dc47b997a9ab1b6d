import { expect, test } from 'vitest'
import * as z from 'zod'
import { detect } from '../../../src/assess/index.ts'
import { defineDetector } from '../../../src/detectors/define-detector.ts'
import { clear } from '../../../src/detectors/finding.ts'
import { unheard } from '../../../src/detectors/shared/cues.ts'
import type { AnyEvent, RecordingSpan } from '../../../src/events/index.ts'
import { message, party } from '../../../src/testing/index.ts'

/** A sign that never shows, and tells whether that proves anything: `question` in the last 28 days. */
const probe = defineDetector({
  id: 'acme/probe', sign: 'Never shows.', side: 'client', sources: ['test'], leadTime: { basis: 'assumed' }, plays: [], firesOn: 'presence',
  reads: ['message', 'meeting'],
  options: () => z.strictObject({ holeDays: z.number().default(0) }),
  detect: (context, { holeDays }) => unheard(context, ['question'], 28, {}, holeDays) ?? clear(),
})

const asOf = '2026-06-15T09:00:00Z'
const always = [{ from: '2024-01-01T00:00:00Z' }]
const judge = (events: readonly AnyEvent[], recording: readonly RecordingSpan[] | undefined = always) => {
  const finding = detect(events, probe(), { asOf, clientId: 'acme', recording })
  return finding.status === 'unknown' ? [finding.reason, ...finding.needs] : finding.status
}
const inferred = (events: readonly AnyEvent[]) => {
  const finding = detect(events, probe(), { asOf, clientId: 'acme' })
  return finding.status === 'unknown' ? finding.reason : finding.status
}
const read = (at: string) => message(at, { cues: [] })
const unread = (at: string) => message(at)

test('silence in a completely recorded window is clear', () => {
  expect(judge([])).toBe('clear')
  expect(judge([read('2026-06-01')])).toBe('clear')
})

test('nothing recorded', () => {
  expect(judge([], [])).toEqual(['not-recorded', 'message'])
  expect(judge([], [{ types: ['meeting'], from: '2024-01-01T00:00:00Z' }])).toEqual(['not-recorded', 'message'])
})

test('half of the messages of the right side in the window must have been read', () => {
  expect(judge([read('2026-06-01'), unread('2026-06-02')])).toBe('clear')
  expect(judge([read('2026-06-01'), unread('2026-06-02'), unread('2026-06-03')])).toEqual(['not-recorded', 'message.cues'])
  const ours = message('2026-06-03', { from: party('agency/tom') })
  expect(judge([read('2026-06-01'), unread('2026-06-02'), ours])).toBe('clear')
  expect(judge([read('2026-06-01'), unread('2026-06-02'), unread('2026-05-18')])).toBe('clear')
  expect(judge([read('2026-06-01'), unread('2026-06-02'), unread('2026-05-19')])).toEqual(['not-recorded', 'message.cues'])
})

test('a hole in the window, from its first local day on', () => {
  const hole = (from: string, to: string) => [{ from: '2024-01-01T00:00:00Z', to: from }, { from: to }]
  expect(judge([], hole('2026-06-01T00:00:00Z', '2026-06-02T00:00:00Z'))).toEqual(['gap', 'message'])
  expect(judge([], hole('2026-05-18T00:00:00Z', '2026-05-19T00:00:01Z'))).toEqual(['gap', 'message'])
  expect(judge([], hole('2026-05-18T00:00:00Z', '2026-05-19T00:00:00Z'))).toBe('clear')
  expect(judge([], [{ from: '2024-01-01T00:00:00Z', to: '2025-01-01T00:00:00Z' }])).toEqual(['gap', 'message'])
})

test('a recording stated to begin inside the window is too short', () => {
  expect(judge([], [{ from: '2026-06-01T00:00:00Z' }])).toEqual(['short-history', 'message'])
  expect(judge([], [{ from: '2026-05-19T00:00:00Z' }])).toBe('clear')
})

test('an inferred recording begins with the client and ends with its feed', () => {
  expect(inferred([read('2026-06-10'), read('2026-06-14')])).toBe('clear')
  expect(inferred([read('2026-05-01'), read('2026-05-04')])).toBe('gap')
})

test('holes may be tolerated, each by its length', () => {
  const tolerant = (recording: readonly RecordingSpan[], holeDays: number) => detect([], probe({ holeDays }), { asOf, clientId: 'acme', recording }).status
  const twice = [
    { from: '2024-01-01T00:00:00Z', to: '2026-05-25T00:00:00Z' }, { from: '2026-05-30T00:00:00Z', to: '2026-06-05T00:00:00Z' },
    { from: '2026-06-10T00:00:00Z' },
  ]
  expect([tolerant(twice, 5), tolerant(twice, 4)]).toEqual(['clear', 'unknown'])
  const ended = [{ from: '2024-01-01T00:00:00Z', to: '2026-06-10T09:00:00Z' }]
  expect([tolerant(ended, 5), tolerant(ended, 4)]).toEqual(['clear', 'unknown'])
})
