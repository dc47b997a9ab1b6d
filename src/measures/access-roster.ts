import type { AccessChangeEvent, Party } from '../events/index.ts'
import type { Dated } from '../timeline/index.ts'

/** One principal's access to one asset, from the event that let it in. */
export interface AccessEntry {
  readonly platform: string
  readonly asset: string | null
  readonly principal: Party
  readonly role: string | null
  /** Let in by; unknown for what a snapshot shows. */
  readonly by: Party | null
  readonly grantedAt: number
  /** Null while the access is open. */
  readonly revokedAt: number | null
  readonly revokedBy: Party | null
  /** Seen in the first snapshot of the asset, so it was there before anybody looked. */
  readonly inFirstSnapshot: boolean
  readonly events: readonly Dated<AccessChangeEvent>[]
}

/** Who has had access to what. */
export interface AccessRoster {
  readonly entries: readonly AccessEntry[]
}
