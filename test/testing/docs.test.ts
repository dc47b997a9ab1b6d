import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { laws } from '../../src/testing/index.ts'

it('the page about custom detectors lists every law as the kit states it, and no other', () => {
  const page = readFileSync(new URL('../../docs/custom-detectors.md', import.meta.url), 'utf8')
  const [, table = ''] = page.split('| law | what it says |\n|---|---|\n')
  const rows = table.slice(0, table.indexOf('\n\n')).split('\n')
  expect(rows).toEqual(laws.map(({ name, statement }) => `| \`${name}\` | ${statement} |`))
})
