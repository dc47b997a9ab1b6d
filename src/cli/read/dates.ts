import { knownUntil } from '../../backtest/fate.ts'
import { toInstant, type AnyEvent, type LocalDate, type Outcome } from '../../events/index.ts'
import { DAY_MS } from '../../timeline/index.ts'
import type { Args } from '../args.ts'
import { usageProblem } from '../problem.ts'

/** First and last date of judgement, in milliseconds since 1970. */
export interface Dates {
  readonly from: number
  readonly to: number
}

/** What the dates follow from where they are not given. */
export interface Known {
  readonly events: readonly AnyEvent[]
  readonly outcomes: readonly Outcome[] | undefined
  readonly othersStayedUntil: LocalDate | undefined
  readonly horizonDays: number
}

/** Signs compare with half a year before; earlier dates would be judged by less. Measured: methods.md 1 (b). */
const HISTORY_DAYS = 182
/** Contracts of long ago do not make a history: events begin once this share of them has happened. Assumed. */
const STRAY_SHARE = 0.05

/** The dates of `--from` and `--to`, each the morning of its day, or those that follow from what is known. */
export function datesOf(args: Args, command: string, known: Known): Dates {
  const [from, to] = ['from', 'to'].map((name) => given(args, name, command))
  const dates = { from: from ?? firstDate(known), to: to ?? lastDate(known) }
  if (dates.from <= dates.to) return dates
  if (from !== undefined && to !== undefined) throw usageProblem(`${command}: --from is later than --to; swap them`)
  throw usageProblem(
    `${command}: no date is left between ${day(dates.from)} (${from === undefined ? '26 weeks after events begin' : '--from'}) and ` +
    `${day(dates.to)} (${to === undefined ? lastReason(known) : '--to'}); give --from and --to, lower --horizon-days, or export more`,
  )
}

function given(args: Args, name: string, command: string): number | undefined {
  const text = args.text(name)
  if (text === undefined) return undefined
  try {
    return Date.parse(toInstant(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text} 00:00:00` : text, { zone: args.text('time-zone') ?? 'UTC' }))
  } catch (error) {
    throw usageProblem(`${command}: --${name} ${JSON.stringify(text)}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** The first Monday with enough history before it. */
function firstDate({ events }: Known): number {
  const times = events.map(({ at }) => Date.parse(at)).sort((a, b) => a - b)
  const began = times[Math.floor((times.length - 1) * STRAY_SHARE)] ?? 0
  return mondayFrom(began + HISTORY_DAYS * DAY_MS)
}

function mondayFrom(ms: number): number {
  const morning = Math.ceil(ms / DAY_MS) * DAY_MS
  return morning + ((8 - new Date(morning).getUTCDay()) % 7) * DAY_MS
}

/**
 * The last event; and with outcomes a horizon before they end, since of later dates only the losses have a known end, so that
 * every alarm would look better than it is.
 */
function lastDate({ events, outcomes, othersStayedUntil, horizonDays }: Known): number {
  const now = Date.now()
  const last = events.reduce((latest, { at }) => Math.max(latest, Math.min(now, Date.parse(at))), 0)
  if (outcomes === undefined) return last
  // That reaches to the end of the day, and the date of judgement is its morning.
  const ends = knownUntil(outcomes, othersStayedUntil) ?? last
  return Math.min(last, ends - (horizonDays + 1) * DAY_MS)
}

function lastReason({ outcomes, horizonDays }: Known): string {
  return outcomes === undefined ? 'the last event' : `the last event, or ${horizonDays} days before outcomes end`
}

const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10)
