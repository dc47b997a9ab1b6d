import PostalMime from 'postal-mime'
import type { MailMessage } from '../../adapters/mail.ts'
import type { Unread } from './json.ts'

const NEWLINE = 10
const FROM = Buffer.from('From ')

/** Messages of an mbox file, one after the other: each starts with a line `From …` at the start or behind an empty line. */
export async function* readMbox(bytes: AsyncIterable<Buffer>, path: string): AsyncGenerator<MailMessage | Unread> {
  let number = 0
  for await (const raw of splitMbox(bytes)) {
    number++
    try {
      yield await PostalMime.parse(raw)
    } catch (error) {
      yield { place: `${path}, message ${number}`, reason: `not a mail message: ${error instanceof Error ? error.message : String(error)}` }
    }
  }
}

async function* splitMbox(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let lines: Buffer[] = []
  let afterEmpty = true
  for await (const line of byteLines(bytes)) {
    if (afterEmpty && line.subarray(0, FROM.length).equals(FROM)) {
      if (lines.length > 0) yield Buffer.concat(lines)
      lines = []
    } else {
      lines.push(unquoted(line))
    }
    afterEmpty = line.length <= 2 && line.toString('latin1').trim() === ''
  }
  if (lines.length > 0) yield Buffer.concat(lines)
}

/** mboxrd: a body line that starts with `From ` was written with a `>` before it. */
function unquoted(line: Buffer): Buffer {
  let quotes = 0
  while (line[quotes] === 0x3e) quotes++
  return quotes > 0 && line.subarray(quotes, quotes + FROM.length).equals(FROM) ? line.subarray(1) : line
}

async function* byteLines(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let pending: Buffer[] = []
  for await (const chunk of bytes) {
    let start = 0
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      pending.push(chunk.subarray(start, end + 1))
      yield Buffer.concat(pending)
      pending = []
      start = end + 1
    }
    if (start < chunk.length) pending.push(chunk.subarray(start))
  }
  if (pending.length > 0) yield Buffer.concat(pending)
}
