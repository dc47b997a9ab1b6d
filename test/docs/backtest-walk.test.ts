import { describe, expect, test } from 'vitest'
import { commandsOf, simulateScript, walk } from '../../scripts/docs/backtest-walk.ts'
import { read } from '../../scripts/project.ts'

const page = read('docs/backtest.md')
const commands = commandsOf(page, 'On the command line')

describe('the tutorial of docs/backtest.md on the command line', () => {
  test('shows a dry run, a backtest, a calibration and a comparison, on data that it says how to make', () => {
    expect(commands.map((command) => command.split(' ')[2])).toEqual(['backtest', 'backtest', 'calibrate', 'what-if'])
    expect(page).toContain(simulateScript())
  })

  test('runs as it is written, and prints what the page shows', async () => {
    const steps = await walk(commands)
    for (const { command, code, out, err } of steps) {
      expect({ command, code, err }).toEqual({ command, code: 0, err: '' })
      expect(page).toContain(out.trimEnd())
    }
  })
})
