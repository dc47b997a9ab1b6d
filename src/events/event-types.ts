/**
 * The names of the 21 built-in event types.
 *
 * @example
 * eventTypes.length // => 21
 */
export const eventTypes = [
  'message', 'call', 'meeting',
  'contact-change', 'organisation-change', 'access-change',
  'survey', 'advocacy', 'pulse',
  'budget', 'invoice', 'financials',
  'request', 'commitment', 'report', 'performance', 'initiative', 'incident',
  'plan', 'contract',
  'usage',
] as const

/** How an event type usually comes about: a system sends it, it is derived (a difference, text that was read), or people log it. */
export type Tier = 'automatic' | 'derived' | 'logged'

/** The tier of every built-in event type: what one gets for connecting a system, and what somebody must type in. */
export const eventTiers: Readonly<Record<(typeof eventTypes)[number], Tier>> = {
  message: 'automatic',
  call: 'automatic',
  meeting: 'automatic',
  'contact-change': 'derived',
  'organisation-change': 'logged',
  'access-change': 'derived',
  survey: 'automatic',
  advocacy: 'logged',
  pulse: 'logged',
  budget: 'automatic',
  invoice: 'automatic',
  financials: 'logged',
  request: 'automatic',
  commitment: 'automatic',
  report: 'logged',
  performance: 'automatic',
  initiative: 'logged',
  incident: 'logged',
  plan: 'logged',
  contract: 'derived',
  usage: 'logged',
}
