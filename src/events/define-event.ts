import * as z from 'zod'
import { eventFields } from './base.ts'
import { isCustomTypeName } from './checks.ts'
import type { CustomEvent } from './event.ts'

/** The declaration of a custom event type: given to `parseEvents` in `custom`, and named in a detector's `reads`. */
export interface EventDefinition<E extends CustomEvent = CustomEvent> {
  /** The name, `vendor/name`. */
  readonly type: E['type']
  /** The whole event, base fields included. Unknown fields pass. */
  readonly schema: z.ZodType
  /** Carries the type of the event to TypeScript; never set. */
  readonly example?: E
}

/** The event that a definition declares: `type PortalVisit = EventOf<typeof portalVisit>`. */
export type EventOf<D extends EventDefinition> = D extends EventDefinition<infer E> ? E : never

/** The event made of the base fields, a name and the fields of a shape. */
export type ShapedEvent<Name extends CustomEvent['type'], Shape extends z.core.$ZodShape> =
  CustomEvent & { type: Name } & Omit<z.input<z.ZodObject<Shape, z.core.$strip>>, keyof CustomEvent>

/**
 * Declares an event type of one's own.
 *
 * @param type the name, `vendor/name` in kebab-case; it is for ever, so that events of two vendors never collide
 * @param shape zod types of the fields beside the base ones. They only check: what `parseEvents` returns is the caller's own
 *   object, so defaults and transforms have no effect
 * @throws TypeError when the name has another form, or the shape redefines a base field or holds something that is no zod type
 * @example
 * import * as z from 'zod'
 * const portalVisit = defineEvent('acme/portal-visit', { page: z.string(), seconds: z.number().optional() })
 * const row = { type: 'acme/portal-visit', id: '1', clientId: 'bakery', at: '2026-03-06T09:00:00Z', page: '/reports' }
 * parseEvents([row], { custom: [portalVisit] }).events.length // => 1
 */
export function defineEvent<const Name extends CustomEvent['type'], Shape extends z.core.$ZodShape>(
  type: Name,
  shape: Shape,
): EventDefinition<ShapedEvent<Name, Shape>>
export function defineEvent(type: CustomEvent['type'], shape: z.core.$ZodShape): EventDefinition {
  const place = `defineEvent(${JSON.stringify(type)})`
  if (typeof type !== 'string' || !isCustomTypeName(type)) {
    throw new TypeError(`${place}: expected a name vendor/name in kebab-case; write it like acme/portal-visit`)
  }
  for (const [field, schema] of Object.entries(shape)) {
    if (field === 'type' || Object.hasOwn(eventFields, field)) {
      throw new TypeError(`${place}: "${field}" is a field of every event; choose another name`)
    }
    if (!(typeof schema === 'object' && schema !== null && '_zod' in schema)) {
      throw new TypeError(`${place}: "${field}" is not a zod type; write for instance z.string()`)
    }
  }
  return Object.freeze({ type, schema: z.looseObject({ type: z.literal(type), ...eventFields, ...shape }) })
}
