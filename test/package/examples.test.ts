import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { root } from '../../scripts/project.ts'
import { packInto, remove, sh, temporary } from './packed.ts'

const folder = temporary()
const tarball = packInto(folder)
afterAll(() => { remove(folder) })

interface Manifest { scripts?: Record<string, string>; dependencies?: Record<string, string> }
const manifestOf = (path: string) => JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as Manifest

const names = readdirSync(join(root, 'examples'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && readdirSync(join(root, 'examples', entry.name)).includes('package.json'))
  .map((entry) => entry.name)

test('there are examples', () => { expect(names.length).toBeGreaterThanOrEqual(3) })

/** A copy of the example, as a stranger would have it, that installs the tarball in place of the released package. */
function install(name: string): string {
  const copy = join(folder, name)
  cpSync(join(root, 'examples', name), copy, { recursive: true, filter: (path) => !path.endsWith('node_modules') })
  const manifest = manifestOf(copy)
  writeFileSync(join(copy, 'package.json'), JSON.stringify({ ...manifest, dependencies: { ...manifest.dependencies, 'churn-signals': tarball } }))
  sh(copy, 'npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel', 'error'])
  return copy
}

describe.each(names)('examples/%s', (name) => {
  const scripts = Object.keys(manifestOf(join(root, 'examples', name)).scripts ?? {}).filter((script) => ['start', 'test'].includes(script))

  test('can be started or tested', () => { expect(scripts.length).toBeGreaterThan(0) })
  test('does what it says with the packed package', () => {
    const copy = install(name)
    for (const script of scripts) expect(sh(copy, 'npm', ['run', '--silent', script]).length).toBeGreaterThan(0)
  })
})
