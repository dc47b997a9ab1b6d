import type * as z from 'zod'
import { milestoneSchema } from '../../src/events/agreement.ts'
import { moneySchema, partySchema } from '../../src/events/base.ts'
import { cueSchema } from '../../src/events/cues.ts'
import { eventSchemas } from '../../src/events/event.ts'
import { periodSchema } from '../../src/events/money.ts'
import { attendeeSchema } from '../../src/events/talk.ts'
import { scaleSchema } from '../../src/events/voice.ts'

/** The parts that events share, by the name of their interface. */
export const parts: ReadonlyMap<string, z.ZodObject> = new Map<string, z.ZodObject>([
  ['Party', partySchema],
  ['Money', moneySchema],
  ['Cue', cueSchema],
  ['Attendee', attendeeSchema],
  ['Scale', scaleSchema],
  ['Period', periodSchema],
  ['Milestone', milestoneSchema],
])

/** `contact-change` becomes `ContactChange`. */
export const pascal = (type: string): string =>
  type.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')

/** The events, by the name of their interface, with their type. */
export const events: readonly (readonly [type: string, name: string, schema: z.ZodObject])[] = Object.entries(eventSchemas).map(
  ([type, schema]) => [type, `${pascal(type)}Event`, schema],
)

const names = new Map<z.core.$ZodType, string>([
  ...[...parts].map(([name, schema]): [z.core.$ZodType, string] => [schema, name]),
  ...events.map(([, name, schema]): [z.core.$ZodType, string] => [schema, name]),
])

/** The interface that a schema stands for; `describe` makes a copy, so its origins count too. */
export function nameOf(schema: z.core.$ZodType): string | undefined {
  for (let origin: z.core.$ZodType | undefined = schema; origin !== undefined; origin = origin._zod.parent) {
    const name = names.get(origin)
    if (name !== undefined) return name
  }
  return undefined
}
