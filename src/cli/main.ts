import { assessCommand } from './commands/assess.ts'
import { backtestCommand } from './commands/backtest.ts'
import { calibrateCommand } from './commands/calibrate.ts'
import { demoCommand } from './commands/demo.ts'
import { explainCommand } from './commands/explain.ts'
import { lintCommand } from './commands/lint.ts'
import { portfolioCommand } from './commands/portfolio.ts'
import { requirementsCommand } from './commands/requirements.ts'
import { schemaCommand } from './commands/schema.ts'
import { trustCommand } from './commands/trust.ts'
import { whatIfCommand } from './commands/what-if.ts'
import { nearest } from '../events/nearest.ts'
import { EXIT, Problem, usageProblem } from './problem.ts'
import { packageVersion } from './package-root.ts'

/** A command: what follows it on the line, one line of help, and what it does. It returns what goes to standard output. */
export interface Command {
  readonly usage: string
  readonly help: string
  readonly options: string
  readonly run: (words: readonly string[], out: Output) => Promise<void>
}

/** Where a command writes; a test gives its own. */
export interface Output {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly columns: number
  readonly colour: boolean
}

const commands: Readonly<Record<string, Command>> = {
  assess: assessCommand,
  backtest: backtestCommand,
  calibrate: calibrateCommand,
  demo: demoCommand,
  explain: explainCommand,
  lint: lintCommand,
  portfolio: portfolioCommand,
  requirements: requirementsCommand,
  schema: schemaCommand,
  trust: trustCommand,
  'what-if': whatIfCommand,
}

/** Runs one call of the command line and returns its exit code. */
export async function main(argv: readonly string[], output: Output): Promise<number> {
  const [name, ...words] = argv
  try {
    if (name === undefined || name === 'help' || name === '--help' || name === '-h') output.out(help(words[0]))
    else if (name === '--version') output.out(`${packageVersion()}\n`)
    else if (words.includes('--help')) output.out(help(name))
    else await command(name).run(words, output)
    return EXIT.ok
  } catch (error) {
    if (error instanceof Problem) {
      output.err(`churn-signals: ${error.message}\n`)
      return error.exitCode
    }
    output.err(`churn-signals: an error of the program itself, please report it:\n${error instanceof Error ? error.stack ?? error.message : String(error)}\n`)
    return EXIT.internal
  }
}

function command(name: string): Command {
  const found = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (found !== undefined) return found
  const close = nearest(name, Object.keys(commands))
  throw usageProblem(`no command ${JSON.stringify(name)}; ${close === undefined ? `known are ${Object.keys(commands).join(', ')}` : `did you mean ${close}?`}`)
}

function help(name: string | undefined): string {
  if (name !== undefined && name !== 'help') {
    const { usage, help, options } = command(name)
    return `${usage}\n\n${help}\n${options === '' ? '' : `\n${options}\n`}`
  }
  const width = Math.max(...Object.keys(commands).map((n) => n.length))
  const rows = Object.entries(commands).map(([n, c]) => `  ${n.padEnd(width)}  ${c.help.split('\n')[0] ?? ''}`)
  return [
    'churn-signals finds the signs that an agency is about to lose a client.',
    '',
    'usage: churn-signals COMMAND [options]',
    '',
    ...rows,
    '',
    'churn-signals COMMAND --help says more about one command.',
    'Exit codes: 0 done, 1 an error of the program, 2 called wrongly, 3 a file cannot be read or understood.',
    '',
  ].join('\n')
}
