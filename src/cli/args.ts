import { parseArgs, type ParseArgsConfig } from 'node:util'
import { nearest } from '../events/nearest.ts'
import { usageProblem } from './problem.ts'

/** An option of a command: how it is spelt, what stands behind it, and one line of help. */
export interface OptionSpec {
  readonly type: 'string' | 'boolean'
  readonly multiple?: true
  readonly value?: string
  readonly help: string
}

/** A command's options by name. */
export type OptionSpecs = Readonly<Record<string, OptionSpec>>

/** The words behind a command, sorted into options and the rest. */
export interface Args {
  readonly files: readonly string[]
  text(name: string): string | undefined
  texts(name: string): readonly string[]
  flag(name: string): boolean
}

/** Reads the words behind a command; an unknown option names the nearest known one. */
export function readArgs(words: readonly string[], specs: OptionSpecs, command: string): Args {
  const options: NonNullable<ParseArgsConfig['options']> = {}
  for (const [name, { type, multiple }] of Object.entries(specs)) options[name] = multiple ? { type, multiple } : { type }
  const parsed = parse([...words], options, command)
  const value = (name: string): unknown => parsed.values[name]
  return {
    files: parsed.positionals,
    text: (name) => { const v = value(name); return typeof v === 'string' ? v : undefined },
    texts: (name) => { const v = value(name); return Array.isArray(v) ? v.filter((t) => typeof t === 'string') : [] },
    flag: (name) => value(name) === true,
  }
}

function parse(args: string[], options: NonNullable<ParseArgsConfig['options']>, command: string) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch (error) {
    const known = Object.keys(options)
    const unknown = /Unknown option '(--?[^' ]+)/.exec(error instanceof Error ? error.message : '')?.[1]
    if (unknown === undefined) throw usageProblem(`${command}: ${error instanceof Error ? error.message : String(error)}`)
    const close = nearest(unknown.replace(/^-+/, ''), known)
    const hint = close === undefined ? `known are ${known.map((name) => `--${name}`).join(' ')}` : `did you mean --${close}?`
    throw usageProblem(`${command}: unknown option ${unknown}; ${hint}`)
  }
}

/** The whole number behind an option, where it is given. */
export function wholeOf(args: Args, name: string, command: string, least = 0): number | undefined {
  const text = args.text(name)
  if (text === undefined) return undefined
  const value = Number(text)
  if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value
  throw usageProblem(`${command}: --${name} takes a whole number${least > 0 ? ` from ${least}` : ''}, got ${JSON.stringify(text)}`)
}

/** The number behind an option, where it is given; both ends of the range are allowed. */
export function numberOf(args: Args, name: string, command: string, [from, to]: readonly [number, number]): number | undefined {
  const text = args.text(name)
  if (text === undefined) return undefined
  const value = Number(text)
  if (text.trim() !== '' && value >= from && value <= to) return value
  throw usageProblem(`${command}: --${name} takes a number from ${from} to ${to}, got ${JSON.stringify(text)}`)
}

/** The options of a command, one a line. */
export function optionHelp(specs: OptionSpecs): string {
  const rows = Object.entries(specs).map(([name, { value, help }]): [string, string] => [`--${name}${value === undefined ? '' : ` ${value}`}`, help])
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, help]) => `  ${left.padEnd(width)}  ${help}`).join('\n')
}
