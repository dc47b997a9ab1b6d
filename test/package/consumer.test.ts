import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { root } from '../../scripts/project.ts'
import { packInto, remove, sh, temporary } from './packed.ts'

// A real installation, by the package manager, from the tarball.
const folder = temporary()
const write = (name: string, text: string) => { writeFileSync(join(folder, name), text) }
write('package.json', JSON.stringify({ name: 'consumer', private: true, type: 'module' }))
sh(folder, 'npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel', 'error', packInto(folder), 'zod@4.6.7'])
afterAll(() => { remove(folder) })

const inside = `
const event = message('2026-03-02', { clientId: 'acme' })
const assessment = assess([event], { ...recommended(), asOf: '2026-03-03T00:00:00Z' })
const finding = detect([contract('2026-02-01', { status: 'notice-given' })], noticeGiven(), { asOf: '2026-03-03T00:00:00Z' })
const trust = trustEquation({ credibility: 8, reliability: 6, intimacy: 5, selfOrientation: 4 })
console.log(JSON.stringify([assessment.clientId, finding.status, trust.value, typeof fromRows, typeof fromMail, typeof explain(assessment, en)]))
`
const output = '["acme","fired",4.75,"function","function","object"]'
const names = '{ assess, detect, explain, noticeGiven, recommended, trustEquation }'
const esm = `import ${names} from 'churn-signals'
import { contract, message } from 'churn-signals/testing'
import { en } from 'churn-signals/messages/en'
import { fromRows } from 'churn-signals/adapters/rows'
import { fromMail } from 'churn-signals/adapters/mail'
${inside}`
const cjs = `const ${names} = require('churn-signals')
const { contract, message } = require('churn-signals/testing')
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

/** A consumer without the types of Node; a wrong option must be an error. */
const typed = `${esm}
// @ts-expect-error there is no such option
noticeGiven({ noSuchOption: 1 })
export const severity: number = finding.status === 'fired' ? finding.severity : 0
`

// The declarations are checked themselves as well: skipLibCheck is off.
test.each([
  ['node16', 'node16', ['typed.ts', 'typed.cts']],
  ['bundler', 'esnext', ['typed.ts']],
])('a strict TypeScript consumer compiles, resolving as %s', (moduleResolution, module, files) => {
  for (const file of files) write(file, typed)
  const compilerOptions = {
    strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noEmit: true, target: 'es2022', lib: ['es2022', 'dom'], types: [],
    module, moduleResolution,
  }
  write('tsconfig.json', JSON.stringify({ compilerOptions, files }))
  expect(sh(folder, process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder])).toBe('')
})

test('the command is on the path and shows the sample', () => {
  expect(sh(folder, 'npx', ['--no-install', 'churn-signals', 'demo']).length).toBeGreaterThan(200)
})

test('the JSON Schema files can be imported by name', () => {
  write('schema.cjs', "console.log(require('churn-signals/schema/event.json').$schema)")
  expect(sh(folder, process.execPath, ['schema.cjs']).trim()).toContain('json-schema.org')
})
