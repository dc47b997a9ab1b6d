import { en } from '../../messages/en/index.ts'
import { explainTrust, type ExplainedFactor } from '../../messages/index.ts'
import { toIso } from '../../timeline/index.ts'
import type { TrustEvidenceReading, TrustFactor } from '../../trust/index.ts'
import type { Output } from '../main.ts'
import { createStyle, fit, plain, wrap, type Style } from '../style.ts'
import { escaped } from './markdown.ts'
import { momentOf } from './report.ts'

/** What the formats print. */
export interface TrustReport {
  /** Milliseconds since 1970. */
  readonly asOf: number
  /** By client id: clients whose evidence differs widely are not to be ranked. */
  readonly readings: readonly TrustEvidenceReading[]
  /** Names of clients by id, where known. */
  readonly names: ReadonlyMap<string, string>
  /** Tell each client in full. */
  readonly inFull: boolean
}

const FACTORS: readonly TrustFactor[] = ['credibility', 'reliability', 'intimacy', 'selfOrientation']
const HEADS = ['Credib.', 'Reliab.', 'Intim.', 'Self-or.']
const CAVEATS = [
  '- is no evidence, which is not neutral. In brackets: what is likely. ! marks a factor that alone can break trust.',
  "Trust = (credibility + reliability + intimacy) / self-orientation: a practitioners' rule of thumb, no chance of leaving and no ranking.",
]
const MAX_WIDTH = 120
/** Pieces of evidence told of a factor; the JSON holds all. */
const PIECES = 8

/** A line a client, or each client in full. */
export function trustTable(report: TrustReport, { columns, colour }: Pick<Output, 'columns' | 'colour'>): string {
  const style = createStyle(colour)
  const width = Math.min(MAX_WIDTH, columns)
  if (report.inFull) return report.readings.map((reading) => inFull(reading, nameOf(reading, report), width, style)).join('\n')
  const name = Math.max(6, ...report.readings.map((reading) => Math.min(26, nameOf(reading, report).length)))
  const head = `${'Client'.padEnd(name)}  ${'Trust'.padEnd(18)}${HEADS.map((word) => word.padStart(9)).join('')}  Weakest`
  return [
    style.strong(`Trust of ${report.readings.length} clients as of ${momentOf(report.asOf)}`) + ', by client',
    '',
    style.faint(head),
    ...report.readings.map((reading) => {
      const cells = FACTORS.map((factor) => valueOf(reading, factor).padStart(9)).join('')
      return `${style.strong(fit(nameOf(reading, report), name).padEnd(name))}  ${trustOf(reading).padEnd(18)}${cells}  ${weakestOf(reading)}`
    }),
    '',
    ...[...CAVEATS, '--client ID tells one client in full.'].flatMap((line) => wrap(line, width)).map(style.faint),
    '',
  ].join('\n')
}

function inFull(reading: TrustEvidenceReading, name: string, width: number, style: Style): string {
  const { headline, factors, costs, proofs } = explainTrust(reading, en)
  const list = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', style.strong(title), ...lines.flatMap((line) => wrap(line, width - 2).map((part) => `  ${part}`))]
  return [
    ...wrap(`${name}: ${headline}`, width),
    ...factors.flatMap((factor) => ['', ...wrap(`${factor.what}: ${factor.stands}`, width).map(style.strong), ...pieces(factor, style)]),
    ...list('What costs most', costs),
    ...list('What can be done in any week', proofs),
    '',
    ...CAVEATS.slice(1).flatMap((line) => wrap(line, width)).map(style.faint),
    '',
  ].join('\n')
}

/** Newest first; what a piece weighs today stands before it. */
function pieces({ evidence }: ExplainedFactor, style: Style): string[] {
  const more = evidence.length - PIECES
  const shown = evidence.slice(0, PIECES).map(({ what, when, effect, weight }) => {
    const sign = `${effect === 'builds' ? '+' : '-'}${weight.toFixed(2)}`
    return `  ${effect === 'builds' ? style.good(sign) : style.bad(sign)}  ${what}, ${when}`
  })
  return more > 0 ? [...shown, style.faint(`  and ${more} older`)] : shown
}

/** Readings as a Markdown table, or in full. */
export function trustMarkdown(report: TrustReport): string {
  const title = `# Trust of ${report.readings.length} clients as of ${momentOf(report.asOf)}`
  if (report.inFull) return [title, '', ...report.readings.flatMap((reading) => section(reading, nameOf(reading, report)))].join('\n')
  const rows = report.readings.map((reading) => {
    const cells = [nameOf(reading, report), trustOf(reading), ...FACTORS.map((factor) => valueOf(reading, factor)), weakestOf(reading)]
    return `| ${cells.map(escaped).join(' | ')} |`
  })
  return [title, '', `| Client | Trust | ${HEADS.join(' | ')} | Weakest |`, '|---|---|---:|---:|---:|---:|---|', ...rows, '', ...CAVEATS.map(escaped), ''].join('\n')
}

function section(reading: TrustEvidenceReading, name: string): string[] {
  const { headline, factors, costs, proofs } = explainTrust(reading, en)
  return [
    `## ${escaped(name)}`, '', headline, '',
    ...factors.flatMap(({ what, stands, evidence }) => [
      `### ${what}`, '', stands, '',
      ...evidence.slice(0, PIECES).map((piece) => `- ${piece.effect === 'builds' ? 'builds' : 'hurts'}, ${piece.when}: ${piece.what}`),
      ...(evidence.length === 0 ? [] : ['']),
    ]),
    ...[...costs, ...proofs].map((line) => `- ${line}`), '',
  ]
}

/** Whole readings. */
export function trustJson({ asOf, readings }: TrustReport): string {
  return `${JSON.stringify({ asOf: toIso(asOf), readings }, null, 2)}\n`
}

function nameOf({ clientId }: TrustEvidenceReading, { names }: TrustReport): string {
  return plain(names.get(clientId) ?? clientId)
}

function trustOf({ value, interval, weakest }: TrustEvidenceReading): string {
  return weakest === null ? '-' : `${value.toFixed(1)} [${interval.low.toFixed(1)}, ${interval.high.toFixed(1)}]`
}

function valueOf({ factors, breaking }: TrustEvidenceReading, factor: TrustFactor): string {
  const { known, value } = factors[factor]
  return known ? `${value.toFixed(1)}${breaking.includes(factor) ? '!' : ''}` : '-'
}

function weakestOf({ weakest }: TrustEvidenceReading): string {
  return weakest === null ? 'no evidence' : (en.trust.factors[weakest].split(' (')[0] ?? weakest).toLowerCase()
}
