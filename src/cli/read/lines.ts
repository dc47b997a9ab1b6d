import { inputProblem } from '../problem.ts'

/** One line of a text, with its number from 1. */
export interface Line {
  readonly number: number
  readonly text: string
}

/** Lines of UTF-8 text, without their ends; a byte order mark is taken off. Binary data is refused. */
export async function* readLines(bytes: AsyncIterable<Buffer>, path: string): AsyncGenerator<Line> {
  let number = 0
  let parts: string[] = []
  for await (const text of decode(bytes, path)) {
    let start = 0
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
      parts.push(text.slice(start, end))
      yield { number: ++number, text: withoutReturn(parts.join('')) }
      parts = []
      start = end + 1
    }
    if (start < text.length) parts.push(text.slice(start))
  }
  if (parts.length > 0) yield { number: ++number, text: withoutReturn(parts.join('')) }
}

/** The whole text of a file. */
export async function readText(bytes: AsyncIterable<Buffer>, path: string): Promise<string> {
  const parts: string[] = []
  for await (const text of decode(bytes, path)) parts.push(text)
  return parts.join('')
}

async function* decode(bytes: AsyncIterable<Buffer>, path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const text = (chunk?: Buffer): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true })
    } catch {
      throw inputProblem(`${path}: not UTF-8 text; save the export as UTF-8 (binary files such as .xlsx cannot be read, export them as CSV)`)
    }
  }
  for await (const chunk of bytes) {
    const decoded = text(chunk)
    if (decoded.includes('\u0000')) throw inputProblem(`${path}: binary data, not text; export it as NDJSON, JSON, CSV or mbox`)
    yield decoded
  }
  yield text()
}

function withoutReturn(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text
}
