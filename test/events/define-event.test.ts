import * as z from 'zod'
import { describe, expect, it } from 'vitest'
import type { CustomEvent, EventOf } from '../../src/events/index.ts'
import { defineEvent } from '../../src/events/index.ts'

const visit = defineEvent('acme/portal-visit', { page: z.string(), seconds: z.number().optional() })

describe('defineEvent', () => {
  it('makes a frozen definition', () => {
    expect(visit.type).toBe('acme/portal-visit')
    expect(Object.isFrozen(visit)).toBe(true)
    expect(Object.keys(visit)).toEqual(['type', 'schema'])
  })

  it('types the event', () => {
    const event: EventOf<typeof visit> = { type: 'acme/portal-visit', id: '1', clientId: 'c', at: '2026-03-06T09:00:00Z', page: '/' }
    const name: 'acme/portal-visit' = event.type
    const asCustom: CustomEvent = event
    // @ts-expect-error a field of the shape is required
    const incomplete: EventOf<typeof visit> = { type: 'acme/portal-visit', id: '1', clientId: 'c', at: '2026-03-06T09:00:00Z' }
    expect([name, asCustom.id, incomplete.id, visit.schema.safeParse(event).success]).toEqual(['acme/portal-visit', '1', '1', true])
  })

  it.each(['visit', 'acme/', '/visit', 'acme/portal/visit', 'Acme/visit', 'acme/portal_visit', 'acme/-x', 'acme/x-', 'a--b/c', `acme/${'x'.repeat(100)}`, ''])(
    'refuses the name %s',
    (name) => {
      expect(() => Reflect.apply(defineEvent, undefined, [name, {}])).toThrow(/expected a name vendor\/name in kebab-case; write it like/)
    },
  )

  it('refuses fields that every event has, and what is no zod type', () => {
    expect(() => defineEvent('acme/x', { at: z.string() })).toThrow('defineEvent("acme/x"): "at" is a field of every event; choose another name')
    expect(() => defineEvent('acme/x', { type: z.string() })).toThrow('"type" is a field of every event')
    expect(() => Reflect.apply(defineEvent, undefined, ['acme/x', { page: 'string' }])).toThrow('"page" is not a zod type; write for instance z.string()')
  })
})
