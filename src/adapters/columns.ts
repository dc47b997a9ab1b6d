import { pseudoColumns, quoted } from './cells.ts'
import { isColumnSource, isTemplateSource } from './mapping.ts'
import type { Condition, FieldSource, Mapping } from './mapping.ts'

/** A column that the mapping names, and where. */
interface NamedColumn {
  column: string
  place: string
}

/**
 * @throws TypeError at the first column that the mapping names and the rows do not have, with the nearest one and all of them.
 */
export function checkColumns(mapping: Mapping, known: ReadonlySet<string>): void {
  for (const { column, place } of columnsOfMapping(mapping)) {
    if (known.has(column) || pseudoColumns.includes(column)) continue
    const near = nearest(column, known)
    const hint = near === undefined ? '' : ` Did you mean ${quoted(near)}?`
    throw new TypeError(
      `mapping${place}: there is no column ${quoted(column)}.${hint} Columns: ${[...known].map(quoted).join(', ')}`,
    )
  }
}

/** The columns that a field is made of. */
export function columnsOfField(source: FieldSource, place = ''): NamedColumn[] {
  if (typeof source !== 'object') return []
  if (Array.isArray(source)) return source.flatMap((item, i) => columnsOfField(item, `${place}[${i}]`))
  if (isColumnSource(source)) return [{ column: source.column, place }]
  if (isTemplateSource(source)) {
    return templateParts(source.template).flatMap(({ column }) => (column === undefined ? [] : [{ column, place }]))
  }
  if ('constant' in source) return []
  return Object.entries(source).flatMap(([field, inner]: [string, FieldSource]) => columnsOfField(inner, `${place}.${field}`))
}

/** The pieces of `inv-{invoiceNumber}-paid`, in order. A brace that is not closed stands for itself. */
export function templateParts(template: string): { text: string; column?: string }[] {
  return template
    .split(/(\{[^{}]*\})/)
    .filter((text) => text !== '')
    .map((text) => (text.startsWith('{') && text.endsWith('}') ? { text, column: text.slice(1, -1) } : { text }))
}

function columnsOfMapping(mapping: Mapping): NamedColumn[] {
  const ignored = (mapping.ignore ?? []).flatMap(({ when }, i) => columnsOfConditions(when, `.ignore[${i}]`))
  const used = mapping.events.flatMap((template, i) => [
    ...columnsOfConditions(template.when ?? [], `.events[${i}]`),
    ...(template.perClient?.columns ?? []).map((column, j) => ({ column, place: `.events[${i}].perClient.columns[${j}]` })),
    ...Object.entries(template.fields).flatMap(([field, source]) => columnsOfField(source, `.events[${i}].fields.${field}`)),
  ])
  return [...ignored, ...used]
}

function columnsOfConditions(conditions: readonly Condition[], place: string): NamedColumn[] {
  return conditions.map(({ column }, i) => ({ column, place: `${place}.when[${i}]` }))
}

/** The column most like the given one, if any is like it at all: at most a third of the letters differ. */
function nearest(column: string, known: ReadonlySet<string>): string | undefined {
  let best: string | undefined
  let fewest = Math.floor(plain(column).length / 3) + 1
  for (const candidate of known) {
    const edits = editDistance(plain(column), plain(candidate))
    if (edits < fewest) [best, fewest] = [candidate, edits]
  }
  return best
}

/** Case, spaces and signs aside, and not longer than a header is. */
function plain(column: string): string {
  return column
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 60)
}

/** Levenshtein distance. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j++) {
      const replaced = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1)
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
