import { alarmRates, over, tallyOf, total, type AlarmTally, type Watch } from '../../src/backtest/alarms.ts'
import { estimate, type Estimate } from '../../src/backtest/bootstrap.ts'
import { byScore, rocAucOf, topOf, type Case } from '../../src/backtest/ranking.ts'
import { quantile } from '../../src/statistics/index.ts'

/** One client of one agency, date by date, and what became of it. */
export interface History {
  /** Whose list it is on: the worst ten are picked from the clients of one agency. */
  readonly agency: number
  readonly leftAt: number | null
  readonly dates: readonly { readonly at: number; readonly lost: boolean | null }[]
}

/** What somebody says of every client on every date: a number each, in the order of the histories; higher is worse. */
export type Scores = readonly (readonly number[])[]

/** Scores, and from which score on there is an alarm. */
export interface Contender {
  readonly scores: Scores
  readonly alarmFrom: number
}

/** Days of an average month. Published: calendar. */
const MONTH_DAYS = 30.4375
/** As many as somebody can call between two dates. */
const CAPACITY = 10

/** The alarm of one contender, followed through each history. */
function talliesOf(histories: readonly History[], { scores, alarmFrom }: Contender): AlarmTally[] {
  return histories.map(({ dates, leftAt }, client) =>
    tallyOf(dates.map(({ at, lost }, i): Watch => ({ at, lost, on: (scores[client]?.[i] ?? 0) >= alarmFrom })), leftAt))
}

/** How much an alarm asks of those who work with it, whatever comes. */
export interface Burden {
  /** How often it goes on in a month of one client. */
  readonly alarmsPerClientMonth: number
  /** On what share of the dates it is on, 0 to 1. */
  readonly shareOn: number
}

export function burdenOf(histories: readonly History[], contender: Contender, everyDays: number): Burden {
  const tallies = talliesOf(histories, contender)
  const on = histories.flatMap(({ dates }, client) => dates.filter((_, i) => (contender.scores[client]?.[i] ?? 0) >= contender.alarmFrom)).length
  const dates = total(tallies, 'dates')
  return { alarmsPerClientMonth: over(total(tallies, 'alarms') * MONTH_DAYS, dates * everyDays) ?? 0, shareOn: over(on, dates) ?? 0 }
}

/**
 * The lowest mark at which there are no more alarms than allowed, coming from above, and no more dates in alarm: an alarm that is always
 * on goes on once, and warns of everything in time. It looks at no outcome. Infinity where the highest score alone asks too much.
 */
export function alarmFromWithin(histories: readonly History[], scores: Scores, most: Burden, everyDays: number): number {
  let allowed = Infinity
  for (const mark of [...new Set(scores.flat())].sort((a, b) => b - a)) {
    const { alarmsPerClientMonth, shareOn } = burdenOf(histories, { scores, alarmFrom: mark }, everyDays)
    if (alarmsPerClientMonth > most.alarmsPerClientMonth || shareOn > most.shareOn) return allowed
    allowed = mark
  }
  return allowed
}

/** A figure of one contender where each client counts as often as given; null where it cannot be worked out. */
export type Figure = (counts: Float64Array) => number | null

export const figureNames = [
  'ROC-AUC', 'precision@10', 'losses caught', 'median lead days, of the caught', 'median lead days, a miss is 0', 'mean lead days, a miss is 0',
  'precision', 'alarms per client-month', 'false alarms per client-month', 'share of dates in alarm',
] as const
export type FigureName = (typeof figureNames)[number]

interface ClientCase extends Case {
  readonly client: number
}

