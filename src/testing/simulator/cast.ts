import type { Party } from '../../events/index.ts'
import type { Trouble } from './causes.ts'
import { addWorkingDays, DAY, HOUR } from './clock.ts'
import type { Noise } from './noise.ts'
import type { Style } from './style.ts'

/** One main person handing over to the next. */
export interface Handover {
  readonly at: number
  readonly before: Party
  readonly after: Party
  /** With a successor who was named and introduced; a loss that comes as trouble has none. */
  readonly orderly: boolean
}

/** Who is there on either side, and when that changes. */
export interface Cast {
  readonly domain: string
  readonly clientHandovers: readonly Handover[]
  readonly agencyHandovers: readonly Handover[]
  /** The main person of the client, then the others. */
  clientTeam(at: number): readonly Party[]
  agencyMain(at: number): Party
  /** Specialists of the agency. */
  readonly specialists: readonly Party[]
}

export const AGENCY_DOMAIN = 'agency.example'

/** Main contacts leave about once in eight years, our own account managers once in four. Assumed: within signs.md's quiet budget. */
const CLIENT_YEARS = 8
const AGENCY_YEARS = 4

const RANKS = ['head', 'manager', 'manager', 'junior', 'junior'] as const

export function drawCast(noise: Noise, clientId: string, style: Style, trouble: Trouble, from: number, to: number): Cast {
  const domain = `${clientId}.example`
  const person = (name: string, seniority: Party['seniority']): Party => ({
    side: 'client', person: `${name}@${domain}`, domain, ...(seniority === undefined ? {} : { seniority }),
  })
  const ours = (name: string): Party => ({ side: 'agency', person: `${name}@${AGENCY_DOMAIN}`, domain: AGENCY_DOMAIN })
  const team = RANKS.slice(0, style.team).map((rank, i) => person(`person-${i + 1}`, style.ownerOperated && i === 0 ? 'executive' : rank))
  const [main = person('person-1', 'head'), ...others] = team
  const rank = style.ownerOperated ? 'executive' : 'head'

  const losses = firstOf(trouble, 'contact-loss', from, to)
  // The owner of a firm does not leave it.
  const benign = style.ownerOperated ? [] : turnover(noise, from, to, CLIENT_YEARS)
  const clientHandovers = chain(main, [...(losses === null ? benign : [losses])], (i) => person(`successor-${i + 1}`, rank), losses === null)
  const agencyNames = noise.shuffle(['mia', 'noah', 'lea', 'jonas', 'sara', 'felix', 'nina', 'paul'])
  const name = (i: number): string => agencyNames[i % agencyNames.length] ?? 'mia'
  const agencyHandovers = chain(ours(name(0)), turnover(noise, from, to, AGENCY_YEARS), (i) => ours(name(i + 3)), true)
  const at = (handovers: readonly Handover[], first: Party, when: number): Party => handovers.findLast((h) => h.at <= when)?.after ?? first
  return {
    domain,
    clientHandovers,
    agencyHandovers,
    specialists: [ours(name(1)), ours(name(2))],
    clientTeam: (when) => {
      const last = clientHandovers.findLast((h) => h.at <= when)
      // Nobody takes over for four weeks after a loss that came as trouble.
      if (last !== undefined && !last.orderly && when < last.at + 28 * DAY && others.length > 0) return others
      return [at(clientHandovers, main, when), ...others]
    },
    agencyMain: (when) => at(agencyHandovers, ours(name(0)), when),
  }
}

/** Two changes within a year would be trouble of their own, so quiet clients have more between them. */
const APART = 400 * DAY

/** Days on which somebody leaves, at a mean of once in so many years or a little less. */
function turnover(noise: Noise, from: number, to: number, years: number): number[] {
  const leaves: number[] = []
  for (let at = from + 60 * DAY; at < to; at += 91 * DAY) {
    const day = addWorkingDays(at + noise.below(80) * DAY, 1) + 10 * HOUR
    if (noise.chance(0.25 / years) && day < to && day - (leaves.at(-1) ?? -Infinity) >= APART) leaves.push(day)
  }
  return leaves
}

function chain(first: Party, leaves: readonly number[], next: (i: number) => Party, orderly: boolean): Handover[] {
  let before = first
  return leaves.map((at, i) => {
    const after = next(i)
    const handover = { at, before, after, orderly }
    before = after
    return handover
  })
}

/** When a cause starts to act, null where it never does. */
function firstOf(trouble: Trouble, cause: 'contact-loss', from: number, to: number): number | null {
  for (let at = from; at < to; at += DAY) if (trouble(cause, at) > 0) return at + 10 * HOUR
  return null
}
