/** What stands between `<!-- generated:part -->` and `<!-- /generated:part -->`, replaced; undefined where a page has no such lines. */
export function fill(page: string, part: string, text: string): string | undefined {
  const [open, close] = [`<!-- generated:${part} -->`, `<!-- /generated:${part} -->`]
  const [from, to] = [page.indexOf(open), page.indexOf(close)]
  if (from < 0 || to < from) return undefined
  return `${page.slice(0, from + open.length)}\n${text.trim()}\n${page.slice(to)}`
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

export const code = (value: unknown): string => `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``
