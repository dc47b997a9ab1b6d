import type { BacktestResult, Figures } from '../../backtest/index.ts'
import { decimal, percent } from '../../messages/en/format.ts'
import {
  alarmOf, byUse, dayOf, estimated, liftOf, perHundred, populationOf, sameSigns, sharesOf, skillOf, titleOf, totalsOf, type BacktestReport,
} from './backtest-report.ts'
import { markdownTable } from './columns.ts'
import { escaped } from './markdown.ts'
import { grouped } from './report.ts'

/**
 * A page that can be filed or sent: what was run, who was watched, every figure with its interval, and how to read it.
 * Only paths and warnings come from outside; names of detectors are kebab-case.
 */
export function backtestMarkdown(report: BacktestReport): string {
  const { result } = report
  return [
    `# ${result.dryRun ? 'Dry run' : 'Backtest'} of churn signals, ${dayOf(result.provenance.from)} to ${dayOf(result.provenance.to)}`,
    '',
    ...populationOf(result),
    '',
    ...(result.dryRun ? dryPart(result) : [...totalsPart(result), ...signsPart(result), ...chancesPart(result), ...leadPart(result)]),
    ...samePart(result),
    ...unusedPart(result),
    ...bullets('Warnings', result.warnings.map(escaped)),
    ...provenancePart(report),
    ...(result.dryRun ? [] : MEANING),
  ].join('\n')
}

/** What an alarm is called, with its headline where it is a sign. */
function named(figures: Figures, result: BacktestResult): string {
  const alarm = alarmOf(figures, result)
  const title = titleOf(figures.id)
  return ['health', 'risk'].includes(figures.id) ? `**${alarm}**` : title === figures.id ? alarm : `${alarm}: ${title}`
}

function totalsPart(result: BacktestResult): string[] {
  const { health, risk } = result
  const rows: [string, (one: Figures) => string][] = [
    ['Lost clients caught', ({ losses: { caught, count, share } }) => `${caught} of ${count}, ${sharesOf(share)}`],
    ['Days before the loss, median', ({ leadDays }) => (leadDays === null ? '-' : String(Math.round(leadDays.median)))],
    ['Left when it was on (precision)', ({ precision }) => sharesOf(precision)],
    ['Lift', (one) => liftOf(one, true).trim()],
    ['Dates before a loss on which it was on (recall)', ({ recall }) => sharesOf(recall)],
    ['Leaver ranks above stayer (ROC AUC)', ({ rocAuc }) => sharesOf(rocAuc)],
    ['Average precision', ({ averagePrecision }) => sharesOf(averagePrecision)],
    [`Left among the ${result.provenance.capacity} worst of each date`, ({ precisionAtK }) => sharesOf(precisionAtK)],
    ['Alarms a month per 100 clients', ({ alarms }) => perHundred(alarms.perClientMonth)],
    ['Of those in vain', ({ alarms }) => perHundred(alarms.falsePerClientMonth)],
    ['Dates on which it could be told', ({ dates }) => (dates.all === 0 ? '-' : percent(dates.judged / dates.all))],
  ]
  return [
    '## The totals', '',
    ...markdownTable(
      ['', alarmOf(health, result), alarmOf(risk, result)], ['left', 'right', 'right'],
      rows.map(([name, read]) => [name, read(health), read(risk)]),
    ),
    ...totalsOf(result).flatMap(({ title, sentences }) => [`${title}:`, '', ...sentences.map((sentence) => `- ${sentence}`), '']),
  ]
}

function signsPart(result: BacktestResult): string[] {
  const { rang } = byUse(result)
  if (rang.length === 0) return []
  return [
    '## Each sign', '',
    ...markdownTable(
      ['Sign', 'Caught', 'Left when it was on', 'Lift', 'Alarms', 'A month per 100 clients', 'In vain', 'Could be judged'],
      ['left', 'right', 'right', 'right', 'right', 'right', 'right', 'right'],
      rang.map((one) => [
        named(one, result), `${one.losses.caught} of ${one.losses.count}`, sharesOf(one.precision), liftOf(one, true).trim(),
        grouped(one.alarms.count),
        perHundred(one.alarms.perClientMonth), perHundred(one.alarms.falsePerClientMonth),
        one.dates.all === 0 ? '-' : percent(one.dates.judged / one.dates.all),
      ]),
    ),
  ]
}

function chancesPart(result: BacktestResult): string[] {
  const { probability } = result.risk
  if (probability === null) return []
  const skill = skillOf(result)
  return [
    '## Do the chances hold?', '',
    `Where risk said so much, so many left within ${result.provenance.horizonDays} days.`, '',
    ...markdownTable(
      ['Risk said', 'on average', 'left', 'Dates'], ['right', 'right', 'right', 'right'],
      probability.reliability.map(({ from, to, stated, observed, cases }) => [
        `${decimal(100 * from)} to ${decimal(100 * to)} %`, `${decimal(100 * stated)} %`, percent(observed), grouped(cases),
      ]),
    ),
    `Brier score ${estimated(probability.brierInterval, three)}, calibration error (ECE) ${estimated(probability.eceInterval, three)}.`,
    ...(skill === null ? [] : [skill]), '',
  ]
}

