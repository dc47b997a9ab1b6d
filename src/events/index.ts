export type { EventBase, Instant, LocalDate, Money, Party, Seniority, Side } from './base.ts'
export type { AgencyCueCode, ClientCueCode, Cue, CueCode } from './cues.ts'
export type { Attendee, CallEvent, MeetingEvent, MessageEvent } from './talk.ts'
export type { AccessChangeEvent, ContactChangeEvent, OrganisationChangeEvent } from './people.ts'
export type { AdvocacyEvent, PulseEvent, SurveyEvent } from './voice.ts'
export type { BudgetEvent, FinancialsEvent, InvoiceEvent, Period } from './money.ts'
export type {
  CommitmentEvent, IncidentEvent, InitiativeEvent, PerformanceEvent, ReportAnswer, ReportEvent, RequestEvent,
} from './work.ts'
export type { ContractEvent, Milestone, PlanEvent } from './agreement.ts'
export type { UsageEvent } from './use.ts'
export type { RetractionEvent } from './retraction.ts'
export type { AnyEvent, ClientEvent, CustomEvent, EventType, EventTypes } from './event.ts'
export type { AgencyProfile, ClientProfile, Outcome, RecordingSpan } from './inputs.ts'
