import * as z from 'zod'
import type { EventBase, LocalDate, Money, Party } from './base.ts'
import { eventFields, moneySchema, partySchema } from './base.ts'
import { define } from './define.ts'
import { count, localDate, name } from './fields.ts'

/** A dated step of a plan. */
export interface Milestone {
  /** What is to be reached. */
  name: string
  /** The day it is due. */
  dueOn: LocalDate
  /** The day it was done. Absent: not yet. */
  doneOn?: LocalDate
}

/** A milestone as a schema. */
export const milestoneSchema = /* @__PURE__ */ define(() =>
  z
    .looseObject({
      name: name().describe('What is to be reached.'),
      dueOn: localDate().describe('The day it is due.'),
      doneOn: localDate().optional().describe('The day it was done. Absent: not yet.'),
    })
    .meta({ title: 'Milestone', description: 'A dated step of a plan.' }),
)

/** The shared plan was agreed or reviewed. */
export interface PlanEvent extends EventBase {
  type: 'plan'
  /** The plan, the same through all its reviews. */
  ref: string
  /** What was done with it. */
  status: 'agreed' | 'reviewed'
  /** The first one is the main KPI. */
  kpis?: string[]
  /** Its dated steps, all of them as they stand now. */
  milestones?: Milestone[]
}

/** A plan as a schema. */
export const planSchema = /* @__PURE__ */ define(() =>
  z
    .looseObject({
      type: z.literal('plan'),
      ...eventFields,
      ref: name().describe('The plan, the same through all its reviews.'),
      status: z.enum(['agreed', 'reviewed']).describe('What was done with it.'),
      kpis: z.array(name()).optional().describe('The first one is the main KPI.'),
      milestones: z.array(milestoneSchema).optional().describe('Its dated steps, all of them as they stand now.'),
    })
    .meta({ title: 'Plan', description: 'The shared plan was agreed or reviewed.' }),
)

/** A contract in one state of its life. */
export interface ContractEvent extends EventBase {
  type: 'contract'
  /** The contract, the same through all its states. */
  ref: string
  /** Its new state. */
  status: 'signed' | 'renewed' | 'notice-given' | 'notice-withdrawn' | 'ended'
  /** Who did it: whose notice it is. */
  by?: Party
  /** The first day of the term. */
  startsOn?: LocalDate
  /** The last day of the term. Absent with `noticeDays`: open-ended. */
  endsOn?: LocalDate
  /** The last day after a notice. */
  effectiveOn?: LocalDate
  /** Days of notice. With it and without `endsOn` the contract is open-ended. */
  noticeDays?: number
  /** Whether it goes on by itself after `endsOn`. */
  autoRenews?: boolean
  /** Whether the client can leave before the end. */
  outClause?: boolean
  /** Whether the client owns its ad accounts and data. */
  clientOwnsAccounts?: boolean
  /** The services it covers. */
  services?: string[]
  /** The fee for a month, without pass-through media. */
  monthlyFee?: Money
  /** Why, in the words of whoever did it. */
  reason?: string
}

/** A contract as a schema. */
export const contractSchema = /* @__PURE__ */ define(() =>
  z
    .looseObject({
      type: z.literal('contract'),
      ...eventFields,
      ref: name().describe('The contract, the same through all its states.'),
      status: z.enum(['signed', 'renewed', 'notice-given', 'notice-withdrawn', 'ended']).describe('Its new state.'),
      by: partySchema.optional().describe('Who did it: whose notice it is.'),
      startsOn: localDate().optional().describe('The first day of the term.'),
      endsOn: localDate().optional().describe('The last day of the term. Absent with `noticeDays`: open-ended.'),
      effectiveOn: localDate().optional().describe('The last day after a notice.'),
      noticeDays: count()
        .optional()
        .describe('Days of notice. With it and without `endsOn` the contract is open-ended.'),
      autoRenews: z.boolean().optional().describe('Whether it goes on by itself after `endsOn`.'),
      outClause: z.boolean().optional().describe('Whether the client can leave before the end.'),
      clientOwnsAccounts: z.boolean().optional().describe('Whether the client owns its ad accounts and data.'),
      services: z.array(name()).optional().describe('The services it covers.'),
      monthlyFee: moneySchema.optional().describe('The fee for a month, without pass-through media.'),
      reason: z.string().optional().describe('Why, in the words of whoever did it.'),
    })
    .meta({ title: 'Contract', description: 'A contract in one state of its life.' }),
)
