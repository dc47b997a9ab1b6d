import type { BacktestResult, Moment, SideBySide, WhatIf } from '../../backtest/index.ts'
import { decimal, percent } from '../../messages/en/format.ts'
import type { Output } from '../main.ts'
import { createStyle, plain, wrap } from '../style.ts'
import { alarmOf, dayOf } from './backtest-report.ts'
import { headedColumns, markdownTable, type Align } from './columns.ts'
import { escaped } from './markdown.ts'
import { grouped } from './report.ts'

/** What the formats of `what-if` print. */
export interface WhatIfReport {
  readonly difference: WhatIf
  readonly a: BacktestResult
  readonly b: BacktestResult
  /** What the scorecards are called. */
  readonly nameA: string
  readonly nameB: string
  /** Names of clients by id, where known. */
  readonly names: ReadonlyMap<string, string>
}

const MAX_WIDTH = 120
const MIN_WIDTH = 72
/** More are counted; the JSON holds all. */
const SHOWN = 12

/** Who changes band, which alarms come and go, and the figures side by side. */
export function whatIfTable(report: WhatIfReport, { columns: across, colour }: Pick<Output, 'columns' | 'colour'>): string {
  const style = createStyle(colour)
  const width = Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, across))
  const part = (title: string, head: readonly string[], rows: readonly (readonly string[])[], align: readonly Align[]): string[] => {
    if (rows.length === 0) return []
    const more = rows.length - SHOWN
    return [
      style.strong(title),
      ...headedColumns([head, ...rows.slice(0, SHOWN)], align, style),
      ...(more > 0 ? [`  and ${more} more`] : []), '',
    ]
  }
  const { bands, alarms } = report.difference
  return [
    style.strong(headingOf(report)),
    ...introOf(report).flatMap((line) => wrap(line, width)),
    '',
    ...part(
      `${bands.length} clients change band on their last date`, ['Client', 'Date', 'a', 'b'], bandRows(report), ['left', 'left', 'left', 'left'],
    ),
    ...part(`${alarms.gained.length} alarms come with b`, ['Client', 'From'], alarmRows(report, alarms.gained), ['left', 'left']),
    ...part(`${alarms.lost.length} alarms go with b`, ['Client', 'From'], alarmRows(report, alarms.lost), ['left', 'left']),
    ...figureParts(report).flatMap(({ title, rows }) => [
      style.strong(title),
      ...(rows.length === 0 ? [] : headedColumns([['', 'a', 'b', 'b - a'], ...rows], ['left', 'right', 'right', 'right'], style)),
      '',
    ]),
    ...closingOf(report).flatMap((line) => wrap(line, width)).map(style.faint),
    '',
  ].join('\n')
}

/** The same as a page. */
export function whatIfMarkdown(report: WhatIfReport): string {
  const { bands, alarms } = report.difference
  const part = (title: string, head: readonly string[], rows: readonly (readonly string[])[]): string[] => (rows.length === 0 ? [] : [
    `## ${title}`, '', ...markdownTable(head, head.map(() => 'left'), rows.map((row) => row.map(escaped))),
  ])
  return [
    `# ${escaped(headingOf(report))}`, '',
    ...introOf(report).flatMap((line) => [escaped(line), '']),
    ...part(`${bands.length} clients change band on their last date`, ['Client', 'Date', 'a', 'b'], bandRows(report)),
    ...part(`${alarms.gained.length} alarms come with b`, ['Client', 'From'], alarmRows(report, alarms.gained)),
    ...part(`${alarms.lost.length} alarms go with b`, ['Client', 'From'], alarmRows(report, alarms.lost)),
    ...figureParts(report).flatMap(({ title, rows }) => [
      `## ${title}`, '',
      ...(rows.length === 0 ? [] : markdownTable(['', 'a', 'b', 'b - a'], ['left', 'right', 'right', 'right'], rows.map((row) => row.map(escaped)))),
    ]),
    ...closingOf(report).map(escaped), '',
  ].join('\n')
}

