import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './project.ts'

/** The moment at which the sample ends and is judged. */
export const sampleAsOf = '2026-06-30T18:00:00Z'

/** The command line that assesses the committed sample and prints every assessment as JSON. */
export const sampleArguments = (events = join(root, 'sample/events.ndjson')): string[] => [
  'assess', events, '--as-of', sampleAsOf, '--format', 'json',
  '--profiles', join(root, 'sample/profiles.json'),
  '--recording', join(root, 'sample/recording.json'),
  '--agency', join(root, 'sample/agency.json'),
]

/** What the built command line prints for the sample, by any Node and under any environment. */
export function assessSample(options: { node?: string; cli?: string; events?: string; env?: Record<string, string> } = {}): string {
  const { node = process.execPath, cli = join(root, 'dist/cli.js'), events, env = {} } = options
  return execFileSync(node, [cli, ...sampleArguments(events)], {
    encoding: 'utf8', maxBuffer: 256 << 20, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NO_COLOR: '1', ...env },
  })
}
