import { accessSync, constants, statSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { calibrate, type BacktestResult, type Calibration, type CalibrationMethod } from '../../backtest/index.ts'
import { extendScorecard, recommended, scorecardFile, type Scorecard } from '../../health/index.ts'
import { numberOf, optionHelp, readArgs, type Args, type OptionSpecs } from '../args.ts'
import { calibrateMarkdown, calibrateTable, type CalibrateReport } from '../format/calibrate.ts'
import { formatOf, formatOption } from '../format/choose.ts'
import type { Command } from '../main.ts'
import { inputProblem, usageProblem } from '../problem.ts'
import { createProgress } from '../progress.ts'
import { exportHelp, optional, reportUnread } from '../read/export.ts'
import { historyOptions, readHistory, refusing, replayed, reportStrangers } from '../read/history.ts'
import { readScorecard } from '../read/inputs.ts'

const options: OptionSpecs = {
  ...historyOptions,
  'scorecard': { type: 'string', value: 'FILE', help: 'the scorecard to fit (default: the recommended one)' },
  'method': {
    type: 'string', value: 'slope|logistic|isotonic', help: 'how much to fit (default: the most that losses allow and a scorecard holds)',
  },
  'fit-share': { type: 'string', value: 'S', help: 'share of the span to fit to, 0 to 1; the later dates judge it (default: 0.67)' },
  'out': { type: 'string', value: 'FILE', help: 'write the changed scorecard to it, for --scorecard' },
  'format': formatOption,
}

/** Fits a scorecard to the losses of an export. */
export const calibrateCommand: Command = {
  usage: 'usage: churn-signals calibrate FILE… --outcomes FILE [options]',
  help: [
    'Fit the chances, and with losses enough the weights, to who really left, and say whether it is better on later dates.',
    'From 30 lost clients one slope, from 100 a weight for each sign, from 500 a curve besides.',
    exportHelp,
  ].join('\n'),
  options: optionHelp(options),
  run: async (words, output) => {
    const args = readArgs(words, options, 'calibrate')
    const format = formatOf(args, 'calibrate', { table: calibrateTable, json: asJson, markdown: calibrateMarkdown })
    if (args.text('outcomes') === undefined)
      throw usageProblem('calibrate: --outcomes FILE says who left and who stayed; without it there is nothing to fit to')
    const [method, fitShare, out] = [methodOf(args), shareOf(args), outOf(args)]
    const progress = createProgress(process.stderr)
    try {
      const before = await optional(args, 'scorecard', readScorecard) ?? recommended()
      const history = await readHistory(args, 'calibrate', progress)
      const result = replayed({ ...history, inputs: { ...history.inputs, resamples: 0 } }, before, progress)
      progress.step('fitting')
      const { calibration, curveAllowed } = fitted(result, before, method, fitShare)
      // Risk is fitted over the horizon of the backtest, and speaks of it from then on.
      const after = extendScorecard({ ...before, horizonDays: history.inputs.horizonDays }, calibration.changes)
      progress.done()
      reportUnread(history.read.loaded, args, output)
      reportStrangers(history, output.err)
      if (out !== null) write(out, after)
      output.out(format({ calibration, before, after, out, curveAllowed }, output))
    } finally {
      progress.done()
    }
  },
}

const METHODS: readonly CalibrationMethod[] = ['slope', 'logistic', 'isotonic']

function methodOf(args: Args): CalibrationMethod | undefined {
  const text = args.text('method')
  const method = METHODS.find((known) => known === text)
  if (text === undefined || method !== undefined) return method
  throw usageProblem(`calibrate: --method ${JSON.stringify(text)} is not known; known are ${METHODS.join(', ')}`)
}

function shareOf(args: Args): number | undefined {
  const share = numberOf(args, 'fit-share', 'calibrate', [0, 1])
  if (share === 0 || share === 1)
    throw usageProblem('calibrate: --fit-share must leave dates to fit to and dates to judge by; 0.67 does')
  return share
}

/** A file that cannot be written is found out before the long work, not after it. */
function outOf(args: Args): string | null {
  const out = args.text('out')
  if (out === undefined) return null
  const path = resolve(out)
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true)
    throw usageProblem(`calibrate: --out ${out} is a folder; name a file in it`)
  try {
    accessSync(dirname(path), constants.W_OK)
  } catch {
    throw usageProblem(`calibrate: --out ${out}: nothing can be written to ${dirname(path)}; name a folder that is there and yours`)
  }
  return out
}

function write(path: string, scorecard: Scorecard): void {
  try {
    writeFileSync(path, `${JSON.stringify(scorecardFile(scorecard), null, 2)}\n`)
  } catch (error) {
    throw inputProblem(`${path}: cannot be written (${error instanceof Error ? error.message : String(error)})`)
  }
}

/** No scorecard holds a curve, so one is fitted only where it is asked for. */
function fitted(
  result: BacktestResult, scorecard: Scorecard, method: CalibrationMethod | undefined, fitShare: number | undefined,
): { calibration: Calibration; curveAllowed: boolean } {
  const fit = (wanted: CalibrationMethod | undefined): Calibration => refusing(() => calibrate(result, {
    scorecard, ...(wanted === undefined ? {} : { method: wanted }), ...(fitShare === undefined ? {} : { fitShare }),
  }))
  const most = fit(method)
  const curveAllowed = method === undefined && most.method === 'isotonic'
  return { calibration: curveAllowed ? fit('logistic') : most, curveAllowed }
}

function asJson({ calibration, after }: CalibrateReport): string {
  return `${JSON.stringify({ calibration, scorecard: scorecardFile(after) }, null, 2)}\n`
}
