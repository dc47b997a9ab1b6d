import type * as z from 'zod'
import { explainIssue, formatPath } from './explain-issue.ts'

/**
 * Checks one input beside events. Its type is claimed by the caller: name the interface that belongs to the schema.
 *
 * @param value what the host handed in
 * @param schema `recordingSchema`, `clientProfileSchema`, `agencyProfileSchema`, `outcomeSchema`
 * @param place what to call it in the error: `agency`, `profiles["acme"]`
 * @throws TypeError naming the first thing that is wrong, and the remedy
 */
export function assertInput<T>(value: unknown, schema: z.ZodType, place: string): asserts value is T {
  const issue = schema.safeParse(value).error?.issues[0]
  if (issue !== undefined) throw new TypeError(`${place}${formatPath(issue.path, place)}: ${explainIssue(issue, value)}`)
}
