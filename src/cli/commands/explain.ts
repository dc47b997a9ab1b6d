import * as z from 'zod'
import { builtIn } from '../../detectors/built-in.ts'
import type { Detector } from '../../detectors/index.ts'
import { nearest } from '../../events/nearest.ts'
import { recommended } from '../../health/index.ts'
import { en } from '../../messages/en/index.ts'
import type { Command } from '../main.ts'
import { usageProblem } from '../problem.ts'
import { createStyle, wrap } from '../style.ts'

/** What stands in an option's JSON Schema. */
const optionSchema = z.looseObject({ description: z.string().optional(), default: z.unknown(), basis: z.string().optional(), because: z.string().optional() })

/** Says what one detector looks for, on which data, with which options, and what to do when it fires. */
export const explainCommand: Command = {
  usage: 'usage: churn-signals explain DETECTOR',
  help: 'What one detector looks for, its options and what to do.\nWithout a name: the detectors there are.',
  options: '',
  run: async (words, { out, columns, colour }) => {
    const detectors: Detector[] = builtIn.map((factory) => factory())
    const [id] = words
    if (id === undefined) return out(list(detectors))
    const detector = detectors.find((d) => d.id === id)
    if (detector === undefined) {
      const close = nearest(id, detectors.map((d) => d.id))
      throw usageProblem(`explain: no detector ${JSON.stringify(id)}; ${close === undefined ? 'churn-signals explain lists them' : `did you mean ${close}?`}`)
    }
    out(page(detector, Math.min(columns, 100), colour))
  },
}

function list(detectors: readonly Detector[]): string {
  const width = Math.max(...detectors.map(({ id }) => id.length))
  return detectors.map(({ id, sign }) => `${id.padEnd(width)}  ${sign}\n`).join('')
}

function page(detector: Detector, width: number, colour: boolean): string {
  const style = createStyle(colour)
  const { id, sign, side, sources, leadTime, firesOn, reads, lookbackDays, plays } = detector
  const { weight, family, dimension } = recommended().weights[id] ?? { weight: 0, family: '', dimension: '' }
  const back = (type: string): string => (Object.hasOwn(lookbackDays, type) ? `${type} (${lookbackDays[type]} days)` : type)
  const lead = leadTime.days === undefined ? 'none claimed' : `${leadTime.days[0]} to ${leadTime.days[1]} days (${leadTime.basis})`
  const texts = Object.hasOwn(en.signs, id) ? en.signs[id]?.plays ?? {} : {}
  const facts: [string, string][] = [
    ['side', side], ['sources', sources.join(', ')], ['lead time', lead], ['fires on', firesOn], ['reads', reads.map(back).join(', ')],
    ['weight', `${weight} doublings of the odds at severity 1; ${dimension} / ${family}`],
  ]
  return [
    style.strong(id), ...wrap(sign, width), '',
    ...facts.map(([name, value]) => `${style.faint(name.padEnd(10))} ${value}`), '',
    style.strong('Options'), ...optionsOf(detector).flatMap((line) => wrap(line, width - 2).map((part, i) => (i === 0 ? `  ${part}` : `      ${part}`))), '',
    style.strong('What to do'),
    ...plays.map((play) => (typeof play === 'string' ? play : play.play)).flatMap((code, i) => wrap(texts[code] ?? code, width - 5).map((part, k) => (k === 0 ? `${i + 1}. `.padStart(5) : '     ') + part)),
    '',
  ].join('\n')
}

function optionsOf(detector: Detector): string[] {
  const schema = z.toJSONSchema(detector.optionsSchema(), { io: 'input' })
  const properties = Object.entries(schema.properties ?? {})
  if (properties.length === 0) return ['none']
  return properties.map(([name, property]) => {
    const { description = '', basis, because, ...rest } = optionSchema.parse(property)
    return `${name} = ${JSON.stringify(rest.default)}: ${description}${basis === undefined ? '' : ` [${basis}: ${because ?? ''}]`}`
  })
}
