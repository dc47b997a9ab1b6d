import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { distIsFresh, root } from '../../scripts/project.ts'

/** Runs a command and gives what it prints; where it fails, what it printed is the error. */
export function sh(cwd: string, command: string, args: readonly string[], env: Record<string, string> = {}): string {
  try {
    return execFileSync(command, args, { cwd, encoding: 'utf8', env: { ...process.env, ...env }, stdio: 'pipe', maxBuffer: 64 << 20 })
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    throw new Error(`${command} ${args.join(' ')}\n${stdout}\n${stderr}`, { cause: error })
  }
}

/** A temporary folder; the real path, since tools compare paths. */
export const temporary = (): string => realpathSync(mkdtempSync(join(tmpdir(), 'churn-signals-')))

export const remove = (folder: string): void => { rmSync(folder, { recursive: true, force: true }) }

/** Packs the package as it would be published and gives the path of the tarball. */
export function packInto(folder: string): string {
  if (!distIsFresh()) throw new Error('dist is missing or older than the sources: run `npm run build` first')
  const [line] = sh(root, 'npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder]).trim().split('\n').slice(-1)
  return join(folder, line ?? '')
}

/** A folder in which `churn-signals` is what the tarball holds, and what it depends on is what is installed here: no registry needed. */
export function unpackedConsumer(): { folder: string; installed: string } {
  const folder = temporary()
  const installed = join(folder, 'node_modules/churn-signals')
  mkdirSync(installed, { recursive: true })
  sh(folder, 'tar', ['-xzf', packInto(folder), '-C', installed, '--strip-components', '1'])
  mkdirSync(join(folder, 'node_modules/@date-fns'))
  for (const name of ['zod', 'date-fns', '@date-fns/tz', 'csv-parse', 'postal-mime', 'typescript', '@types']) {
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name))
  }
  return { folder, installed }
}
