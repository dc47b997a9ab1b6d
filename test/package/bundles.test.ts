import { afterAll, describe, expect, test } from 'vitest'
import { camelCase, detectorIds } from '../../scripts/project.ts'
import { brotliBytes, esbuildBundle, rollupBundle } from './bundle.ts'
import { remove, unpackedConsumer } from './packed.ts'

const { folder, installed } = unpackedConsumer()
afterAll(() => { remove(folder) })

const ids = detectorIds()
const detectorsIn = (bundle: string) => ids.filter((id) => new RegExp(`["'\`]?id["'\`]?: ?["'\`]${id}["'\`]`).test(bundle))
const take = (names: string, from = 'churn-signals') => `import { ${names} } from '${from}'\nconsole.log(${names})\n`
const KB = 1024

describe.each(ids)('%s alone, from the root', (id) => {
  const code = take(camelCase(id))

  test('is the only detector in an esbuild bundle', async () => {
    expect(detectorsIn(await esbuildBundle(folder, code, ['zod']))).toEqual([id])
  })
  test('is the only detector in a rollup bundle', async () => {
    expect(detectorsIn(await rollupBundle(installed, code))).toEqual([id])
  })
  test('costs at most 2 KB without zod', async () => {
    expect(brotliBytes(await esbuildBundle(folder, code, ['zod']))).toBeLessThanOrEqual(2 * KB)
  })
})

/** Ceilings in brotli bytes, zod aside. Raise one only with the reason beside it. */
const ceilings: readonly (readonly [what: string, code: string, kilobytes: number])[] = [
  ['the calculator of the trust equation', take('trustEquation'), 2],
  ['everything of the root', "export * from 'churn-signals'", 60],
]

describe('ceilings', () => {
  test('one detector with zod: 25 KB', async () => {
    const sizes = await Promise.all(ids.map(async (id) => brotliBytes(await esbuildBundle(folder, take(camelCase(id))))))
    expect(Math.max(...sizes)).toBeLessThanOrEqual(25 * KB)
  })
  test.each(ceilings)('%s', async (_, code, kilobytes) => {
    expect(brotliBytes(await esbuildBundle(folder, code, ['zod']))).toBeLessThanOrEqual(kilobytes * KB)
  })
})

/** What no bundle of the core may name: the machine's clock, chance, network and runtime. */
const forbidden = [/\bprocess\./, /\bBuffer\b/, /["']node:/, /\bDate\.now\b/, /\bMath\.random\b/, /\bfetch\(/, /\brequire\(/, /\bXMLHttpRequest\b/]

test('the root names nothing of the machine it runs on', async () => {
  const bundle = await esbuildBundle(folder, "export * from 'churn-signals'", ['zod', 'date-fns', '@date-fns/tz', 'csv-parse', 'postal-mime'])
  expect(forbidden.filter((name) => name.test(bundle))).toEqual([])
})
