import { recommended } from '../../health/index.ts'
import { optionHelp, readArgs, type OptionSpecs } from '../args.ts'
import { backtestMarkdown } from '../format/backtest-markdown.ts'
import type { BacktestReport } from '../format/backtest-report.ts'
import { backtestTable } from '../format/backtest-table.ts'
import { formatOf, formatOption } from '../format/choose.ts'
import type { Command } from '../main.ts'
import { createProgress } from '../progress.ts'
import { exportHelp, optional, reportUnread } from '../read/export.ts'
import { historyOptions, readHistory, replayed, reportStrangers } from '../read/history.ts'
import { readScorecard } from '../read/inputs.ts'

const options: OptionSpecs = {
  ...historyOptions,
  scorecard: { type: 'string', value: 'FILE', help: 'other options, weights and bands than the recommended ones' },
  format: formatOption,
}

/** Replays an export and holds the alarms against what came. */
export const backtestCommand: Command = {
  usage: 'usage: churn-signals backtest FILE… [--outcomes FILE] [options]',
  help: [
    'Whether the alarms would have been right: goes back over your own history and holds them against who left.',
    'Without --outcomes it is a dry run, which says how many alarms to expect.',
    exportHelp,
  ].join('\n'),
  options: optionHelp(options),
  run: async (words, output) => {
    const args = readArgs(words, options, 'backtest')
    const format = formatOf(args, 'backtest', { table: backtestTable, json: asJson, markdown: backtestMarkdown })
    const progress = createProgress(process.stderr)
    try {
      const scorecard = await optional(args, 'scorecard', readScorecard) ?? recommended()
      const history = await readHistory(args, 'backtest', progress)
      const { loaded } = history.read
      const result = replayed(history, scorecard, progress)
      progress.done()
      reportUnread(loaded, args, output)
      reportStrangers(history, output.err)
      output.out(format({ result, scorecard: args.text('scorecard') ?? null, given: loaded.given, accepted: loaded.accepted }, output))
    } finally {
      progress.done()
    }
  },
}

/** The whole result, every judgement included. */
function asJson({ result, given, accepted }: BacktestReport): string {
  return `${JSON.stringify({ rows: { given, accepted }, backtest: result }, null, 2)}\n`
}
