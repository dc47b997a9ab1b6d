import { extname } from 'node:path'
import { inputProblem } from '../problem.ts'
import { readBytes } from './bytes.ts'

/** What kind of file it is. */
export type FileFormat = 'ndjson' | 'json' | 'csv' | 'mbox'

/** A file whose kind is known and which is still to be read. */
export interface OpenFile {
  readonly format: FileFormat
  /** The first bytes, which `bytes` gives too. */
  readonly head: Buffer
  readonly bytes: AsyncGenerator<Buffer>
}

const FORMATS: Readonly<Record<string, FileFormat>> = {
  '.ndjson': 'ndjson', '.jsonl': 'ndjson', '.json': 'json', '.csv': 'csv', '.tsv': 'csv', '.mbox': 'mbox',
}

/** Opens a file and finds out its kind; an empty one is refused, and `holds` says what belongs into it. */
export async function openFile(path: string, onBytes: (count: number) => void, holds: string): Promise<OpenFile> {
  const bytes = readBytes(path, onBytes)
  const first = await bytes.next()
  if (first.done === true) throw inputProblem(`${path}: the file is empty; ${holds}`)
  return { format: formatOf(path, first.value), head: first.value, bytes: again(first.value, bytes) }
}

/** By the name, or by the first character where the name says nothing. */
function formatOf(path: string, head: Buffer): FileFormat {
  const named = FORMATS[extname(path.replace(/\.gz$/, '')).toLowerCase()]
  if (named !== undefined) return named
  const text = head.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '').trimStart()
  if (text.startsWith('[')) return 'json'
  if (text.startsWith('{')) return 'ndjson'
  return text.startsWith('From ') ? 'mbox' : 'csv'
}

async function* again(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first
  yield* rest
}

/** All items of a stream. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const item of items) list.push(item)
  return list
}
