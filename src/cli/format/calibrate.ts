import type { Calibration, Check } from '../../backtest/index.ts'
import type { Scorecard } from '../../health/index.ts'
import { decimal, percent } from '../../messages/en/format.ts'
import type { Output } from '../main.ts'
import { createStyle, plain, wrap } from '../style.ts'
import { dayOf, titleOf } from './backtest-report.ts'
import { headedColumns, markdownTable, type Align } from './columns.ts'
import { escaped } from './markdown.ts'
import { grouped } from './report.ts'

/** What the formats of `calibrate` print. */
export interface CalibrateReport {
  readonly calibration: Calibration
  readonly before: Scorecard
  readonly after: Scorecard
  /** Where the changed scorecard is written; null where it is not. */
  readonly out: string | null
  /** The losses would have allowed a curve, which no scorecard holds. */
  readonly curveAllowed: boolean
}

const MAX_WIDTH = 120
const MIN_WIDTH = 72

/** What was fitted, whether it is better on dates that it has not seen, and what to do with it. */
export function calibrateTable(report: CalibrateReport, { columns: across, colour }: Pick<Output, 'columns' | 'colour'>): string {
  const style = createStyle(colour)
  const width = Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, across))
  const indented = (rows: readonly (readonly string[])[], align: readonly Align[]): string[] => headedColumns(rows, align, style)
  const { weights, curve } = report.calibration
  return [
    ...wrap(fittedOf(report), width).map(style.strong),
    ...wrap(checkedOf(report), width),
    '',
    style.strong('On the dates judged by'),
    ...indented([['', 'Before', 'After', ''], ...checksOf(report)], ['left', 'right', 'right', 'left']),
    ...wrap(verdictOf(report), width - 2).map((line) => `  ${line}`),
    '',
    style.strong('What changes'),
    ...indented([['', 'Before', 'After'], ...modelOf(report)], ['left', 'right', 'right']),
    '',
    ...(weights.length === 0 ? [] : [
      style.strong('Weights that change, in doublings of the odds'),
      ...indented([['Sign', 'Before', 'After', 'On', ''], ...weightsOf(report)], ['left', 'right', 'right', 'right', 'left'])
        .map((line) => line.slice(0, width)),
      '',
    ]),
    ...(curve === null ? [] : [
      style.strong('The curve'),
      ...indented([['Where risk says', 'say instead'], ...curveOf(report)], ['right', 'right']),
      '',
    ]),
    ...nextOf(report).flatMap((line) => wrap(line, width)).map(style.faint),
    '',
  ].join('\n')
}

/** The same as a page. */
export function calibrateMarkdown(report: CalibrateReport): string {
  const { weights, curve, provenance } = report.calibration
  const cells = (rows: readonly (readonly string[])[]): string[][] => rows.map((row) => row.map(escaped))
  return [
    `# Calibration, ${dayOf(provenance.from)} to ${dayOf(provenance.to)}`, '',
    escaped(fittedOf(report)), '', escaped(checkedOf(report)), '',
    '## On the dates judged by', '',
    ...markdownTable(['', 'Before', 'After', ''], ['left', 'right', 'right', 'left'], cells(checksOf(report))),
    escaped(verdictOf(report)), '',
    '## What changes', '',
    ...markdownTable(['', 'Before', 'After'], ['left', 'right', 'right'], cells(modelOf(report))),
    ...(weights.length === 0 ? [] : [
      '## Weights that change, in doublings of the odds', '',
      ...markdownTable(['Sign', 'Before', 'After', 'Dates on', ''], ['left', 'right', 'right', 'right', 'left'], cells(weightsOf(report))),
    ]),
    ...(curve === null ? [] : ['## The curve', '', ...markdownTable(['Where risk says', 'say instead'], ['right', 'right'], curveOf(report))]),
    ...nextOf(report).map((line) => `- ${escaped(line)}`), '',
  ].join('\n')
}

const FITTED = {
  slope: 'the base rate and one slope',
  logistic: 'the base rate, the slope and a weight for each sign',
  isotonic: 'the base rate, the slope, a weight for each sign, and a curve',
} as const

