import { isLocalDate, type LocalDate, type Outcome } from '../../events/index.ts'
import { nearest } from '../../events/nearest.ts'
import { inputProblem } from '../problem.ts'
import { plain } from '../style.ts'
import { readCsv } from './csv.ts'
import { readJsonArray, readNdjson, type Placed, type Unread } from './json.ts'
import { readLines, readText } from './lines.ts'
import { collect, openFile } from './open.ts'

const FIELDS = ['clientId', 'leftOn', 'stayedUntil', 'reason'] as const
const REMEDY = 'an outcome is { "clientId", "leftOn" } or { "clientId", "stayedUntil" }'
/** More wrong rows than this are counted and not listed. */
const SHOWN = 10

/**
 * Reads what became of clients, from JSON, NDJSON or CSV. A row that cannot be read is an error, unlike an event: a loss that is
 * left out would count as a client that stayed.
 */
export async function readOutcomes(path: string): Promise<Outcome[]> {
  const { format, head, bytes } = await openFile(path, () => undefined, REMEDY)
  if (format === 'mbox') throw inputProblem(`${path}: a mailbox holds no outcomes; ${REMEDY}`)
  const items = format === 'csv' ? readTable(await collect(readCsv(bytes, path, delimiterOf(head))), path)
    : format === 'json' ? [...readJsonArray(await readText(bytes, path), path)]
    : await collect(readNdjson(readLines(bytes, path), path))
  const { outcomes, wrong } = sorted(items)
  if (wrong.length > 0) throw inputProblem(refusal(path, wrong, items.length))
  if (outcomes.length === 0) throw inputProblem(`${path}: no outcomes in it; ${REMEDY}`)
  return outcomes
}

/** Outcomes apart from what cannot be read; a client has one outcome. */
function sorted(items: readonly (Placed | Unread)[]): { outcomes: Outcome[]; wrong: Unread[] } {
  const outcomes: Outcome[] = []
  const wrong: Unread[] = []
  const places = new Map<string, string>()
  for (const item of items) {
    const read = 'value' in item ? outcomeOf(item.value) : item.reason
    if (typeof read === 'string') {
      wrong.push({ place: item.place, reason: read })
      continue
    }
    const before = places.get(read.clientId)
    places.set(read.clientId, item.place)
    if (before === undefined) outcomes.push(read)
    else wrong.push({ place: item.place, reason: `${JSON.stringify(read.clientId)} stands in ${before} too; keep the last that is known` })
  }
  return { outcomes, wrong }
}

function refusal(path: string, wrong: readonly Unread[], rows: number): string {
  const more = wrong.length - SHOWN
  return [
    `${path}: ${wrong.length} of ${rows} outcomes cannot be read, and a loss left out would count as a client that stayed:`,
    ...wrong.slice(0, SHOWN).map(({ place, reason }) => `  ${plain(place)}: ${plain(reason)}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ].join('\n')
}

/** Spreadsheets of half of Europe write semicolons: the header line tells. */
function delimiterOf(head: Buffer): string {
  const [header = ''] = head.toString('utf8').split('\n', 1)
  const count = (char: string): number => header.split(char).length
  return [',', ';', '\t'].reduce((best, char) => (count(char) > count(best) ? char : best))
}

/** Rows of a table: other columns than those of an outcome are passed over, and an empty cell says nothing. */
function readTable(rows: readonly Placed[], path: string): Placed[] {
  const header = Object.keys(asObject(rows[0]?.value) ?? {})
  const missing = rows.length === 0 ? undefined
    : !header.includes('clientId') ? 'clientId'
    : header.includes('leftOn') || header.includes('stayedUntil') ? undefined : 'leftOn'
  if (missing !== undefined)
    throw inputProblem(
      `${path}: no column ${missing}; there are ${header.map(plain).join(', ')}. ` +
      'Name the columns clientId, leftOn or stayedUntil, and reason',
    )
  return rows.map(({ place, value }) => {
    const cells = asObject(value) ?? {}
    return { place, value: Object.fromEntries(FIELDS.flatMap((field) => {
      const cell = Object.hasOwn(cells, field) ? String(cells[field]).trim() : ''
      return cell === '' ? [] : [[field, cell]]
    })) }
  })
}

/** An outcome, or what is wrong with it and the remedy. */
function outcomeOf(value: unknown): Outcome | string {
  const given = asObject(value)
  if (given === undefined) return `no object; ${REMEDY}`
  const row: Record<string, unknown> = Object.fromEntries(Object.entries(given).filter(([, field]) => field !== null))
  const stranger = Object.keys(row).find((key) => !FIELDS.some((field) => field === key))
  if (stranger !== undefined) return `unknown field ${JSON.stringify(stranger)}${meantField(stranger)}`
  const { clientId, leftOn, stayedUntil, reason } = row
  if (typeof clientId !== 'string' || clientId === '')
    return `clientId: ${clientId === undefined ? 'missing' : JSON.stringify(clientId)}; write the id that the events have, as text`
  if (reason !== undefined && typeof reason !== 'string') return 'reason: write it as text, or leave it out'
  if (leftOn !== undefined && stayedUntil !== undefined) return 'has both leftOn and stayedUntil; keep leftOn if it left'
  if (leftOn === undefined && stayedUntil === undefined)
    return 'has neither leftOn nor stayedUntil; say when it left, or until when it was there'
  const common = { clientId, ...(reason === undefined ? {} : { reason }) }
  if (leftOn !== undefined) return isDay(leftOn) ? { ...common, leftOn } : notADay('leftOn', leftOn)
  return isDay(stayedUntil) ? { ...common, stayedUntil } : notADay('stayedUntil', stayedUntil)
}

function isDay(value: unknown): value is LocalDate {
  return typeof value === 'string' && isLocalDate(value)
}

function notADay(field: string, value: unknown): string {
  return `${field}: ${JSON.stringify(value)} is no day; write it as YYYY-MM-DD`
}

function meantField(name: string): string {
  const close = nearest(name, FIELDS)
  return close === undefined ? `; known are ${FIELDS.join(', ')}` : `; did you mean ${close}?`
}

function asObject(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : undefined
}
