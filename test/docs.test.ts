import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { publicEntries, root } from '../scripts/project.ts'
import { docCommentExamples, pageExamples, type Example } from './docs/examples.ts'
import { runExample } from './docs/run-example.ts'
import { typeErrors } from './docs/type-errors.ts'

/** `churn-signals/testing` is `src/testing/index.ts`; anything else is a real package. */
const load = async (name: string): Promise<object> => {
  const [, entry = 'index'] = /^churn-signals(?:\/(.+))?$/.exec(name) ?? [, undefined]
  if (!/^churn-signals(\/|$)/.test(name)) return (await import(/* @vite-ignore */ name)) as object
  const source = Object.entries(publicEntries).find(([key]) => key === entry)?.[1]
  if (source === undefined) throw new Error(`${name} is not exported`)
  return (await import(/* @vite-ignore */ `${root}/${source}`)) as object
}

const loadFile = async (file: string): Promise<object> => (await import(/* @vite-ignore */ `${root}/${file}`)) as object

const nameOf = (example: Example) => `${example.file}:${example.line}`
const onPages = pageExamples()
const inComments = docCommentExamples().filter(({ file }) => !file.startsWith('src/cli/'))

describe('code on pages', () => {
  test('there is some', () => { expect(onPages.length).toBeGreaterThan(0) })
  test.each(onPages.map((example) => [nameOf(example), example] as const))('%s runs', async (_, example) => {
    const checks = await runExample(example, load)
    // A detector's page promises that its examples fire and stay clear, so they must check it.
    expect(checks).toBeGreaterThanOrEqual(example.file.startsWith('docs/detectors/') ? 1 : 0)
  })
  test('all of it type-checks for a strict consumer', () => { expect(typeErrors(onPages)).toEqual([]) })
})

describe('code in doc comments', async () => {
  const everything: Record<string, unknown> = { z }
  for (const name of Object.keys(publicEntries)) {
    Object.assign(everything, await load(name === 'index' ? 'churn-signals' : `churn-signals/${name}`))
  }
  test('there is some', () => { expect(inComments.length).toBeGreaterThan(0) })
  test.each(inComments.map((example) => [nameOf(example), example] as const))('%s runs and checks something', async (_, example) => {
    // An example may use what its own file and its room offer, besides what consumers can import.
    const room = await loadFile(`${example.file.split('/').slice(0, 2).join('/')}/index.ts`)
    expect(await runExample(example, load, { ...everything, ...room, ...await loadFile(example.file) })).toBeGreaterThan(0)
  })
})
