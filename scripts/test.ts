import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './project.ts'

/** Every check, in the order in which a failure is cheapest to find. Each runs even where one before it failed. */
const checks: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['types without Node', 'npx', 'tsc', '-p', 'tsconfig.json'],
  ['types', 'npx', 'tsc', '-p', 'tsconfig.node.json'],
  ['lint and arrows', 'npx', 'eslint', '.'],
  ['parity and generated files', 'npx', 'tsx', 'scripts/check.ts'],
  ['build', 'npm', 'run', '--silent', 'build'],
  ['golden scores', 'npx', 'tsx', 'scripts/golden.ts'],
  ['docs site', 'npx', 'typedoc', '--logLevel', 'Warn'],
]

const report = join(root, '.cache/vitest.json')
let [passed, failed] = [0, 0]

function count(name: string, ok: boolean, since: number): void {
  if (ok) passed += 1
  else failed += 1
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - since) / 1000).toFixed(1)} s)`)
}

for (const [name, command, ...args] of checks) {
  const start = Date.now()
  console.log(`\n> ${name}`)
  count(name, run(command, args) === 0, start)
}

/** Vitest's own count, and two checks of its run: that it went well where no test failed, and that nothing was skipped. */
function runTests(): void {
  const start = Date.now()
  console.log('\n> tests')
  rmSync(report, { force: true })
  mkdirSync(join(root, '.cache'), { recursive: true })
  const code = run('npx', ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`])
  const counts = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) as Record<string, number> : {}
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = counts
  passed += numPassedTests
  failed += numFailedTests
  count('the run of all test files', numPassedTests > 0 && (code === 0 || numFailedTests > 0), start)
  count('no test is skipped', numPendingTests + numTodoTests === 0, start)
}

runTests()
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
