import { en } from '../../messages/en/index.ts'
import { unrankedBecause } from '../../messages/en/portfolio.ts'
import { explainAgency } from '../../messages/index.ts'
import type { ClientStanding, WorkItem } from '../../portfolio/index.ts'
import type { Output } from '../main.ts'
import { createStyle, fit, wrap, type Style } from '../style.ts'
import { inMoney } from './money.ts'
import { clientName, judgedOf, toldMeasures, toldReasons, type PortfolioReport } from './portfolio-report.ts'
import { grouped, healthOf, momentOf, suspicionOf } from './report.ts'

const MAX_WIDTH = 120
const MIN_WIDTH = 72
const CLIENTS_SHOWN = 5
const INFERRED = 'What was recorded is inferred from the events; say it with --recording and more can be judged.'

/** A page for who leads the agency: what is to be lost, whom to look after first, and how the agency stands. */
export function portfolioTable(report: PortfolioReport, { columns, colour }: Pick<Output, 'columns' | 'colour'>): string {
  const style = createStyle(colour)
  const width = Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, columns))
  return [
    `${style.strong(`${headingOf(report)}, by what is to be lost`)}\n`,
    ...clientRows(report, width, style),
    '',
    ...worklistLines(report, width, style),
    ...agencyLines(report, width, style),
    ...measureLines(report, width, style),
    ...footer(report, width).map(style.faint),
    '',
  ].join('\n')
}

/** Only whom to look after first. */
export function worklistTable(report: PortfolioReport, { columns, colour }: Pick<Output, 'columns' | 'colour'>): string {
  return `${worklistLines(report, Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, columns)), createStyle(colour)).join('\n')}\n`
}

function headingOf(report: PortfolioReport): string {
  return `${grouped(judgedOf(report).length)} clients as of ${momentOf(Date.parse(report.portfolio.asOf))}`
}

function clientRows(report: PortfolioReport, width: number, style: Style): string[] {
  const { ranked, unranked } = report.portfolio
  const rows = [
    ...ranked.map((client) => ({
      client, rank: String(client.rank), loss: inMoney(client.expectedLoss), fee: inMoney(client.monthlyFee), note: '',
    })),
    ...unranked.map((client) => ({
      client, rank: '', loss: '?', fee: client.fees.map(inMoney).join(' + ') || '?', note: unrankedBecause[client.because],
    })),
  ]
  const [loss, fee] = [Math.max(13, ...rows.map((row) => row.loss.length)), Math.max(11, ...rows.map((row) => row.fee.length))]
  const name = Math.min(26, Math.max(6, ...rows.map(({ client }) => clientName(report, client.clientId).length)))
  const line = (rank: string, cells: readonly string[], note: string): string => {
    const [a = '', b = '', c = '', d = '', e = ''] = cells
    const numbers = `${rank.padStart(3)}  ${a.padStart(loss)}  ${b.padStart(5)}  ${c.padStart(fee)}`
    const left = `${numbers}  ${d.padEnd(14)}  ${fit(e, name).padEnd(name)}`
    return `${left}  ${fit(note, Math.max(0, width - left.length - 2))}`.trimEnd()
  }
  return [
    style.faint(line('', ['Expected loss', 'Risk', 'Fee a month', 'Health', 'Client'], '')),
    ...rows.map(({ client, rank, loss: lost, fee: paid, note }) =>
      line(rank, [lost, riskOf(client), paid, bandOf(client), clientName(report, client.clientId)], note)),
  ]
}

function riskOf({ assessment: { risk } }: ClientStanding): string {
  return `${Math.round(risk.probability * 100)} %`
}

function bandOf({ assessment }: ClientStanding): string {
  const { number, band } = healthOf(assessment)
  return `${number.padStart(4)} ${fit(band, 9)}`
}

function worklistLines(report: PortfolioReport, width: number, style: Style): string[] {
  const { worklist } = report.portfolio
  if (worklist.length === 0) return [style.strong('Nobody shows a sign; there is nobody to look after first.'), '']
  const items = worklist.flatMap((item, i) => workLines(report, item, i, width, style))
  return [style.strong('Whom to look after first'), ...items, '']
}

