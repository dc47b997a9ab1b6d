import * as z from 'zod'
import { isTimeZone } from '../events/checks.ts'
import { datePatternProblem } from './date-pattern.ts'

/** What a cell may be turned into: a text, a number, or true and false. */
export type Scalar = string | number | boolean

/**
 * Tells `fromRows` how the rows of one export become events. Plain JSON, to be written by hand.
 *
 * Two names stand beside the columns of the file and may be used like them: `$index`, the row's index from 0 (the same as in
 * `skipped`), and `$client`, the client that `perClient` makes the event for.
 */
export interface Mapping {
  /** IANA zone of all dates and times that carry no offset, such as `Europe/Rome`. */
  timeZone?: string
  /** `source` of every event, unless a template gives another. */
  source?: string
  /** One template an event; a row gives one event for each template whose conditions it meets. */
  events: EventTemplate[]
  /** Rows known to hold no event, each with the reason that `skipped` will give. */
  ignore?: IgnoredRows[]
}

/** How one event is made of one row. */
export interface EventTemplate {
  /** The event type. */
  type: string
  /** All must hold, else the row gives no such event. */
  when?: Condition[]
  /** One event for each client whose people are in these columns; needs a directory. */
  perClient?: PerClient
  /** The event's fields. `id`, `clientId` and `at` are required of every event. */
  fields: Record<string, FieldSource>
}

/**
 * The columns that hold the addresses of everybody who took part. A row where nobody is of a client, or nobody of the agency,
 * gives no event.
 */
export interface PerClient {
  columns: string[]
  /** What stands between several addresses in one cell. */
  split?: string
}

/** A test of one cell, without the white space around it. */
export type Condition =
  | { column: string; equals: Scalar }
  | { column: string; in: Scalar[] }
  | { column: string; notIn: Scalar[] }
  | { column: string; present: boolean }

/** Rows that match all conditions are skipped for this reason, before any template is tried. */
export interface IgnoredRows {
  when: Condition[]
  reason: string
}

/** Where the value of a field comes from. A bare text, number or truth value stands for itself; objects and lists nest. */
export type FieldSource =
  Scalar | ColumnSource | ConstantSource | TemplateSource | FieldSource[] | { [field: string]: FieldSource }

/** A cell. An empty cell leaves the field out, unless there is a `default`. */
export interface ColumnSource {
  column: string
  /** Cut the cell at this text into a list; all else here then applies to each item. */
  split?: string
  /**
   * Table of values: what the cell says to what the event says. A value that is not listed skips the row, unless there is a
   * `default`.
   */
  map?: Record<string, Scalar>
  /**
   * How the date is written, in the letters of Unicode TS 35: `dd/MM/yyyy`, `yyyy/MM/dd HH:mm:ss.SSS`, `d MMM yyyy` (English),
   * `t` for seconds and `T` for milliseconds since 1970. Without it, `as: 'instant'` takes any timestamp with an offset or a
   * zone, `as: 'localDate'` a `yyyy-MM-dd`.
   */
  date?: string
  /** IANA zone of this column, where it differs from the mapping's. */
  timeZone?: string
  /**
   * For a date without a time that becomes an instant: the time of day. @defaultValue `12:00`, so that it is the same day in any
   * zone nearby
   */
  time?: string
  /**
   * `party` and `clientId` read an address through the directory. `baseSubject` is a subject in lower case without `Re:` and the like: the
   * best thread (`ref`) there is for an export of mail that does not name one.
   */
  as?: 'instant' | 'localDate' | 'party' | 'clientId' | 'baseSubject'
  /** The cell is a number; `true` for one written with a decimal point and no more. */
  number?: NumberFormat | true
  /** Stands in for an empty cell, and for a value that `map` does not list. */
  default?: Scalar
}

/** How a number is written. White space and currency signs are ignored, `(5.00)` is -5. */
export interface NumberFormat {
  /** Multiply by this power of ten and give a whole number: 100 turns euros into cents, exactly. */
  scale?: number
  /** @defaultValue `.` */
  decimal?: string
  /** What stands between thousands. Absent: nothing may. */
  group?: string
  /** With `scale`: round decimals beyond it, half away from zero. @defaultValue false: such a number skips the row */
  round?: boolean
}

/** A fixed value of any shape, also one that would else be read as a source. */
export interface ConstantSource {
  constant: unknown
}

/** A text with columns in braces: `inv-{invoiceNumber}-paid`. If one of the cells is empty, the field is left out. */
export interface TemplateSource {
  template: string
}

/** The schema of a mapping. Unknown keys are refused, as a misspelt one would silently do nothing. */
export const mappingSchema = /* @__PURE__ */ makeSchema()

