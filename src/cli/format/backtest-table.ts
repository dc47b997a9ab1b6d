import type { BacktestResult, Figures } from '../../backtest/index.ts'
import { decimal, percent } from '../../messages/en/format.ts'
import type { Output } from '../main.ts'
import { createStyle, fit, plain, wrap, type Style } from '../style.ts'
import {
  alarmOf, byUse, dayOf, liftOf, perHundred, populationOf, sameSigns, sharesOf, skillOf, titleOf, totalsOf, type BacktestReport,
} from './backtest-report.ts'
import { columns, type Align } from './columns.ts'
import { grouped } from './report.ts'

const MAX_WIDTH = 120
const MIN_WIDTH = 76
/** From here on intervals of all figures have room. */
const WIDE = 104

/** A headline in less room would say nothing. */
const LEAST_TITLE = 28

/** A page for who is to believe the alarms: what they caught, how long before, and what they cost. */
export function backtestTable(report: BacktestReport, { columns: across, colour }: Pick<Output, 'columns' | 'colour'>): string {
  const { result } = report
  const style = createStyle(colour)
  const width = Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, across))
  const body = result.dryRun ? dryLines(result, width, style) : [...alarmLines(result, width, style), ...chanceLines(result, width, style)]
  return [
    style.strong(headingOf(result)),
    ...wrap(populationOf(result).join(' '), width),
    '',
    ...body,
    ...sameLines(result, width, style),
    ...listed('Warnings', result.warnings, width, style),
    ...footer(report, width).map(style.faint),
    '',
  ].join('\n')
}

function headingOf({ dryRun, provenance: { from, to, dates, everyDays } }: BacktestResult): string {
  const when = dates === 1 ? `on ${dayOf(from)}` : `on ${dates} dates from ${dayOf(from)} to ${dayOf(to)}, every ${everyDays} days`
  return `${dryRun ? 'Dry run' : 'Backtest'} ${when}`
}

const ALIGN: readonly Align[] = ['right', 'right', 'right', 'right', 'right']

function alarmLines(result: BacktestResult, width: number, style: Style): string[] {
  const { rang } = byUse(result)
  const wide = width >= WIDE
  const all = [result.health, result.risk, ...rang]
  const figures = columns([
    ['Caught', 'Days', 'Left when', '', 'A month per'],
    [`of ${result.health.losses.count} lost`, 'before', 'it was on', 'Lift ', '100 clients'],
    ...all.map((own) => [
      caughtOf(own, wide), daysOf(own, wide), sharesOf(own.precision), liftOf(own, wide), perHundred(own.alarms.perClientMonth),
    ]),
  ], ALIGN)
  const names = ['', 'Alarm', ...all.map((own) => alarmOf(own, result))]
  const room = width - 2 - Math.max(...figures.map((line) => line.length))
  const [top = '', head = '', ...rows] = columns(figures.map((line, i) => [fit(names[i] ?? '', room), line]), ['left', 'left'])
  const titled = rows.map((row, i) => (i < 2 ? row : withTitle(row, all[i]?.id ?? '', width, style)))
  return [
    style.faint(top), style.faint(head),
    ...titled.slice(0, 2).map(style.strong),
    ...titled.slice(2),
    '',
    ...totalsOf(result).flatMap(({ title, sentences }) => listed(title, sentences, width, style)),
  ]
}

/** The sign's headline behind its figures, where there is room for one. */
function withTitle(row: string, id: string, width: number, style: Style): string {
  const room = width - row.length - 3
  return room < LEAST_TITLE ? row : `${row}   ${style.faint(fit(titleOf(id), room))}`
}

function caughtOf({ losses: { count, caught, share } }: Figures, wide: boolean): string {
  if (count === 0) return '-'
  return wide ? `${caught}: ${sharesOf(share)}` : `${caught}: ${percent(caught / count)}`
}

function daysOf({ leadDays }: Figures, wide: boolean): string {
  if (leadDays === null) return '-'
  const [lower, median, upper] = [leadDays.lower, leadDays.median, leadDays.upper].map(Math.round)
  return wide ? `${median} (${lower}–${upper})` : String(median)
}

