import type { Style } from '../style.ts'

/** How a column stands. */
export type Align = 'left' | 'right'

/** Rows of text as lines with aligned columns; every row has as many cells as there are alignments. */
export function columns(rows: readonly (readonly string[])[], align: readonly Align[], gap = 2): string[] {
  const widths = align.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)))
  return rows.map((row) => row.map((cell, i) => {
    const width = widths[i] ?? 0
    return align[i] === 'right' ? cell.padStart(width) : cell.padEnd(width)
  }).join(' '.repeat(gap)).trimEnd())
}

/** The same, indented, with the first row as a faint head. */
export function headedColumns(rows: readonly (readonly string[])[], align: readonly Align[], style: Style): string[] {
  return columns(rows, align).map((line, i) => `  ${i === 0 ? style.faint(line) : line}`)
}

/** A Markdown table; cells are escaped already. */
export function markdownTable(head: readonly string[], align: readonly Align[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), `|${align.map((side) => (side === 'right' ? '---:' : '---')).join('|')}|`, ...rows.map(line), '']
}
