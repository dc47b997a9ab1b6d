import type { Assessment } from '../../assess/index.ts'
import { en } from '../../messages/en/index.ts'
import { explain } from '../../messages/index.ts'
import { wrap, type Style } from '../style.ts'

/** One client in full: every signal with why, since when, what it costs and what to do, and what is not known. */
export function inFull(assessment: Assessment, name: string, width: number, style: Style): string {
  const told = explain(assessment, en)
  const indent = (text: string, by: number, mark = ''): string[] =>
    wrap(text, width - by).map((line, i) => `${(i === 0 ? mark : '').padStart(by)}${line}`)
  const signals = told.signals.flatMap((signal) => [
    '',
    `${style.strong(signal.what)}, since ${signal.since}, costs ${Math.round(costOf(assessment, signal.id))} points`,
    ...indent(signal.why, 2),
    ...signal.causes.flatMap((cause) => indent(cause, 2)),
    ...signal.whatToDo.flatMap((play, i) => indent(play, 5, `${i + 1}. `)),
    style.faint(`  evidence: ${evidenceOf(assessment, signal.id)}`),
  ])
  const unknowns = told.unknowns.map(({ what, needs, couldCost }) => `  ${what}: needs ${needs.join(', ')}; could cost ${Math.round(couldCost)} points`)
  return [
    `${style.strong(name)}: ${told.headline}`,
    ...signals,
    ...(unknowns.length === 0 ? [] : ['', style.strong('Not judged'), ...unknowns]),
    '',
  ].join('\n')
}

const costOf = ({ signals }: Assessment, id: string): number => signals.find((s) => s.id === id)?.cost ?? 0

const SHOWN = 3

function evidenceOf({ signals }: Assessment, id: string): string {
  const evidence = signals.find((s) => s.id === id)?.evidence
  if (evidence === undefined || evidence.eventCount === 0) return 'no single event'
  const ids = evidence.events.slice(0, SHOWN).map((ref) => ref.id).join(', ')
  return `${ids}${evidence.eventCount > SHOWN ? ` and ${evidence.eventCount - SHOWN} more` : ''}`
}
