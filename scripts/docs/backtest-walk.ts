import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { main } from '../../src/cli/main.ts'
import { publicEntries, read, root } from '../project.ts'

const SCRIPT = 'examples/backtest/simulate.js'

/** The script that makes up the data of the walk, as the page shows it. */
export const simulateScript = (): string => `\`\`\`js\n${read(SCRIPT).trimEnd()}\n\`\`\``

/** A command of the page, and what it printed. */
export interface Step {
  readonly command: string
  readonly code: number
  readonly out: string
  readonly err: string
}

/** The lines `npx churn-signals …` of a page's `sh` fences below a heading, in their order; a line may go on behind a backslash. */
export function commandsOf(page: string, heading: string): string[] {
  const section = page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  const fences = [...section.matchAll(/```sh\n([^]*?)```/g)].map(([, body = '']) => body.replace(/\\\n\s*/g, ''))
  return fences.flatMap((body) => body.split('\n').filter((line) => line.startsWith('npx churn-signals ')))
}

/** Makes up the data and runs the commands one after the other, each as it is written, in a folder of their own. */
export async function walk(commands: readonly string[]): Promise<Step[]> {
  const folder = mkdtempSync(join(tmpdir(), 'churn-signals-walk-'))
  const home = process.cwd()
  try {
    process.chdir(folder)
    // The page's script takes the published package; here it is the source.
    writeFileSync('simulate.mjs', read(SCRIPT).replace("'churn-signals/testing'", `'${pathToFileURL(join(root, publicEntries.testing)).href}'`))
    execFileSync(join(root, 'node_modules/.bin/tsx'), ['simulate.mjs'], { stdio: 'pipe' })
    const steps: Step[] = []
    for (const command of commands) steps.push(await step(command))
    return steps
  } finally {
    process.chdir(home)
    rmSync(folder, { recursive: true, force: true })
  }
}

async function step(command: string): Promise<Step> {
  const [out, err]: [string[], string[]] = [[], []]
  const words = command.split(/\s+/).slice(2)
  const code = await main(words, { out: (text) => { out.push(text) }, err: (text) => { err.push(text) }, columns: 100, colour: false })
  return { command, code, out: out.join(''), err: err.join('') }
}

/** What the page shows below each command. */
export async function walkOutputs(page: string, heading: string): Promise<string[]> {
  const steps = await walk(commandsOf(page, heading))
  const failed = steps.find(({ code }) => code !== 0)
  if (failed !== undefined) throw new Error(`${failed.command} ended with exit code ${failed.code}: ${failed.err}`)
  return steps.map(({ out }) => `\`\`\`text\n${out.trimEnd()}\n\`\`\``)
}
