import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { rollup } from 'rollup'
import { transformSync } from 'esbuild'
import { describe, expect, it } from 'vitest'

const index = fileURLToPath(new URL('../../src/events/index.ts', import.meta.url))

/** What esbuild leaves of an import, minified, in bytes. */
async function bytes(code: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: fileURLToPath(new URL('.', import.meta.url)), loader: 'ts' },
    bundle: true, minify: true, write: false, format: 'esm',
  })
  return outputFiles[0]?.contents.length ?? NaN
}

describe('importing from events costs only what is used', () => {
  it('nothing for types and names', async () => {
    expect(await bytes(`import type { Party } from ${JSON.stringify(index)}; export const p: Party = { side: 'client' }`)).toBeLessThan(100)
    expect(await bytes(`export { eventTypes } from ${JSON.stringify(index)}`)).toBeLessThan(500)
  })

  it('no zod for toInstant', async () => {
    const size = await bytes(`export { toInstant } from ${JSON.stringify(index)}`)
    expect(size).toBeGreaterThan(1_000)
    expect(size).toBeLessThan(8_000)
  })

  it('no other schema for one schema', async () => {
    const one = await bytes(`export { usageSchema } from ${JSON.stringify(index)}`)
    const all = await bytes(`export { eventSchema } from ${JSON.stringify(index)}`)
    expect(all - one).toBeGreaterThan(10_000)
  })

  it('nor under rollup', async () => {
    const bundle = await rollup({
      input: 'entry',
      external: ['zod', /^@date-fns/],
      plugins: [
        {
          name: 'source',
          resolveId: (id, from) => (id === 'entry' ? id : id.startsWith('.') ? fileURLToPath(new URL(id, `file://${String(from)}`)) : id === index ? id : null),
          load: (id) => (id === 'entry' ? `export { toInstant } from ${JSON.stringify(index)}` : null),
          transform: (code, id) => (id.endsWith('.ts') ? transformSync(code, { loader: 'ts' }).code : null),
        },
      ],
    })
    const { output } = await bundle.generate({ format: 'esm' })
    expect(output[0].code).toContain('function toInstant')
    expect(output[0].code).not.toMatch(/looseObject|strictObject/)
  })
})
