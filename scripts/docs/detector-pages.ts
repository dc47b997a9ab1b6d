import * as z from 'zod'
import type { Detector } from '../../src/detectors/index.ts'
import { requirements } from '../../src/assess/index.ts'
import { recommended } from '../../src/health/index.ts'
import { weights } from '../../src/health/weights.ts'
import { code, table } from './markdown.ts'

/** What a JSON Schema says of one option. */
interface OptionSchema {
  description?: string
  basis?: string
  because?: string
  default?: unknown
  type?: string
  enum?: unknown[]
  items?: OptionSchema
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  exclusiveMaximum?: number
}

const sides: Record<Detector['side'], string> = {
  'client': 'what the client does', 'agency': 'how we conduct ourselves towards this client', 'agency-level': 'the agency as a whole',
}
const meanings: Record<Detector['firesOn'], string> = {
  presence: 'presence: something was recorded; no events in a complete recording mean `clear`',
  absence: 'absence: something due did not happen; a hole in the recording never makes it fire',
  change: 'change: something differs from before; without enough to compare it answers `unknown`',
}
const list = (items: readonly string[]): string => items.map(code).join(', ')

/** The head of a detector's page: what it declares about itself, and its options. */
export function head(detector: Detector): string {
  const { id, sign, side, sources, leadTime, firesOn, reads, lookbackDays } = detector
  const lead = leadTime.days === undefined ? 'nobody claims a span' : `${leadTime.days[0]} to ${leadTime.days[1]} days`
  const back = Object.entries(lookbackDays).map(([type, days]) => `${code(type)} ${days} days`)
  const whole = reads.filter((type) => lookbackDays[type] === undefined)
  if (whole.length > 0) back.push(`${list(whole)} whole`)
  const entry = Object.entries(weights).find(([name]) => name === id)?.[1]
  return [
    `**${sign}**`,
    '',
    table(['', ''], [
      ['about', sides[side]],
      ['said by', sources.join(', ')],
      ['lead time', `${lead} (${leadTime.basis})`],
      ['fires on', meanings[firesOn]],
      ['reads', list(reads)],
      ['looks back', back.join(', ')],
      ...(entry === undefined ? [] : [['weight', `${entry.weight}, family ${code(entry.family)}, dimension ${code(entry.dimension)}`]]),
    ]),
    '',
    optionsTable(detector),
  ].join('\n')
}

/** Names, defaults, bounds and grounds of the options, from their schema. */
function optionsTable(detector: Detector): string {
  const schema = z.toJSONSchema(detector.optionsSchema(), { io: 'input' }) as { properties?: Record<string, OptionSchema> }
  const options = Object.entries(schema.properties ?? {})
  if (options.length === 0) return 'It has no options.'
  for (const [name, { description, basis, because }] of options) {
    if (!description || !basis || !because) throw new Error(`${detector.id}: option ${name} needs a description, a basis and a reason: option(…)`)
  }
  return table(
    ['option', 'default', 'bounds', 'what it is', 'basis of the default'],
    options.map(([name, option]) => [
      code(name), option.default === undefined ? 'none' : code(option.default), bounds(option), option.description ?? '',
      `${option.basis ?? ''}: ${option.because ?? ''}`,
    ]),
  )
}

function bounds(option: OptionSchema): string {
  const limits: string[] = []
  if (option.enum) limits.push(`one of ${list(option.enum.map(String))}`)
  if (option.items?.enum) limits.push(`any of ${list(option.items.enum.map(String))}`)
  if (option.type === 'integer') limits.push('whole')
  if (option.exclusiveMinimum !== undefined) limits.push(`over ${option.exclusiveMinimum}`)
  if (option.minimum !== undefined && option.minimum > -Number.MAX_SAFE_INTEGER) limits.push(`at least ${option.minimum}`)
  if (option.exclusiveMaximum !== undefined) limits.push(`under ${option.exclusiveMaximum}`)
  if (option.maximum !== undefined && option.maximum < Number.MAX_SAFE_INTEGER) limits.push(`at most ${option.maximum}`)
  return limits.join(', ')
}

/** Every detector in one table, those that count most first. */
export function catalogue(detectors: readonly Detector[]): string {
  const tiers = new Map(requirements({ ...recommended(), detectors }).detectors.map(({ id, tier }) => [id, tier]))
  const weightOf = (id: string): number => Object.entries(weights).find(([name]) => name === id)?.[1].weight ?? 0
  const rows = [...detectors].sort((a, b) => weightOf(b.id) - weightOf(a.id) || (a.id < b.id ? -1 : 1))
  return [
    `${detectors.length} detectors, by their weight in the recommended scorecard. Tier is how the easiest data to judge by come about:`,
    '`automatic` from systems, `derived` by comparison or reading, `logged` by people.',
    '',
    table(
      ['detector', 'sign', 'about', 'said by', 'fires on', 'tier', 'lead time', 'weight'],
      rows.map(({ id, sign, side, sources, firesOn, leadTime }) => [
        `[${id}](${id}.md)`, sign, side, sources.join(', '), firesOn, tiers.get(id) ?? '',
        leadTime.days === undefined ? '–' : `${leadTime.days[0]}–${leadTime.days[1]} days (${leadTime.basis})`, String(weightOf(id)),
      ]),
    ),
  ].join('\n')
}
