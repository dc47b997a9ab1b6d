import type { ContractEvent, PlanEvent } from './agreement.ts'
import type { EventBase } from './base.ts'
import type { BudgetEvent, FinancialsEvent, InvoiceEvent } from './money.ts'
import type { AccessChangeEvent, ContactChangeEvent, OrganisationChangeEvent } from './people.ts'
import type { RetractionEvent } from './retraction.ts'
import type { CallEvent, MeetingEvent, MessageEvent } from './talk.ts'
import type { UsageEvent } from './use.ts'
import type { AdvocacyEvent, PulseEvent, SurveyEvent } from './voice.ts'
import type { CommitmentEvent, IncidentEvent, InitiativeEvent, PerformanceEvent, ReportEvent, RequestEvent } from './work.ts'

/** The 21 built-in event types by name. */
export interface EventTypes {
  message: MessageEvent
  call: CallEvent
  meeting: MeetingEvent
  'contact-change': ContactChangeEvent
  'organisation-change': OrganisationChangeEvent
  'access-change': AccessChangeEvent
  survey: SurveyEvent
  advocacy: AdvocacyEvent
  pulse: PulseEvent
  budget: BudgetEvent
  invoice: InvoiceEvent
  financials: FinancialsEvent
  request: RequestEvent
  commitment: CommitmentEvent
  report: ReportEvent
  performance: PerformanceEvent
  initiative: InitiativeEvent
  incident: IncidentEvent
  plan: PlanEvent
  contract: ContractEvent
  usage: UsageEvent
}

/** The name of a built-in event type. */
export type EventType = keyof EventTypes

/** Something that happened with one client at one instant: one of the 21 built-in types. */
export type ClientEvent = EventTypes[EventType]

/** An event of a type of the host's own, `vendor/name`, declared with `defineEvent`. */
export interface CustomEvent extends EventBase {
  type: `${string}/${string}`
}

/** Whatever may lie in a timeline: built-in events, custom events and retractions. */
export type AnyEvent = ClientEvent | CustomEvent | RetractionEvent