function workLines(report: PortfolioReport, item: WorkItem, i: number, width: number, style: Style): string[] {
  const stake = item.expectedLoss === null
    ? `the chance of leaving is ${Math.round(item.risk * 100)} %`
    : `${inMoney(item.expectedLoss)} to be lost${item.feeAssumed ? ', at the median fee, since its own is not known' : ''}`
  return [
    `${String(i + 1).padStart(3)}. ${style.strong(clientName(report, item.clientId))}: ${stake}`,
    ...toldReasons(report, item).flatMap(({ signal, play }) => [
      `     ${fit(`${signal.what}, since ${signal.since}`, width - 5)}`,
      ...(play === null ? [] : indented(play, width, '→ ')),
    ]),
  ]
}

/** Text below an item, with a mark before its first line. */
function indented(text: string, width: number, mark = ''): string[] {
  return wrap(text, width - 5 - mark.length).map((line, i) => `     ${i === 0 ? mark : ' '.repeat(mark.length)}${line}`)
}

function agencyLines(report: PortfolioReport, width: number, style: Style): string[] {
  const { agency } = report.portfolio
  const { signals, unknowns } = explainAgency(agency, en)
  if (signals.length === 0 && unknowns.length === 0 && agency.errors.length === 0) return []
  const touched = (id: string): string[] => {
    const clients = agency.signals.find((signal) => signal.id === id)?.evidence.clients ?? []
    const more = clients.length - CLIENTS_SHOWN
    const shown = clients.slice(0, CLIENTS_SHOWN).map((clientId) => clientName(report, clientId)).join(', ')
    return clients.length === 0 ? [] : [`Clients: ${shown}${more > 0 ? ` and ${more} more` : ''}.`]
  }
  return [
    style.strong('The whole agency'),
    ...signals.flatMap((signal) => [
      `  ${signal.what}, since ${signal.since}`,
      ...[signal.why, ...signal.causes, ...touched(signal.id)].flatMap((text) => indented(text, width)),
      ...signal.whatToDo.slice(0, 1).flatMap((play) => indented(play, width, '→ ')),
    ]),
    ...unknowns.flatMap(({ what, why, needs }) => wrap(`${what}? ${why} Needs ${needs.join(' or ')}.`, width - 4))
      .map((line) => style.faint(`  ${line}`)),
    ...agency.errors.map(({ id, message }) => `  ${id} failed: ${message}`),
    '',
  ]
}

function measureLines(report: PortfolioReport, width: number, style: Style): string[] {
  const told = toldMeasures(report)
  const known = told.filter(({ value }) => value !== null)
  const name = Math.max(0, ...known.map((measure) => measure.name.length))
  const value = Math.max(0, ...known.map((measure) => measure.value?.length ?? 0))
  const rest = width - 2 - name - 2 - value - 2
  return [
    style.strong('The agency in numbers'),
    ...known.map((measure) => {
      const standing = fit(`${measure.level} (of ${measure.n}; ${measure.basis})`, rest)
      return `  ${measure.name.padEnd(name)}  ${(measure.value ?? '').padEnd(value)}  ${style.faint(standing)}`
    }),
    ...told.filter((measure) => measure.value === null)
      .flatMap(({ name: unknown, because }) => wrap(`${unknown}? ${because}`, width - 4).map((line) => style.faint(`  ${line}`))),
    '',
  ]
}

function footer(report: PortfolioReport, width: number): string[] {
  const { portfolio: { suspectFeeds, withoutEvents, ended, recordingInferred }, given, accepted, events } = report
  const listed = (ids: readonly string[]): string => ids.map((id) => clientName(report, id)).join(', ')
  return [
    ...suspectFeeds.map(suspicionOf),
    ...(withoutEvents.length === 0 ? [] : [`Nothing is on record of ${listed(withoutEvents)}.`]),
    ...(ended.length === 0 ? [] : [`Gone: ${listed(ended.map(({ clientId }) => clientId))}.`]),
    'Expected loss is a year of the fee times the chance of leaving within the horizon, on assumed numbers until calibrated.',
    `Read ${grouped(accepted)} of ${grouped(given)} rows, ${grouped(events)} events.`,
    ...(recordingInferred ? [INFERRED] : []),
  ].flatMap((line) => wrap(line, width))
}
