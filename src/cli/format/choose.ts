import type { Args, OptionSpec } from '../args.ts'
import type { Output } from '../main.ts'
import { usageProblem } from '../problem.ts'

/** Prints a report in one way. */
export type Format<R> = (report: R, output: Output) => string

/** The option that chooses among formats. */
export const formatOption: OptionSpec = { type: 'string', value: 'table|json|markdown', help: 'how to print (default: table)' }

/** The format that `--format` names. */
export function formatOf<R>(args: Args, command: string, formats: Readonly<Record<'table' | 'json' | 'markdown', Format<R>>>): Format<R> {
  const name = args.text('format') ?? 'table'
  const known: Readonly<Record<string, Format<R>>> = formats
  const format = Object.hasOwn(known, name) ? known[name] : undefined
  if (format !== undefined) return format
  throw usageProblem(`${command}: --format ${JSON.stringify(name)} is not known; known are ${Object.keys(formats).join(', ')}`)
}
