import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { builtIn } from '../src/detectors/built-in.ts'
import type { Detector } from '../src/detectors/index.ts'
import { cueVoices } from '../src/events/index.ts'
import { en } from '../src/messages/en/index.ts'
import { agencyMeasures } from '../src/portfolio/index.ts'
import { parityRows } from './parity-rows.ts'
import { read, root } from './project.ts'

const detectors = new Map<string, Detector>(builtIn.map((factory) => [factory().id, factory()]))
const measures: readonly string[] = Object.keys(agencyMeasures([], { asOf: '2026-01-01T00:00:00Z' }))
const cues = new Set(Object.keys(cueVoices))

/** Whether each kind of thing exists that a row says it is served by. */
const exists: Readonly<Record<string, (id: string, detail: string) => boolean>> = {
  detector: (id) => detectors.has(id),
  cause: (id, cause) => textOf(id) !== undefined && Object.hasOwn(textOf(id)?.causes ?? {}, cause),
  note: (id, note) => Object.hasOwn(textOf(id)?.notes ?? {}, note) || textIn(`src/detectors/${id}.ts`).includes(`'${note}'`),
  reads: (id, type) => detectors.get(id)?.reads.includes(type) === true,
  guard: (id) => detectors.has(id) && textIn(`test/detectors/${id}.test.ts`) !== '' && section(id, 'When not to use it').length > 100,
  play: (id, n) => (detectors.get(id)?.plays.length ?? 0) >= Number(n),
  cue: (code) => cues.has(code),
  measure: (id) => measures.includes(id),
  trust: (factor) => ['credibility', 'reliability', 'intimacy', 'selfOrientation'].includes(factor) && read('src/index.ts').includes('trustFromEvidence'),
}

/** A file's text, empty where there is none. */
function textIn(path: string): string {
  return existsSync(join(root, path)) ? read(path) : ''
}

function section(id: string, title: string): string {
  return textIn(`docs/detectors/${id}.md`).split(`## ${title}\n`)[1]?.split('\n## ')[0]?.trim() ?? ''
}

function textOf(id: string) {
  return Object.hasOwn(en.signs, id) ? en.signs[id] : undefined
}

/** What rows of the five sources lack, and how many are served. */
export function parity(): { served: number; rows: number; problems: string[] } {
  const problems = parityRows.flatMap(([row, sign, , served]) =>
    served.filter((thing) => !isServed(thing)).map((thing) => `parity row ${row} (${sign}): ${thing} does not exist`))
  const unserved = new Set(problems.map((problem) => problem.split(' ')[2]))
  return { served: parityRows.filter(([row, , , served]) => served.length > 0 && !unserved.has(String(row))).length, rows: parityRows.length, problems }
}

function isServed(thing: string): boolean {
  const [kind = '', rest = ''] = thing.split(':')
  const [id = '', detail = ''] = rest.split('/')
  return exists[kind]?.(id, detail) ?? false
}
