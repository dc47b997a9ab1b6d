import { parse, type CsvError } from 'csv-parse'
import { Readable } from 'node:stream'
import { inputProblem } from '../problem.ts'
import type { Placed } from './json.ts'

/** The records of a CSV file with a header line, as objects by column. */
export async function* readCsv(bytes: AsyncIterable<Buffer>, path: string, delimiter: string): AsyncGenerator<Placed> {
  const parser = Readable.from(bytes).pipe(parse({ bom: true, delimiter, info: true, skip_empty_lines: true, columns: uniqueNames }))
  try {
    for await (const { record, info } of parser) yield { place: `${path}:${info.lines}`, value: record as unknown }
  } catch (error) {
    if (!isCsvError(error)) throw error
    throw inputProblem(`${path}:${error.lines ?? '?'}: not well-formed CSV: ${error.message}`)
  }
}

/** Two columns of one name would hide each other: the second becomes `name_2`. */
function uniqueNames(header: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return header.map((name) => {
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count === 1 ? name : `${name}_${count}`
  })
}

function isCsvError(error: unknown): error is CsvError {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')
}
