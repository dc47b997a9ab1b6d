import { rmSync } from 'node:fs'
import { defineConfig, type Options } from 'tsup'
import { detectorIds, publicEntries } from './scripts/project.ts'

// Parts of the build run side by side, so none of them may clean what another has written.
rmSync('dist', { recursive: true, force: true })

const detectorEntries = Object.fromEntries(detectorIds().map((id) => [`detectors/${id}`, `src/detectors/${id}.ts`]))

const shared: Options = {
  outDir: 'dist',
  target: 'es2022',
  // No machine's globals are assumed; what only the command line needs stays an import of `node:…`.
  platform: 'neutral',
  external: [/^node:/],
  dts: false,
  silent: true,
}

export default defineConfig([
  // One entry per detector keeps each in a chunk of its own, so that whoever imports one detector bundles one.
  { ...shared, entry: { ...publicEntries, ...detectorEntries, cli: 'src/cli/index.ts' }, format: 'esm', splitting: true },
  { ...shared, entry: publicEntries, format: 'cjs', splitting: false },
  {
    ...shared,
    entry: publicEntries,
    format: ['esm', 'cjs'],
    // tsup passes a `baseUrl`, which TypeScript 6 calls deprecated.
    dts: { only: true, compilerOptions: { ignoreDeprecations: '6.0' } },
  },
])
