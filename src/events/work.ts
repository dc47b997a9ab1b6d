import * as z from 'zod'
import type { EventBase, Instant, LocalDate, Money, Party } from './base.ts'
import { eventFields, moneySchema, partySchema } from './base.ts'
import { hasOneDueDate } from './checks.ts'
import { define } from './define.ts'
import { count, instant, localDate, name } from './fields.ts'
import type { Period } from './money.ts'
import { periodSchema } from './money.ts'

/** Something one side asks of the other: a ticket, a question with a number, an approval asked of the client. */
export interface RequestEvent extends EventBase {
  type: 'request'
  /** The request, the same through all its states. */
  ref: string
  /** Its new state. */
  status: 'opened' | 'acknowledged' | 'resolved' | 'declined' | 'reopened'
  /** Who asks; the other side owes the answer. The same in every state. */
  by: Party
  /** `approval`, `feedback`, `questionnaire`, `access`, `quote`, `service:<name>` or the host's own word. */
  topic?: string
  /** Whether the contract covers it. */
  inScope?: boolean
}

/** A request as a schema. */
export const requestSchema = /* @__PURE__ */ define(() =>
  z
    .looseObject({
      type: z.literal('request'),
      ...eventFields,
      ref: name().describe('The request, the same through all its states.'),
      status: z.enum(['opened', 'acknowledged', 'resolved', 'declined', 'reopened']).describe('Its new state.'),
      by: partySchema.describe('Who asks; the other side owes the answer. The same in every state.'),
      topic: name()
        .optional()
        .describe("`approval`, `feedback`, `questionnaire`, `access`, `quote`, `service:<name>` or the host's own word."),
      inScope: z.boolean().optional().describe('Whether the contract covers it.'),
    })
    .meta({
      title: 'Request',
      description: 'Something one side asks of the other: a ticket, a question with a number, an approval asked of the client.',
    }),
)

/** A promise with a date. Exactly one of `dueOn` and `dueAt` is set. */
export interface CommitmentEvent extends EventBase {
  type: 'commitment'
  /** The promise, the same through all its states. */
  ref: string
  /** Its new state. */
  status: 'made' | 'moved' | 'delivered' | 'cancelled'
  /** The day it is due, in the zone of whoever owes it; on `moved` the new one. */
  dueOn?: LocalDate
  /** The moment it is due; on `moved` the new one. */
  dueAt?: Instant
  /** Who owes it. */
  by: Party
  /** Whether the other side was told of the move. */
  announced?: boolean
}

/** A commitment as a schema. */
export const commitmentSchema = /* @__PURE__ */ define(() =>
  z
    .looseObject({
      type: z.literal('commitment'),
      ...eventFields,
      ref: name().describe('The promise, the same through all its states.'),
      status: z.enum(['made', 'moved', 'delivered', 'cancelled']).describe('Its new state.'),
      dueOn: localDate()
        .optional()
        .describe('The day it is due, in the zone of whoever owes it; on `moved` the new one.'),
      dueAt: instant().optional().describe('The moment it is due; on `moved` the new one.'),
      by: partySchema.describe('Who owes it.'),
      announced: z.boolean().optional().describe('Whether the other side was told of the move.'),
    })
    .refine(hasOneDueDate, { error: 'expected exactly one of dueOn and dueAt; keep dueOn for a day, dueAt for a time' })
    .meta({
      title: 'Commitment',
      description: 'A promise with a date. Exactly one of `dueOn` and `dueAt` is set.',
      oneOf: [{ required: ['dueOn'] }, { required: ['dueAt'] }],
    }),
)

/** The six questions a report should answer (source S000, sign 2). */
export type ReportAnswer = 'goal-progress' | 'real-value' | 'data-focus' | 'weak-areas' | 'outlook' | 'data-meaning'

/** A report was sent or opened. */
export interface ReportEvent extends EventBase {
  type: 'report'
  /** The report, the same when it is opened. */
  ref: string
  /** Sent by the agency, or opened by the client. */
  status: 'sent' | 'opened'
  /** Which of the six questions a report should answer are answered in it. Absent: not looked at. */
  answers?: ReportAnswer[]
  /** Names of the metrics shown. */
  metrics?: string[]
  /** Number of errors found in it. */
  errors?: number
}

