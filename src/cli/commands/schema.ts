import { readdirSync, readFileSync } from 'node:fs'
import { nearest } from '../../events/nearest.ts'
import type { Command } from '../main.ts'
import { packageRoot } from '../package-root.ts'
import { usageProblem } from '../problem.ts'

/** Prints one of the shipped JSON Schema files. */
export const schemaCommand: Command = {
  usage: 'usage: churn-signals schema [NAME]',
  help: 'Print a JSON Schema of the input files.\nWithout a name: the names there are.',
  options: '',
  run: async (words, { out }) => {
    const folder = new URL('schema/', packageRoot())
    const names = readdirSync(folder).filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -'.json'.length)).sort()
    const [name] = words
    if (name === undefined) return out(`${names.join('\n')}\n`)
    if (!names.includes(name)) throw usageProblem(`schema: no schema ${JSON.stringify(name)}; ${nearest(name, names) ?? `known are ${names.join(', ')}`}`)
    out(readFileSync(new URL(`${name}.json`, folder), 'utf8'))
  },
}
