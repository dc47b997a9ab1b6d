import * as fc from 'fast-check'
import type * as z from 'zod'
import { isCurrency, isInstant, isLocalDate } from '../../src/events/checks.ts'
import { eventSchemas } from '../../src/events/event.ts'

/** Values that a schema accepts, made by walking the schema; refinements of objects are met by trying. */
export function valid(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  const { def } = schema._zod as z.core.$ZodTypes['_zod']
  switch (def.type) {
    case 'optional':
      return fc.option(valid(def.innerType), { nil: undefined })
    case 'string':
      return text(def.checks ?? [])
    case 'number':
      return 'format' in def ? fc.integer({ min: 0, max: 100 }) : fc.double({ min: 0, max: 1, noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'literal':
      return fc.constantFrom(...def.values)
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries))
    case 'union':
      return fc.oneof(...def.options.map(valid))
    case 'array':
      return fc.array(valid(def.element), { maxLength: 3 })
    case 'object': {
      const fields = Object.entries(def.shape)
      const required = fields.filter(([, field]) => field._zod.def.type !== 'optional').map(([key]) => key)
      const record = fc.record(Object.fromEntries(fields.map(([key, field]) => [key, valid(field)])), { requiredKeys: required })
      return def.checks === undefined ? record : record.filter((value) => checksHold(def.checks ?? [], value))
    }
    default:
      throw new Error(`no values for zod's ${def.type}`)
  }
}

const functionOf = (check: z.core.$ZodCheck): unknown => (check._zod.def as { fn?: unknown }).fn

function checksHold(checks: readonly z.core.$ZodCheck[], value: unknown): boolean {
  return checks.every((check) => {
    const fn = functionOf(check)
    return typeof fn === 'function' && Boolean(fn(value))
  })
}

const days = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2199-12-30T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString())
const instants = fc.oneof(
  days,
  days.map((text) => text.replace('Z', '+05:30')),
  days.map((text) => text.replace(/\.\d+Z/, '-00:00')),
)

function text(checks: readonly z.core.$ZodCheck[]): fc.Arbitrary<string> {
  const functions = checks.map(functionOf)
  if (functions.includes(isInstant)) return instants
  if (functions.includes(isLocalDate)) return days.map((day) => day.slice(0, 10))
  if (functions.includes(isCurrency)) return fc.constantFrom('EUR', 'USD', 'JPY')
  return fc.string({ minLength: checks.length === 0 ? 0 : 1, unit: fc.oneof(fc.constantFrom('a', ' ', '\ud800', '🙂'), fc.string({ minLength: 1, maxLength: 1 })) })
}

/** A valid event of any built-in type, or a retraction. */
export const validEvent: fc.Arbitrary<unknown> = fc.oneof(...Object.values(eventSchemas).map(valid))

/** What people and systems put where something else belongs. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    undefined, null, true, 0, -0, -1, 1.5, 101, NaN, Infinity, 2 ** 53, '', ' ', '1', 'EUR', 'eur', '__proto__', 'constructor', 'client', 'question', 'claim',
    '2026-02-28', '2026-02-29', '2028-02-29', '1899-12-31', '2200-01-01', '2026-13-01', '9999-12-31',
    '2026-03-06T23:30:00Z', '2026-03-06t23:30:00z', '2026-03-06T24:00:00Z', '2026-03-06T23:59:60Z', '2026-03-06T23:30Z', '2026-03-06T23:30:00.Z',
    '2026-03-06T23:30:00.1234567890Z', '2026-03-06T23:30:00+24:00', '2026-03-06T23:30:00+0000', '2026-03-06T23:30:00', '2026-03-06 23:30:00Z', '２026-03-06T23:30:00Z',
  ),
  fc.constantFrom<unknown>([], [null], {}, [[]], { side: 'client' }, [{ side: 'client' }], { amount: 1, currency: 'EUR' }, new Date(0), Object.create(null), new Map(), () => 1, Symbol('x'), 1n),
  fc.anything(),
)

/** Every path of a JSON value, the root left out. */
function pathsOf(value: unknown, at: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.keys(value).flatMap((key) => [[...at, key], ...pathsOf(Reflect.get(value, key), [...at, key])])
}

/** A copy of an event with one place changed or deleted, or a field added. */
export const mutatedEvent: fc.Arbitrary<unknown> = fc
  .tuple(validEvent, fc.nat(), oddValue, fc.constantFrom('set', 'delete', 'add'), fc.constantFrom('type', 'at', 'dueOn', 'dueAt', 'scale', 'score', 'ext', 'x', '__proto__'))
  .map(([event, seed, odd, how, added]) => {
    const copy: unknown = structuredClone(event)
    const paths = pathsOf(copy)
    const path = paths[seed % paths.length] ?? []
    const key = path[path.length - 1] ?? 'type'
    const parent = path.slice(0, -1).reduce<unknown>((value, step) => Reflect.get(Object(value), step), copy)
    const target = Object(how === 'add' ? copy : parent)
    if (how === 'delete') Reflect.deleteProperty(target, key)
    else Object.defineProperty(target, how === 'add' ? added : key, { value: odd, enumerable: true, configurable: true, writable: true })
    return copy
  })
