/** One row, as the readers of fields see it. */
export interface RowContext {
  row: Readonly<Record<string, unknown>>
  /** Index of the row, from 0. */
  index: number
  /** The client that `perClient` makes the event for. */
  client?: string
  /** The event's `clientId`, once it is known: parties are seen from this client. */
  clientId?: string
}

/** Names that stand beside the columns of the file. */
export const pseudoColumns: readonly string[] = ['$index', '$client']

/** A cell that cannot be read as the mapping says. Its message becomes the reason for which the row is skipped. */
export class CellProblem extends Error {}

/** The cell as text without white space around it; `''` where there is none. */
export function cellText(context: RowContext, column: string): string {
  if (column === '$index') return String(context.index)
  if (column === '$client') return context.client ?? ''
  return textOf(ownValue(context, column), column)
}

/** The items of a cell that holds several, without the empty ones. Rows from JSON may hold a list as it is. */
export function cellItems(context: RowContext, column: string, separator: string | undefined): string[] {
  const value = ownValue(context, column)
  const items = Array.isArray(value) ? value.map((item) => textOf(item, column)) : splitText(cellText(context, column), separator)
  return items.filter((item) => item !== '')
}

/** Only the row's own columns: a column named `constructor` must not find the one of every object. */
function ownValue(context: RowContext, column: string): unknown {
  return Object.hasOwn(context.row, column) ? context.row[column] : undefined
}

function splitText(text: string, separator: string | undefined): string[] {
  return separator === undefined ? [text] : text.split(separator).map((item) => item.trim())
}

function textOf(value: unknown, column: string): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value.trim()
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString()
  throw new CellProblem(`column ${quoted(column)} holds ${Array.isArray(value) ? 'a list' : 'an object'}, not a text or a number`)
}

/** A text from outside, for a message: on one line and not endless. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text)
}
