import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser'
import { inputProblem } from '../problem.ts'
import type { Line } from './lines.ts'

/** A value read from a file, with the place where it stands. */
export interface Placed {
  /** `events.ndjson:12` */
  readonly place: string
  readonly value: unknown
}

/** Something that could not be read, with its place and the remedy. */
export interface Unread {
  readonly place: string
  readonly reason: string
}

/** One JSON value a line; empty lines are passed over, broken ones accounted for. */
export async function* readNdjson(lines: AsyncIterable<Line>, path: string): AsyncGenerator<Placed | Unread> {
  for await (const { number, text } of lines) {
    if (text.trim() === '') continue
    try {
      yield { place: `${path}:${number}`, value: JSON.parse(text) as unknown }
    } catch {
      const { column, what } = firstError(text)
      yield { place: `${path}:${number}:${column}`, reason: `not JSON: ${what}; each line must be one whole JSON object` }
    }
  }
}

/** The items of a JSON array. */
export function* readJsonArray(text: string, path: string): Generator<Placed> {
  const value = parseJson(text, path)
  if (!Array.isArray(value)) throw inputProblem(`${path}: expected a JSON array of events or rows, got ${value === null ? 'null' : typeof value}; put the items in [ … ], or write one object a line (NDJSON)`)
  for (const [i, item] of value.entries()) yield { place: `${path}[${i}]`, value: item as unknown }
}

/** One JSON document; a mistake in it is named by line and column. */
export function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    const { line, column, what } = firstError(text)
    throw inputProblem(`${path}:${line}:${column}: not JSON: ${what}`)
  }
}

/** V8 does not always say where JSON breaks, so the place is found by a parser that does. */
function firstError(text: string): { line: number; column: number; what: string } {
  const errors: ParseError[] = []
  parse(text, errors, { disallowComments: true })
  const [first] = errors
  const offset = first?.offset ?? text.length
  const before = text.slice(0, offset).split('\n')
  const what = first === undefined ? 'unexpected end' : printParseErrorCode(first.error).replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  return { line: before.length, column: (before.at(-1) ?? '').length + 1, what }
}
