import { fromMail, type MailMessage } from '../../adapters/mail.ts'
import { fromRows, type Mapping } from '../../adapters/rows.ts'
import type { Directory } from '../../directory/index.ts'
import { parseEvents, type AnyEvent } from '../../events/index.ts'
import { inputProblem, usageProblem } from '../problem.ts'
import type { Progress } from '../progress.ts'
import { readCsv } from './csv.ts'
import { readJsonArray, readNdjson, type Placed, type Unread } from './json.ts'
import { readLines, readText } from './lines.ts'
import { readMbox } from './mbox.ts'
import { collect, openFile } from './open.ts'

/** What the files gave: read + unread = given, where one row or message may hold several events. */
export interface Loaded {
  readonly events: readonly AnyEvent[]
  /** Rows, lines or messages in the files. */
  readonly given: number
  /** Those of them that gave events. */
  readonly accepted: number
  readonly unread: readonly Unread[]
}

/** How to read the files. */
export interface ReadOptions {
  readonly mapping?: Mapping | undefined
  readonly directory?: Directory | undefined
  readonly delimiter?: string | undefined
  readonly progress: Progress
}

/** Reads every file into events, and accounts for each row. */
export async function loadEvents(paths: readonly string[], options: ReadOptions): Promise<Loaded> {
  const loaded: Loaded[] = []
  for (const path of paths) loaded.push(await loadFile(path, options))
  return {
    events: loaded.flatMap((l) => l.events),
    given: loaded.reduce((n, l) => n + l.given, 0),
    accepted: loaded.reduce((n, l) => n + l.accepted, 0),
    unread: loaded.flatMap((l) => l.unread),
  }
}

async function loadFile(path: string, options: ReadOptions): Promise<Loaded> {
  options.progress.step(`reading ${path}`)
  const { format, bytes: all } = await openFile(path, options.progress.bytes, 'an export of events has at least one line')
  if (format === 'mbox') return loadMail(all, path, options)
  if (format === 'csv') {
    if (options.mapping === undefined) throw usageProblem(`${path}: CSV needs --map FILE, which says what each column means; see docs/adapters.md`)
    const delimiter = options.delimiter ?? (path.replace(/\.gz$/, '').endsWith('.tsv') ? '\t' : ',')
    return loadRows(await collect(readCsv(all, path, delimiter)), path, options)
  }
  const items = format === 'json' ? [...readJsonArray(await readText(all, path), path)] : await collect(readNdjson(readLines(all, path), path))
  return options.mapping === undefined ? loadJson(items) : loadRows(items, path, options)
}

function loadJson(items: readonly (Placed | Unread)[]): Loaded {
  const placed = items.filter((item): item is Placed => 'value' in item)
  const broken = items.filter((item): item is Unread => 'reason' in item)
  const { events, rejected } = parseEvents(placed.map((item) => item.value))
  const unread = rejected.map(({ index, message }) => ({ place: placed[index]?.place ?? '', reason: message.replace(/^events\[\d+\]\.?(: )?/, '') }))
  return { events, given: items.length, accepted: events.length, unread: [...broken, ...unread] }
}

function loadRows(items: readonly (Placed | Unread)[], path: string, { mapping, directory }: ReadOptions): Loaded {
  if (mapping === undefined) throw usageProblem(`${path}: rows need --map FILE`)
  const placed = items.filter((item): item is Placed => 'value' in item)
  const broken = items.filter((item): item is Unread => 'reason' in item)
  const adapted = named(path, () => fromRows(placed.map((item) => asRow(item.value)), mapping, directory === undefined ? {} : { directory }))
  const unread = adapted.skipped.map(({ index, reason }) => ({ place: placed[index]?.place ?? '', reason }))
  return { events: adapted.events, given: items.length, accepted: placed.length - unread.length, unread: [...broken, ...unread] }
}

async function loadMail(bytes: AsyncIterable<Buffer>, path: string, { directory }: ReadOptions): Promise<Loaded> {
  if (directory === undefined) throw usageProblem(`${path}: an mbox needs --directory FILE, which says whose address is whose; see docs/adapters.md`)
  const messages: MailMessage[] = []
  const broken: Unread[] = []
  for await (const item of readMbox(bytes, path)) {
    if ('place' in item) broken.push(item)
    else messages.push(item)
  }
  const { events, skipped } = fromMail(messages, { directory })
  const unread = skipped.map(({ index, reason }) => ({ place: `${path}, message ${index + 1}`, reason }))
  return { events, given: messages.length + broken.length, accepted: messages.length - unread.length, unread: [...broken, ...unread] }
}

/** A mapping's mistake is a mistake of the input: it names the file. */
function named<T>(path: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof TypeError) throw inputProblem(`${path}: ${error.message}`)
    throw error
  }
}

function asRow(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {}
}
