import type { EventBase, LocalDate, Money, Party } from './base.ts'

/** A dated step of a plan. */
export interface Milestone {
  name: string
  dueOn: LocalDate
  doneOn?: LocalDate
}

/** The shared plan was agreed or reviewed. */
export interface PlanEvent extends EventBase {
  type: 'plan'
  ref: string
  status: 'agreed' | 'reviewed'
  /** The first one is the main KPI. */
  kpis?: string[]
  milestones?: Milestone[]
}

/** A contract in one state of its life. */
export interface ContractEvent extends EventBase {
  type: 'contract'
  ref: string
  status: 'signed' | 'renewed' | 'notice-given' | 'notice-withdrawn' | 'ended'
  by?: Party
  startsOn?: LocalDate
  endsOn?: LocalDate
  /** The last day after a notice. */
  effectiveOn?: LocalDate
  /** Days of notice. With it and without `endsOn` the contract is open-ended. */
  noticeDays?: number
  autoRenews?: boolean
  /** Whether the client can leave before the end. */
  outClause?: boolean
  clientOwnsAccounts?: boolean
  services?: string[]
  monthlyFee?: Money
  reason?: string
}
