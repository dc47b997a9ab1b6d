import type { Directory } from '../directory/index.ts'
import { CellProblem, cellItems, quoted } from './cells.ts'
import type { RowContext } from './cells.ts'
import { columnsOfField } from './columns.ts'
import { conditionsTest } from './conditions.ts'
import { fieldReader } from './fields.ts'
import type { Surroundings } from './fields.ts'
import type { EventTemplate, PerClient } from './mapping.ts'

/** What one template makes of one row. */
export interface TemplateReading {
  events: Record<string, unknown>[]
  /** Why there are none, if the template had applied. */
  reason?: string
}

/** Makes the reader of one template, once for all rows. It throws `CellProblem` where a cell cannot be read. */
export function eventReader(template: EventTemplate, surroundings: Surroundings): (context: RowContext) => TemplateReading {
  const applies = conditionsTest(template.when ?? [])
  const build = builder(template, surroundings)
  const { perClient } = template
  const { directory } = surroundings
  return (context) => {
    if (!applies(context)) return { events: [] }
    if (perClient === undefined || directory === undefined) return { events: [build(context)] }
    const { clients, withAgency } = participants(context, perClient, directory)
    const where = perClient.columns.map(quoted).join(', ')
    if (clients.length === 0) return { events: [], reason: `nobody of a client in ${where}` }
    if (!withAgency) return { events: [], reason: `nobody of the agency in ${where}` }
    return { events: clients.map((client) => build({ ...context, client })) }
  }
}

function participants(
  context: RowContext,
  { columns, split }: PerClient,
  directory: Directory,
): { clients: string[]; withAgency: boolean } {
  const found = columns.flatMap((column) => cellItems(context, column, split)).map((address) => directory.lookup(address))
  const clients = new Set(found.flatMap(({ clientId }) => (clientId === undefined ? [] : [clientId])))
  return { clients: [...clients], withAgency: found.some(({ side }) => side === 'agency') }
}

/** The client is read first, as parties are seen from it. */
function builder({ type, fields }: EventTemplate, surroundings: Surroundings): (context: RowContext) => Record<string, unknown> {
  const { source } = surroundings.mapping
  const start: [string, unknown][] =
    source === undefined
      ? [['type', type]]
      : [
          ['type', type],
          ['source', source],
        ]
  const readers = Object.entries(fields).map(([name, field]) => ({ name, read: fieldReader(field, surroundings), field }))
  const readClient = readers.find(({ name }) => name === 'clientId')?.read
  return (context) => {
    const clientId = readClient?.(context)
    const seen = typeof clientId === 'string' ? { ...context, clientId } : context
    const values = readers.map(({ name, read, field }): [string, unknown] => {
      const value = name === 'clientId' ? clientId : read(seen)
      if (value === undefined && isRequired(name)) throw new CellProblem(`no "${name}": ${emptyColumns(columnsOfField(field))}`)
      return [name, value]
    })
    return Object.fromEntries([...start, ...values.filter(([, value]) => value !== undefined)])
  }
}

function isRequired(name: string): boolean {
  return name === 'id' || name === 'clientId' || name === 'at'
}

function emptyColumns(columns: readonly { column: string }[]): string {
  const names = columns.map(({ column }) => quoted(column)).join(', ')
  return columns.length === 1 ? `column ${names} is empty` : `one of the columns ${names} is empty`
}
