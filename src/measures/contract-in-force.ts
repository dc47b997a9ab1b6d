import type { ContractEvent } from '../events/index.ts'
import type { Dated } from '../timeline/index.ts'

/** One contract in its latest status; fields that the newest event leaves out are those of the one before. */
export interface Contract {
  readonly ref: string
  readonly status: ContractEvent['status']
  /** Local days. */
  readonly startsOn: number | null
  readonly endsOn: number | null
  /** The last day to give notice: `endsOn` less `noticeDays`. */
  readonly noticeOn: number | null
  readonly effectiveOn: number | null
  readonly noticeDays: number | null
  readonly autoRenews: boolean | null
  readonly outClause: boolean | null
  readonly clientOwnsAccounts: boolean | null
  readonly services: readonly string[] | null
  /** Minor units a month, with currency. */
  readonly monthlyFee: ContractEvent['monthlyFee'] | null
  /** Running at `asOf`: signed or renewed, started, not past its end (an auto-renewing one never is), notice not yet effective. */
  readonly inForce: boolean
  /** Over: status ended, past `effectiveOn` of a notice, or past `endsOn` without auto-renewal. */
  readonly over: boolean
  readonly events: readonly Dated<ContractEvent>[]
}

/** The agreement with the client. */
export interface ContractInForce {
  /** By ref, oldest first. */
  readonly contracts: readonly Contract[]
  readonly inForce: readonly Contract[]
  /** At least one contract is on record and every one is over. */
  readonly allOver: boolean
  /** Days since the first contract of an unbroken run started; null without a start. */
  readonly contractDay: number | null
}
