import * as z from 'zod'
import type { EventBase, Party } from './base.ts'
import { eventFields, partySchema } from './base.ts'
import { define } from './define.ts'
import { name } from './fields.ts'

/** Somebody at the client or the agency joined, left, changed role or handed over. */
export interface ContactChangeEvent extends EventBase {
  type: 'contact-change'
  /** Whose position changed, with the role from now on. */
  person: Party
  /** What changed. */
  change: 'joined' | 'left' | 'role-changed' | 'handed-over'
  /** Whether this is the main contact of that side. */
  main?: boolean
  /** Who takes over. */
  successor?: Party
}

/** A change of contact as a schema. */
export const contactChangeSchema = /* @__PURE__ */ define(() =>
  z
    .looseObject({
      type: z.literal('contact-change'),
      ...eventFields,
      person: partySchema.describe('Whose position changed, with the role from now on.'),
      change: z.enum(['joined', 'left', 'role-changed', 'handed-over']).describe('What changed.'),
      main: z.boolean().optional().describe('Whether this is the main contact of that side.'),
      successor: partySchema.optional().describe('Who takes over.'),
    })
    .meta({
      title: 'Contact change',
      description: 'Somebody at the client or the agency joined, left, changed role or handed over.',
    }),
)

/** The client's organisation changed. */
export interface OrganisationChangeEvent extends EventBase {
  type: 'organisation-change'
  /** What happened to it. */
  kind: 'merger' | 'acquisition' | 'restructure' | 'new-executive' | 'in-house-team' | 'financial-trouble'
  /** In a merger or acquisition: whether the client is the smaller party. */
  clientIsSmaller?: boolean
}

/** A change of the client's organisation as a schema. */
export const organisationChangeSchema = /* @__PURE__ */ define(() =>
  z
    .looseObject({
      type: z.literal('organisation-change'),
      ...eventFields,
      kind: z
        .enum(['merger', 'acquisition', 'restructure', 'new-executive', 'in-house-team', 'financial-trouble'])
        .describe('What happened to it.'),
      clientIsSmaller: z
        .boolean()
        .optional()
        .describe('In a merger or acquisition: whether the client is the smaller party.'),
    })
    .meta({ title: 'Organisation change', description: "The client's organisation changed." }),
)

/** Who may see or change an account on a platform. `observed` states a role seen in a snapshot. */
export interface AccessChangeEvent extends EventBase {
  type: 'access-change'
  /** The platform, in the host's words: `google-ads`, `meta-ads`, `shop`. */
  platform: string
  /** The account or property on it. Absent: the platform as a whole. */
  asset?: string
  /** What changed. */
  change: 'granted' | 'revoked' | 'role-changed' | 'observed'
  /** Who has, or had, the access. */
  principal: Party
  /** The role on the platform, as the platform names it. */
  role?: string
  /** Who gave or took it. */
  by?: Party
}

/** A change of access as a schema. */
export const accessChangeSchema = /* @__PURE__ */ define(() =>
  z
    .looseObject({
      type: z.literal('access-change'),
      ...eventFields,
      platform: name().describe("The platform, in the host's words: `google-ads`, `meta-ads`, `shop`."),
      asset: name().optional().describe('The account or property on it. Absent: the platform as a whole.'),
      change: z.enum(['granted', 'revoked', 'role-changed', 'observed']).describe('What changed.'),
      principal: partySchema.describe('Who has, or had, the access.'),
      role: z.string().optional().describe('The role on the platform, as the platform names it.'),
      by: partySchema.optional().describe('Who gave or took it.'),
    })
    .meta({
      title: 'Access change',
      description: 'Who may see or change an account on a platform. `observed` states a role seen in a snapshot.',
    }),
)
