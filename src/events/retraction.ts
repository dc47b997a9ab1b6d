import * as z from 'zod'
import type { Instant } from './base.ts'
import { define } from './define.ts'
import { count, instant, name } from './fields.ts'

/** Withdraws an earlier event of the same `source` and `id`: it was sent in error, or must be forgotten. */
export interface RetractionEvent {
  type: 'retraction'
  /** The id of the event that is withdrawn. */
  id: string
  /** The source of the event that is withdrawn. */
  source?: string
  /** The client of the event that is withdrawn. */
  clientId: string
  /** When it was withdrawn. */
  at: Instant
  /** When the withdrawal became visible in the source system. */
  recordedAt?: Instant
  /** Withdraws revisions up to this one; absent withdraws them all, for good. */
  revision?: number
  /** Removes it from every replay too, as if it had never been; without it a replay of an earlier moment still sees it. */
  erase?: boolean
}

/** A retraction as a schema. */
export const retractionSchema = /* @__PURE__ */ define(() =>
  z
    .looseObject({
      type: z.literal('retraction'),
      id: name().describe('The id of the event that is withdrawn.'),
      source: z.string().optional().describe('The source of the event that is withdrawn.'),
      clientId: name().describe('The client of the event that is withdrawn.'),
      at: instant().describe('When it was withdrawn.'),
      recordedAt: instant().optional().describe('When the withdrawal became visible in the source system.'),
      revision: count().optional().describe('Withdraws revisions up to this one; absent withdraws them all, for good.'),
      erase: z
        .boolean()
        .optional()
        .describe(
          'Removes it from every replay too, as if it had never been; without it a replay of an earlier moment still sees it.',
        ),
    })
    .meta({
      title: 'Retraction',
      description: 'Withdraws an earlier event of the same `source` and `id`: it was sent in error, or must be forgotten.',
    }),
)
