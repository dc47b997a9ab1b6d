import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { main } from '../../src/cli/main.ts'

/** What one call printed. */
export interface Printed {
  code: number
  out: string
  err: string
}

/** Runs the command line in this process. */
export async function run(...argv: string[]): Promise<Printed> {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await main(argv, { out: (text) => { out.push(text) }, err: (text) => { err.push(text) }, columns: 100, colour: false })
  return { code, out: out.join(''), err: err.join('') }
}

/** A folder for the files of one test file; it is removed afterwards. */
export function folder(): (name: string, content: string | Buffer) => string {
  const path = mkdtempSync(join(tmpdir(), 'churn-signals-'))
  afterAll(() => rmSync(path, { recursive: true, force: true }))
  return (name, content) => {
    const file = join(path, name)
    writeFileSync(file, content)
    return file
  }
}
