import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the project. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

export const read = (path: string): string => readFileSync(join(root, path), 'utf8')

/** What consumers may import, and the source of each. `package.json` exports the same names; `npm run check` compares them. */
export const publicEntries = {
  index: 'src/index.ts',
  testing: 'src/testing/index.ts',
  'messages/en': 'src/messages/en/index.ts',
  'adapters/rows': 'src/adapters/rows.ts',
  'adapters/mail': 'src/adapters/mail.ts',
  portfolio: 'src/portfolio/index.ts',
  backtest: 'src/backtest/index.ts',
}

/** A detector is a file of the folder that declares its own name as `id`; the other files there are shared helpers. */
export function detectorIds(): string[] {
  return readdirSync(join(root, 'src/detectors'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -3))
    .filter((id) => read(`src/detectors/${id}.ts`).includes(`id: '${id}',`))
    .sort()
}

/** `late-payment` is exported as `latePayment`. */
export const camelCase = (id: string): string => id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

/** All files below a folder, as paths from the root; an absent folder has none. */
export function filesBelow(folder: string, extension: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(extension) && !file.includes('node_modules'))
    .map((file) => `${folder}/${file}`)
    .sort()
}

/** Whether dist is newer than everything it is made from. */
export function distIsFresh(): boolean {
  const sources = [...filesBelow('src', '.ts'), 'package.json', 'tsup.config.ts', 'tsconfig.json', 'scripts/project.ts']
  const changed = Math.max(...sources.map((path) => statSync(join(root, path)).mtimeMs))
  const built = [...Object.keys(publicEntries).flatMap((name) => [`${name}.js`, `${name}.cjs`, `${name}.d.ts`]), 'cli.js']
  return built.every((name) => (statSync(join(root, 'dist', name), { throwIfNoEntry: false })?.mtimeMs ?? 0) >= changed)
}

/** Runs a command to its end, its output to ours, and gives its exit code. */
export function run(command: string, args: readonly string[]): number {
  return spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status ?? 1
}
