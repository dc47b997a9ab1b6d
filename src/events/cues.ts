import * as z from 'zod'
import type { Side } from './base.ts'
import { sideSchema } from './base.ts'
import { cueHasItsFields } from './checks.ts'
import { define } from './define.ts'
import { name } from './fields.ts'

/** Who voices a cue: on a message it counts only from this side. */
export type Voice = 'client' | 'agency' | 'either'

/** The closed list of cue codes, each with the voice it is bound to: 22 of the client, 14 of the agency, 1 of either. */
export const cueVoices = {
  question: 'client',
  'direction-question': 'client',
  'direction-confusion': 'client',
  'status-request': 'client',
  're-asked': 'client',
  'responsibility-question': 'client',
  'audit-question': 'client',
  'value-question': 'client',
  'budget-pressure': 'client',
  'discount-request': 'client',
  'performance-complaint': 'client',
  'pace-complaint': 'client',
  'feels-unimportant': 'client',
  'competitor-mention': 'client',
  'in-house-talk': 'client',
  'contract-question': 'client',
  'export-request': 'client',
  'cancel-intent': 'client',
  'leak-suspicion': 'client',
  confides: 'client',
  praise: 'client',
  'thin-reply': 'client',
  insult: 'agency',
  blame: 'agency',
  adversarial: 'agency',
  defensive: 'agency',
  venting: 'agency',
  leak: 'agency',
  ownership: 'agency',
  'delay-notice': 'agency',
  promise: 'agency',
  overpromise: 'agency',
  upsell: 'agency',
  evasive: 'agency',
  'status-update': 'agency',
  'feedback-request': 'agency',
  claim: 'either',
} as const satisfies Readonly<Record<string, Voice>>

/** One of the 37 cue codes. */
export type CueCode = keyof typeof cueVoices

type CodesOf<V extends Voice> = { [Code in CueCode]: (typeof cueVoices)[Code] extends V ? Code : never }[CueCode]

/** Cues that only the client voices. */
export type ClientCueCode = CodesOf<'client'>

/** Cues that only the agency voices. */
export type AgencyCueCode = CodesOf<'agency'>

/** The cue codes as a schema. */
export const cueCodeSchema = /* @__PURE__ */ define(() => z.enum(Object.keys(cueVoices) as CueCode[]))

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

/** A cue as a schema. */
export const cueSchema = /* @__PURE__ */ define(() =>
  z
    .looseObject({
      code: cueCodeSchema.describe('What was said.'),
      by: sideSchema.optional().describe('Who spoke, in a meeting; on a message the sender decides.'),
      topic: name().optional().describe('What it is about, lower case.'),
      value: z
        .union([z.string(), z.number()], { error: 'expected a text or a number' })
        .optional()
        .describe("The value of a claim (dates as `YYYY-MM-DD`), or the other client's id of a leak."),
      confidence: z
        .number()
        .min(0)
        .max(1)
        .optional()
        .describe('How sure the reader is, 0 to 1; under 0.5 it is ignored. Absent means sure.'),
    })
    .refine(cueHasItsFields, { error: 'expected the fields of its code; a claim has topic and value, a direction-question has topic' })
    .meta({
      title: 'Cue',
      description:
        'Something said that matters, found in the text by a classifier before the event came here. A message without `cues` was not read; `[]` was read and holds none.',
    }),
)
