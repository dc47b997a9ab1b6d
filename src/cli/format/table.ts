import { explain, type Explanation } from '../../messages/index.ts'
import { en } from '../../messages/en/index.ts'
import type { Assessment } from '../../assess/index.ts'
import type { Output } from '../main.ts'
import { createStyle, fit, wrap, type Style } from '../style.ts'
import { inFull } from './full.ts'
import { grouped, healthOf, momentOf, nameOf, seldomJudged, suspicionOf, type Report } from './report.ts'

const MAX_WIDTH = 120
const MIN_WIDTH = 72
const SIGNALS_SHOWN = 4
const SELDOM_SHOWN = 4
/** Room for `30 September 2026`. */
const DATE = 17

/** A page for an account lead: whom to call first, why, since when, what to do, and what nobody can say. */
export function asTable(report: Report, { columns, colour }: Pick<Output, 'columns' | 'colour'>): string {
  const style = createStyle(colour)
  const width = Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, columns))
  if (report.inFull) return report.assessments.map((a) => inFull(a, nameOf(report, a), width, style)).join('\n')
  const name = Math.max(6, ...report.assessments.map((a) => Math.min(26, nameOf(report, a).length)))
  const seldom = seldomJudged(report)
  const layout = { name, text: width - 4 - 5 - 9 - name - 6, style, seldom }
  return [
    `${style.strong(`${grouped(report.clients)} clients as of ${momentOf(report.asOf)}`)}, worst first\n`,
    heading(layout),
    ...report.assessments.map((a, i) => block(a, report, String(i + 1), layout)),
    '',
    ...footer(report, layout, width),
    '',
  ].join('\n')
}

interface Layout {
  readonly name: number
  /** Width of the text column. */
  readonly text: number
  readonly style: Style
  /** Signs that could not be judged for most clients. */
  readonly seldom: ReadonlySet<string>
}

function heading({ name, text, style }: Layout): string {
  return style.faint(`${''.padStart(3)}  ${'Health'.padEnd(14)} ${'Client'.padEnd(name)}  ${'What fires'.padEnd(text - DATE)}Since`)
}

function block(assessment: Assessment, report: Report, rank: string, layout: Layout): string {
  const { name, style } = layout
  const { number, band } = healthOf(assessment)
  const told = explain(assessment, en)
  const paint = bandStyle(assessment, style)
  const left = `${rank.padStart(3)}  ${paint(number.padStart(4))} ${paint(fit(band, 9).padEnd(9))} ${style.strong(fit(nameOf(report, assessment), name).padEnd(name))}  `
  const indent = ' '.repeat(3 + 2 + 4 + 1 + 9 + 1 + name + 2)
  return rows(assessment, told, layout).map((row, i) => (i === 0 ? left : indent) + row).join('\n')
}

function rows(assessment: Assessment, told: Explanation, layout: Layout): string[] {
  const { text, style } = layout
  const shown = told.signals.slice(0, SIGNALS_SHOWN)
  const more = told.signals.length - shown.length
  const first = told.signals[0]?.whatToDo[0]
  return [
    ...(shown.length === 0 ? [style.faint('nothing fires')] : shown.map(({ what, since }) => `${fit(what, text - DATE - 1).padEnd(text - DATE)}${since}`)),
    ...(more > 0 ? [`and ${more} more`] : []),
    ...(first === undefined ? [] : wrap(first, text - 2).map((line, i) => `${i === 0 ? '→' : ' '} ${line}`)),
    ...notJudged(assessment, told, layout),
  ]
}

/** What could not be judged for this client, though it could for most others. */
function notJudged({ coverage }: Assessment, { unknowns }: Explanation, { text, style, seldom }: Layout): string[] {
  const names = unknowns.filter(({ id }) => !seldom.has(id)).map(({ what }) => what)
  if (names.length === 0) return []
  const line = `${Math.round(coverage * 100)} % judged; not: ${names.slice(0, 3).join('; ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''}`
  return wrap(line, text - 2).map((part, i) => style.faint(`${i === 0 ? '?' : ' '} ${part}`))
}

function bandStyle({ health, band }: Assessment, style: Style): (text: string) => string {
  if (health === null) return style.faint
  if (band === 'healthy') return style.good
  return band === 'watch' ? style.watch : style.bad
}

function footer(report: Report, { style, seldom }: Layout, width: number): string[] {
  const inferred = report.assessments.some(({ recordingInferred }) => recordingInferred)
  const unknown = report.assessments.some(({ health }) => health === null)
  const titles = [...seldom].map((id) => (Object.hasOwn(en.signs, id) ? en.signs[id]?.title ?? id : id))
  const others = titles.length - SELDOM_SHOWN
  return [
    ...report.suspectFeeds.map(suspicionOf),
    ...(titles.length === 0 ? [] : [`Not judged for most clients: ${titles.slice(0, SELDOM_SHOWN).join('; ')}${others > 0 ? ` and ${others} more` : ''}. churn-signals requirements says what they need.`]),
    ...(unknown ? ['≤ is the most that health can be where too little is known for a score: unknown is not healthy.'] : []),
    `Read ${grouped(report.accepted)} of ${grouped(report.given)} rows, ${grouped(report.events)} events. Health 100 is best; twenty points lost double the odds of leaving.`,
    ...(inferred ? ['What was recorded is inferred from the events; say it with --recording and more can be judged.'] : []),
    '--client ID tells one client in full.',
  ].flatMap((line) => wrap(line, width)).map(style.faint)
}
