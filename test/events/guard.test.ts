import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eventSchema, eventSchemas } from '../../src/events/index.ts'
import { isEvent } from '../../src/events/guard.generated.ts'
import { mutatedEvent, oddValue, valid } from './arbitrary.ts'

describe('the generated guard', () => {
  it.each(Object.entries(eventSchemas))('takes every valid %s, and so does zod', (_, schema) => {
    fc.assert(
      fc.property(valid(schema), (event) => {
        expect(schema.safeParse(event).error?.issues).toBeUndefined()
        expect(isEvent(event)).toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  it('accepts exactly what zod accepts, whatever is done to an event', () => {
    const seen = { accepted: 0, refused: 0 }
    fc.assert(
      fc.property(mutatedEvent, (event) => {
        const accepted = eventSchema.safeParse(event).success
        expect(isEvent(event)).toBe(accepted)
        seen[accepted ? 'accepted' : 'refused'] += 1
      }),
      { numRuns: 10_000 },
    )
    // The law would be empty if nearly all mutations fell on one side.
    expect(seen.accepted).toBeGreaterThan(500)
    expect(seen.refused).toBeGreaterThan(500)
  })

  it('refuses what is no event at all, as zod does', () => {
    fc.assert(
      fc.property(oddValue, (value) => {
        expect(isEvent(value)).toBe(eventSchema.safeParse(value).success)
      }),
    )
  })

  it('sees a missing required field of every type', () => {
    for (const schema of Object.values(eventSchemas)) {
      const [event] = fc.sample(valid(schema), { numRuns: 1, seed: 7 })
      const required = Object.entries(schema.shape).filter(([, field]) => field._zod.def.type !== 'optional')
      expect(required.length).toBeGreaterThan(3)
      for (const [key] of required) {
        expect(isEvent({ ...Object(event), [key]: undefined }), `${String(Object(event).type)}.${key}`).toBe(false)
      }
    }
  })
})
