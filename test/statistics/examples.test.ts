import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as statistics from '../../src/statistics/index.ts'

const room = new URL('../../src/statistics/', import.meta.url)

/** The `expression // => value` lines of the docstrings; a value may stand on a line of its own. */
const examples = readdirSync(room).flatMap((file) => {
  const lines = readFileSync(new URL(file, room), 'utf8').split('\n')
  return lines.flatMap((line, i) => {
    const [code, value] = line.replace(/^ \* ?/, '').split('// => ')
    if (code === undefined || value === undefined) return []
    return [[code.trim() === '' ? (lines[i - 1] ?? '').replace(/^ \* ?/, '') : code.trim(), value] as const]
  })
})

test('there are examples', () => { expect(examples.length).toBeGreaterThan(30) })

test.each(examples)('%s is %s', (code, value) => {
  const [names, functions] = [Object.keys(statistics), Object.values(statistics)]
  const run = (expression: string): unknown => new Function(...names, `return (${expression})`)(...functions)
  expect(run(code)).toEqual(run(value))
})
