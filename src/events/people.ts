import type { EventBase, Party } from './base.ts'

/** Somebody at the client or the agency joined, left, changed role or handed over. */
export interface ContactChangeEvent extends EventBase {
  type: 'contact-change'
  person: Party
  change: 'joined' | 'left' | 'role-changed' | 'handed-over'
  /** Whether this is the main contact of that side. */
  main?: boolean
  successor?: Party
}

/** The client's organisation changed. */
export interface OrganisationChangeEvent extends EventBase {
  type: 'organisation-change'
  kind: 'merger' | 'acquisition' | 'restructure' | 'new-executive' | 'in-house-team' | 'financial-trouble'
  /** In a merger or acquisition: whether the client is the smaller party. */
  clientIsSmaller?: boolean
}

/** Who may see or change an account on a platform. `observed` states a role seen in a snapshot. */
export interface AccessChangeEvent extends EventBase {
  type: 'access-change'
  platform: string
  asset?: string
  change: 'granted' | 'revoked' | 'role-changed' | 'observed'
  principal: Party
  /** The role on the platform, as the platform names it. */
  role?: string
  by?: Party
}