const three = (value: number): string => decimal(value, 3)

function leadPart(result: BacktestResult): string[] {
  const caught = [result.health, result.risk, ...byUse(result).rang].filter(({ leadDays }) => leadDays !== null)
  if (caught.length === 0) return []
  return [
    '## How long before', '',
    'Days from when the alarm last went on until the loss, of the clients caught: a quarter had at most the first number, half the',
    'second, three quarters the third.', '',
    ...markdownTable(
      ['Alarm', 'Caught', 'Quarter', 'Half', 'Three quarters'], ['left', 'right', 'right', 'right', 'right'],
      caught.map((one) => [
        named(one, result), String(one.losses.caught),
        ...[one.leadDays?.lower, one.leadDays?.median, one.leadDays?.upper].map((days) => String(Math.round(days ?? 0))),
      ]),
    ),
  ]
}

function dryPart(result: BacktestResult): string[] {
  const rang = [...byUse(result).rang].sort((a, b) => b.alarms.count - a.alarms.count || (a.id < b.id ? -1 : 1))
  return [
    '## Alarms to expect', '',
    'No outcomes were given, so nothing is said of what these alarms are worth.', '',
    ...markdownTable(
      ['Alarm', 'In all', 'A week', 'A month per 100 clients'], ['left', 'right', 'right', 'right'],
      [result.health, result.risk, ...rang].map((one) => [
        named(one, result), grouped(one.alarms.count), decimal(one.alarms.perWeek), perHundred(one.alarms.perClientMonth),
      ]),
    ),
  ]
}

function samePart(result: BacktestResult): string[] {
  return bullets('Signs that say the same', sameSigns(result).map(({ a, b, share, both }) =>
    `${a} and ${b} are on together on ${percent(share)} of their dates (${grouped(both)}): one of them may be enough.`))
}

function unusedPart(result: BacktestResult): string[] {
  const { silent, blind } = byUse(result)
  return bullets('Signs without an alarm', [
    ...(silent.length === 0 ? [] : [`Looked and never on: ${silent.join(', ')}.`]),
    ...(blind.length === 0 ? [] : [`Could not be judged on any date, for want of data: ${blind.join(', ')}.`]),
  ])
}

function bullets(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`## ${title}`, '', ...lines.map((line) => `- ${line}`), '']
}

/** Enough to run it again and get the same. */
function provenancePart({ result: { provenance, population }, scorecard, given, accepted }: BacktestReport): string[] {
  const { norms } = provenance
  const { judged, skipped, lost, stayed, censored } = population.dates
  const fittedAt = norms.fittedAt.length === 0 ? '' : ` on ${norms.fittedAt.map(dayOf).join(', ')}`
  const others = provenance.othersStayedUntil === null ? '' : `, all others there until ${provenance.othersStayedUntil}`
  const draws = `95 %, ${grouped(provenance.resamples)} draws of whole clients, seed ${provenance.seed}`
  const rows: [string, string][] = [
    ['Dates of judgement', `${provenance.dates}, every ${provenance.everyDays} days from ${provenance.from} to ${provenance.to}`],
    ['Horizon', `${provenance.horizonDays} days`],
    ['Scorecard', `${scorecard === null ? 'the recommended one' : escaped(scorecard)}, ${provenance.scorecardHashes.join(', ')}`],
    ['Norms', `${norms.from}${norms.asOf === null ? '' : `, as of ${norms.asOf}`}${fittedAt}`],
    ['Rows read', `${grouped(accepted)} of ${grouped(given)}, giving ${grouped(provenance.events)} events`],
    ['Outcomes', `${grouped(provenance.outcomes)}${others}`],
    ['Recording', provenance.recordingInferred ? 'inferred from the events' : 'as stated'],
    ['Clients', `${grouped(population.judged)} judged of ${grouped(population.clients)}`],
    ['Dates of clients', `${grouped(judged)} judged, ${grouped(skipped)} left out (not there yet, gone, contracts over)`],
    ['Their ends', `${grouped(lost)} lost, ${grouped(stayed)} stayed, ${grouped(censored)} unknown`],
    ['Intervals', provenance.resamples === 0 ? 'none' : draws],
  ]
  return ['## What was run', '', ...markdownTable(['', ''], ['left', 'left'], rows)]
}

const MEANING = [
  '## What the numbers mean', '',
  '- **Caught**: the alarm was on on a date within the horizon before the loss. What could not be judged counts as missed.',
  '- **Left when it was on**: of the dates with the alarm on, the share that a loss followed. Hold it against that of all dates, above.',
  '- **Lift**: the same as a multiple of that share. 1 is chance; a question mark says that it may be chance.',
  '- **In vain**: alarms a month per 100 clients that no loss followed. A client that was called and stayed counts among them.',
  '- **Leaver ranks above stayer**: 50 % is chance, 100 % is perfect.',
  '- **Skill**: 0 is no better than the same chance for everybody, 1 is perfect.',
  '- **In brackets**: the interval that 95 of 100 draws of other clients give. Where two overlap widely, nothing was shown.',
  '',
]
