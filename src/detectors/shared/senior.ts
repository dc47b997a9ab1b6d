import type { Party } from '../../events/index.ts'

/** Ranks from which on somebody decides, or has the ear of who does. Assumed: a head of department is senior. */
const SENIOR: readonly string[] = ['head', 'director', 'executive']
/** Words in a role that name the people who mind the money. Assumed. */
const FINANCE: readonly string[] = ['financ', 'controll', 'accounting', 'treasur', 'procurement', 'purchasing', 'cfo']

/** Somebody of rank. */
export function isSenior(party: Party | null): boolean {
  return party?.seniority !== undefined && SENIOR.includes(party.seniority)
}

/** Somebody who minds the money, of whatever rank. */
export function isFinance(party: Party | null): boolean {
  const role = party?.role?.toLowerCase() ?? ''
  return FINANCE.some((word) => role.includes(word))
}
