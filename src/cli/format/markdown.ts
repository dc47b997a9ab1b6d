import type { Assessment } from '../../assess/index.ts'
import { en } from '../../messages/en/index.ts'
import { explain } from '../../messages/index.ts'
import { plain } from '../style.ts'
import { grouped, healthOf, momentOf, nameOf, suspicionOf, type Report } from './report.ts'

/** The report as Markdown: a table, then every client on which something fires. */
export function asMarkdown(report: Report): string {
  const firing = report.assessments.filter(({ signals }) => signals.length > 0)
  return [
    `# ${grouped(report.clients)} clients as of ${momentOf(report.asOf)}`,
    '',
    ...(report.inFull ? [] : ['| Health | Client | What fires | Judged |', '|---:|---|---|---:|', ...report.assessments.map((a) => row(a, report)), '']),
    ...(report.inFull ? report.assessments : firing).flatMap((a) => section(a, report)),
    ...report.suspectFeeds.flatMap((feed) => [escaped(suspicionOf(feed)), '']),
    `Read ${grouped(report.accepted)} of ${grouped(report.given)} rows, ${grouped(report.events)} events.`,
    '',
  ].join('\n')
}

function row(assessment: Assessment, report: Report): string {
  const { number, band } = healthOf(assessment)
  const fires = explain(assessment, en).signals.map(({ what, since }) => `${what} (${since})`).join('; ')
  return `| ${number} ${band} | ${escaped(nameOf(report, assessment))} | ${fires === '' ? 'nothing' : fires} | ${Math.round(assessment.coverage * 100)} % |`
}

function section(assessment: Assessment, report: Report): string[] {
  const told = explain(assessment, en)
  return [
    `## ${escaped(nameOf(report, assessment))}`,
    '',
    escaped(told.headline),
    '',
    ...told.signals.flatMap((signal) => [
      `### ${signal.what}, since ${signal.since}`,
      '',
      [signal.why, ...signal.causes].join(' '),
      '',
      ...signal.whatToDo.map((play, i) => `${i + 1}. ${play}`),
      '',
    ]),
    ...(told.unknowns.length === 0 ? [] : ['### Not judged', '', ...told.unknowns.map(({ what, needs }) => `- ${what}: needs ${needs.join(', ')}`), '']),
  ]
}

/** Names come from outside: nothing in them may become markup or end a table cell. */
export function escaped(text: string): string {
  return plain(text).replace(/[\\`*_{}[\]<>()#+!|~&-]/g, (char) => `\\${char}`)
}
