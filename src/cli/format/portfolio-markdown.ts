import { en } from '../../messages/en/index.ts'
import { unrankedBecause } from '../../messages/en/portfolio.ts'
import { explainAgency } from '../../messages/index.ts'
import type { ClientStanding } from '../../portfolio/index.ts'
import { escaped } from './markdown.ts'
import { inMoney } from './money.ts'
import { clientName, judgedOf, toldMeasures, toldReasons, type PortfolioReport } from './portfolio-report.ts'
import { grouped, healthOf, momentOf, suspicionOf } from './report.ts'

/** The portfolio as Markdown: the ranking, whom to look after first, the whole agency, its numbers. */
export function portfolioMarkdown(report: PortfolioReport): string {
  const { portfolio, accepted, given, events } = report
  const name = (clientId: string): string => escaped(clientName(report, clientId))
  const about = ({ assessment }: ClientStanding): string => {
    const { number, band } = healthOf(assessment)
    return `${Math.round(assessment.risk.probability * 100)} % | ${number} ${band}`
  }
  const agency = explainAgency(portfolio.agency, en)
  return [
    `# ${grouped(judgedOf(report).length)} clients as of ${momentOf(Date.parse(portfolio.asOf))}`,
    '',
    '| | Client | Expected loss | Fee a month | Risk | Health |',
    '|---:|---|---:|---:|---:|---|',
    ...portfolio.ranked.map((own) =>
      `| ${own.rank} | ${name(own.clientId)} | ${inMoney(own.expectedLoss)} | ${inMoney(own.monthlyFee)} | ${about(own)} |`),
    ...portfolio.unranked.map((own) => `| | ${name(own.clientId)} | ${unrankedBecause[own.because]} | | ${about(own)} |`),
    '',
    '## Whom to look after first',
    '',
    ...portfolio.worklist.flatMap((item, i) => [
      `${i + 1}. **${name(item.clientId)}**${item.expectedLoss === null ? '' : `, ${inMoney(item.expectedLoss)} to be lost`}`,
      ...toldReasons(report, item).map(({ signal: { what, since }, play }) =>
        `   - ${what}, since ${since}${play === null ? '' : `. ${play}`}`),
    ]),
    '',
    '## The whole agency',
    '',
    ...agency.signals.flatMap((signal) => [
      `### ${signal.what}, since ${signal.since}`,
      '',
      [signal.why, ...signal.causes].join(' '),
      '',
      ...signal.whatToDo.map((play, i) => `${i + 1}. ${play}`),
      '',
    ]),
    ...agency.unknowns.map(({ what, why }) => `- ${what}? ${why}`),
    '',
    '## The agency in numbers',
    '',
    '| Measure | Value | Level | Of | Basis |',
    '|---|---|---|---:|---|',
    ...toldMeasures(report).map(({ name: measure, value, level, n, basis, because }) =>
      `| ${measure} | ${value ?? because} | ${level} | ${n} | ${basis} |`),
    '',
    ...portfolio.suspectFeeds.flatMap((feed) => [escaped(suspicionOf(feed)), '']),
    ...portfolio.withoutEvents.flatMap((clientId) => [`Nothing is on record of ${name(clientId)}.`, '']),
    `Read ${grouped(accepted)} of ${grouped(given)} rows, ${grouped(events)} events.`,
    '',
  ].join('\n')
}
