import type { Directory } from '../directory/index.ts'
import { parseEvents } from '../events/index.ts'
import type { AnyEvent, EventDefinition } from '../events/index.ts'
import { CellProblem, quoted } from './cells.ts'
import type { RowContext } from './cells.ts'
import { checkColumns } from './columns.ts'
import { conditionsTest } from './conditions.ts'
import { checkMapping } from './check-mapping.ts'
import { eventReader } from './event-reader.ts'
import type { Mapping } from './mapping.ts'
import type { Adapted, Skipped } from './skipped.ts'

export { mappingSchema } from './mapping.ts'
export type {
  ColumnSource,
  Condition,
  ConstantSource,
  EventTemplate,
  FieldSource,
  IgnoredRows,
  Mapping,
  NumberFormat,
  PerClient,
  Scalar,
  TemplateSource,
} from './mapping.ts'
export type { Adapted, Skipped } from './skipped.ts'

/** What `fromRows` may be given beside the rows and the mapping. */
export interface RowsOptions {
  /** Who is who; needed by `perClient` and by `as: 'party'` and `as: 'clientId'`. */
  directory?: Directory
  /** The header of the file. Absent: all columns that any row has. */
  columns?: readonly string[]
  /** Definitions of custom event types that the mapping makes, from `defineEvent`. */
  custom?: readonly EventDefinition[]
}

/**
 * Turns the rows of any table (CSV, spreadsheet, database, JSON) into events, as a declarative mapping says.
 *
 * Every row either gives events or stands in `skipped` with the reason, never both and never neither. A row is taken whole or not
 * at all: one unreadable cell that the mapping uses, or one event that is not valid, skips the row. An event that an earlier row
 * gave in the same words is given once; one with the same `source` and `id` and other content skips the row, unless its
 * `revision` or `recordedAt` differ.
 *
 * @param rows - Objects by column. Cells are texts, numbers, truth values or nothing; a formula is a text like any other.
 * @param mapping - Plain data, as in a JSON file written by hand.
 * @returns The events in the order of rows, and the rows that gave none.
 * @throws TypeError when the mapping is malformed, or names a column that the rows do not have.
 * @example
 * const mapping = {
 *   timeZone: 'Europe/Rome',
 *   events: [{
 *     type: 'survey',
 *     fields: {
 *       id: { template: 'nps-{Answer}' },
 *       clientId: { column: 'Customer' },
 *       at: { column: 'Answered', date: 'dd/MM/yyyy HH:mm', as: 'instant' },
 *       metric: 'nps', status: 'answered', score: { column: 'Score', number: true },
 *     },
 *   }],
 * }
 * const rows = [
 *   { Answer: '7', Customer: 'acme', Answered: '06/03/2026 18:30', Score: '9' },
 *   { Answer: '8', Customer: 'acme', Answered: 'soon', Score: '9' },
 * ]
 * const { events, skipped } = fromRows(rows, mapping)
 * events.map((event) => event.at) // => ['2026-03-06T17:30:00.000Z']
 * skipped // => [{ index: 1, reason: 'column "Answered": "soon" is not a date written "dd/MM/yyyy HH:mm"' }]
 */
export function fromRows(
  rows: readonly Readonly<Record<string, unknown>>[],
  mapping: Mapping,
  options: RowsOptions = {},
): Adapted {
  checkMapping(mapping, options.directory !== undefined)
  const columns = new Set(options.columns ?? rows.flatMap((row) => (isRow(row) ? Object.keys(row) : [])))
  if (rows.length > 0 || options.columns) checkColumns(mapping, columns)
  const read = rowReader(mapping, options)
  const outcomes = rows.map((row, index) => read(row, index))
  return accept(outcomes, options)
}

/** What one row gave: candidates for events, or the reason why there are none. */
type Outcome = Record<string, unknown>[] | string

function rowReader(
  mapping: Mapping,
  { directory }: RowsOptions,
): (row: Readonly<Record<string, unknown>>, index: number) => Outcome {
  const ignored = (mapping.ignore ?? []).map(({ when, reason }) => ({ matches: conditionsTest(when), reason }))
  const templates = mapping.events.map((template) => eventReader(template, { mapping, directory }))
  return (row, index) => {
    if (!isRow(row)) return 'not a row: give an object with one key for each column'
    const context: RowContext = { row, index }
    try {
      const known = ignored.find(({ matches }) => matches(context))
      if (known) return known.reason
      const readings = templates.map((read) => read(context))
      const events = readings.flatMap((reading) => reading.events)
      if (events.length > 0) return events
      const reasons = new Set(readings.flatMap(({ reason }) => (reason === undefined ? [] : [reason])))
      return reasons.size === 0 ? 'no event template applies' : [...reasons].join('; ')
    } catch (error) {
      if (error instanceof CellProblem) return error.message
      throw error
    }
  }
}

/** Validates all candidates at once, then takes or skips each row as a whole. */
function accept(outcomes: readonly Outcome[], { custom }: RowsOptions): Adapted {
  const candidates = outcomes.flatMap((outcome) => (typeof outcome === 'string' ? [] : outcome))
  const { events: valid, rejected } = parseEvents(candidates, custom === undefined ? {} : { custom })
  const reasons = new Map(rejected.map(({ index, message }) => [index, message.replace(/^events\[\d+\]\.?(: )?/, '')]))
  const given = new Givens()
  const events: AnyEvent[] = []
  const skipped: Skipped[] = []
  let candidate = 0
  let next = 0
  outcomes.forEach((outcome, index) => {
    if (typeof outcome === 'string') {
      skipped.push({ index, reason: outcome })
      return
    }
    const places = outcome.map(() => candidate++)
    const good = places.flatMap((place) => (reasons.has(place) ? [] : valid.slice(next, ++next)))
    const bad = places.flatMap((place, i) => {
      const reason = reasons.get(place)
      return reason === undefined ? [] : [`not a valid ${String(outcome[i]?.type)}: ${reason}`]
    })
    const taken = bad[0] ?? given.take(good, index)
    if (typeof taken === 'string') skipped.push({ index, reason: taken })
    else events.push(...taken)
  })
  return { events, skipped }
}

/** The events given so far, by what makes an event's version unique. */
class Givens {
  readonly #seen = new Map<string, { index: number; json: string }>()

  /** The events that are new, or why the row cannot be taken. */
  take(events: readonly AnyEvent[], index: number): AnyEvent[] | string {
    const versions = events.map((event) => ({ event, key: versionKey(event), json: JSON.stringify(event) }))
    const fresh: AnyEvent[] = []
    for (const { event, key, json } of versions) {
      const earlier = this.#seen.get(key)
      if (earlier === undefined) fresh.push(event)
      else if (earlier.json !== json) {
        const where = earlier.index === index ? 'another template' : `row ${earlier.index}`
        return `id ${quoted(event.id)} was given to another event by ${where}: add a column, or {$index}, to the id`
      }
      this.#seen.set(key, earlier ?? { index, json })
    }
    return fresh.length > 0 ? fresh : `says the same as row ${this.#seen.get(versions[0]?.key ?? '')?.index}`
  }
}

function versionKey(event: AnyEvent): string {
  return JSON.stringify([event.source ?? '', event.id, event.revision ?? 0, event.recordedAt ?? ''])
}

function isRow(row: unknown): row is Readonly<Record<string, unknown>> {
  return typeof row === 'object' && row !== null && !Array.isArray(row)
}
