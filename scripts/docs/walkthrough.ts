import { assess, explain, recommended } from '../../src/index.ts'
import { en } from '../../src/messages/en/index.ts'
import { table } from './markdown.ts'
import { moments, story } from './walkthrough-story.ts'

const events = story()
const recording = [{ from: '2025-01-01T00:00:00Z' }]

/** The six assessments: a table of the scores, then what was said at each moment. */
export function walkthrough(): string {
  const judged = moments.map(([day, what]) => {
    const assessment = assess(events, { ...recommended(), asOf: `${day}T18:00:00Z`, recording, agency: { domains: ['agency.example'] } })
    return { day, what, assessment, told: explain(assessment, en) }
  })
  const rows = judged.map(({ day, assessment: { health, risk, coverage, signals } }) => [
    day, health === null ? '–' : String(Math.floor(health)), `${Math.round(risk.probability * 100)} %`, `${Math.round(coverage * 100)} %`, String(signals.length),
  ])
  const parts = judged.flatMap(({ day, what, told }) => [
    `### ${en.date(day)}`, '', what, '', `**${told.headline}**`, '',
    ...told.signals.flatMap(({ what: sign, since, why, causes, whatToDo }) => [
      `- **${sign}**, since ${since}. ${[why, ...causes].join(' ')}${whatToDo[0] === undefined ? '' : ` *First: ${whatToDo[0]}*`}`,
    ]),
    ...(told.signals.length === 0 ? [] : ['']),
  ])
  return [table(['as of', 'health', 'risk within 90 days', 'judged', 'signs'], rows), '', ...parts].join('\n')
}