/** A report as a schema. */
export const reportSchema = /* @__PURE__ */ define(() =>
  z
    .looseObject({
      type: z.literal('report'),
      ...eventFields,
      ref: name().describe('The report, the same when it is opened.'),
      status: z.enum(['sent', 'opened']).describe('Sent by the agency, or opened by the client.'),
      answers: z
        .array(z.enum(['goal-progress', 'real-value', 'data-focus', 'weak-areas', 'outlook', 'data-meaning']))
        .optional()
        .describe('Which of the six questions a report should answer are answered in it. Absent: not looked at.'),
      metrics: z.array(name()).optional().describe('Names of the metrics shown.'),
      errors: count().optional().describe('Number of errors found in it.'),
    })
    .meta({ title: 'Report', description: 'A report was sent or opened.' }),
)

/** The result of one KPI in one period. */
export interface PerformanceEvent extends EventBase {
  type: 'performance'
  /** Absent: all services together. */
  service?: string
  /** The KPI, in the host's words: `leads`, `cost-per-booking`. */
  kpi: string
  /** The days it covers. */
  period: Period
  /** What was reached, in the KPI's own unit. */
  actual: number
  /** What was agreed, in the same unit. */
  target?: number
  /** Which way is good. */
  better: 'higher' | 'lower'
  /** What the media cost in the period. */
  spend?: Money
}

/** Performance as a schema. */
export const performanceSchema = /* @__PURE__ */ define(() =>
  z
    .looseObject({
      type: z.literal('performance'),
      ...eventFields,
      service: name().optional().describe('Absent: all services together.'),
      kpi: name().describe("The KPI, in the host's words: `leads`, `cost-per-booking`."),
      period: periodSchema.describe('The days it covers.'),
      actual: z.number().describe("What was reached, in the KPI's own unit."),
      target: z.number().optional().describe('What was agreed, in the same unit.'),
      better: z.enum(['higher', 'lower']).describe('Which way is good.'),
      spend: moneySchema.optional().describe('What the media cost in the period.'),
    })
    .meta({ title: 'Performance', description: 'The result of one KPI in one period.' }),
)

/** An idea carried from proposal to done. */
export interface InitiativeEvent extends EventBase {
  type: 'initiative'
  /** The idea, the same through all its states. */
  ref: string
  /** What it is. `fix` repairs what went wrong. */
  kind: 'proposal' | 'test' | 'roadmap' | 'fix'
  /** Whose idea it is. */
  by: Party
  /** Its new state. */
  status: 'proposed' | 'accepted' | 'declined' | 'done'
}

/** An initiative as a schema. */
export const initiativeSchema = /* @__PURE__ */ define(() =>
  z
    .looseObject({
      type: z.literal('initiative'),
      ...eventFields,
      ref: name().describe('The idea, the same through all its states.'),
      kind: z.enum(['proposal', 'test', 'roadmap', 'fix']).describe('What it is. `fix` repairs what went wrong.'),
      by: partySchema.describe('Whose idea it is.'),
      status: z.enum(['proposed', 'accepted', 'declined', 'done']).describe('Its new state.'),
    })
    .meta({ title: 'Initiative', description: 'An idea carried from proposal to done.' }),
)

/** Something that went wrong, from found to settled. */
export interface IncidentEvent extends EventBase {
  type: 'incident'
  /** The incident, the same through all its states. */
  ref: string
  /** What went wrong. */
  kind: 'error' | 'overspend' | 'leak' | 'insult' | 'outage' | 'tracking'
  /** Its new state. `owned`: we said it was ours; `planned`: a remedy has a date; `credited`: we paid for it. */
  status: 'found' | 'owned' | 'planned' | 'resolved' | 'credited'
  /** Whose fault it was. */
  by?: Party
  /** Who saw it first. */
  foundBy?: Party
}

/** An incident as a schema. */
export const incidentSchema = /* @__PURE__ */ define(() =>
  z
    .looseObject({
      type: z.literal('incident'),
      ...eventFields,
      ref: name().describe('The incident, the same through all its states.'),
      kind: z.enum(['error', 'overspend', 'leak', 'insult', 'outage', 'tracking']).describe('What went wrong.'),
      status: z
        .enum(['found', 'owned', 'planned', 'resolved', 'credited'])
        .describe('Its new state. `owned`: we said it was ours; `planned`: a remedy has a date; `credited`: we paid for it.'),
      by: partySchema.optional().describe('Whose fault it was.'),
      foundBy: partySchema.optional().describe('Who saw it first.'),
    })
    .meta({ title: 'Incident', description: 'Something that went wrong, from found to settled.' }),
)
