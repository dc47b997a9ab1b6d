import * as z from 'zod'
import type { EventBase } from './base.ts'
import { eventFields } from './base.ts'
import { define } from './define.ts'
import { name } from './fields.ts'

/** One day's roll-up of use: logins, report views, hours. */
export interface UsageEvent extends EventBase {
  type: 'usage'
  /** `logins`, `report-views`, `hours`, `planned-hours`, `asset:<name>` or the host's own word. */
  what: string
  /** How many, or how many hours, on the day of `at`. */
  count: number
}

/** Usage as a schema. */
export const usageSchema = /* @__PURE__ */ define(() =>
  z
    .looseObject({
      type: z.literal('usage'),
      ...eventFields,
      what: name().describe("`logins`, `report-views`, `hours`, `planned-hours`, `asset:<name>` or the host's own word."),
      count: z.number().min(0).describe('How many, or how many hours, on the day of `at`.'),
    })
    .meta({ title: 'Usage', description: "One day's roll-up of use: logins, report views, hours." }),
)
