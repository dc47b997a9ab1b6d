import type { EventBase } from './base.ts'

/** One day's roll-up of use: logins, report views, hours. */
export interface UsageEvent extends EventBase {
  type: 'usage'
  /** `logins`, `report-views`, `hours`, `planned-hours`, `asset:<name>` or the host's own word. */
  what: string
  count: number
}
