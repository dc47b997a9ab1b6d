import * as z from 'zod'
import { eventSchema } from '../../src/events/event.ts'
import { agencyProfileSchema, clientProfileSchema } from '../../src/events/inputs.ts'
import { directoryFileSchema } from '../../src/directory/index.ts'
import { mappingSchema } from '../../src/adapters/rows.ts'
import { scorecardFileSchema } from '../../src/health/index.ts'
import { recordingSchema, recordingSpanSchema } from '../../src/events/recording.ts'
import { events, parts } from './named.ts'

const profilesSchema = z
  .array(clientProfileSchema.extend({ clientId: z.string().min(1).describe('The client.') }))
  .meta({ title: 'Profiles', description: 'What a host knows of each client.' })

/** The JSON Schema files (2020-12) by path. */
export function writeJsonSchemas(): [path: string, text: string][] {
  // Names for $defs. Only this script gives them: ids in the shared registry would clash when two copies are loaded.
  for (const [name, schema] of parts) nameIt(schema, name)
  for (const [, name, schema] of events) nameIt(schema, name)
  nameIt(clientProfileSchema, 'ClientProfile')
  nameIt(recordingSpanSchema, 'RecordingSpan')
  return [
    ['schema/event.json', text(eventSchema)],
    ['schema/recording.json', text(recordingSchema)],
    ['schema/profiles.json', text(profilesSchema)],
    ['schema/agency.json', text(agencyProfileSchema)],
    ['schema/directory.json', text(directoryFileSchema)],
    ['schema/mapping.json', text(mappingSchema)],
    ['schema/scorecard.json', text(scorecardFileSchema())],
  ]
}

function nameIt(schema: z.ZodType, id: string): void {
  z.globalRegistry.add(schema, { ...schema.meta(), id })
}

function text(schema: z.ZodType): string {
  return `${JSON.stringify(z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' }), null, 2)}\n`
}
