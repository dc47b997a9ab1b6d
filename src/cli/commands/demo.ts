import { fileURLToPath } from 'node:url'
import type { Command } from '../main.ts'
import { packageRoot } from '../package-root.ts'
import { assessCommand } from './assess.ts'
import { portfolioCommand } from './portfolio.ts'
import { trustCommand } from './trust.ts'

/** The sample ends on this evening. */
const AS_OF = '2026-06-30T18:00:00Z'

/** Judges the sample portfolio that ships with the package: who to look after first, the worst client in full, and trust. */
export const demoCommand: Command = {
  usage: 'usage: churn-signals demo',
  help: [
    'Rank a sample portfolio of sixteen clients, say whom to look after first, and tell the worst one in full.',
    'The sample is made up; its events lie in the folder sample/ of the package.',
  ].join('\n'),
  options: '',
  run: async (_words, output) => {
    const file = (name: string): string => fileURLToPath(new URL(`sample/${name}`, packageRoot()))
    const sample = [
      file('events.ndjson'), '--as-of', AS_OF,
      '--profiles', file('profiles.json'), '--agency', file('agency.json'), '--recording', file('recording.json'),
    ]
    await assessCommand.run(sample, output)
    output.out('\n')
    await portfolioCommand.run([...sample, '--worklist', '--capacity', '5'], output)
    output.out('The worst one in full:\n\n')
    await assessCommand.run([...sample, '--client', 'sable-fashion'], output)
    output.out('\nHow much trust the evidence speaks of:\n\n')
    await trustCommand.run(sample, output)
  },
}
