import { createContext, runInContext } from 'node:vm'
import { build } from 'esbuild'
import { afterAll, expect, test } from 'vitest'
import { read } from '../../scripts/project.ts'
import { sampleAsOf } from '../../scripts/sample.ts'
import { remove, unpackedConsumer } from './packed.ts'

const { folder } = unpackedConsumer()
afterAll(() => { remove(folder) })

/** Assesses one client of the sample and answers with JSON. */
const code = `
import { assess, explain, parseEvents, recommended } from 'churn-signals'
import { en } from 'churn-signals/messages/en'
globalThis.answer = (json) => {
  const { events } = parseEvents(JSON.parse(json))
  const assessment = assess(events, { ...recommended(), asOf: '${sampleAsOf}' })
  return JSON.stringify([assessment, explain(assessment, en)])
}`

test('the core runs where there is only JavaScript: no process, no Buffer, no console, no timers', async () => {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: folder }, bundle: true, write: false, format: 'iife', platform: 'neutral', mainFields: ['module', 'main'],
    conditions: ['import'], target: 'es2022',
  })
  const rows = read('sample/events.ndjson').trim().split('\n').map((line) => JSON.parse(line) as { clientId: string })
  const json = JSON.stringify(rows.filter((row) => row.clientId === rows[0]?.clientId))
  const context = createContext(Object.create(null) as object, { codeGeneration: { strings: false, wasm: false } })
  runInContext(outputFiles[0]?.text ?? '', context)
  const bare = runInContext(`answer(${JSON.stringify(json)})`, context) as string
  const inNode = { answer: (json: string) => json }
  new Function('globalThis', outputFiles[0]?.text ?? '')(inNode)
  expect(bare).toBe(inNode.answer(json))
  expect(bare.length).toBeGreaterThan(1000)
})
