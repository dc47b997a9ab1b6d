import type { Side } from './base.ts'

/** Cues that only the client voices (signs.md 2.1). */
export type ClientCueCode =
  | 'question' | 'direction-question' | 'direction-confusion' | 'status-request' | 're-asked' | 'responsibility-question'
  | 'audit-question' | 'value-question' | 'budget-pressure' | 'discount-request' | 'performance-complaint' | 'pace-complaint'
  | 'feels-unimportant' | 'competitor-mention' | 'in-house-talk' | 'contract-question' | 'export-request' | 'cancel-intent'
  | 'leak-suspicion' | 'confides' | 'praise' | 'thin-reply'

/** Cues that only the agency voices. */
export type AgencyCueCode =
  | 'insult' | 'blame' | 'adversarial' | 'defensive' | 'venting' | 'leak' | 'ownership' | 'delay-notice' | 'promise'
  | 'overpromise' | 'upsell' | 'evasive' | 'status-update' | 'feedback-request'

/** The closed list of cue codes: 22 of the client, 14 of the agency, 1 of either. */
export type CueCode = ClientCueCode | AgencyCueCode | 'claim'

/** Something said that matters, found in the text by a classifier before the event came here. A message without `cues` was not read; `[]` was read and holds none. */
export interface Cue {
  /** What was said. */
  code: CueCode
  /** Who spoke, in a meeting; on a message the sender decides. */
  by?: Side
  /** What it is about, lower case. */
  topic?: string
  /** The value of a claim (dates as `YYYY-MM-DD`), or the other client's id of a leak. */
  value?: string | number
  /** How sure the reader is, 0 to 1; under 0.5 it is ignored. Absent means sure. */
  confidence?: number
}
