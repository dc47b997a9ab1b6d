import type * as z from 'zod'
import { explainIssue, formatPath } from './explain-issue.ts'

/**
 * Checks one input beside events and returns the caller's own value.
 *
 * @param place what to call it in the error: `agency`, `profiles["acme"]`
 * @throws TypeError naming the first thing that is wrong, and the remedy
 */
export function parseInput<T>(place: string, schema: z.ZodType, value: unknown): T {
  if (accepts<T>(place, schema, value)) return value
  throw new TypeError(`${place}: not accepted`)
}

function accepts<T>(place: string, schema: z.ZodType, value: unknown): value is T {
  const issue = schema.safeParse(value).error?.issues[0]
  if (issue === undefined) return true
  throw new TypeError(`${place}${formatPath(issue.path, place)}: ${explainIssue(issue, value)}`)
}
