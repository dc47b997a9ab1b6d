import * as z from 'zod'
import type { LocalDate } from './base.ts'
import { define } from './define.ts'
import { count, localDate, name, timeZone } from './fields.ts'

/**
 * Inputs beside events. People write them by hand, so unknown keys are refused here: a mistyped `timezone` would silently
 * mean the default.
 */

/** What a host knows of one client apart from events. It must have been true all along; dated facts are events. */
export interface ClientProfile {
  /** The client's name, for display. */
  name?: string
  /** Whether the owner runs the business in person. */
  ownerOperated?: boolean
  /** Number of people who work there. */
  headcount?: number
  /** Invoices are paid by people who are not the contacts. */
  separateBilling?: boolean
  /** IANA zone of the client's clock. */
  timeZone?: string
  /** The client's days off. */
  holidays?: LocalDate[]
  /** Days between contacts that were agreed. */
  agreedCadenceDays?: number
  /** The host's word for the kind of client. */
  segment?: string
  /** How the client likes to be contacted. */
  preferredChannel?: string
}

/** A client profile as a schema. */
export const clientProfileSchema = /* @__PURE__ */ define(() =>
  z
    .strictObject({
      name: z.string().optional().describe("The client's name, for display."),
      ownerOperated: z.boolean().optional().describe('Whether the owner runs the business in person.'),
      headcount: count().optional().describe('Number of people who work there.'),
      separateBilling: z.boolean().optional().describe('Invoices are paid by people who are not the contacts.'),
      timeZone: timeZone().optional().describe("IANA zone of the client's clock."),
      holidays: z.array(localDate()).optional().describe("The client's days off."),
      agreedCadenceDays: z.number().positive().optional().describe('Days between contacts that were agreed.'),
      segment: name().optional().describe("The host's word for the kind of client."),
      preferredChannel: name().optional().describe('How the client likes to be contacted.'),
    })
    .meta({
      title: 'Client profile',
      description: 'What a host knows of one client apart from events. It must have been true all along; dated facts are events.',
    }),
)

/** What a host knows of the agency itself. */
export interface AgencyProfile {
  /** Domains of the agency's own addresses. */
  domains?: string[]
  /** Domains of known vendors and tools. */
  vendors?: string[]
  /** The services the agency is good at. */
  coreServices?: string[]
  /** IANA zone of the agency's clock. */
  timeZone?: string
  /** The agency's days off. */
  holidays?: LocalDate[]
}

/** An agency profile as a schema. */
export const agencyProfileSchema = /* @__PURE__ */ define(() =>
  z
    .strictObject({
      domains: z.array(name()).optional().describe("Domains of the agency's own addresses."),
      vendors: z.array(name()).optional().describe('Domains of known vendors and tools.'),
      coreServices: z.array(name()).optional().describe('The services the agency is good at.'),
      timeZone: timeZone().optional().describe("IANA zone of the agency's clock."),
      holidays: z.array(localDate()).optional().describe("The agency's days off."),
    })
    .meta({ title: 'Agency', description: 'What a host knows of the agency itself.' }),
)

/** What really happened to a client in the end. */
export type Outcome =
  | { clientId: string; leftOn: LocalDate; reason?: string }
  | { clientId: string; stayedUntil: LocalDate; reason?: string }

/** An outcome as a schema. */
export const outcomeSchema = /* @__PURE__ */ define(() => {
  const common = { clientId: name().describe('The client.'), reason: z.string().optional().describe('Why, where it is known.') }
  return z
    .union(
      [
        z.strictObject({ ...common, leftOn: localDate().describe('The day it left.') }),
        z.strictObject({ ...common, stayedUntil: localDate().describe('The last day on which it is known to have been a client.') }),
      ],
      { error: 'expected { clientId, leftOn } or { clientId, stayedUntil }; write days as YYYY-MM-DD' },
    )
    .meta({ title: 'Outcome', description: 'What really happened to a client in the end.' })
})
