import type * as z from 'zod'
import { nearest } from './nearest.ts'

/** Zod's words for what it expected, in ours. Anything else is shown as zod names it. */
const nouns: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a finite number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
}

/** `to[0].side`; with something before it, `.to[0].side`. */
export function formatPath(path: readonly PropertyKey[], before = ''): string {
  let text = ''
  for (const key of path) {
    if (typeof key === 'number') text += `[${key}]`
    else text += before + text === '' ? String(key) : `.${String(key)}`
  }
  return text
}

/** What lies at a path, undefined where nothing does. */
export function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Reflect.get(value, key)
  }
  return value
}

/** A value in a few words: short texts and numbers as they are, everything else by its kind. Reads no fields. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value)
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return 'a list'
  if (value instanceof Date) return 'a Date'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

/** What zod expected and the remedy, in words that depend neither on zod's version nor on its locale. */
function expectation(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.message.startsWith('expected ')) return issue.message
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${nouns[issue.expected] ?? issue.expected}`
    case 'invalid_value': {
      const known = issue.values.map(String)
      const meant = typeof value === 'string' ? nearest(value, known) : undefined
      const oneOf = known.length === 1 ? describeValue(issue.values[0]) : `one of ${known.join(', ')}`
      return `expected ${oneOf}${meant === undefined ? '' : `; did you mean "${meant}"?`}`
    }
    case 'too_small':
      if (issue.origin === 'string') return 'expected a text that is not empty'
      if (issue.origin === 'array') return `expected a list of at least ${issue.minimum}`
      return `expected ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}`
    case 'too_big':
      return `expected at most ${issue.maximum}`
    case 'unrecognized_keys':
      return `expected no field ${issue.keys.map((key) => JSON.stringify(key)).join(', ')}; correct its name or take it out`
    default:
      return issue.message
  }
}

/**
 * One sentence about one issue: what was expected, what was found, and the remedy.
 *
 * Every message of our own schemas is `expected …; remedy`; what was found goes between the two.
 */
export function explainIssue(issue: z.core.$ZodIssue, root: unknown): string {
  const value = valueAt(root, issue.path)
  const text = expectation(issue, value)
  // What lies there is an object or a list and only its contents are wrong: the kind would say nothing.
  if (value !== null && typeof value === 'object' && issue.code !== 'invalid_type' && issue.code !== 'invalid_value') return text
  const cut = text.indexOf('; ')
  const expected = cut < 0 ? text : text.slice(0, cut)
  const remedy = cut < 0 ? '' : text.slice(cut)
  if (value === undefined) return `missing, ${expected}`
  if (value === null) return `${expected}, got null; leave the field out when it is not known`
  return `${expected}, got ${describeValue(value)}${remedy}`
}
