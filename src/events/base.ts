import * as z from 'zod'
import { isCurrency } from './checks.ts'
import { define } from './define.ts'
import { count, instant, name } from './fields.ts'

/** An instant in RFC 3339 with an offset: `2026-03-06T23:30:00Z` or `2026-03-06T18:30:00-05:00`. */
export type Instant = string

/** A day without a time, `YYYY-MM-DD`. It never becomes an instant without a time zone. */
export type LocalDate = string

/** Whose person it is: the client's, the agency's, somebody else's, or not known. */
export type Side = 'client' | 'agency' | 'third-party' | 'unknown'

/** Whose person it is, as a schema. */
export const sideSchema = /* @__PURE__ */ define(() => z.enum(['client', 'agency', 'third-party', 'unknown']))

/** Rank of a person, lowest first: junior, manager, head, director, executive. */
export type Seniority = 'junior' | 'manager' | 'head' | 'director' | 'executive'

/** One person or mailbox that took part in an event. */
export interface Party {
  /** Whose person it is. */
  side: Side
  /** A stable id of the person, the same in every event (an address will do). */
  person?: string
  /** Domain of the mail address or account, lower case. */
  domain?: string
  /** The role or job title, as the source gives it. */
  role?: string
  /** Rank of the person. */
  seniority?: Seniority
}

/** One person or mailbox that took part in an event, as a schema. */
export const partySchema = /* @__PURE__ */ define(() =>
  z
    .looseObject({
      side: sideSchema.describe('Whose person it is.'),
      person: name().optional().describe('A stable id of the person, the same in every event (an address will do).'),
      domain: name().optional().describe('Domain of the mail address or account, lower case.'),
      role: z.string().optional().describe('The role or job title, as the source gives it.'),
      seniority: z.enum(['junior', 'manager', 'head', 'director', 'executive']).optional().describe('Rank of the person.'),
    })
    .meta({ title: 'Party', description: 'One person or mailbox that took part in an event.' }),
)

/** An amount in the currency's minor unit (cents; yen have none), never a fraction. */
export interface Money {
  /** Whole minor units: 1999 is 19.99 in a currency with two decimals. */
  amount: number
  /** ISO 4217 code, upper case. */
  currency: string
}

/** An amount of money, as a schema. */
export const moneySchema = /* @__PURE__ */ define(() => {
  const wholeUnits = 'expected whole minor units; write 19.99 as 1999'
  const currency = 'expected three upper-case letters of ISO 4217; write EUR, not € or eur'
  return z
    .looseObject({
      amount: z.int({ error: wholeUnits }).describe('Whole minor units: 1999 is 19.99 in a currency with two decimals.'),
      currency: z
        .string({ error: currency })
        .refine(isCurrency, { error: currency })
        .meta({ pattern: '^[A-Z]{3}$' })
        .describe('ISO 4217 code, upper case.'),
    })
    .meta({ title: 'Money', description: "An amount in the currency's minor unit (cents; yen have none), never a fraction." })
})

/** Fields that every event has. */
export interface EventBase {
  /** Unique together with `source`. */
  id: string
  /** The system that sent it, as in CloudEvents. Absent means `''`. */
  source?: string
  /** The client it happened with. */
  clientId: string
  /** When it happened; for something planned, when it was planned. */
  at: Instant
  /** When the fact became visible in the source system: created, never updated, never the import date. Leave it out if unknown. */
  recordedAt?: Instant
  /** Counts corrections of this record; the highest wins. Absent means 0. */
  revision?: number
  /** Set when no person acted: an auto-reply, a bulk mailing, a bot. Such events are never contact. */
  automated?: 'auto-reply' | 'bulk' | 'bot'
  /** The host's own fields; the library reads only what an option names. */
  ext?: Record<string, unknown>
}

/** The fields that every event has, to be spread into its schema. */
export const eventFields = /* @__PURE__ */ define(() => ({
  id: name().describe('Unique together with `source`.'),
  source: z.string().optional().describe("The system that sent it, as in CloudEvents. Absent means `''`."),
  clientId: name().describe('The client it happened with.'),
  at: instant().describe('When it happened; for something planned, when it was planned.'),
  recordedAt: instant()
    .optional()
    .describe(
      'When the fact became visible in the source system: created, never updated, never the import date. Leave it out if unknown.',
    ),
  revision: count().optional().describe('Counts corrections of this record; the highest wins. Absent means 0.'),
  automated: z
    .enum(['auto-reply', 'bulk', 'bot'])
    .optional()
    .describe('Set when no person acted: an auto-reply, a bulk mailing, a bot. Such events are never contact.'),
  ext: z.looseObject({}).optional().describe("The host's own fields; the library reads only what an option names."),
}))
