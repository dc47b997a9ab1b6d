import type * as z from 'zod'

/**
 * The value itself once the schema accepts it.
 *
 * @param what - Name of the whole, for the error: `directory`, `mapping`.
 * @throws TypeError naming every wrong place, its path and what is wrong there.
 */
export function checked<T>(schema: z.ZodType, value: T, what: string): T {
  const result = schema.safeParse(value)
  if (result.success) return value
  const lines = result.error.issues.map((issue) => `${what}${pathText(issue.path)}: ${issue.message}`)
  throw new TypeError(lines.join('\n'))
}

/** `.events[0].fields.at` */
export function pathText(path: readonly PropertyKey[]): string {
  return path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')
}
