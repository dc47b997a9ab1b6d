import { filesBelow, read } from '../../scripts/project.ts'

/** A piece of code that a reader may copy, and where it stands. */
export interface Example {
  file: string
  /** Line of the file on which the code begins, from 1. */
  line: number
  code: string
}

/** The ```ts fences of a Markdown text. */
export function fencesOf(file: string, text: string, firstLine = 1): Example[] {
  const examples: Example[] = []
  let open: { line: number; code: string[] } | undefined
  for (const [i, line] of text.split('\n').entries()) {
    if (open !== undefined && line.trim() === '```') {
      examples.push({ file, line: open.line, code: open.code.join('\n') })
      open = undefined
    } else if (open !== undefined) open.code.push(line)
    else if (/^\s*```(ts|typescript)\b/.test(line)) open = { line: firstLine + i + 1, code: [] }
  }
  if (open !== undefined) throw new Error(`${file}:${open.line}: the fence is never closed`)
  return examples
}

/** The `@example` blocks of the doc comments of a source text, as bare lines or as a fence. */
export function docExamplesOf(file: string, text: string): Example[] {
  const examples: Example[] = []
  let block: { line: number; code: string[] } | undefined
  const close = () => {
    if (block === undefined) return
    const code = block.code.join('\n')
    examples.push(...(code.includes('```') ? fencesOf(file, code, block.line) : [{ file, line: block.line, code }]))
    block = undefined
  }
  let inComment = false
  for (const [i, line] of text.split('\n').entries()) {
    if (/^\s*\/\*\*/.test(line)) inComment = true
    if (!inComment) continue
    const words = line.replace(/^\s*(?:\/\*\*|\*(?!\/))? ?/, '').replace(/\s*\*\/\s*$/, '')
    if (/^@\w/.test(words)) close()
    if (/^@example\b/.test(words)) block = { line: i + 2, code: [] }
    else block?.code.push(words)
    if (line.includes('*/')) {
      close()
      inComment = false
    }
  }
  return examples
}

/** All Markdown pages with code that runs: the front page and everything below docs. */
export const pages = (): string[] => ['README.md', ...filesBelow('docs', '.md')]

export const pageExamples = (): Example[] => pages().flatMap((file) => fencesOf(file, read(file)))

export const docCommentExamples = (): Example[] => filesBelow('src', '.ts').flatMap((file) => docExamplesOf(file, read(file)))
