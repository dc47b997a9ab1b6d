import type { Directory } from '../directory/index.ts'
import { CellProblem, cellItems, cellText, quoted } from './cells.ts'
import type { RowContext } from './cells.ts'
import { templateParts } from './columns.ts'
import { dateReader } from './dates.ts'
import { baseSubject } from './mail-subjects.ts'
import { isColumnSource, isTemplateSource } from './mapping.ts'
import type { ColumnSource, FieldSource, Mapping, Scalar } from './mapping.ts'
import { parseNumber } from './numbers.ts'

/** Reads one field from a row; `undefined` leaves it out. */
export type FieldReader = (context: RowContext) => unknown

/** What readers of fields need to know of the whole. */
export interface Surroundings {
  mapping: Mapping
  directory: Directory | undefined
}

/** Makes the reader of one field, once for all rows. */
export function fieldReader(source: FieldSource, surroundings: Surroundings): FieldReader {
  if (typeof source !== 'object') return () => source
  if (Array.isArray(source)) return listReader(source, surroundings)
  if (isColumnSource(source)) return columnReader(source, surroundings)
  if ('constant' in source) return () => source.constant
  if (isTemplateSource(source)) return templateReader(source.template)
  return objectReader(source, surroundings)
}

/** Left out when nothing is left of it, and when its `amount` is empty: whatever the currency, that is no money. */
function objectReader(object: { [field: string]: FieldSource }, surroundings: Surroundings): FieldReader {
  const fields = Object.entries(object).map(([name, source]) => ({ name, read: fieldReader(source, surroundings) }))
  return (context) => {
    const found = fields
      .map(({ name, read }): [string, unknown] => [name, read(context)])
      .filter(([, value]) => value !== undefined)
    const isEmpty = found.length === 0 || (Object.hasOwn(object, 'amount') && !found.some(([name]) => name === 'amount'))
    return isEmpty ? undefined : Object.fromEntries(found)
  }
}

function listReader(sources: FieldSource[], surroundings: Surroundings): FieldReader {
  const readers = sources.map((source) => fieldReader(source, surroundings))
  return (context) => readers.map((read) => read(context)).filter((value) => value !== undefined)
}

function templateReader(template: string): FieldReader {
  const parts = templateParts(template)
  return (context) => {
    const texts = parts.map(({ text, column }) => (column === undefined ? text : cellText(context, column)))
    return texts.includes('') ? undefined : texts.join('')
  }
}

function columnReader(source: ColumnSource, surroundings: Surroundings): FieldReader {
  const convert = converter(source, surroundings)
  const { column, split } = source
  if (split === undefined) {
    return (context) => {
      const text = cellText(context, column)
      return text === '' ? source.default : inColumn(column, () => convert(text, context))
    }
  }
  return (context) => {
    const items = cellItems(context, column, split)
    return items.length === 0 ? source.default : inColumn(column, () => items.map((item) => convert(item, context)))
  }
}

type Convert = (text: string, context: RowContext) => unknown

function converter(source: ColumnSource, { mapping, directory }: Surroundings): Convert {
  const { as, number, map } = source
  if (map !== undefined) return tableReader(new Map(Object.entries(map)), source.default)
  if (number !== undefined) return (text) => parseNumber(text, number === true ? {} : number)
  if (as === 'instant' || as === 'localDate') {
    return dateReader({ pattern: source.date, timeZone: source.timeZone ?? mapping.timeZone, time: source.time ?? '12:00', as })
  }
  if (as === 'party') return (text, context) => directory?.party(text, context.clientId)
  if (as === 'clientId') return (text) => clientOf(text, directory)
  // A subject that is nothing but `Re:` names no thread.
  if (as === 'baseSubject') return (text) => baseSubject(text).base || undefined
  return (text) => text
}

function tableReader(table: ReadonlyMap<string, Scalar>, fallback: Scalar | undefined): Convert {
  return (text) => {
    const value = table.get(text) ?? fallback
    if (value === undefined)
      throw new CellProblem(`${quoted(text)} is not in its table: ${[...table.keys()].map(quoted).join(', ')}`)
    return value
  }
}

function clientOf(address: string, directory: Directory | undefined): string {
  const clientId = directory?.lookup(address).clientId
  if (clientId === undefined) throw new CellProblem(`${quoted(address)} is of no client in the directory`)
  return clientId
}

/** Names the column in what went wrong. */
function inColumn<T>(column: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof CellProblem) throw new CellProblem(`column ${quoted(column)}: ${error.message}`)
    throw error
  }
}
