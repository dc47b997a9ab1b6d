/**
 * Keeps what belongs together together: every detector has one source, test, cases, page, weight and text of the same name; the
 * package exports what is built; generated files are fresh. The arrows between rooms are a lint rule: `npm run lint`.
 */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { weights } from '../src/health/weights.ts'
import { parity } from './parity.ts'
import { camelCase, detectorIds, filesBelow, publicEntries, read, root, run } from './project.ts'

const headings = [
  'What it looks at', 'Why it is a sign', 'Example that fires', 'Example that stays clear', 'When not to use it', 'What to do', 'Evidence and limits',
]
const problems: string[] = []
const ids = detectorIds()

/** Names of the files of a folder with this ending, the ending taken off. */
const named = (folder: string, ending: string): string[] =>
  filesBelow(folder, ending).map((file) => file.slice(folder.length + 1, -ending.length))

/** Files that the detectors share, among those that belong to one each. */
const shared = ['README', 'index']
const things: readonly (readonly [what: string, names: readonly string[]])[] = [
  ['test', named('test/detectors', '.test.ts').filter((name) => ids.includes(name))],
  ['cases file', named('test/detectors', '.cases.ts')],
  ['page', named('docs/detectors', '.md').filter((name) => !shared.includes(name))],
  ['export', ids.filter((id) => new RegExp(`^export \\{ ${camelCase(id)} \\} from './detectors/${id}\\.ts'$`, 'm').test(read('src/index.ts')))],
  ['weight', Object.keys(weights)],
  ['text', named('src/messages/en', '.ts').filter((name) => read(`src/messages/en/${name}.ts`).includes('export const text:'))],
]

for (const [what, names] of things) {
  console.log(`${String(names.length).padStart(4)} × ${what}`)
  for (const id of ids) if (!names.includes(id)) problems.push(`detector ${id} has no ${what}`)
  for (const name of names) if (!ids.includes(name)) problems.push(`${what} ${name} belongs to no detector`)
}
console.log(`${String(ids.length).padStart(4)} × detector`)
if (ids.length === 0) problems.push('there are no detectors')

for (const id of ids) {
  const page = `docs/detectors/${id}.md`
  if (!existsSync(join(root, page))) continue
  const lines = read(page).split('\n')
  const found = lines.filter((line) => line.startsWith('## ')).map((line) => line.slice(3))
  if (lines[0] !== `# ${id}`) problems.push(`${page}: the first line must be "# ${id}"`)
  if (found.join() !== headings.join()) problems.push(`${page}: the headings must be ${headings.join(' · ')}`)
  for (const [title, status] of [['Example that fires', 'fired'], ['Example that stays clear', 'clear']] as const) {
    const section = read(page).split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? ''
    if (!section.includes('```ts') || !new RegExp(`// => .*${status}`).test(section)) problems.push(`${page}: "${title}" must show code with a line "… // => '${status}'"`)
  }
}

/** The names a consumer may import are written down twice, for Node and for the build. */
const exported = Object.keys((JSON.parse(read('package.json')) as { exports: Record<string, unknown> }).exports)
const expected = [...Object.keys(publicEntries).map((name) => (name === 'index' ? '.' : `./${name}`)), './schema/*.json', './package.json']
if (exported.join() !== expected.join()) problems.push(`package.json exports ${exported.join(' ')}, the build makes ${expected.join(' ')}`)
const documented = (JSON.parse(read('typedoc.json')) as { entryPoints: string[] }).entryPoints
if (documented.join() !== Object.values(publicEntries).join()) problems.push('typedoc.json documents other entry points than the build makes')

/** Links between pages lead somewhere, folders included. */
for (const page of ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', ...filesBelow('docs', '.md')]) {
  for (const [, link = ''] of read(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)) {
    if (!existsSync(join(root, dirname(page), link))) problems.push(`${page} links to ${link}, which is not there`)
  }
}

/** Somebody else's machine must install the same from the default registry. */
const elsewhere = [...read('package-lock.json').matchAll(/"resolved": "(https?:\/\/(?!registry\.npmjs\.org\/)[^"]+)"/g)]
for (const [, url] of elsewhere) problems.push(`package-lock.json names ${url ?? ''}`)

/** Every sign that the five sources name is served by something that exists. */
const { served, rows, problems: unserved } = parity()
problems.push(...unserved)
const pages = things.find(([what]) => what === 'page')?.[1].length ?? 0
console.log(`${served} of ${rows} rows served, ${ids.length} detectors, ${pages} pages, ${Object.keys(weights).length} weights`)

for (const problem of problems) console.error(problem)
const stale = ['generate-events', 'generate-docs', 'make-sample'].filter((script) => run('npx', ['tsx', `scripts/${script}.ts`, '--check']) !== 0)
process.exitCode = problems.length + stale.length === 0 ? 0 : 1
