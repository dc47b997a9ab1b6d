import type * as z from 'zod'
import { eventFields } from '../../src/events/base.ts'
import { eventTiers } from '../../src/events/event-types.ts'
import { agencyProfileSchema, clientProfileSchema } from '../../src/events/inputs.ts'
import { recordingSpanSchema } from '../../src/events/recording.ts'
import { events, nameOf, parts } from './named.ts'

/** The text with every `<!-- table: name -->` … `<!-- end -->` block filled from the schemas. */
export function fillTables(text: string): string {
  return text.replaceAll(/<!-- table: ([a-z-]+) -->\n[^]*?<!-- end -->/g, (_, name: string) => {
    return `<!-- table: ${name} -->\n${table(name)}<!-- end -->`
  })
}

const others = new Map<string, Readonly<Record<string, z.core.$ZodType>>>([
  ['base', eventFields],
  ['recording', recordingSpanSchema.shape],
  ['profile', clientProfileSchema.shape],
  ['agency', agencyProfileSchema.shape],
  ...[...parts].map(([name, schema]): [string, z.core.$ZodShape] => [name.toLowerCase(), schema.shape]),
])

function table(name: string): string {
  const event = events.find(([type]) => type === name)
  const shape = event?.[2].shape ?? others.get(name)
  if (shape === undefined) throw new Error(`no table called ${name}`)
  const base: Readonly<Record<string, z.core.$ZodType>> = eventFields
  const rows = Object.entries(shape)
    .filter(([key, field]) => key !== 'type' && (name === 'base' || field !== base[key]))
    .map(([key, field]) => `| \`${key}\`${isOptional(field) ? '' : ' *'} | ${typeText(field)} | ${description(field)} |\n`)
  return `| field | type | meaning |\n|---|---|---|\n${rows.join('')}${tier(name)}`
}

const tiers: Readonly<Record<string, string>> = eventTiers
const tier = (name: string): string => (Object.hasOwn(tiers, name) ? `\nTier: ${tiers[name]}.\n` : '')

const isOptional = (schema: z.core.$ZodType): boolean => schema._zod.def.type === 'optional'

function description(schema: z.core.$ZodType): string {
  return 'description' in schema && typeof schema.description === 'string' ? schema.description.replaceAll('|', '\\|') : ''
}

function typeText(schema: z.core.$ZodType): string {
  const { def } = schema._zod as z.core.$ZodTypes['_zod']
  const name = nameOf(schema)
  if (name !== undefined) return name
  switch (def.type) {
    case 'optional':
      return typeText(def.innerType)
    case 'array':
      return `list of ${typeText(def.element)}`
    case 'enum': {
      const values = Object.values(def.entries)
      return values.length > 12 ? 'one of the codes' : values.map((value) => `\`${String(value)}\``).join(', ')
    }
    case 'literal':
      return def.values.map((value) => `\`${String(value)}\``).join(', ')
    case 'number':
      return 'format' in def ? 'whole number' : 'number'
    case 'string':
      return stringText(schema)
    case 'union':
      return def.options.map(typeText).join(' or ')
    case 'boolean':
    case 'object':
      return def.type
    default:
      throw new Error(`the tables do not know zod's ${def.type}`)
  }
}

function stringText(schema: z.core.$ZodType): string {
  const format = 'meta' in schema && typeof schema.meta === 'function' ? (schema as z.ZodString).meta()?.format : undefined
  return format === 'date-time' ? 'instant' : format === 'date' ? 'day' : 'text'
}
