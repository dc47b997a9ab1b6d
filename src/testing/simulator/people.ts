import type { Party } from '../../events/index.ts'
import { accessChange, contactChange, organisationChange } from '../builders.ts'
import { addWorkingDays, DAY, HOUR, MONTH, workingDayFrom } from './clock.ts'
import type { Diary } from './diary.ts'

/** A tool whose account stands on the list of most clients; the agency names its domain among its vendors. */
export const VENDOR_DOMAIN = 'tagtool.example'

/** Who is named main, who hands over to whom, and what happens to the client's firm. */
export function people(diary: Diary): void {
  const { cast, style, trouble } = diary
  const named = style.startedAt + 9 * HOUR
  const [firstMain] = cast.clientTeam(named)
  if (firstMain !== undefined) diary.add(contactChange, named, { person: firstMain, change: 'joined' as const, main: true })
  diary.add(contactChange, named, { person: cast.agencyMain(named), change: 'joined' as const, main: true })
  for (const { at, before, after, orderly } of cast.clientHandovers) {
    if (!orderly) diary.add(contactChange, at, { person: before, change: 'left' as const, main: true })
    else {
      diary.add(contactChange, at, { person: before, change: 'handed-over' as const, main: true, successor: after })
      diary.add(contactChange, at + HOUR, { person: after, change: 'joined' as const, main: true })
    }
  }
  for (const { at, before, after } of cast.agencyHandovers) {
    diary.add(contactChange, at, { person: before, change: 'handed-over' as const, main: true, successor: after })
    diary.add(contactChange, at + HOUR, { person: after, change: 'joined' as const, main: true })
  }
  colleagues(diary)
  const noise = diary.noise('organisation')
  const kind = noise.pick(['restructure', 'new-executive', 'in-house-team', 'acquisition'] as const)
  once(diary, (at) => trouble('client-upheaval', at), (at) => { diary.add(organisationChange, at, { kind }) })
}

/** A junior colleague comes or goes once in about three years; that is no loss of a contact. */
function colleagues(diary: Diary): void {
  const noise = diary.noise('colleagues')
  const others = diary.cast.clientTeam(diary.from).slice(3)
  for (let at = diary.from + 30 * DAY; at < diary.to; at += 91 * DAY) {
    const [junior] = others
    if (junior !== undefined && noise.chance(1 / 12)) diary.add(contactChange, workingDayFrom(at) + 11 * HOUR, { person: junior, change: 'left' as const })
  }
}

/** Lists of who may see the accounts every month, and grants that mean no harm: a new colleague, a known tool, somebody of ours. */
export function access(diary: Diary): void {
  const noise = diary.noise('access')
  const { cast, from, to, style, trouble, clientId } = diary
  const account = { platform: 'ads', asset: `${clientId}-account` }
  const [owner] = cast.clientTeam(from)
  const agency = cast.specialists[0]
  if (owner === undefined || agency === undefined) return
  const tool: Party = { side: 'third-party', person: `reader@${VENDOR_DOMAIN}`, domain: VENDOR_DOMAIN }
  const insiders: Party[] = [{ ...owner, role: 'admin' }, { ...agency, role: 'admin' }]
  const first = Math.max(from, style.startedAt) + 2 * DAY
  for (let at = first; at < to; at += MONTH) {
    for (const principal of insiders) diary.add(accessChange, workingDayFrom(at) + 6 * HOUR, { ...account, change: 'observed' as const, principal, role: 'admin' })
    if (noise.chance(0.5 / 12)) grant(diary, workingDayFrom(at + 9 * DAY), account, { ...owner, person: `colleague-${Math.round(at / DAY)}@${cast.domain}` }, owner)
    if (noise.chance(0.3 / 12)) grant(diary, workingDayFrom(at + 12 * DAY), account, tool, owner)
    if (noise.chance(0.3 / 12)) grant(diary, workingDayFrom(at + 15 * DAY), account, { ...agency, person: `helper@${agency.domain ?? ''}` }, agency)
    // Once in about thirty years a freelancer is let in for a week and out again.
    if (noise.chance(1 / 360)) {
      const freelancer: Party = { side: 'third-party', person: 'pat@freelance.example', domain: 'freelance.example' }
      const day = workingDayFrom(at + 18 * DAY)
      grant(diary, day, account, freelancer, owner)
      diary.add(accessChange, addWorkingDays(day, 5) + 15 * HOUR, { ...account, change: 'revoked' as const, principal: freelancer, by: owner })
    }
  }
  const rival: Party = { side: 'third-party', person: 'ana@other-agency.example', domain: 'other-agency.example' }
  once(diary, (at) => trouble('new-account-access', at), (at) => { grant(diary, workingDayFrom(at), account, rival, owner) })
  // Our own access goes when somebody prepares to leave, in the second half of the time that this takes.
  once(diary, (at) => (trouble('exit-preparation', at) >= 1 ? 1 : 0), (at) => {
    diary.add(accessChange, at, { ...account, change: 'revoked' as const, principal: agency, by: owner })
  })
}

function grant(diary: Diary, day: number, account: { platform: string; asset: string }, principal: Party, by: Party): void {
  diary.add(accessChange, day + 12 * HOUR, { ...account, change: 'granted' as const, principal, role: 'read', by })
}

/** Does a thing on the first day on which a cause acts. */
export function once(diary: Diary, strength: (at: number) => number, act: (at: number) => void): void {
  for (let at = workingDayFrom(diary.from); at < diary.to; at = workingDayFrom(at + DAY)) {
    if (strength(at) > 0) return act(at + 10 * HOUR)
  }
}
