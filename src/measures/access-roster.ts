import { freeMailDomains } from '../directory/free-mail.ts'
import type { AccessChangeEvent, Party } from '../events/index.ts'
import type { Dated } from '../timeline/index.ts'
import type { Scope } from './scope.ts'

/** One principal's access to one asset, from the event that let it in. */
export interface AccessEntry {
  readonly platform: string
  readonly asset: string | null
  readonly principal: Party
  readonly role: string | null
  /** Let in by; unknown for what a snapshot shows. */
  readonly by: Party | null
  readonly grantedAt: number
  /** Null while the access is open. A snapshot that no longer shows it closes it. */
  readonly revokedAt: number | null
  readonly revokedBy: Party | null
  /** Seen in the first snapshot of the asset, or first heard of by a later change: it was there before anybody looked. */
  readonly inFirstSnapshot: boolean
  readonly events: readonly Dated<AccessChangeEvent>[]
}

/** Who has had access to what. */
export interface AccessRoster {
  readonly entries: readonly AccessEntry[]
  /** The newest snapshot of any asset; null without one. */
  readonly lastSnapshotAt: number | null
  /** Domains of the client's people, as far as events show them; mailboxes that anybody can open say nothing. */
  clientDomains(): ReadonlySet<string>
}

type OpenEntry = { -readonly [Field in keyof AccessEntry]: AccessEntry[Field] } & { events: Dated<AccessChangeEvent>[] }

/** The `observed` events of one asset on one day. */
interface Snapshot {
  readonly at: number
  readonly day: number
  readonly shown: Set<string>
  /** Its day is over, and whoever it does not show is closed. */
  complete: boolean
}

/** One asset as it is followed through time. */
interface Asset {
  readonly open: Map<string, OpenEntry>
  snapshot: Snapshot | null
  snapshots: number
}

/** Where people of the client show their domain. */
const PARTY_TYPES = ['access-change', 'contact-change', 'message', 'call', 'meeting']

/** Access by platform, asset and principal. The `observed` events of an asset on one day are one complete snapshot of it. */
export function accessRoster(scope: Scope): AccessRoster {
  return scope.once('accessRoster', PARTY_TYPES, () => {
    const assets = new Map<string, Asset>()
    const entries: OpenEntry[] = []
    let lastSnapshotAt: number | null = null
    for (const change of scope.of('access-change')) {
      const { platform, asset } = change.event
      const key = JSON.stringify([platform, asset ?? null])
      const state: Asset = assets.get(key) ?? { open: new Map(), snapshot: null, snapshots: 0 }
      assets.set(key, state)
      if (state.snapshot !== null && state.snapshot.day !== change.day) complete(state)
      if (change.event.change === 'observed') lastSnapshotAt = startSnapshot(state, change)
      const entry = follow(state, change)
      if (entry !== null) entries.push(entry)
    }
    for (const state of assets.values()) complete(state)
    return { entries, lastSnapshotAt, clientDomains: () => clientDomainsOf(scope) }
  })
}

/** Applies one change; returns the entry that it opens. */
function follow(asset: Asset, change: Dated<AccessChangeEvent>): OpenEntry | null {
  const { event, at } = change
  const key = JSON.stringify([event.principal.person ?? null, event.principal.domain ?? null])
  asset.snapshot?.shown.add(key)
  const known = asset.open.get(key)
  const entry = known ?? opened(change, event.change === 'observed' ? asset.snapshots === 1 : event.change !== 'granted')
  if (known !== undefined) known.events.push(change)
  entry.role = event.role ?? entry.role
  asset.open.set(key, entry)
  if (event.change === 'revoked') {
    entry.revokedAt = at
    entry.revokedBy = event.by ?? null
    asset.open.delete(key)
  }
  return known === undefined ? entry : null
}

function opened(change: Dated<AccessChangeEvent>, wasThere: boolean): OpenEntry {
  const { platform, asset, principal, role, by } = change.event
  return {
    platform, asset: asset ?? null, principal, role: role ?? null, by: by ?? null, grantedAt: change.at,
    revokedAt: null, revokedBy: null, inFirstSnapshot: wasThere, events: [change],
  }
}

/** Starts a snapshot with the day's first observation; returns the instant of the one that the observation belongs to. */
function startSnapshot(asset: Asset, { at, day }: Dated<AccessChangeEvent>): number {
  if (asset.snapshot?.day === day) return asset.snapshot.at
  asset.snapshot = { at, day, shown: new Set(), complete: false }
  asset.snapshots++
  return at
}

/** Ends a snapshot: whoever was let in before it and is not in it has lost access by then. */
function complete({ open, snapshot }: Asset): void {
  if (snapshot === null || snapshot.complete) return
  snapshot.complete = true
  for (const [key, entry] of open) {
    if (entry.grantedAt >= snapshot.at || snapshot.shown.has(key)) continue
    entry.revokedAt = snapshot.at
    open.delete(key)
  }
}

function clientDomainsOf(scope: Scope): ReadonlySet<string> {
  return scope.once('clientDomains', PARTY_TYPES, () => {
    const domains = new Set<string>()
    const note = (party: Party | undefined): void => {
      if (party?.side === 'client' && party.domain !== undefined) domains.add(party.domain)
    }
    for (const { event } of scope.of('access-change')) [event.principal, event.by].forEach(note)
    for (const { event } of scope.of('contact-change')) [event.person, event.successor].forEach(note)
    for (const { event } of scope.of('message')) note(event.from)
    for (const { event } of scope.of('call')) note(event.from)
    for (const { event } of scope.of('meeting')) event.attendees.forEach(note)
    for (const shared of freeMailDomains) domains.delete(shared)
    return domains
  })
}