function headingOf({ a: { provenance: { from, to, dates } } }: WhatIfReport): string {
  return `What if: two scorecards on ${dates} dates from ${dayOf(from)} to ${dayOf(to)}`
}

function introOf({ a, b, nameA, nameB, difference: { bands, alarms } }: WhatIfReport): string[] {
  const lines = ({ health, risk }: BacktestResult, of: BacktestResult): string => `${alarmOf(health, of)}, ${alarmOf(risk, of)}`
  return [
    `a is ${plain(nameA)} (${lines(a, a)}).`,
    `b is ${plain(nameB)} (${lines(b, b)}).`,
    ...(bands.length + alarms.gained.length + alarms.lost.length === 0 ? ['Nobody changes band, and no alarm of risk comes or goes.'] : []),
  ]
}

function bandRows({ difference: { bands }, names }: WhatIfReport): string[][] {
  return bands.map(({ clientId, asOf, a, b }) => [nameOf(clientId, names), dayOf(asOf), a ?? 'unknown', b ?? 'unknown'])
}

function alarmRows({ names }: WhatIfReport, moments: readonly Moment[]): string[][] {
  return moments.map(({ clientId, asOf }) => [nameOf(clientId, names), dayOf(asOf)])
}

function nameOf(clientId: string, names: WhatIfReport['names']): string {
  return plain(names.get(clientId) ?? clientId)
}

const share = (value: number): string => percent(value)
const FIGURES: Readonly<Record<SideBySide['figure'], { readonly name: string; readonly inWords: (value: number) => string }>> = {
  rocAuc: { name: 'leaver ranks above stayer', inWords: share },
  averagePrecision: { name: 'average precision', inWords: share },
  precisionAtK: { name: 'left among the worst of each date', inWords: share },
  recall: { name: 'dates before a loss with the alarm on', inWords: share },
  precision: { name: 'left when it was on', inWords: share },
  lift: { name: 'lift', inWords: (value) => decimal(value) },
  alarmsPerClientMonth: { name: 'alarms a month per 100 clients', inWords: (value) => decimal(100 * value) },
  skill: { name: 'skill', inWords: (value) => decimal(value, 3) },
  ece: { name: 'calibration error', inWords: share },
}

/** Figures that differ, of health, of risk and of the signs; those that neither run could work out are left out. */
function figureParts({ difference: { figures } }: WhatIfReport): { title: string; rows: string[][] }[] {
  const known = figures.filter(({ a, b }) => a !== null || b !== null)
  const rowsOf = (some: readonly SideBySide[], withId: boolean): string[][] => some.filter(({ a, b }) => a !== b).map(({ id, figure, a, b }) => {
    const { name, inWords } = FIGURES[figure]
    const told = (value: number | null): string => (value === null ? '-' : inWords(value))
    return [withId ? `${id}: ${name}` : name, told(a), told(b), a === null || b === null ? '-' : `${b > a ? '+' : ''}${inWords(b - a)}`]
  })
  const total = (id: string, name: string): { title: string; rows: string[][] } => {
    const rows = rowsOf(known.filter((one) => one.id === id), false)
    return { title: rows.length === 0 ? `${name}: all figures are the same` : name, rows }
  }
  const signs = rowsOf(known.filter(({ id }) => id !== 'health' && id !== 'risk'), true)
  return [total('health', 'Health'), total('risk', 'Risk'), ...(signs.length === 0 ? [] : [{ title: 'Signs', rows: signs }])]
}

function closingOf({ a: { dryRun, provenance: { events } }, difference: { bands, alarms } }: WhatIfReport): string[] {
  const cut = Math.max(bands.length, alarms.gained.length, alarms.lost.length) > SHOWN
  return [
    dryRun
      ? 'No outcomes were given, so nothing is said of which is better; --outcomes FILE tells.'
      : 'Choosing among many scorecards on the same history flatters the winner.',
    `Alarms are those of risk. Replayed ${grouped(events)} events twice.${cut ? ' --format json names all.' : ''}`,
  ]
}
