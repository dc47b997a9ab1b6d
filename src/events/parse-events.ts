import type * as z from 'zod'
import type { EventDefinition, EventOf } from './define-event.ts'
import type { AnyEvent } from './event.ts'
import { customEventSchema, eventSchemas } from './event.ts'
import { eventTypes } from './event-types.ts'
import { describeValue, explainIssue, formatPath, valueAt } from './explain-issue.ts'
import { isEvent } from './guard.generated.ts'
import { nearest } from './nearest.ts'

/** What `parseEvents` may be told. */
export interface ParseOptions<D extends EventDefinition = EventDefinition> {
  /** Definitions of custom event types, from `defineEvent`. */
  custom?: readonly D[]
  /**
   * What to do with a type, or a cue code, that is not known: `reject` names it and lists the known ones; `pass` keeps the
   * event if its base fields are right, and nothing reads it.
   *
   * @defaultValue 'reject'
   */
  unknownTypes?: 'reject' | 'pass'
}

/** A row that is not an event, and why. */
export interface Rejection {
  /** Position in the rows given, from 0. */
  index: number
  /** Where in the row: `at`, `to[0].side`; empty for the row as a whole. */
  path: string
  /** What was expected, what was found, what to do. */
  message: string
  /** What was found there, where it could be read. */
  value?: unknown
}

/** What became of the rows: every one is either an event or a rejection. */
export interface ParsedEvents<E> {
  /** The accepted rows, the caller's own objects, in the order given. */
  events: E[]
  /** The others, in the order given. */
  rejected: Rejection[]
}

/**
 * Checks rows and sorts them into events and rejections. What is accepted is the caller's own object, unknown fields
 * included; nothing is copied, converted or filled in. Bad rows never throw and never stop the others.
 *
 * With `unknownTypes: 'pass'` an event of an unknown type comes back as a `CustomEvent`, whatever its name.
 *
 * @param rows anything; usually lines of NDJSON through JSON.parse, or rows of a database
 * @returns events and rejections; their lengths add up to that of `rows`
 * @throws TypeError when `rows` is not a list, or an option is wrong
 * @example
 * const good = { type: 'usage', id: '1', clientId: 'bakery', at: '2026-03-06T09:00:00Z', what: 'logins', count: 3 }
 * const parsed = parseEvents([good, { ...good, at: '2026-03-06 09:00' }])
 * parsed.events[0] === good // => true
 * parsed.rejected[0]?.path // => 'at'
 */
export function parseEvents<D extends EventDefinition = never>(
  rows: readonly unknown[],
  options: ParseOptions<D> = {},
): ParsedEvents<AnyEvent | EventOf<D>> {
  if (!Array.isArray(rows)) {
    throw new TypeError(`parseEvents: expected a list of rows, got ${describeValue(rows)}; for NDJSON parse each line with JSON.parse`)
  }
  const reader = createReader(options)
  const events: (AnyEvent | EventOf<D>)[] = []
  const rejected: Rejection[] = []
  for (let index = 0; index < rows.length; index++) {
    const row: unknown = rows[index]
    try {
      if (isEvent(row) || isAccepted<EventOf<D>>(reader, row)) events.push(row)
      else rejected.push(explainRow(reader, row, index))
    } catch (error) {
      rejected.push({ index, path: '', message: `events[${index}]: could not be read: ${textOf(error)}; give plain JSON values` })
    }
  }
  return { events, rejected }
}

/** The options, checked and looked up by name. */
interface Reader {
  readonly custom: ReadonlyMap<string, z.ZodType>
  readonly pass: boolean
}

function createReader({ custom = [], unknownTypes = 'reject' }: ParseOptions): Reader {
  if (unknownTypes !== 'reject' && unknownTypes !== 'pass') {
    throw new TypeError(`parseEvents: unknownTypes: expected reject or pass, got ${describeValue(unknownTypes)}`)
  }
  const schemas = new Map<string, z.ZodType>()
  for (const { type, schema } of custom) {
    if (schemas.has(type) && schemas.get(type) !== schema) {
      throw new TypeError(`parseEvents: custom: two definitions of "${type}"; keep one`)
    }
    schemas.set(type, schema)
  }
  return { custom: schemas, pass: unknownTypes === 'pass' }
}