const BAR = 20

/** Stated chances against what came, with a bar for each share that left. */
function chanceLines(result: BacktestResult, width: number, style: Style): string[] {
  const { risk: { probability }, provenance: { horizonDays } } = result
  if (probability === null) return []
  const most = Math.max(...probability.reliability.flatMap(({ stated, observed }) => [stated, observed]), 0.01)
  const bar = (share: number): string => '█'.repeat(Math.round((BAR * share) / most))
  const [head = '', ...rows] = columns([
    ['Risk said', 'and so many left', 'Dates', ''],
    ...probability.reliability.map(({ stated, observed, cases }) => [
      `${decimal(100 * stated)} %`, percent(observed), grouped(cases), bar(observed),
    ]),
  ], ['right', 'right', 'right', 'left'])
  const skill = skillOf(result)
  return [
    style.strong(`Do the chances hold, within ${horizonDays} days?`),
    style.faint(`  ${head}`),
    ...rows.map((row) => `  ${row}`),
    ...(skill === null ? [] : wrap(skill, width - 2).map((line) => `  ${line}`)),
    '',
  ]
}

/** How many alarms to expect, the most frequent first. */
function dryLines(result: BacktestResult, width: number, style: Style): string[] {
  const rang = [...byUse(result).rang].sort((a, b) => b.alarms.count - a.alarms.count || (a.id < b.id ? -1 : 1))
  const all = [result.health, result.risk, ...rang]
  const [head = '', ...rows] = columns([
    ['Alarm', 'In all', 'A week', 'A month per 100 clients'],
    ...all.map((own) => [alarmOf(own, result), grouped(own.alarms.count), decimal(own.alarms.perWeek), perHundred(own.alarms.perClientMonth)]),
  ], ['left', 'right', 'right', 'right'])
  const titled = rows.map((row, i) => (i < 2 ? row : withTitle(row, all[i]?.id ?? '', width, style)))
  return [
    style.faint(head), ...titled.slice(0, 2).map(style.strong), ...titled.slice(2), '',
    ...wrap('So many alarms are to be expected; what they are worth is told once --outcomes says who left and who stayed.', width), '',
  ]
}

function sameLines(result: BacktestResult, width: number, style: Style): string[] {
  const pairs = sameSigns(result).map(({ a, b, share, both }) =>
    `${a} and ${b} are on together on ${percent(share)} of their dates (${grouped(both)}): one of them may be enough.`)
  return listed('Signs that say the same', pairs, width, style)
}

function listed(title: string, lines: readonly string[], width: number, style: Style): string[] {
  if (lines.length === 0) return []
  return [style.strong(title), ...lines.flatMap((line) => wrap(plain(line), width - 2).map((part) => `  ${part}`)), '']
}

function footer({ result, scorecard, given, accepted }: BacktestReport, width: number): string[] {
  const { dryRun, provenance } = result
  const { silent, blind } = byUse(result)
  return [
    ...(dryRun ? [] : [
      'Days before: the median of those caught, from when the alarm last went on. Lift: how many times more often than any client; ' +
      '1 is chance, ? may be chance. In brackets: 95 % of draws of other clients.',
    ]),
    ...(silent.length === 0 ? [] : [`Never on: ${silent.join(', ')}.`]),
    ...(blind.length === 0 ? [] : [`Could not be judged on any date: ${blind.join(', ')}. churn-signals requirements says what they need.`]),
    `Read ${grouped(accepted)} of ${grouped(given)} rows, ${grouped(provenance.events)} events, ${grouped(provenance.outcomes)} outcomes; ` +
    `${scorecard === null ? 'the recommended scorecard' : `scorecard ${plain(scorecard)}`}, ${provenance.norms.from} norms, ` +
    `seed ${provenance.seed}.`,
    ...(provenance.recordingInferred ? ['What was recorded is inferred from the events; say it with --recording and more can be judged.'] : []),
    'churn-signals explain ID says what a sign is. --format markdown prints a report to file, --format json every row.',
  ].flatMap((line) => wrap(line, width))
}
