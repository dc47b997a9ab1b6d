import { en } from '../../messages/en/index.ts'
import { bases, levels, measures as texts, type MeasureText } from '../../messages/en/portfolio.ts'
import { explain, type ExplainedSignal } from '../../messages/index.ts'
import type {
  AgencyMeasure, AgencyMeasures, ClientStanding, MoneyRange, PortfolioAssessment, WorkItem,
} from '../../portfolio/index.ts'
import { plain } from '../style.ts'
import { inMoney } from './money.ts'

/** What the formats of `portfolio` print. */
export interface PortfolioReport {
  readonly portfolio: PortfolioAssessment
  readonly measures: AgencyMeasures
  /** Names of clients by id, where known. */
  readonly names: ReadonlyMap<string, string>
  readonly given: number
  readonly accepted: number
  readonly events: number
}

/** A client's name, or its id; safe to print. */
export function clientName({ names }: PortfolioReport, clientId: string): string {
  return plain(names.get(clientId) ?? clientId)
}

/** How many clients were judged. */
export function judgedOf({ portfolio: { ranked, unranked, ended } }: PortfolioReport): readonly ClientStanding[] {
  return [...ranked, ...unranked, ...ended]
}

/** One measure of the agency in words. */
export interface ToldMeasure {
  readonly name: string
  /** With its interval; null where it is not known. */
  readonly value: string | null
  readonly level: string
  readonly n: number
  readonly basis: string
  readonly because: string
}

/** Every measure of the agency; a measure without an English text does not compile. */
export function toldMeasures({ measures }: PortfolioReport): ToldMeasure[] {
  const named: Readonly<Record<keyof AgencyMeasures, MeasureText>> = texts
  return Object.entries(named).map(([id, text]) => {
    // The record above is keyed by the very ids of the measures.
    const measure: AgencyMeasure<number | MoneyRange> = measures[id as keyof AgencyMeasures]
    const { value, interval, n, level, basis, unknownBecause = '' } = measure
    const range = interval === undefined ? '' : ` (${text.value(interval.low)} to ${text.value(interval.high)})`
    return {
      name: text.name,
      value: value === null ? null : inWords(value, text) + range,
      level: level === null ? 'no mark' : levels[level],
      n,
      basis: bases[basis],
      because: unknownBecause,
    }
  })
}

function inWords(value: number | MoneyRange, text: MeasureText): string {
  return typeof value === 'number' ? text.value(value) : `${inMoney(value.low)} to ${inMoney(value.high)}`
}

/** A reason to look after a client, in words. */
export interface ToldReason {
  readonly signal: ExplainedSignal
  readonly play: string | null
}

/** The reasons of one client to look after, with the first play of each that no worse one has named. */
export function toldReasons(report: PortfolioReport, item: WorkItem): readonly ToldReason[] {
  const standing = judgedOf(report).find(({ clientId }) => clientId === item.clientId)
  if (standing === undefined) return []
  const told = new Map(explain(standing.assessment, en).signals.map((signal) => [signal.id, signal]))
  const codes = new Map(standing.assessment.signals.map(({ id, plays }) => [id, plays]))
  return item.reasons.flatMap(({ id, play }) => {
    const signal = told.get(id)
    if (signal === undefined) return []
    return [{ signal, play: play === null ? null : signal.whatToDo[codes.get(id)?.indexOf(play) ?? -1] ?? null }]
  })
}
