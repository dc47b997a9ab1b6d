import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import * as z from 'zod'
import { describe, expect, it } from 'vitest'
import { parts, events } from '../../scripts/events/named.ts'
import { eventFields } from '../../src/events/base.ts'
import { agencyProfileSchema, clientProfileSchema, cueVoices, eventTiers, eventTypes, recordingSpanSchema } from '../../src/events/index.ts'

const path = (relative: string): string => fileURLToPath(new URL(`../../${relative}`, import.meta.url))

/** The doc comment of every field of every interface in a file, by `Interface.field`. */
function docComments(file: string): Map<string, string> {
  const source = ts.createSourceFile(file, readFileSync(path(file), 'utf8'), ts.ScriptTarget.Latest, true)
  const found = new Map<string, string>()
  source.forEachChild((node) => {
    if (!ts.isInterfaceDeclaration(node)) return
    found.set(node.name.text, commentOf(node))
    for (const member of node.members) {
      if (member.name !== undefined) found.set(`${node.name.text}.${member.name.getText(source)}`, commentOf(member))
    }
  })
  return found
}

function commentOf(node: ts.Node): string {
  const [doc] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc)
  return ts.getTextOfJSDocComment(doc?.comment) ?? ''
}

const files = ['agreement', 'base', 'cues', 'inputs', 'money', 'people', 'recording', 'retraction', 'talk', 'use', 'voice', 'work']
const comments = new Map(files.flatMap((file) => [...docComments(`src/events/${file}.ts`)]))

describe('every schema says what its interface says', () => {
  const named: [name: string, shape: z.core.$ZodShape, description: string | undefined][] = [
    ...events.map(([, name, schema]): [string, z.core.$ZodShape, string | undefined] => [name, schema.shape, schema.description]),
    ...[...parts].map(([name, schema]): [string, z.core.$ZodShape, string | undefined] => [name, schema.shape, schema.description]),
    ['ClientProfile', clientProfileSchema.shape, clientProfileSchema.description],
    ['AgencyProfile', agencyProfileSchema.shape, agencyProfileSchema.description],
    ['RecordingSpan', recordingSpanSchema.shape, recordingSpanSchema.description],
    ['EventBase', eventFields, comments.get('EventBase')],
  ]

  it.each(named)('%s', (name, shape, description) => {
    expect(comments.get(name)).toBe(description)
    const own = Object.entries(shape).filter(([key]) => key !== 'type' && comments.has(`${name}.${key}`))
    expect(own.length).toBeGreaterThan(0)
    for (const [key, field] of own) {
      const text = 'description' in field ? field.description : undefined
      expect(text, `${name}.${key}`).toBe(comments.get(`${name}.${key}`))
      expect(text, `${name}.${key}`).toMatch(/\.$/)
    }
  })
})

describe('what is generated', () => {
  it('is up to date', () => {
    // Throws, with the names of the stale files, when the exit code is not 0.
    execFileSync(process.execPath, ['--import', 'tsx', path('scripts/generate-events.ts'), '--check'], { encoding: 'utf8' })
  })

  it('is JSON Schema 2020-12 with one definition per type', () => {
    const schema: unknown = JSON.parse(readFileSync(path('schema/event.json'), 'utf8'))
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $defs: {
        MessageEvent: { title: 'Message', properties: { from: { $ref: '#/$defs/Party' }, at: { format: 'date-time' } } },
        CommitmentEvent: { oneOf: [{ required: ['dueOn'] }, { required: ['dueAt'] }] },
      },
    })
    expect(Object.keys(z.looseObject({ $defs: z.looseObject({}) }).parse(schema).$defs)).toHaveLength(22 + parts.size)
  })
})

describe('the closed lists', () => {
  it('have 21 types, each with a tier, and 37 cues: 22 of the client, 14 of the agency, 1 of either', () => {
    expect(eventTypes).toHaveLength(21)
    expect(Object.keys(eventTiers).sort()).toEqual([...eventTypes].sort())
    const voices = Object.values(cueVoices)
    expect(voices).toHaveLength(37)
    expect(voices.filter((voice) => voice === 'client')).toHaveLength(22)
    expect(voices.filter((voice) => voice === 'agency')).toHaveLength(14)
  })
})
