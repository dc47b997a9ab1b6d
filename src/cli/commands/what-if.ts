import { whatIf } from '../../backtest/index.ts'
import { recommended } from '../../health/index.ts'
import { optionHelp, readArgs, type OptionSpecs } from '../args.ts'
import { formatOf, formatOption } from '../format/choose.ts'
import { whatIfMarkdown, whatIfTable, type WhatIfReport } from '../format/what-if.ts'
import type { Command } from '../main.ts'
import { usageProblem } from '../problem.ts'
import { createProgress } from '../progress.ts'
import { exportHelp, optional, reportUnread } from '../read/export.ts'
import { historyOptions, readHistory, refusing, replayed, reportStrangers } from '../read/history.ts'
import { readScorecard } from '../read/inputs.ts'

const options: OptionSpecs = {
  a: { type: 'string', value: 'FILE', help: 'one scorecard (default: the recommended one)' },
  b: { type: 'string', value: 'FILE', help: 'the other one' },
  ...historyOptions,
  format: formatOption,
}

/** Replays an export with two scorecards. */
export const whatIfCommand: Command = {
  usage: 'usage: churn-signals what-if FILE… --b FILE [--a FILE] [--outcomes FILE] [options]',
  help: [
    'What another scorecard would have changed: who changes band, which alarms come and go, and the figures side by side.',
    'Without --outcomes the figures that need them are left out.',
    exportHelp,
  ].join('\n'),
  options: optionHelp(options),
  run: async (words, output) => {
    const args = readArgs(words, options, 'what-if')
    const format = formatOf(args, 'what-if', { table: whatIfTable, json: asJson, markdown: whatIfMarkdown })
    const nameB = args.text('b')
    if (nameB === undefined)
      throw usageProblem('what-if: --b FILE names the scorecard to compare with; --a is the recommended one unless given')
    const progress = createProgress(process.stderr)
    try {
      const one = await optional(args, 'a', readScorecard) ?? recommended()
      const other = await readScorecard(nameB)
      const history = await readHistory(args, 'what-if', progress)
      // No figure is printed with an interval.
      const plainly = { ...history, inputs: { ...history.inputs, resamples: 0 } }
      const [a, b] = [replayed(plainly, one, progress), replayed(plainly, other, progress)]
      const difference = refusing(() => whatIf(a, b))
      progress.done()
      reportUnread(history.read.loaded, args, output)
      reportStrangers(history, output.err)
      const nameA = args.text('a') ?? 'the recommended scorecard'
      output.out(format({ difference, a, b, nameA, nameB, names: history.read.names }, output))
    } finally {
      progress.done()
    }
  },
}

/** Who changes, what comes and goes, and the figures. */
function asJson({ difference, nameA, nameB }: WhatIfReport): string {
  return `${JSON.stringify({ a: nameA, b: nameB, whatIf: difference }, null, 2)}\n`
}
