import { lintScorecard, recommended } from '../../health/index.ts'
import { optionHelp, readArgs, type OptionSpecs } from '../args.ts'
import type { Command } from '../main.ts'
import { inputProblem } from '../problem.ts'
import { optional } from '../read/export.ts'
import { readScorecard } from '../read/inputs.ts'
import { plain } from '../style.ts'

const options: OptionSpecs = {
  scorecard: { type: 'string', value: 'FILE', help: 'the scorecard to look at (default: the recommended one)' },
  strict: { type: 'boolean', help: 'a warning is an error' },
}

/** Says what is allowed in a scorecard and probably not meant. */
export const lintCommand: Command = {
  usage: 'usage: churn-signals lint [--scorecard FILE] [--strict]',
  help: [
    'What is allowed in a scorecard and probably not meant.',
    'Detectors that count for nothing, weights without a detector, bands out of reach, signs scored on the wrong side.',
  ].join('\n'),
  options: optionHelp(options),
  run: async (words, { out }) => {
    const args = readArgs(words, options, 'lint')
    const warnings = lintScorecard(await optional(args, 'scorecard', readScorecard) ?? recommended())
    for (const { code, message } of warnings) out(`${code}: ${plain(message)}\n`)
    if (warnings.length === 0) out('No warnings.\n')
    else if (args.flag('strict')) throw inputProblem(`--strict: warnings: ${warnings.length}`)
  },
}
