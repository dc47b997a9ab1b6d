import { isInstant, isLocalDate } from '../events/index.ts'
import { days } from './builders.ts'

/** What the laws do with JSON values: copy, freeze, shift in time, compare. */

/** A deep copy with every text replaced. */
function mapTexts<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T
  if (Array.isArray(value)) return value.map((item: unknown) => mapTexts(item, change)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]: [string, unknown]) => [key, mapTexts(item, change)])) as T
}

/** A deep copy. */
export function copy<T>(value: T): T {
  return mapTexts(value, (text) => text)
}

/** A deep copy that cannot be changed. */
export function frozen<T>(value: T): T {
  return freeze(copy(value))
}

function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  Object.values(value).forEach(freeze)
  return Object.freeze(value)
}

/** A deep copy in which every instant and every day lies some days later; other texts stay. */
export function shifted<T>(value: T, by: number): T {
  return mapTexts(value, (text) => (isInstant(text) || isLocalDate(text) ? days(text, by) + text.slice(10) : text))
}

/** Whether two values are equal, keys that are `undefined` included; no NaN equals anything. */
export function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  if (Array.isArray(a) !== Array.isArray(b) || Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false
  const [left, right] = [new Map<string, unknown>(Object.entries(a)), new Map<string, unknown>(Object.entries(b))]
  return left.size === right.size && [...left].every(([key, value]) => right.has(key) && same(value, right.get(key)))
}

/** A value as a reader of a violation wants to see it. */
export function shown(value: unknown): string {
  const text = String(JSON.stringify(value))
  return text.length > 400 ? `${text.slice(0, 400)}…` : text
}
