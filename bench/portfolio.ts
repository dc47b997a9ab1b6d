import { read } from '../scripts/project.ts'
import { sampleAsOf } from '../scripts/sample.ts'

/** An event as far as the benchmark must know it. */
export interface Row {
  id: string
  clientId: string
  type: string
  at: string
  ref?: string
}

/** Lines of NDJSON: the committed sample, each of its clients this many times over, under names of their own. */
export function portfolioLines(copies: number): string[] {
  const rows = read('sample/events.ndjson').trim().split('\n').map((line) => JSON.parse(line) as Row)
  return Array.from({ length: copies }, (_, copy) => rows.map((row) => JSON.stringify({ ...row, clientId: `${row.clientId}-${copy}` }))).flat()
}

/** One client with so many events in the year before the sample ends: those of several sample clients, evenly thinned. */
export function busyClient(count: number): Row[] {
  const yearAgo = new Date(Date.parse(sampleAsOf) - 365 * 86_400_000).toISOString()
  const rows = portfolioLines(1).map((line) => JSON.parse(line) as Row).filter((row) => row.at > yearAgo && row.at <= sampleAsOf)
  const taken = byClient(rows).sort((a, b) => b.length - a.length).flat().slice(0, count)
  if (taken.length < count) throw new Error(`the sample has only ${taken.length} events in its last year`)
  return taken.map((row) => ({ ...row, clientId: 'busy' }))
}

/** Events by client, in the order of arrival. */
export function byClient<E extends { readonly clientId: string }>(events: readonly E[]): E[][] {
  const clients = new Map<string, E[]>()
  for (const event of events) {
    const own = clients.get(event.clientId)
    if (own === undefined) clients.set(event.clientId, [event])
    else own.push(event)
  }
  return [...clients.values()]
}
