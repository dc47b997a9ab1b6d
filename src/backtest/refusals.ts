import type { AnyEvent, Outcome, Party } from '../events/index.ts'
import { DAY_MS, toIso } from '../timeline/index.ts'

/** Fewer losses say nothing: of ten, a share has an interval of some sixty points. Assumed. */
const LEAST_LOSSES = 10
/** Thanks and handovers come for so long after a client has left. Assumed. */
const AFTERMATH_DAYS = 30
/** One late greeting is no contradiction, so many days with contact are. Assumed. */
const CONTACT_DAYS = 3
/** Fewer records prove no import. Assumed. */
const LEAST_RECORDS = 20
/** Records within a day of facts of at least so many days: nobody writes two months down in one day but a machine. Assumed. */
const IMPORTED_DAYS = 60

/**
 * Refuses where too few clients were lost for any figure to mean something.
 *
 * @throws RangeError with the numbers and the remedy
 */
export function refuseFewLosses(lost: number, named: number, clients: number, horizonDays: number): void {
  if (lost >= LEAST_LOSSES) return
  throw new RangeError(
    `backtest: ${lost} of ${clients} clients were lost within ${horizonDays} days of a date of judgement (${named} outcomes say leftOn), ` +
    `and ${LEAST_LOSSES} are needed for figures that mean something; take a longer stretch, or leave outcomes out for a dry run`,
  )
}

/**
 * Refuses before anything is judged where the outcomes name too few losses.
 *
 * @returns how many they name
 * @throws RangeError with the numbers and the remedy
 */
export function refuseFewOutcomes(outcomes: ReadonlyMap<string, Outcome>): number {
  const named = [...outcomes.values()].filter((outcome) => 'leftOn' in outcome).length
  if (named >= LEAST_LOSSES) return named
  throw new RangeError(
    `backtest: only ${named} outcomes say leftOn, and ${LEAST_LOSSES} losses are needed for figures that mean something; ` +
    'add older losses, or leave outcomes out for a dry run',
  )
}

/**
 * Refuses outcomes that the events contradict: clients that were in contact long after they are said to have left.
 *
 * @throws TypeError naming the clients and the remedy
 */
export function refuseContradictions(events: readonly AnyEvent[], outcomes: ReadonlyMap<string, Outcome>): void {
  const days = new Map<string, Set<string>>()
  for (const event of events) {
    const outcome = outcomes.get(event.clientId)
    if (outcome === undefined || !('leftOn' in outcome) || !isContact(event)) continue
    if (Date.parse(event.at) < Date.parse(outcome.leftOn) + (AFTERMATH_DAYS + 1) * DAY_MS) continue
    days.set(event.clientId, (days.get(event.clientId) ?? new Set<string>()).add(event.at.slice(0, 10)))
  }
  const wrong = [...days].filter(([, own]) => own.size >= CONTACT_DAYS).map(([clientId]) => clientId).sort()
  if (wrong.length === 0) return
  const named = wrong.slice(0, 5).map((clientId) => {
    const outcome = outcomes.get(clientId)
    const leftOn = outcome !== undefined && 'leftOn' in outcome ? outcome.leftOn : ''
    return `${JSON.stringify(clientId)} left on ${leftOn} and was in contact until ${[...(days.get(clientId) ?? [])].sort().at(-1) ?? ''}`
  })
  const more = wrong.length > 5 ? ` and ${wrong.length - 5} more` : ''
  throw new TypeError(
    `backtest: outcomes contradict events: ${named.join('; ')}${more}; correct leftOn, or give clients that came back an id of their own`,
  )
}

/** The client speaks with us, as far as the event tells. */
function isContact(event: AnyEvent): boolean {
  if (event.type !== 'message' && event.type !== 'call') return false
  const { from, automated } = event as { readonly from?: Party; readonly automated?: string }
  return from?.side === 'client' && automated === undefined
}

/**
 * Refuses record times that look like the date of an import: most of a source's within one day, though what they record spreads
 * over months. Replayed, everything would come to light at once, on the day of the import.
 *
 * @throws TypeError naming the source, the numbers and the remedy
 */
export function refuseImportDates(events: readonly AnyEvent[]): void {
  const bySource = new Map<string, { at: number; recordedAt: number }[]>()
  for (const { source = '', at, recordedAt } of events) {
    if (recordedAt === undefined) continue
    const records = bySource.get(source) ?? []
    bySource.set(source, records)
    records.push({ at: Date.parse(at), recordedAt: Date.parse(recordedAt) })
  }
  for (const [source, records] of bySource) {
    const batch = largestDay(records)
    const times = batch.map(({ at }) => at)
    const spread = (latest(times) - earliest(times)) / DAY_MS
    if (records.length < LEAST_RECORDS || batch.length <= records.length / 2 || spread < IMPORTED_DAYS) continue
    const day = toIso(batch[0]?.recordedAt ?? 0).slice(0, 10)
    throw new TypeError(
      `backtest: recordedAt of ${batch.length} of ${records.length} events of source ${JSON.stringify(source)} lies within a day of ${day}, ` +
      `though they happened over ${Math.round(spread)} days: that is when they were imported, not when they were known; ` +
      'leave recordedAt out, or take the time of creation from the source',
    )
  }
}

/** The most records that were made within 24 hours. */
function largestDay<R extends { readonly recordedAt: number }>(records: readonly R[]): R[] {
  const sorted = [...records].sort((a, b) => a.recordedAt - b.recordedAt)
  let best = { from: 0, to: 0 }
  let from = 0
  for (let to = 1; to <= sorted.length; to++) {
    while ((sorted[to - 1]?.recordedAt ?? 0) - (sorted[from]?.recordedAt ?? 0) > DAY_MS) from++
    if (to - from > best.to - best.from) best = { from, to }
  }
  return sorted.slice(best.from, best.to)
}

// Spreading thousands of numbers into Math.max overflows the stack.
const latest = (times: readonly number[]): number => times.reduce((a, b) => Math.max(a, b), -Infinity)
const earliest = (times: readonly number[]): number => times.reduce((a, b) => Math.min(a, b), Infinity)