/** What makes an object a source and not a nested object. */
export const sourceKeys = ['column', 'constant', 'template'] as const

/** Whether the field comes from a cell. */
export function isColumnSource(source: object): source is ColumnSource {
  return 'column' in source
}

/** Whether the field is a text with columns in it. */
export function isTemplateSource(source: object): source is TemplateSource {
  return 'template' in source
}

/** The shapes of a field, and the telling keys of a condition, in the order in which the schema tries them. */
export const fieldShapes = ['scalar', 'column', 'constant', 'template', 'list', 'object'] as const
export const conditionKeys = ['equals', 'in', 'notIn', 'present'] as const

function makeSchema() {
  const column = z.string().min(1)
  const separator = z.string().min(1)
  const scalar = z.union([z.string(), z.number(), z.boolean()])
  const timeZone = z.string().refine(isTimeZone, { error: 'not a time zone: use an IANA name such as "Europe/Rome"' })
  const condition = z.union([
    z.strictObject({ column, equals: scalar }),
    z.strictObject({ column, in: z.array(scalar).min(1) }),
    z.strictObject({ column, notIn: z.array(scalar).min(1) }),
    z.strictObject({ column, present: z.boolean() }),
  ])
  const numberFormat = z
    .strictObject({
      scale: z.number().refine(isPowerOfTen, { error: 'must be 1, 10, 100 … or 1000000' }).optional(),
      decimal: z.string().length(1).optional(),
      group: z.string().length(1).optional(),
      round: z.boolean().optional(),
    })
    .refine((f) => (f.decimal ?? '.') !== f.group, {
      error: 'decimal and group are the same sign; give the other one too',
      path: ['group'],
    })
    .refine((f) => f.round !== true || f.scale !== undefined, {
      error: 'rounds to what "scale" holds, so it needs one',
      path: ['round'],
    })
  const columnSource = z
    .strictObject({
      column,
      split: separator.optional(),
      map: z.record(z.string(), scalar).optional(),
      date: z.string().min(1).optional(),
      timeZone: timeZone.optional(),
      time: z
        .string()
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be like "17:30"')
        .optional(),
      as: z.enum(['instant', 'localDate', 'party', 'clientId', 'baseSubject']).optional(),
      number: z.union([numberFormat, z.literal(true)]).optional(),
      default: scalar.optional(),
    })
    .superRefine((s, ctx) => {
      const problem = s.date === undefined ? undefined : datePatternProblem(s.date, s.as)
      if (problem !== undefined) ctx.addIssue({ code: 'custom', message: problem, path: ['date'] })
    })
    .refine((s) => s.date === undefined || s.as === 'instant' || s.as === 'localDate', {
      error: '"date" needs "as": "instant" (a moment, such as "at") or "localDate" (a day, such as "dueOn")',
      path: ['as'],
    })
    .refine((s) => [s.map, s.number, s.as].filter((way) => way !== undefined).length <= 1, {
      error: 'use only one of "map", "number" and "as"',
    })
    .refine((s) => (s.timeZone === undefined && s.time === undefined) || s.as === 'instant', {
      error: '"timeZone" and "time" only go with "as": "instant"',
    })
  const nested = z.lazy((): z.ZodType =>
    z.record(z.string(), fieldSource).refine((object) => !sourceKeys.some((key) => Object.hasOwn(object, key)), {
      error: 'a source, not an object',
      abort: true,
    }),
  )
  const fieldSource: z.ZodType = z.union([
    scalar,
    columnSource,
    z.strictObject({ constant: z.unknown().refine((value) => value !== undefined, { error: 'missing', abort: true }) }),
    z.strictObject({ template: z.string().min(1) }),
    z.array(z.lazy(() => fieldSource)),
    nested,
  ])
  const template = z.strictObject({
    type: z.string().min(1),
    when: z.array(condition).optional(),
    perClient: z.strictObject({ columns: z.array(column).min(1), split: separator.optional() }).optional(),
    fields: z.record(z.string(), fieldSource).superRefine((fields, ctx) => {
      for (const name of ['id', 'clientId', 'at']) {
        if (!Object.hasOwn(fields, name)) ctx.addIssue({ code: 'custom', message: 'missing: every event needs it', path: [name] })
      }
      if (Object.hasOwn(fields, 'type'))
        ctx.addIssue({ code: 'custom', message: 'stands beside "fields", not in it', path: ['type'] })
    }),
  })
  return z.strictObject({
    timeZone: timeZone.optional(),
    source: z.string().optional(),
    events: z.array(template).min(1),
    ignore: z.array(z.strictObject({ when: z.array(condition).min(1), reason: z.string().min(1) })).optional(),
  })
}

function isPowerOfTen(scale: number): boolean {
  return /^10{0,6}$/.test(String(scale))
}
