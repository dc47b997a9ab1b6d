import { requirements } from '../../assess/index.ts'
import { recommended } from '../../health/index.ts'
import { optionHelp, readArgs, type OptionSpecs } from '../args.ts'
import type { Command } from '../main.ts'
import { readScorecard } from '../read/inputs.ts'
import { createStyle, wrap } from '../style.ts'

const options: OptionSpecs = {
  scorecard: { type: 'string', value: 'FILE', help: 'the scorecard to ask about (default: the recommended one)' },
}

/** Says which events, and how they are come by, would let which detectors judge. */
export const requirementsCommand: Command = {
  usage: 'usage: churn-signals requirements [--scorecard FILE]',
  help: 'Which event types would let which detectors judge, those that most need first.\nTiers: automatic (a system sends them), derived (by difference or inference), logged (people write them down).',
  options: optionHelp(options),
  run: async (words, { out, columns, colour }) => {
    const path = readArgs(words, options, 'requirements').text('scorecard')
    const style = createStyle(colour)
    const { types } = requirements(path === undefined ? recommended() : await readScorecard(path))
    const name = Math.max(...types.map(({ type }) => type.length))
    const left = name + 2 + 'automatic'.length + 2
    const width = Math.min(columns, 110) - left
    for (const { type, tier, neededBy, helps } of types) {
      const lines = [
        ...(neededBy.length === 0 ? [] : wrap(`needed by ${neededBy.join(', ')}`, width)),
        ...(helps.length === 0 ? [] : wrap(`helps ${helps.join(', ')}`, width).map(style.faint)),
      ]
      lines.forEach((line, i) => out(`${i === 0 ? `${style.strong(type.padEnd(name))}  ${tier.padEnd(9)}  ` : ' '.repeat(left)}${line}\n`))
    }
  },
}
