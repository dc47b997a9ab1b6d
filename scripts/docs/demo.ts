import { join } from 'node:path'
import { main } from '../../src/cli/main.ts'
import { root } from '../project.ts'
import { sampleAsOf } from '../sample.ts'

/** What the command line prints for the worst clients of the sample, as the README shows it. */
export async function demoOutput(): Promise<string> {
  const printed: string[] = []
  const sample = (name: string): string => join(root, 'sample', name)
  const code = await main(
    ['assess', sample('events.ndjson'), '--as-of', sampleAsOf, '--profiles', sample('profiles.json'), '--agency', sample('agency.json'), '--recording', sample('recording.json'), '--top', '5'],
    { out: (text) => { printed.push(text) }, err: (text) => { throw new Error(text) }, columns: 100, colour: false },
  )
  if (code !== 0) throw new Error(`the demo ended with exit code ${code}`)
  return `\`\`\`text\n${printed.join('').trimEnd()}\n\`\`\``
}
