import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { root } from '../../scripts/project.ts'
import { packInto, remove, sh, temporary } from './packed.ts'

// A real installation, by the package manager, from the tarball.
const folder = temporary()
const write = (name: string, text: string) => { writeFileSync(join(folder, name), text) }
write('package.json', JSON.stringify({ name: 'consumer', private: true, type: 'module' }))
sh(folder, 'npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel', 'error', packInto(folder), 'zod@4.6.7', '@types/node@20'])
afterAll(() => { remove(folder) })

const inside = `
const event = message('2026-03-02', { clientId: 'acme' })
const finding = detect([event], noticeGiven(), { asOf: '2026-03-03T00:00:00Z' })
const trust = trustEquation({ credibility: 8, reliability: 6, intimacy: 5, selfOrientation: 4 })
const assessment = assess([event], { ...recommended(), asOf: '2026-03-03T00:00:00Z' })
console.log(JSON.stringify([finding.status, typeof trust, assessment.clientId, typeof fromRows, typeof fromMail, typeof en]))
`
const output = '["unknown","object","acme","function","function","object"]'
const names = '{ assess, detect, noticeGiven, recommended, trustEquation }'
const esm = `import ${names} from 'churn-signals'
import { message } from 'churn-signals/testing'
import { en } from 'churn-signals/messages/en'
import { fromRows } from 'churn-signals/adapters/rows'
import { fromMail } from 'churn-signals/adapters/mail'
${inside}`
const cjs = `const ${names} = require('churn-signals')
const { message } = require('churn-signals/testing')
const { en } = require('churn-signals/messages/en')
const { fromRows } = require('churn-signals/adapters/rows')
const { fromMail } = require('churn-signals/adapters/mail')
${inside}`

test('it can be imported', () => {
  write('esm.mjs', esm)
  expect(sh(folder, process.execPath, ['esm.mjs']).trim()).toBe(output)
})

test('it can be required', () => {
  write('cjs.cjs', cjs)
  expect(sh(folder, process.execPath, ['cjs.cjs']).trim()).toBe(output)
})

test.each([
  ['node16', 'Node16', 'typed.ts'],
  ['node16', 'Node16', 'typed.cts'],
  ['bundler', 'ESNext', 'typed.ts'],
])('a strict TypeScript consumer compiles, resolving as %s (%s, %s)', (moduleResolution, module, file) => {
  write(file, esm)
  const settings = ['--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess', '--noEmit', '--target', 'es2022', '--types', 'node']
  expect(sh(folder, process.execPath, [
    join(root, 'node_modules/typescript/bin/tsc'), ...settings, '--ignoreConfig', '--moduleResolution', moduleResolution, '--module', module, file,
  ])).toBe('')
})

test('a wrong option does not compile', () => {
  write('wrong.ts', "import { noticeGiven } from 'churn-signals'\nnoticeGiven({ noSuchOption: 1 })\n")
  const args = [join(root, 'node_modules/typescript/bin/tsc'), '--strict', '--noEmit', '--ignoreConfig', '--module', 'node16', '--target', 'es2022', 'wrong.ts']
  expect(() => sh(folder, process.execPath, args)).toThrow(/noSuchOption/)
})

test('the command is on the path and shows the sample', () => {
  expect(sh(folder, 'npx', ['--no-install', 'churn-signals', 'demo']).length).toBeGreaterThan(200)
})

test('the JSON Schema files can be imported by name', () => {
  write('schema.cjs', "console.log(require('churn-signals/schema/event.json').$schema)")
  expect(sh(folder, process.execPath, ['schema.cjs']).trim()).toContain('json-schema.org')
})