/** All figures of one contender. */
export function figuresOf(histories: readonly History[], contender: Contender, everyDays: number): Record<FigureName, Figure> {
  const tallies = talliesOf(histories, contender)
  const ranked = byScore(casesOf(histories, contender.scores).map(({ one }) => one))
  const lists = listsOf(histories, contender.scores)
  const weight = (counts: Float64Array) => ({ client }: ClientCase): number => counts[client] ?? 0
  const perMonth = (what: 'alarms' | 'falseAlarms', exposure: 'dates' | 'stayedDates'): Figure => (counts) =>
    over(total(tallies, what, counts) * MONTH_DAYS, total(tallies, exposure, counts) * everyDays)
  const leads = (missed: readonly number[]) => (counts: Float64Array): number[] => tallies.flatMap(({ losses, leadDays }, client) =>
    losses === 0 ? [] : Array.from({ length: counts[client] ?? 0 }, () => (leadDays === null ? missed : [leadDays])).flat())
  const [ofCaught, ofLost] = [leads([]), leads([0])]
  return {
    'ROC-AUC': (counts) => rocAucOf(ranked, weight(counts)),
    'precision@10': (counts) => precisionAtCapacity(lists, weight(counts)),
    'losses caught': (counts) => over(total(tallies, 'caught', counts), total(tallies, 'losses', counts)),
    'median lead days, of the caught': (counts) => medianOf(ofCaught(counts)),
    'median lead days, a miss is 0': (counts) => medianOf(ofLost(counts)),
    'mean lead days, a miss is 0': (counts) => meanOf(ofLost(counts)),
    'precision': (counts) => alarmRates((count) => total(tallies, count, counts)).precision,
    'alarms per client-month': perMonth('alarms', 'dates'),
    'false alarms per client-month': perMonth('falseAlarms', 'stayedDates'),
    'share of dates in alarm': (counts) => {
      const on = total(tallies, 'hits', counts) + total(tallies, 'falseDates', counts)
      return over(on, on + total(tallies, 'misses', counts) + total(tallies, 'calmDates', counts))
    },
  }
}

/** Two contenders by one figure. */
export interface Comparison {
  readonly figure: FigureName
  readonly a: Estimate | null
  readonly b: Estimate | null
  /** a less b, both from the same clients in each draw. */
  readonly difference: Estimate | null
}

/** Each figure of both, and of the difference: whatever clients are drawn, both are judged by them. */
export function compare(a: Record<FigureName, Figure>, b: Record<FigureName, Figure>, draws: readonly Float64Array[], clients: number): Comparison[] {
  return figureNames.map((figure) => {
    const [of, rival] = [remembered(a[figure]), remembered(b[figure])]
    const difference: Figure = (counts) => {
      const [own, other] = [of(counts), rival(counts)]
      return own === null || other === null ? null : own - other
    }
    return { figure, a: estimate(draws, clients, of), b: estimate(draws, clients, rival), difference: estimate(draws, clients, difference) }
  })
}

/** The same draw is asked for twice, once alone and once for the difference. */
function remembered(figure: Figure): Figure {
  const known = new Map<Float64Array, number | null>()
  return (counts) => {
    const found = known.get(counts)
    if (found !== undefined) return found
    const value = figure(counts)
    known.set(counts, value)
    return value
  }
}

/** Whether the interval of the difference lies above 0. */
export const isAbove = ({ difference }: Comparison): boolean => (difference?.low ?? -1) > 0

/** Whether the intervals of both do not even touch: more than a difference needs. */
export const isDisjoint = ({ a, b }: Comparison): boolean => (a?.low ?? -1) > (b?.high ?? Infinity)

/** Dates of which the end is known. */
function casesOf(histories: readonly History[], scores: Scores): { one: ClientCase; list: string }[] {
  return histories.flatMap(({ agency, dates }, client) => dates.flatMap(({ at, lost }, i) =>
    lost === null ? [] : [{ one: { score: scores[client]?.[i] ?? 0, lost, client }, list: `${agency}/${at}` }]))
}

/** Who stands on one agency's list of one date, worst first. */
function listsOf(histories: readonly History[], scores: Scores): ClientCase[][] {
  const lists = new Map<string, ClientCase[]>()
  for (const { one, list } of casesOf(histories, scores)) {
    const own = lists.get(list)
    if (own === undefined) lists.set(list, [one])
    else own.push(one)
  }
  return [...lists.values()].map(byScore)
}

function precisionAtCapacity(lists: readonly (readonly ClientCase[])[], weight: (one: ClientCase) => number): number | null {
  const tops = lists.map((list) => topOf(list, CAPACITY, weight))
  return over(tops.reduce((sum, { lost }) => sum + lost, 0), tops.reduce((sum, { picked }) => sum + picked, 0))
}

const medianOf = (values: readonly number[]): number | null => (values.length === 0 ? null : quantile(values, 0.5))
const meanOf = (values: readonly number[]): number | null => over(values.reduce((sum, value) => sum + value, 0), values.length)
