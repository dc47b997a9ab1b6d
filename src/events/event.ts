import * as z from 'zod'
import type { ContractEvent, PlanEvent } from './agreement.ts'
import { contractSchema, planSchema } from './agreement.ts'
import type { EventBase } from './base.ts'
import { eventFields } from './base.ts'
import { isCustomTypeName } from './checks.ts'
import { define } from './define.ts'
import type { BudgetEvent, FinancialsEvent, InvoiceEvent } from './money.ts'
import { budgetSchema, financialsSchema, invoiceSchema } from './money.ts'
import type { AccessChangeEvent, ContactChangeEvent, OrganisationChangeEvent } from './people.ts'
import { accessChangeSchema, contactChangeSchema, organisationChangeSchema } from './people.ts'
import type { RetractionEvent } from './retraction.ts'
import { retractionSchema } from './retraction.ts'
import type { CallEvent, MeetingEvent, MessageEvent } from './talk.ts'
import { callSchema, meetingSchema, messageSchema } from './talk.ts'
import type { UsageEvent } from './use.ts'
import { usageSchema } from './use.ts'
import type { AdvocacyEvent, PulseEvent, SurveyEvent } from './voice.ts'
import { advocacySchema, pulseSchema, surveySchema } from './voice.ts'
import type { CommitmentEvent, IncidentEvent, InitiativeEvent, PerformanceEvent, ReportEvent, RequestEvent } from './work.ts'
import { commitmentSchema, incidentSchema, initiativeSchema, performanceSchema, reportSchema, requestSchema } from './work.ts'

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

/** A custom event as a schema: the base fields and the form of the name. `defineEvent` adds the rest. */
export const customEventSchema = /* @__PURE__ */ define(() =>
  z
    .looseObject({
      type: z.string().refine(isCustomTypeName, { error: 'expected a name vendor/name in kebab-case; write it like acme/portal-visit' }),
      ...eventFields,
    })
    .meta({ title: 'Custom event', description: "An event of a type of the host's own, `vendor/name`, declared with `defineEvent`." }),
)

/** Whatever may lie in a timeline: built-in events, custom events and retractions. */
export type AnyEvent = ClientEvent | CustomEvent | RetractionEvent

/** The schema of every built-in type, and of the retraction, by name. */
export const eventSchemas = /* @__PURE__ */ define(() => ({
  message: messageSchema,
  call: callSchema,
  meeting: meetingSchema,
  'contact-change': contactChangeSchema,
  'organisation-change': organisationChangeSchema,
  'access-change': accessChangeSchema,
  survey: surveySchema,
  advocacy: advocacySchema,
  pulse: pulseSchema,
  budget: budgetSchema,
  invoice: invoiceSchema,
  financials: financialsSchema,
  request: requestSchema,
  commitment: commitmentSchema,
  report: reportSchema,
  performance: performanceSchema,
  initiative: initiativeSchema,
  incident: incidentSchema,
  plan: planSchema,
  contract: contractSchema,
  usage: usageSchema,
  retraction: retractionSchema,
}))

/** Any built-in event or retraction, as a schema told apart by `type`. */
export const eventSchema = /* @__PURE__ */ define(() =>
  z
    .discriminatedUnion('type', [
      messageSchema, callSchema, meetingSchema, contactChangeSchema, organisationChangeSchema, accessChangeSchema,
      surveySchema, advocacySchema, pulseSchema, budgetSchema, invoiceSchema, financialsSchema, requestSchema,
      commitmentSchema, reportSchema, performanceSchema, initiativeSchema, incidentSchema, planSchema, contractSchema,
      usageSchema, retractionSchema,
    ])
    .meta({
      title: 'Event',
      description: 'Something that happened with one client at one instant, or the retraction of such an event.',
    }),
)
