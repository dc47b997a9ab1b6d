import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'esbuild'
import { rollup, type Plugin } from 'rollup'

export const brotliBytes = (code: string): number => brotliCompressSync(code).length

/** A minified ESM bundle of the entry code, by esbuild. */
export async function esbuildBundle(folder: string, code: string, external: readonly string[] = []): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: folder, loader: 'js' },
    bundle: true, minify: true, write: false, format: 'esm', platform: 'neutral', mainFields: ['module', 'main'], conditions: ['import'],
    target: 'es2022', external: [...external], logLevel: 'silent',
  })
  return outputFiles[0]?.text ?? ''
}

/** An ESM bundle of the entry code, by rollup; everything but the package itself stays outside. */
export async function rollupBundle(installed: string, code: string): Promise<string> {
  const bundle = await rollup({ input: 'entry', plugins: [packageAt(installed, code)], onwarn: () => undefined })
  const { output } = await bundle.generate({ format: 'esm' })
  return output.map((part) => (part.type === 'chunk' ? part.code : '')).join('\n')
}

interface Manifest { sideEffects: boolean; exports: Record<string, { import: { default: string } }> }

/** What node-resolve does, as far as one package needs it. */
function packageAt(installed: string, code: string): Plugin {
  const { sideEffects, exports } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as Manifest
  return {
    name: 'package-at',
    resolveId(source, importer) {
      if (source === 'entry') return source
      const entry = source.startsWith('churn-signals') ? exports[source.replace('churn-signals', '.')] : undefined
      if (entry !== undefined) return { id: join(installed, entry.import.default), moduleSideEffects: sideEffects }
      if (!source.startsWith('.') || importer === undefined) return { id: source, external: true, moduleSideEffects: false }
      const id = join(importer, '..', source)
      return existsSync(id) ? { id, moduleSideEffects: sideEffects } : null
    },
    load: (id) => (id === 'entry' ? code : null),
  }
}