/** The schema for a row's type; undefined when the type is not known. */
function schemaFor(reader: Reader, type: unknown): z.ZodType | undefined {
  if (typeof type !== 'string') return undefined
  const custom = reader.custom.get(type)
  if (custom !== undefined) return custom
  const builtIn: Readonly<Record<string, z.ZodType>> = eventSchemas
  return Object.hasOwn(builtIn, type) ? builtIn[type] : undefined
}

const typeOf = (row: unknown): unknown => (typeof row === 'object' && row !== null ? Reflect.get(row, 'type') : undefined)

/** Whether a row that the guard did not know is an event all the same: a custom one, or one passed on request. */
function isAccepted<E>(reader: Reader, row: unknown): row is AnyEvent | E {
  const issues = issuesOf(reader, row)
  return issues !== undefined && issues.length === 0
}

/** What is wrong with a row; undefined when its type says nothing to us. */
function issuesOf(reader: Reader, row: unknown): readonly z.core.$ZodIssue[] | undefined {
  const type = typeOf(row)
  const schema = schemaFor(reader, type)
  if (schema !== undefined) {
    const issues = schema.safeParse(row).error?.issues ?? []
    return reader.pass ? issues.filter((issue) => !isUnknownCue(issue, row)) : issues
  }
  if (!reader.pass || typeof type !== 'string' || type === '') return undefined
  const issues = customEventSchema.safeParse(row).error?.issues ?? []
  return issues.filter((issue) => issue.path[0] !== 'type')
}

/** A cue code from a later version, or a host's own. */
function isUnknownCue(issue: z.core.$ZodIssue, row: unknown): boolean {
  const [list, , field] = issue.path
  const code = valueAt(row, issue.path)
  return list === 'cues' && field === 'code' && issue.path.length === 3 && typeof code === 'string' && code !== ''
}

function explainRow(reader: Reader, row: unknown, index: number): Rejection {
  const place = `events[${index}]`
  if (typeof row !== 'object' || row === null || Array.isArray(row)) {
    return { index, path: '', message: `${place}: expected an object, got ${describeValue(row)}; give one event per row`, value: row }
  }
  const [issue, ...more] = issuesOf(reader, row) ?? []
  if (issue === undefined) return { index, path: 'type', message: `${place}.type: ${explainType(reader, typeOf(row))}`, value: typeOf(row) }
  const path = formatPath(issue.path)
  const dot = path === '' || path.startsWith('[') ? '' : '.'
  const others = more.length === 0 ? '' : ` (and ${more.length} more)`
  return { index, path, message: `${place}${dot}${path}: ${explainIssue(issue, row)}${others}`, value: valueAt(row, issue.path) }
}

function explainType(reader: Reader, type: unknown): string {
  const known = [...eventTypes, 'retraction', ...reader.custom.keys()]
  const list = `known types: ${known.join(', ')}`
  if (typeof type !== 'string' || type === '') return `${type === undefined ? 'missing' : `expected a text, got ${describeValue(type)}`}; ${list}`
  const meant = nearest(type, known)
  const hint = meant === undefined ? '' : `did you mean "${meant}"? `
  const remedy = type.includes('/') ? 'declare it with defineEvent and give the definition in custom' : 'keep it with unknownTypes: "pass"'
  return `unknown event type ${describeValue(type)}; ${hint}${remedy}; ${list}`
}

/** The message of whatever was thrown; even reading that may throw. */
function textOf(error: unknown): string {
  try {
    return error instanceof Error ? describeValue(error.message) : describeValue(error)
  } catch {
    return 'an error that cannot be read'
  }
}
