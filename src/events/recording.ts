import * as z from 'zod'
import type { Instant } from './base.ts'
import { assertInput } from './assert-input.ts'
import { isTypeName, spanRunsForward } from './checks.ts'
import { define } from './define.ts'
import { instant, name } from './fields.ts'

/** One statement of what was being recorded, from when to when. It tells silence from a missing feed. */
export interface RecordingSpan {
  /** Absent: every source. */
  source?: string
  /** Absent: every event type. */
  types?: string[]
  /** Absent: every client. */
  clientId?: string
  /** When recording began. */
  from: Instant
  /** Absent: still recording at `asOf`. */
  to?: Instant
}

/** A recording span as a schema. Unknown keys are refused: `type` for `types` would claim that everything was recorded. */
export const recordingSpanSchema = /* @__PURE__ */ define(() => {
  const typeName = z
    .string()
    .refine(isTypeName, { error: 'expected an event type; take a name from eventTypes, or vendor/name for a custom one' })
  return z
    .strictObject({
      source: z.string().optional().describe('Absent: every source.'),
      types: z.array(typeName).min(1).optional().describe('Absent: every event type.'),
      clientId: name().optional().describe('Absent: every client.'),
      from: instant().describe('When recording began.'),
      to: instant().optional().describe('Absent: still recording at `asOf`.'),
    })
    .refine(spanRunsForward, { path: ['to'], error: 'expected an instant after from; leave it out while recording goes on' })
    .meta({
      title: 'Recording span',
      description: 'One statement of what was being recorded, from when to when. It tells silence from a missing feed.',
    })
})

/** A recording as a schema: any number of spans, in any order, that may overlap. */
export const recordingSchema = /* @__PURE__ */ define(() =>
  z.array(recordingSpanSchema).meta({ title: 'Recording', description: 'What was being recorded, from when to when.' }),
)

/**
 * Checks a recording and returns it unchanged.
 *
 * @param recording what was being recorded, usually from a JSON file or a host's settings
 * @throws TypeError naming the first span and field that is wrong, and the remedy
 * @example
 * parseRecording([{ types: ['message'], from: '2026-01-01T00:00:00Z' }]).length // => 1
 */
export function parseRecording(recording: unknown): readonly RecordingSpan[] {
  assertInput<readonly RecordingSpan[]>(recording, recordingSchema, 'recording')
  return recording
}
