import * as z from 'zod'
import type { EventBase, Instant, Party } from './base.ts'
import { eventFields, partySchema } from './base.ts'
import { scaleHasWidth, scoreFitsScale } from './checks.ts'
import { define } from './define.ts'
import { instant, name } from './fields.ts'

/** The lowest and the highest score that can be given. */
export interface Scale {
  /** The lowest. */
  min: number
  /** The highest. */
  max: number
}

/** A scale as a schema. */
export const scaleSchema = /* @__PURE__ */ define(() =>
  z
    .looseObject({ min: z.number().describe('The lowest.'), max: z.number().describe('The highest.') })
    .refine(scaleHasWidth, { error: 'expected min below max; write a scale from 1 to 5 as { min: 1, max: 5 }' })
    .meta({ title: 'Scale', description: 'The lowest and the highest score that can be given.' }),
)

/** A survey sent to, or answered by, one person. */
export interface SurveyEvent extends EventBase {
  type: 'survey'
  /** The mailing. */
  ref?: string
  /** What was asked. The last four are the factors of the trust equation. */
  metric: 'nps' | 'csat' | 'ces' | 'health' | 'credibility' | 'reliability' | 'intimacy' | 'self-orientation'
  /** Sent to one person, or answered by one. */
  status: 'sent' | 'answered'
  /** The answer, on `scale`. */
  score?: number
  /** Lowest and highest possible score. Absent: 0 to 10 for nps. */
  scale?: Scale
  /** Who was asked, or answered. */
  respondent?: Party
  /** What they added in words. */
  comment?: string
}

/** A survey as a schema. */
export const surveySchema = /* @__PURE__ */ define(() =>
  z
    .looseObject({
      type: z.literal('survey'),
      ...eventFields,
      ref: name().optional().describe('The mailing.'),
      metric: z
        .enum(['nps', 'csat', 'ces', 'health', 'credibility', 'reliability', 'intimacy', 'self-orientation'])
        .describe('What was asked. The last four are the factors of the trust equation.'),
      status: z.enum(['sent', 'answered']).describe('Sent to one person, or answered by one.'),
      score: z.number().optional().describe('The answer, on `scale`.'),
      scale: scaleSchema.optional().describe('Lowest and highest possible score. Absent: 0 to 10 for nps.'),
      respondent: partySchema.optional().describe('Who was asked, or answered.'),
      comment: z.string().optional().describe('What they added in words.'),
    })
    .refine(scoreFitsScale, { path: ['score'], error: 'expected a score on its scale; an nps without scale is 0 to 10' })
    .meta({ title: 'Survey', description: 'A survey sent to, or answered by, one person.' }),
)

/** The client recommended the agency, or was asked to and declined. */
export interface AdvocacyEvent extends EventBase {
  type: 'advocacy'
  /** What was asked for or given. `rehire`: a person took the agency along to a new employer. */
  kind: 'referral' | 'testimonial' | 'reference' | 'case-study' | 'rehire'
  /** The client's answer. */
  status: 'given' | 'declined'
}

/** Advocacy as a schema. */
export const advocacySchema = /* @__PURE__ */ define(() =>
  z
    .looseObject({
      type: z.literal('advocacy'),
      ...eventFields,
      kind: z
        .enum(['referral', 'testimonial', 'reference', 'case-study', 'rehire'])
        .describe('What was asked for or given. `rehire`: a person took the agency along to a new employer.'),
      status: z.enum(['given', 'declined']).describe("The client's answer."),
    })
    .meta({ title: 'Advocacy', description: 'The client recommended the agency, or was asked to and declined.' }),
)

/** A human's own reading of the client's health. It shows beside the score and never enters it. */
export interface PulseEvent extends EventBase {
  type: 'pulse'
  /** 0 (lost) to 100 (thriving). */
  health: number
  /** Who says so. */
  author: string
  /** Why: a number without a reason is no reading. */
  note: string
  /** From when on it no longer counts. */
  expiresOn: Instant
}

/** A pulse as a schema. */
export const pulseSchema = /* @__PURE__ */ define(() =>
  z
    .looseObject({
      type: z.literal('pulse'),
      ...eventFields,
      health: z.number().min(0).max(100).describe('0 (lost) to 100 (thriving).'),
      author: name().describe('Who says so.'),
      note: name().describe('Why: a number without a reason is no reading.'),
      expiresOn: instant().describe('From when on it no longer counts.'),
    })
    .meta({
      title: 'Pulse',
      description: "A human's own reading of the client's health. It shows beside the score and never enters it.",
    }),
)
