import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { filesBelow, publicEntries, read, root } from '../../scripts/project.ts'
import { packInto, remove, sh, temporary } from './packed.ts'

const folder = temporary()
const tarball = packInto(folder)
afterAll(() => { remove(folder) })

test('publint finds nothing', () => {
  expect(sh(root, 'npx', ['publint', '--strict', tarball])).toContain('All good!')
})

test('the types resolve as Node and bundlers look for them', () => {
  // It fails by its exit code; the profile leaves out the resolution of Node 10, which knows no subpaths.
  const report = sh(root, 'npx', ['attw', '--profile', 'node16', '--no-color', '--format', 'ascii', '--exclude-entrypoints', 'schema', '--', tarball])
  expect(report).toContain('node16 (from ESM): 🟢 (ESM)')
})

test('it holds what a consumer needs and nothing else', () => {
  const files = sh(folder, 'tar', ['-tzf', tarball]).trim().split('\n').map((file) => file.replace(/^package\//, ''))
  const inDist = Object.keys(publicEntries).flatMap((name) => ['.js', '.cjs', '.d.ts', '.d.cts'].map((end) => `dist/${name}${end}`))
  expect(files).toEqual(expect.arrayContaining(['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md', 'dist/cli.js', ...inDist]))
  expect(files.filter((file) => !/^(dist|schema|sample)\/|^(package\.json|README\.md|LICENSE|CHANGELOG\.md)$/.test(file))).toEqual([])
  expect(files.filter((file) => file.startsWith('schema/')).length).toBeGreaterThan(0)
  // Two fifths are CommonJS, which shares nothing between entries; a sixth is the sample that the demo reads. Measured: 1,047 KB.
  expect(readFileSync(tarball).length).toBeLessThanOrEqual(1088 * 1024)
})

test('what the source imports is what the package depends on, zod as a peer', () => {
  const source = filesBelow('src', '.ts').map(read).join('\n')
  const imported = [...source.matchAll(/^(?:import|export) [^;]*? from '((?:@[\w-]+\/)?[\w-]+)[^']*'$/gm)].map(([, name]) => name)
  const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>
  const declared = [...Object.keys(manifest['dependencies'] ?? {}), ...Object.keys(manifest['peerDependencies'] ?? {})]
  expect([...new Set(imported)].filter((name) => name !== 'node').sort()).toEqual(declared.sort())
  expect(Object.keys(manifest['peerDependencies'] ?? {})).toEqual(['zod'])
})