function fittedOf({ calibration: { method, fitted } }: CalibrateReport): string {
  return `Fitted ${FITTED[method]} to ${grouped(fitted.dates)} dates of clients from ${dayOf(fitted.from)} to ${dayOf(fitted.to)}, ` +
    `with ${fitted.lostClients} lost clients.`
}

function checkedOf({ calibration: { checked, provenance } }: CalibrateReport): string {
  return `Judged by ${grouped(checked.dates)} later ones from ${dayOf(checked.from)} to ${dayOf(checked.to)}, ` +
    `with ${checked.lostClients} lost clients; ${provenance.horizonDays} days lie between, so that no loss is in both.`
}

/** Each figure with which way is better. */
function checksOf({ calibration: { before, after } }: CalibrateReport): string[][] {
  const row = (name: string, read: (check: Check) => number | null | undefined, inWords: (value: number) => string, good: string): string[] => [
    name, ...[read(before), read(after)].map((value) => (value === null || value === undefined ? '-' : inWords(value))), good,
  ]
  const three = (value: number): string => decimal(value, 3)
  return [
    row('Brier score', ({ probability }) => probability?.brier, three, '0 is perfect'),
    row('Skill', ({ probability }) => probability?.skill, three, '0 is the base rate, 1 perfect'),
    row('Calibration error', ({ probability }) => probability?.ece, percent, '0 % is perfect'),
    row('Leaver ranks above stayer', ({ rocAuc }) => rocAuc, percent, '50 % is chance'),
    row('Average precision', ({ averagePrecision }) => averagePrecision, percent, 'more is better'),
  ]
}

function verdictOf({ calibration: { before, after } }: CalibrateReport): string {
  const [was, is] = [before.probability?.brier ?? null, after.probability?.brier ?? null]
  if (was === null || is === null) return 'It cannot be told whether it is better.'
  return is < was
    ? 'Better on dates that nothing was fitted to.'
    : 'No better on dates that nothing was fitted to: keep the scorecard that you have.'
}

function modelOf({ before, after }: CalibrateReport): string[][] {
  const chance = ({ baseRisk: { probability, days } }: Scorecard): string => `${decimal(100 * probability)} % in ${decimal(days)} days`
  return [
    ['Chance of leaving without a sign', chance(before), chance(after)],
    ['Slope, in doublings a point', decimal(before.riskSlope, 2), decimal(after.riskSlope, 2)],
    ['Horizon of risk', `${decimal(before.horizonDays)} days`, `${decimal(after.horizonDays)} days`],
  ]
}

function weightsOf({ calibration: { weights } }: CalibrateReport): string[][] {
  return weights.map(({ id, before, after, fired }) => [id, decimal(before, 2), decimal(after, 2), grouped(fired), titleOf(id)])
}

function curveOf({ calibration: { curve } }: CalibrateReport): string[][] {
  return (curve ?? []).map(({ claimed, chance }) => [`${decimal(100 * claimed)} %`, `${decimal(100 * chance)} %`])
}

/** What to do with it. */
function nextOf({ calibration: { curve }, out, curveAllowed }: CalibrateReport): string[] {
  return [
    out === null
      ? '--out FILE writes the changed scorecard; --scorecard FILE of assess, portfolio and backtest reads it.'
      : `Wrote ${plain(out)}: use it as --scorecard ${plain(out)} with assess, portfolio and backtest.`,
    ...(curve === null ? [] : [
      'No scorecard holds a curve, so the commands do not apply it and do a little worse than After says. In code, pass the risk ' +
      'of an assessment through chanceOn(curve, risk); --format json prints the curve. To see how the scorecard does alone, take --method logistic.',
    ]),
    ...(curveAllowed ? ['There are losses enough for a curve besides, which no scorecard holds: --method isotonic fits it.'] : []),
    'Dates judged by are no longer unseen once you have chosen by them: keep the last half year for a last look.',
  ]
}
