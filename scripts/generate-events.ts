/**
 * Writes everything that follows from the event schemas:
 * the fast guard, the JSON Schema files, and the field tables of docs/events.md and docs/recording.md.
 *
 *     npx tsx scripts/generate-events.ts           write them
 *     npx tsx scripts/generate-events.ts --check   exit 1 and name the files that are stale
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeGuard } from './events/guard.ts'
import { writeJsonSchemas } from './events/json-schema.ts'
import { fillTables } from './events/tables.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const read = (path: string): string => {
  try {
    return readFileSync(join(root, path), 'utf8')
  } catch {
    return ''
  }
}

const files = new Map([
  ['src/events/guard.generated.ts', writeGuard()],
  ...writeJsonSchemas(),
  ...['docs/events.md', 'docs/recording.md'].map((path): [string, string] => [path, fillTables(read(path))]),
])

const stale = [...files].filter(([path, text]) => read(path) !== text)
if (process.argv.includes('--check')) {
  for (const [path] of stale) console.error(`${path} is stale; run npx tsx scripts/generate-events.ts`)
  if (stale.length > 0) process.exitCode = 1
} else {
  for (const [path, text] of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
    console.log(`wrote ${path}`)
  }
}
