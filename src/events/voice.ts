import type { EventBase, Instant, Party } from './base.ts'

/** A survey sent to, or answered by, one person. */
export interface SurveyEvent extends EventBase {
  type: 'survey'
  /** The mailing. */
  ref?: string
  metric: 'nps' | 'csat' | 'ces' | 'health' | 'credibility' | 'reliability' | 'intimacy' | 'self-orientation'
  status: 'sent' | 'answered'
  score?: number
  /** Lowest and highest possible score. Absent: 0 to 10 for nps. */
  scale?: { min: number; max: number }
  respondent?: Party
  comment?: string
}

/** The client recommended the agency, or was asked to and declined. */
export interface AdvocacyEvent extends EventBase {
  type: 'advocacy'
  kind: 'referral' | 'testimonial' | 'reference' | 'case-study' | 'rehire'
  status: 'given' | 'declined'
}

/** A human's own reading of the client's health. It shows beside the score and never enters it. */
export interface PulseEvent extends EventBase {
  type: 'pulse'
  /** 0 (lost) to 100 (thriving). */
  health: number
  author: string
  note: string
  expiresOn: Instant
}
