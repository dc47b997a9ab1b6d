import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { inputProblem } from '../problem.ts'

/** A file's bytes in chunks, gunzipped where they are compressed; `-` is standard input. */
export async function* readBytes(path: string, onBytes: (count: number) => void): AsyncGenerator<Buffer> {
  const source: Readable = path === '-' ? process.stdin : createReadStream(path)
  let first: Buffer | undefined
  const rest = chunks(source, path, onBytes)
  const head = await rest.next()
  if (!head.done) first = head.value
  if (first === undefined) return
  const all = join(first, rest)
  yield* first[0] === 0x1f && first[1] === 0x8b ? gunzip(all, path) : all
}

async function* chunks(source: Readable, path: string, onBytes: (count: number) => void): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of source) {
      const bytes = Buffer.from(chunk)
      onBytes(bytes.length)
      yield bytes
    }
  } catch (error) {
    throw inputProblem(whyUnreadable(path, error))
  }
}

async function* join(first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first
  yield* rest
}

async function* gunzip(compressed: AsyncGenerator<Buffer>, path: string): AsyncGenerator<Buffer> {
  const gunzip = createGunzip()
  const feed = (async () => {
    for await (const chunk of compressed) {
      if (!gunzip.write(chunk)) await new Promise((resolve) => gunzip.once('drain', resolve))
    }
    gunzip.end()
  })()
  feed.catch((error: unknown) => gunzip.destroy(error instanceof Error ? error : new Error(String(error))))
  try {
    for await (const chunk of gunzip) yield Buffer.from(chunk)
  } catch (error) {
    throw error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
      ? inputProblem(`${path}: the compressed file is damaged or cut off (${error.message}); export it again`)
      : error
  }
  await feed
}

function whyUnreadable(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return `${path}: no such file; check the path, it is read from ${process.cwd()}`
  if (code === 'EISDIR') return `${path}: this is a folder; name the files in it`
  if (code === 'EACCES') return `${path}: no permission to read it`
  return `${path}: cannot be read (${error instanceof Error ? error.message : String(error)})`
}
