import type { EventBase, Instant, LocalDate, Money, Party } from './base.ts'
import type { Period } from './money.ts'

/** Something one side asks of the other: a ticket, a question with a number, an approval asked of the client. */
export interface RequestEvent extends EventBase {
  type: 'request'
  ref: string
  status: 'opened' | 'acknowledged' | 'resolved' | 'declined' | 'reopened'
  by: Party
  /** `approval`, `feedback`, `questionnaire`, `access`, `quote`, `service:<name>` or the host's own word. */
  topic?: string
  inScope?: boolean
}

/** A promise with a date. Exactly one of `dueOn` and `dueAt` is set. */
export interface CommitmentEvent extends EventBase {
  type: 'commitment'
  ref: string
  status: 'made' | 'moved' | 'delivered' | 'cancelled'
  dueOn?: LocalDate
  dueAt?: Instant
  by: Party
  /** Whether the other side was told of the move. */
  announced?: boolean
}

/** The six questions a report should answer (source S000, sign 2). */
export type ReportAnswer = 'goal-progress' | 'real-value' | 'data-focus' | 'weak-areas' | 'outlook' | 'data-meaning'

/** A report was sent or opened. */
export interface ReportEvent extends EventBase {
  type: 'report'
  ref: string
  status: 'sent' | 'opened'
  answers?: ReportAnswer[]
  /** Names of the metrics shown. */
  metrics?: string[]
  /** Number of errors found in it. */
  errors?: number
}

/** The result of one KPI in one period. */
export interface PerformanceEvent extends EventBase {
  type: 'performance'
  service?: string
  kpi: string
  period: Period
  actual: number
  target?: number
  better: 'higher' | 'lower'
  spend?: Money
}

/** An idea carried from proposal to done. */
export interface InitiativeEvent extends EventBase {
  type: 'initiative'
  ref: string
  kind: 'proposal' | 'test' | 'roadmap' | 'fix'
  by: Party
  status: 'proposed' | 'accepted' | 'declined' | 'done'
}

/** Something that went wrong, from found to settled. */
export interface IncidentEvent extends EventBase {
  type: 'incident'
  ref: string
  kind: 'error' | 'overspend' | 'leak' | 'insult' | 'outage' | 'tracking'
  status: 'found' | 'owned' | 'planned' | 'resolved' | 'credited'
  by?: Party
  foundBy?: Party
}
