import type * as z from 'zod'
import { pathText } from '../directory/index.ts'
import { quoted } from './cells.ts'
import { hasOffset } from './date-pattern.ts'
import { conditionKeys, fieldShapes, isColumnSource, mappingSchema, sourceKeys } from './mapping.ts'
import type { ColumnSource, FieldSource, Mapping } from './mapping.ts'

/** @throws TypeError naming every wrong place of the mapping, or the first that lacks a directory or a time zone. */
export function checkMapping(mapping: Mapping, hasDirectory: boolean): void {
  const result = mappingSchema.safeParse(mapping)
  if (!result.success) {
    const lines = result.error.issues.map((issue) => explain(issue, mapping))
    throw new TypeError([...new Set(lines)].join('\n'))
  }
  for (const { source, place } of columnSources(mapping)) {
    if (!hasDirectory && (source.as === 'party' || source.as === 'clientId'))
      throw new TypeError(`mapping${place}: ${needsDirectory}`)
    const zoned = source.timeZone ?? mapping.timeZone
    if (source.as === 'instant' && source.date !== undefined && zoned === undefined && !hasOffset(source.date)) {
      throw new TypeError(
        `mapping${place}: ${quoted(source.date)} gives no offset: say where the clock was with "timeZone", here or for the whole mapping`,
      )
    }
  }
  const client = mapping.events.findIndex(({ perClient }) => perClient !== undefined)
  if (!hasDirectory && client >= 0) throw new TypeError(`mapping.events[${client}].perClient: ${needsDirectory}`)
}

const needsDirectory = 'needs a directory, to know whose address it is: give one'

/** Of the shapes that a field may have, only the one that was meant is worth a message. */
function explain(issue: z.core.$ZodIssue, mapping: unknown, path: readonly PropertyKey[] = []): string {
  const here = [...path, ...issue.path]
  if (issue.code !== 'invalid_union') return `mapping${pathText(here)}: ${issue.message}`
  const meant = meantShape(issue.errors, valueAt(mapping, here))
  return meant === undefined ? `mapping${pathText(here)}: ${shapes(here)}` : explain(meant, mapping, here)
}

/** The first issue of the shape that was meant, told by the keys of the value. */
function meantShape(errors: readonly (readonly z.core.$ZodIssue[])[], value: unknown): z.core.$ZodIssue | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const has = (key: string): boolean => Object.hasOwn(value, key)
  if (errors.length === conditionKeys.length) return errors[conditionKeys.findIndex(has)]?.[0]
  if (errors.length !== fieldShapes.length) return errors[0]?.[0]
  const key = sourceKeys.find(has) ?? (Array.isArray(value) ? 'list' : 'object')
  return errors[fieldShapes.indexOf(key)]?.[0]
}

function shapes(path: readonly PropertyKey[]): string {
  return path.includes('when')
    ? 'a condition is { "column", "equals" }, { "column", "in" }, { "column", "notIn" } or { "column", "present" }'
    : `a value is a text, a number, true or false, a list, an object, or a source with ${sourceKeys.map((key) => `"${key}"`).join(', ')}`
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce((inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined), value)
}

/** All sources that read a cell, with their places. */
function columnSources(mapping: Mapping): { source: ColumnSource; place: string }[] {
  return mapping.events.flatMap(({ fields }, i) =>
    Object.entries(fields).flatMap(([name, field]) => sourcesIn(field, `.events[${i}].fields.${name}`)),
  )
}

function sourcesIn(field: FieldSource, place: string): { source: ColumnSource; place: string }[] {
  if (typeof field !== 'object') return []
  if (isColumnSource(field)) return [{ source: field, place }]
  if ('constant' in field || 'template' in field) return []
  return Object.entries(field).flatMap(([key, inner]: [string, FieldSource]) => sourcesIn(inner, `${place}.${key}`))
}
